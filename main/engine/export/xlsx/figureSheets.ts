import type { CellFormulaValue, Workbook, Worksheet } from 'exceljs'
import type { BarFigure, FishboneFigure, Figure, OutlineRow, ParetoFigure, PriorityFigure, TableModel } from '../../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { ResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { factsLine } from '../frameText.ts'
import { barPlot } from '../ooxml/barChart.ts'
import type { BarPlaces } from '../ooxml/barChart.ts'
import { hasNativeChart, nativeCharts, paretoNames, plotNames } from '../ooxml/chartPart.ts'
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
import { markText } from '../outlineTable.ts'
import { columnWidth, computed, FONT, setUpPrint, styleBody, styleHeader, textValue, writeFrame, writeTable } from './cells.ts'

/** Where a chart stands on its sheet, in cells counted from 0. */
interface ChartAnchor { fromColumn: number; fromRow: number; toColumn: number; toRow: number }
export type SheetChart = { sheet: Worksheet; anchor: ChartAnchor } & (
  | { kind: 'pareto'; figure: ParetoFigure; places: ParetoPlaces; /** Charts beside it on the same sheet. */ more?: { figure: ParetoFigure; places: ParetoPlaces; anchor: ChartAnchor }[] }
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
  if (figure.panels?.length) return panelSheet(sheet, figure, t)
  const header = writeFrame(sheet, frameLines(figure))
  const first = writeTable(sheet, figure.table, header)
  const drawn = hasNativeChart(figure)
  if (drawn) paretoFormulas(sheet, figure, first)
  const left = figure.table.columns.length + 1
  const helper = left + CHART_COLUMNS + 1
  const lastRow = Math.max(first + figure.table.rows.length, header + CHART_ROWS)
  setUpPrint(sheet, header, columnLetters(left + CHART_COLUMNS), lastRow)
  if (!drawn) return null

  const link = (key: string) => (row: number, value: number): number | CellFormulaValue => {
    const column = columnOf(figure.table, key)
    return column === null ? value : { formula: `$${columnLetters(column)}$${row}`, result: value }
  }
  const places = paretoNumbers(sheet, figure, { header, column: helper, first }, t, { value: link(figure.variant === 'single' ? 'share' : 'count'), line: link('cumulativeShare') })
  return { kind: 'pareto', sheet, figure, anchor: { fromColumn: left, fromRow: header - 1, toColumn: left + CHART_COLUMNS, toRow: header - 1 + CHART_ROWS }, places }
}

type NumberCell = (row: number, value: number) => number | CellFormulaValue
const plain: NumberCell = (_, value) => value

/** The numbers one chart reads, headed at `header` from `column` on; `value` and `line` may follow the table. */
function paretoNumbers(sheet: Worksheet, figure: ParetoFigure, at: { header: number; column: number; first: number }, t: Translate, follow: { value: NumberCell; line: NumberCell } = { value: plain, line: plain }): ParetoPlaces {
  const { header, column: helper, first } = at
  const plot = paretoPlot(figure)
  const end = first + plot.labels.length - 1
  const names = paretoNames(figure, t)
  const headers = [names.label, names.counts, names.position, names.line, names.position, names.start, names.position, names.threshold, ...(plot.base ? [names.base] : [])]
  helperHeader(sheet, header, helper, headers, t)
  const letter = columnLetters(helper + 1)
  plot.labels.forEach((label, i) => {
    const row = sheet.getRow(first + i)
    row.getCell(helper).value = textValue(label)
    row.getCell(helper + 1).value = follow.value(first + i, plot.counts[i]!)
    row.getCell(helper + 2).value = plot.line.x[i]!
    row.getCell(helper + 3).value = follow.line(first + i, plot.line.y[i]!)
    if (plot.base) row.getCell(helper + 8).value = i === 0 ? 0 : { formula: `SUM($${letter}$${first}:$${letter}${first + i - 1})`, result: plot.base[i]! }
  })
  for (const i of [0, 1]) {
    const row = sheet.getRow(first + i)
    if (plot.start) {
      row.getCell(helper + 4).value = plot.start.x[i]!
      row.getCell(helper + 5).value = i === 0 ? 0 : follow.line(first, plot.start.y[1]!)
    }
    if (plot.threshold) {
      row.getCell(helper + 6).value = plot.threshold.x[i]!
      row.getCell(helper + 7).value = plot.threshold.y[i]!
    }
  }
  helperStyle(sheet, first, Math.max(end, first + 1), helper, headers.length)
  const percents = [helper + 3, helper + 5, helper + 7, ...(figure.variant === 'single' ? [helper + 1] : [])]
  for (const column of percents) for (let row = first; row <= Math.max(end, first + 1); row++) sheet.getCell(row, column).numFmt = '0.0%'
  const cells = (offset: number, from: number, to = from): CellRange => ({ sheet: sheet.name, column: helper + offset, firstRow: from, lastRow: to })
  return {
    labels: cells(0, first, end), countsName: cells(1, header), counts: cells(1, first, end),
    lineName: cells(3, header), lineX: cells(2, first, end), lineY: cells(3, first, end),
    startName: cells(5, header), startX: cells(4, first, first + 1), startY: cells(5, first, first + 1),
    thresholdName: cells(7, header), thresholdX: cells(6, first, first + 1), thresholdY: cells(7, first, first + 1),
    ...(plot.base && { baseName: cells(8, header), base: cells(8, first, end) }),
  }
}

