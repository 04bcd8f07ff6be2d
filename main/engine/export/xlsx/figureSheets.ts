import type { CellFormulaValue, Workbook, Worksheet } from 'exceljs'
import type { BarFigure, FishboneFigure, Figure, ParetoFigure, PriorityFigure, TableModel } from '../../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { ResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { factsLine } from '../frameText.ts'
import { barPlot } from '../ooxml/barChart.ts'
import type { BarPlaces } from '../ooxml/barChart.ts'
import { hasNativeChart, paretoNames, plotNames } from '../ooxml/chartPart.ts'
import { columnLetters } from '../ooxml/chartSeries.ts'
import type { CellRange } from '../ooxml/chartSeries.ts'
import { colour } from '../ooxml/palette.ts'
import { paretoPlot } from '../ooxml/paretoChart.ts'
import type { ParetoPlaces } from '../ooxml/paretoChart.ts'
import { plotColumns } from '../ooxml/resultChart.ts'
import type { ResultPlaces } from '../ooxml/resultChart.ts'
import { resultPlot } from '../ooxml/resultPlot.ts'
import type { ResultPlot } from '../ooxml/resultPlot.ts'
import { pictureOf } from '../picture.ts'
import { columnWidth, computed, FONT, setUpPrint, styleBody, styleHeader, textValue, writeFrame, writeTable } from './cells.ts'

/** Where a chart stands on its sheet, in cells counted from 0. */
export interface ChartAnchor { fromColumn: number; fromRow: number; toColumn: number; toRow: number }
export type SheetChart = { sheet: Worksheet; anchor: ChartAnchor } & (
  | { kind: 'pareto'; figure: ParetoFigure; places: ParetoPlaces }
  | { kind: 'bar'; figure: BarFigure; places: BarPlaces }
  | { kind: 'result'; figure: ResultFigure; plot: ResultPlot; places: ResultPlaces })

const CHART_COLUMNS = 10
const CHART_ROWS = 24

const frameLines = (figure: Figure): { text: string; bold?: boolean; colour?: string }[] => [
  { text: figure.frame.title },
  { text: [factsLine(figure.frame), figure.frame.source].filter(Boolean).join('  ·  ') },
  ...(figure.frame.simulated ? [{ text: figure.frame.simulated, bold: true, colour: colour.simulated }] : []),
]

/** Writes one figure on its sheet; what is returned still has to be drawn by a chart part. */
export function writeFigureSheet(workbook: Workbook, sheet: Worksheet, figure: Figure, t: Translate): SheetChart | null {
  if (isResultFigure(figure)) return resultSheet(workbook, sheet, figure, t)
  switch (figure.kind) {
    case 'pareto': return paretoSheet(sheet, figure, t)
    case 'bar': return barSheet(sheet, figure, t)
    case 'priority': prioritySheet(sheet, figure); return null
    case 'fishbone': fishboneSheet(workbook, sheet, figure, t); return null
  }
}

const columnOf = (table: TableModel, key: string): number | null => {
  const index = table.columns.findIndex(column => column.key === key)
  return index < 0 ? null : index + 1
}

