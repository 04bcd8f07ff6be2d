import ExcelJS from 'exceljs'
import type { BarFigure, ParetoFigure } from '../../../../shared/figures/figure.ts'
import { barPlot } from './barChart.ts'
import type { BarPlaces } from './barChart.ts'
import type { CellRange } from './chartSeries.ts'
import { paretoPlot } from './paretoChart.ts'
import type { ParetoNames, ParetoPlaces } from './paretoChart.ts'
import { escapeXString } from './xml.ts'

const SHEET = 'Sheet1'
const cells = (column: number, firstRow: number, lastRow = firstRow): CellRange => ({ sheet: SHEET, column, firstRow, lastRow })

/** A workbook that says nothing of this computer or its user. */
export function newWorkbook(): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Yinguo'
  workbook.lastModifiedBy = 'Yinguo'
  workbook.calcProperties.fullCalcOnLoad = false
  return workbook
}

export const workbookBytes = async (workbook: ExcelJS.Workbook): Promise<Uint8Array> => new Uint8Array(await workbook.xlsx.writeBuffer() as unknown as ArrayBuffer)

/** The sheet behind a Pareto chart: a changed count moves its bar, and through the formulas the line. */
export async function paretoWorkbook(figure: ParetoFigure, names: ParetoNames & { label: string; position: string }): Promise<{ bytes: Uint8Array; places: ParetoPlaces }> {
  const plot = paretoPlot(figure)
  const k = plot.labels.length
  const workbook = newWorkbook()
  const sheet = workbook.addWorksheet(SHEET)
  sheet.addRow([names.label, names.counts, names.position, names.line, names.position, names.threshold].map(escapeXString))
  const corner = figure.variant === 'corner'
  for (let i = 0; i < plot.line.x.length; i++) {
    const upTo = corner ? i : i + 1
    const share = upTo === 0 ? 0 : { formula: `SUM($B$2:B${upTo + 1})/SUM($B$2:$B$${k + 1})`, result: plot.line.y[i]! }
    sheet.addRow([
      i < k ? escapeXString(plot.labels[i]!) : null, i < k ? plot.counts[i]! : null, plot.line.x[i]!, share,
      plot.threshold.x[i] ?? null, plot.threshold.y[i] ?? null,
    ])
  }
  // One bar over its middle has one row of its own, but the threshold needs two.
  if (plot.line.x.length < 2) sheet.addRow([null, null, null, null, plot.threshold.x[1]!, plot.threshold.y[1]!])
  sheet.getColumn(1).width = 28
  sheet.getColumn(4).numFmt = '0.0%'
  sheet.getColumn(6).numFmt = '0%'
  const lineEnd = plot.line.x.length + 1
  return {
    bytes: await workbookBytes(workbook),
    places: {
      labels: cells(1, 2, k + 1), countsName: cells(2, 1), counts: cells(2, 2, k + 1),
      lineName: cells(4, 1), lineX: cells(3, 2, lineEnd), lineY: cells(4, 2, lineEnd),
      thresholdName: cells(6, 1), thresholdX: cells(5, 2, 3), thresholdY: cells(6, 2, 3),
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
