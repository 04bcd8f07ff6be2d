import ExcelJS from './excelJs.ts'
import JSZip from 'jszip'
import type { BarFigure, ParetoFigure } from '../../../../shared/figures/figure.ts'
import { barPlot } from './barChart.ts'
import type { BarPlaces } from './barChart.ts'
import type { CellRange } from './chartSeries.ts'
import { zipBytes } from './opcPackage.ts'
import { paretoPlot } from './paretoChart.ts'
import type { ParetoNames, ParetoPlaces } from './paretoChart.ts'
import { plotColumns } from './resultChart.ts'
import type { ResultPlaces } from './resultChart.ts'
import type { ResultPlot } from './resultPlot.ts'
import { escapeXString } from './xml.ts'

const SHEET = 'Sheet1'
const cells = (column: number, firstRow: number, lastRow = firstRow): CellRange => ({ sheet: SHEET, column, firstRow, lastRow })

/** A workbook that says nothing of this computer, its user or its clock. */
export function newWorkbook(): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Yinguo'
  workbook.lastModifiedBy = 'Yinguo'
  workbook.created = workbook.modified = new Date(Date.UTC(2000, 0, 1))
  workbook.calcProperties.fullCalcOnLoad = false
  return workbook
}

/** Packed again, because exceljs stamps the entries of its zip with the time of day. */
export async function workbookBytes(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return zipBytes(await JSZip.loadAsync(await workbook.xlsx.writeBuffer() as unknown as ArrayBuffer))
}

/** The sheet behind a Pareto chart: a changed count moves its bar, and through the formulas the line. */
export async function paretoWorkbook(figure: ParetoFigure, names: ParetoNames & { label: string; position: string }): Promise<{ bytes: Uint8Array; places: ParetoPlaces }> {
  const plot = paretoPlot(figure)
  const k = plot.labels.length
  const workbook = newWorkbook()
  const sheet = workbook.addWorksheet(SHEET)
  sheet.addRow([names.label, names.counts, names.position, names.line, names.position, names.start, names.position, names.threshold, ...(plot.base ? [names.base] : [])].map(escapeXString))
  plot.labels.forEach((label, i) => {
    const share = { formula: `SUM($B$2:B${i + 2})/SUM($B$2:$B$${k + 1})`, result: plot.line.y[i]! }
    sheet.addRow([escapeXString(label), plot.counts[i]!, plot.line.x[i]!, share])
    if (plot.base) sheet.getCell(i + 2, 9).value = i === 0 ? 0 : { formula: `SUM($B$2:B${i + 1})`, result: plot.base[i]! }
  })
  for (const i of [0, 1]) {
    const row = sheet.getRow(i + 2)
    if (plot.start) {
      row.getCell(5).value = plot.start.x[i]!
      row.getCell(6).value = i === 0 ? 0 : { formula: '$D$2', result: plot.start.y[1]! }
    }
    if (plot.threshold) {
      row.getCell(7).value = plot.threshold.x[i]!
      row.getCell(8).value = plot.threshold.y[i]!
    }
  }
  sheet.getColumn(1).width = 28
  if (plot.format !== 'General') sheet.getColumn(2).numFmt = plot.format
  for (const column of [4, 6]) sheet.getColumn(column).numFmt = '0.0%'
  sheet.getColumn(8).numFmt = '0%'
  return {
    bytes: await workbookBytes(workbook),
    places: {
      labels: cells(1, 2, k + 1), countsName: cells(2, 1), counts: cells(2, 2, k + 1),
      lineName: cells(4, 1), lineX: cells(3, 2, k + 1), lineY: cells(4, 2, k + 1),
      startName: cells(6, 1), startX: cells(5, 2, 3), startY: cells(6, 2, 3),
      thresholdName: cells(8, 1), thresholdX: cells(7, 2, 3), thresholdY: cells(8, 2, 3),
      ...(plot.base && { baseName: cells(9, 1), base: cells(9, 2, k + 1) }),
    },
  }
}

export async function barWorkbook(figure: BarFigure, labelHeader: string): Promise<{ bytes: Uint8Array; places: BarPlaces }> {
  const plot = barPlot(figure)
  const workbook = newWorkbook()
  const sheet = workbook.addWorksheet(SHEET)
  sheet.addRow([labelHeader, figure.axis.value, 'n'].map(escapeXString))
  plot.labels.forEach((label, i) => { sheet.addRow([escapeXString(label), plot.values[i] ?? null, figure.bars[i]!.n]) })
  sheet.getColumn(1).width = 28
  const last = plot.labels.length + 1
  return { bytes: await workbookBytes(workbook), places: { labels: cells(1, 2, last), valuesName: cells(2, 1), values: cells(2, 2, last) } }
}

/** The numbers of any other native chart: the categories, then the series. */
export async function resultWorkbook(plot: ResultPlot, names: { label: string; minus: string; plus: string }): Promise<{ bytes: Uint8Array; places: ResultPlaces }> {
  const workbook = newWorkbook()
  const sheet = workbook.addWorksheet(SHEET)
  const { columns, places } = plotColumns(plot, names, { sheet: SHEET, column: 1, headerRow: 1, firstRow: 2 })
  columns.forEach((column, c) => {
    sheet.getCell(1, c + 1).value = escapeXString(column.header)
    column.values.forEach((value, r) => { sheet.getCell(r + 2, c + 1).value = typeof value === 'string' ? escapeXString(value) : value })
  })
  sheet.getColumn(1).width = 28
  return { bytes: await workbookBytes(workbook), places }
}