function paretoSheet(sheet: Worksheet, figure: ParetoFigure, t: Translate): SheetChart | null {
  const header = writeFrame(sheet, frameLines(figure))
  const first = writeTable(sheet, figure.table, header)
  const k = figure.bars.length
  const end = first + k - 1
  const drawn = hasNativeChart(figure)
  if (drawn) paretoFormulas(sheet, figure, first)
  const left = figure.table.columns.length + 1
  const helper = left + CHART_COLUMNS + 1
  const lastRow = Math.max(first + figure.table.rows.length, header + CHART_ROWS)
  setUpPrint(sheet, header, columnLetters(left + CHART_COLUMNS), lastRow)
  if (!drawn) return null

  const plot = paretoPlot(figure)
  const names = paretoNames(figure, t)
  const headers = [names.label, names.counts, names.position, names.line, names.position, names.start, names.position, names.threshold]
  helperHeader(sheet, header, helper, headers, t)
  const count = columnOf(figure.table, 'count')
  const share = columnOf(figure.table, 'cumulativeShare')
  const link = (column: number | null, row: number, value: number): number | CellFormulaValue => (column === null ? value : { formula: `$${columnLetters(column)}$${row}`, result: value })
  plot.labels.forEach((label, i) => {
    const row = sheet.getRow(first + i)
    row.getCell(helper).value = textValue(label)
    row.getCell(helper + 1).value = link(count, first + i, plot.counts[i]!)
    row.getCell(helper + 2).value = plot.line.x[i]!
    row.getCell(helper + 3).value = link(share, first + i, plot.line.y[i]!)
  })
  for (const i of [0, 1]) {
    const row = sheet.getRow(first + i)
    if (plot.start) {
      row.getCell(helper + 4).value = plot.start.x[i]!
      row.getCell(helper + 5).value = i === 0 ? 0 : link(share, first, plot.start.y[1]!)
    }
    if (plot.threshold) {
      row.getCell(helper + 6).value = plot.threshold.x[i]!
      row.getCell(helper + 7).value = plot.threshold.y[i]!
    }
  }
  helperStyle(sheet, first, Math.max(end, first + 1), helper, headers.length)
  for (const column of [helper + 3, helper + 5, helper + 7]) for (let row = first; row <= Math.max(end, first + 1); row++) sheet.getCell(row, column).numFmt = '0.0%'
  const cells = (offset: number, from: number, to = from): CellRange => ({ sheet: sheet.name, column: helper + offset, firstRow: from, lastRow: to })
  return {
    kind: 'pareto', sheet, figure, anchor: { fromColumn: left, fromRow: header - 1, toColumn: left + CHART_COLUMNS, toRow: header - 1 + CHART_ROWS },
    places: {
      labels: cells(0, first, end), countsName: cells(1, header), counts: cells(1, first, end),
      lineName: cells(3, header), lineX: cells(2, first, end), lineY: cells(3, first, end),
      startName: cells(5, header), startX: cells(4, first, first + 1), startY: cells(5, first, first + 1),
      thresholdName: cells(7, header), thresholdX: cells(6, first, first + 1), thresholdY: cells(7, first, first + 1),
    },
  }
}

/** Shares and cumulative columns follow the counts. */
function paretoFormulas(sheet: Worksheet, figure: ParetoFigure, first: number): void {
  const count = columnOf(figure.table, 'count')
  if (count === null) return
  const letter = columnLetters(count)
  const last = first + figure.bars.length - 1
  const total = `SUM($${letter}$${first}:$${letter}$${last})`
  const set = (key: string, row: number, formula: string, result: number): void => {
    const column = columnOf(figure.table, key)
    if (column !== null) sheet.getCell(row, column).value = computed(formula, result)
  }
  figure.bars.forEach((bar, i) => {
    const row = first + i
    const upTo = `SUM($${letter}$${first}:$${letter}${row})`
    set('share', row, `$${letter}${row}/${total}`, bar.share)
    set('cumulativeCount', row, upTo, bar.cumulativeCount)
    set('cumulativeShare', row, `${upTo}/${total}`, bar.cumulativeShare)
  })
  if (figure.table.rows[figure.bars.length]?.key === 'total') {
    set('count', last + 1, total, figure.total)
    set('share', last + 1, `${total}/${total}`, 1)
  }
}

function barSheet(sheet: Worksheet, figure: BarFigure, t: Translate): SheetChart | null {
  const header = writeFrame(sheet, frameLines(figure))
  const first = writeTable(sheet, figure.table, header)
  const left = figure.table.columns.length + 1
  const helper = left + CHART_COLUMNS + 1
  const rows = Math.min(60, Math.max(16, 5 + Math.ceil(figure.bars.length * 1.6)))
  setUpPrint(sheet, header, columnLetters(left + CHART_COLUMNS), Math.max(first + figure.table.rows.length, header + rows))
  if (!hasNativeChart(figure)) return null
  const plot = barPlot(figure)
  helperHeader(sheet, header, helper, [t('report.chart.label'), figure.axis.value], t)
  plot.labels.forEach((label, i) => {
    sheet.getCell(first + i, helper).value = textValue(label)
    sheet.getCell(first + i, helper + 1).value = plot.values[i] ?? null
  })
  const end = first + plot.labels.length - 1
  helperStyle(sheet, first, end, helper, 2)
  const cells = (offset: number, from: number, to = from): CellRange => ({ sheet: sheet.name, column: helper + offset, firstRow: from, lastRow: to })
  return {
    kind: 'bar', sheet, figure, anchor: { fromColumn: left, fromRow: header - 1, toColumn: left + CHART_COLUMNS, toRow: header - 1 + rows },
    places: { labels: cells(0, first, end), valuesName: cells(1, header), values: cells(1, first, end) },
  }
}

