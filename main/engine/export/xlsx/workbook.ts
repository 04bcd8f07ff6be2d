import type { Worksheet } from 'exceljs'
import type { Figure, FishboneFigure } from '../../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { oneLine } from '../cleanText.ts'
import { endCauseTable } from '../endCauseTable.ts'
import { newWorkbook, workbookBytes } from '../ooxml/chartWorkbook.ts'
import { utc } from '../ooxml/properties.ts'
import { writeFrame, writeTable } from './cells.ts'
import { writeFigureSheet } from './figureSheets.ts'
import type { SheetChart } from './figureSheets.ts'
import { insertCharts } from './insertCharts.ts'
import { writeNotesSheet } from './notesSheet.ts'
import { sheetName } from './sheetNames.ts'

/** A workbook of the figures: a sheet each with live formulas and a native chart, and a sheet of notes. */
export async function writeWorkbook(figures: readonly Figure[], info: { title: string; at: string }, t: Translate): Promise<Uint8Array> {
  const workbook = newWorkbook()
  workbook.title = oneLine(info.title)
  workbook.created = workbook.modified = new Date(utc(info.at))
  const taken = new Set<string>()
  const add = (wanted: string): ReturnType<typeof workbook.addWorksheet> => {
    const name = sheetName(wanted, taken)
    taken.add(name.toLowerCase())
    return workbook.addWorksheet(name)
  }
  const charts: SheetChart[] = []
  const listed: { figure: Figure; sheetName: string }[] = []
  figures.forEach((figure, i) => {
    const title = oneLine(figure.frame.title) || (isResultFigure(figure) ? t(`figures.result.kind.${figure.kind}`) : t(`report.sheet.${figure.kind}`))
    const sheet = add(figures.length > 1 ? `${i + 1} ${title}` : title)
    const chart = writeFigureSheet(workbook, sheet, figure, t)
    if (chart) charts.push(chart)
    listed.push({ figure, sheetName: sheet.name })
    if (!isResultFigure(figure) && figure.kind === 'fishbone') endCauseSheet(add, figure, t)
  })
  writeNotesSheet(add(t('report.sheet.notes')), info.title, listed, t)
  const bytes = await workbookBytes(workbook)
  return insertCharts(bytes, charts, t)
}

/** The end causes by themselves, to be sorted, filtered and handed on. */
function endCauseSheet(add: (wanted: string) => Worksheet, figure: FishboneFigure, t: Translate): void {
  const table = endCauseTable(figure, t)
  if (table.rows.length === 0) return
  const sheet = add(t('causeFigure.endTable'))
  writeTable(sheet, table, writeFrame(sheet, [{ text: t('causeFigure.endTable') }, { text: figure.frame.title }]))
}