/** Charts side by side, two abreast, under the table that compares them; their numbers stand below each other right of them. */
function panelSheet(sheet: Worksheet, figure: ParetoFigure, t: Translate): SheetChart | null {
  const header = writeFrame(sheet, frameLines(figure))
  const first = writeTable(sheet, figure.table, header)
  const charts = nativeCharts(figure).map(one => ({ ...one.figure as ParetoFigure, frame: { ...(one.figure as ParetoFigure).frame, title: one.title } }))
  const left = figure.table.columns.length + 1
  const columns = left + 2 * CHART_COLUMNS
  const rows = Math.max(first + figure.table.rows.length, header + Math.ceil(charts.length / 2) * CHART_ROWS)
  setUpPrint(sheet, header, columnLetters(columns), rows)
  let at = header
  const placed = charts.map((chart, i) => {
    const places = paretoNumbers(sheet, chart, { header: at, column: columns + 1, first: at + 1 }, t)
    at += Math.max(2, chart.bars.length) + 3
    const anchor = { fromColumn: left + (i % 2) * CHART_COLUMNS, fromRow: header - 1 + Math.floor(i / 2) * CHART_ROWS, toColumn: left + (i % 2 + 1) * CHART_COLUMNS, toRow: header - 1 + (Math.floor(i / 2) + 1) * CHART_ROWS }
    return { figure: chart, places, anchor }
  })
  const [chart, ...more] = placed
  return chart ? { kind: 'pareto', sheet, ...chart, more } : null
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
/** The causes as an outline, every one with its whole text, its marks and numbers; the drawing beside it. */
function fishboneSheet(workbook: Workbook, sheet: Worksheet, figure: FishboneFigure, t: Translate): void {
  const { outline } = figure
  const header = writeFrame(sheet, [...frameLines(figure), { text: `${t('report.sheet.effect')}: ${figure.layout.head.lines.join('')}` }])
  const textOf = new Map(outline.map(row => [row.id, row.text]))
  const column = (key: Parameters<Translate>[0], width: number, value: (row: OutlineRow) => string | number | null): { title: string; width: number; value: typeof value } => ({ title: t(key), width, value })
  const columns = [
    column('report.sheet.level', 6, row => row.level),
    column('causeFigure.columns.number', 6, row => row.mark.number),
    column('report.sheet.cause', columnWidth([...textOf.values()], 44) + 6, row => row.text),
    column('report.sheet.parent', columnWidth([...textOf.values()], 28), row => (row.parent === null ? '' : textOf.get(row.parent) ?? '')),
    column('report.sheet.evidence', 24, row => row.evidence),
    ...(outline.some(row => row.mark.main || row.mark.excluded !== null || row.mark.votes !== null) ? [column('causeFigure.columns.mark', 16, row => markText(row.mark, t))] : []),
    ...(outline.some(row => row.mark.excluded !== null) ? [column('causeFigure.columns.reason', 28, row => row.mark.excluded ?? '')] : []),
    column('report.sheet.boneId', 10, row => row.id),
  ]
  const [cause, id] = [2, columns.length - 1]
  columns.forEach((one, i) => {
    const cell = sheet.getCell(header, i + 1)
    cell.value = textValue(one.title)
    styleHeader(cell, i < 2 ? 'center' : 'left')
    sheet.getColumn(i + 1).width = one.width
  })
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false }
  outline.forEach((row, i) => {
    columns.forEach((one, c) => {
      const value = one.value(row)
      const cell = sheet.getCell(header + 1 + i, c + 1)
      cell.value = value === '' || value === null ? null : typeof value === 'string' ? textValue(value) : value
      styleBody(cell, c < 2 ? 'center' : 'left', i === outline.length - 1)
      // "fill" keeps a long id from running on under the drawing.
      if (c === id) cell.alignment = { horizontal: 'fill', vertical: 'middle' }
      if (c === cause) cell.alignment = { indent: (row.level - 1) * 2, vertical: 'middle' }
    })
    sheet.getRow(header + 1 + i).outlineLevel = Math.min(7, row.level - 1)
  })
  const size = addPicture(workbook, sheet, figure, { column: columns.length + 1, row: header - 1 })
  setUpPrint(sheet, header, columnLetters(Math.ceil(size.width / 64) + columns.length + 2), Math.max(header + outline.length, header + Math.ceil(size.height / 20)))
}