/** Table, and the chart beside it; what Office cannot draw stands there as a picture. */
function resultSheet(workbook: Workbook, sheet: Worksheet, figure: ResultFigure, t: Translate): SheetChart | null {
  const header = writeFrame(sheet, [...frameLines(figure), ...(figure.empty ? [{ text: figure.empty }] : [])])
  const first = writeTable(sheet, figure.table, header)
  const left = figure.table.columns.length + 1
  const rows = Math.min(60, Math.max(CHART_ROWS, Math.ceil(figure.drawing.height / 5)))
  setUpPrint(sheet, header, columnLetters(left + CHART_COLUMNS), Math.max(first + figure.table.rows.length, header + rows))
  if (figure.empty) return null
  const plot = resultPlot(figure, t)
  if (!plot) {
    addPicture(workbook, sheet, figure, { column: left, row: header - 1 })
    return null
  }
  const helper = left + CHART_COLUMNS + 1
  const { columns, places } = plotColumns(plot, plotNames(t), { sheet: sheet.name, column: helper, headerRow: header, firstRow: first })
  helperHeader(sheet, header, helper, columns.map(column => column.header), t)
  columns.forEach((column, c) => column.values.forEach((value, r) => { sheet.getCell(first + r, helper + c).value = typeof value === 'string' ? textValue(value) : value }))
  helperStyle(sheet, first, first + Math.max(0, ...columns.map(column => column.values.length - 1)), helper, columns.length)
  return { kind: 'result', sheet, figure, plot, places, anchor: { fromColumn: left, fromRow: header - 1, toColumn: left + CHART_COLUMNS, toRow: header - 1 + rows } }
}

/** Returns the size in pixels it takes on the sheet. */
function addPicture(workbook: Workbook, sheet: Worksheet, figure: ResultFigure | FishboneFigure, at: { column: number; row: number }): { width: number; height: number } {
  const picture = pictureOf(figure, 200)
  const scale = Math.min(1.15, 330 / picture.width)
  const image = workbook.addImage({ buffer: Buffer.from(picture.png) as unknown as ArrayBuffer, extension: 'png' } as Parameters<Workbook['addImage']>[0])
  const size = { width: picture.width * scale / 25.4 * 96, height: picture.height * scale / 25.4 * 96 }
  sheet.addImage(image, { tl: { col: at.column, row: at.row }, ext: size, editAs: 'oneCell' })
  return size
}

/** The numbers the chart reads stand right of it, outside the printed area. */
function helperHeader(sheet: Worksheet, row: number, column: number, headers: readonly string[], t: Translate): void {
  const title = sheet.getCell(row - 1, column)
  title.value = textValue(t('report.chart.data'))
  title.font = { name: FONT, size: 9, italic: true, color: { argb: `FF${colour.muted}` } }
  headers.forEach((header, i) => {
    const cell = sheet.getCell(row, column + i)
    cell.value = textValue(header)
    cell.font = { name: FONT, size: 9, color: { argb: `FF${colour.muted}` } }
    cell.alignment = { wrapText: true, vertical: 'bottom' }
    sheet.getColumn(column + i).width = i === 0 ? 24 : 11
  })
}

function helperStyle(sheet: Worksheet, first: number, last: number, column: number, columns: number): void {
  for (let row = first; row <= last; row++) for (let i = 0; i < columns; i++) sheet.getCell(row, column + i).font = { name: FONT, size: 9, color: { argb: `FF${colour.muted}` } }
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

/** Gap, index and ranks are live where the formula gives the printed number, so that a changed score reorders the priorities. */
function prioritySheet(sheet: Worksheet, figure: PriorityFigure): void {
  const { table } = figure
  const header = writeFrame(sheet, frameLines(figure))
  const first = writeTable(sheet, table, header)
  const last = first + table.rows.length - 1
  setUpPrint(sheet, header, columnLetters(table.columns.length), Math.max(last, first), 'portrait')
  const at = (key: string): number => table.columns.findIndex(column => column.key === key)
  const [score, impact, gap, index, rank] = ['score', 'impact', 'gap', 'index', 'rankOverall'].map(at) as [number, number, number, number, number]
  const letter = (column: number): string => columnLetters(column + 1)
  const items = table.rows.filter(row => !row.heading)
  const indices = items.map(row => row.cells[index]?.value).filter(value => typeof value === 'number')
  table.rows.forEach((row, r) => {
    if (row.heading) return
    const line = first + r
    const value = (column: number): number | null => {
      const found = column < 0 ? null : row.cells[column]?.value
      return typeof found === 'number' ? found : null
    }
    const set = (column: number, formula: string, expected: number | null): void => {
      const printed = value(column)
      if (printed !== null && expected !== null && near(expected, printed)) sheet.getCell(line, column + 1).value = computed(formula, printed)
    }
    const [s, w, g, p] = [value(score), value(impact), value(gap), value(index)]
    if (s !== null) set(gap, `100-${letter(score)}${line}`, 100 - s)
    if (w !== null && g !== null) set(index, `${letter(impact)}${line}*${letter(gap)}${line}`, w * g)
    if (p !== null) set(rank, `RANK(${letter(index)}${line},$${letter(index)}$${first}:$${letter(index)}$${last})`, 1 + indices.filter(other => other > p).length)
  })
}

/** The causes as an outline, their numbers beside them, and the drawing. */
function fishboneSheet(workbook: Workbook, sheet: Worksheet, figure: FishboneFigure, t: Translate): void {
  const { layout } = figure
  const header = writeFrame(sheet, [...frameLines(figure), { text: `${t('report.sheet.effect')}: ${layout.head.lines.join('')}` }])
  const headers = [t('report.sheet.level'), t('report.sheet.cause'), t('report.sheet.parent'), t('report.sheet.evidence'), t('report.sheet.boneId')]
  headers.forEach((text, i) => {
    const cell = sheet.getCell(header, i + 1)
    cell.value = textValue(text)
    styleHeader(cell, i === 0 ? 'center' : 'left')
  })
  const textOf = new Map(layout.bones.map(bone => [bone.id, bone.label.lines.join('')]))
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false }
  layout.bones.forEach((bone, i) => {
    const row = header + 1 + i
    const values = [bone.level, textValue(textOf.get(bone.id) ?? ''), textValue(bone.parent === null ? '' : textOf.get(bone.parent) ?? ''), textValue(bone.evidence?.lines.join(' ') ?? ''), textValue(bone.id)]
    values.forEach((value, c) => {
      const cell = sheet.getCell(row, c + 1)
      cell.value = value === '' ? null : value
      styleBody(cell, c === 0 ? 'center' : 'left', i === layout.bones.length - 1)
      // "fill" keeps a long id from running on under the drawing.
      if (c === 4) cell.alignment = { horizontal: 'fill', vertical: 'middle' }
      if (c === 1) cell.alignment = { indent: (bone.level - 1) * 2, vertical: 'middle' }
    })
    sheet.getRow(row).outlineLevel = Math.min(7, bone.level - 1)
  })
  sheet.getColumn(1).width = 6
  sheet.getColumn(2).width = columnWidth([...textOf.values()], 44) + 6
  sheet.getColumn(3).width = columnWidth([...textOf.values()], 28)
  sheet.getColumn(4).width = 24
  sheet.getColumn(5).width = 10
  const size = addPicture(workbook, sheet, figure, { column: 6, row: header - 1 })
  const columns = Math.ceil(size.width / 64) + 7
  setUpPrint(sheet, header, columnLetters(columns), Math.max(header + layout.bones.length, header + Math.ceil(size.height / 20)))
}
