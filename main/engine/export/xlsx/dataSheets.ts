import type { Workbook, Worksheet } from 'exceljs'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import type { Variable } from '../../../../shared/model/variable.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { cleanStrings, cleanText } from '../cleanText.ts'
import { writeCodebook } from '../data/codebook.ts'
import { dataColumns, headings, labeller } from '../data/dataColumns.ts'
import { columnLetters } from '../ooxml/chartSeries.ts'
import type { Step } from '../step.ts'
import { FONT, textValue } from './cells.ts'

/** The answers behind a report as they stand on a sheet: what formulas can point at. */
export interface DataRange {
  /** `'数据'!$C$3:$C$288`. */
  range: string
  values: readonly CellValue[]
  variable: Variable
}
export type DataRanges = ReadonlyMap<string, DataRange>

/** A workbook is held in memory whole; more cells than this are left to the export of data. */
export const MOST_CELLS = 1_500_000
const PAGE = 1000
const FIRST_ROW = 2

export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`

export interface WrittenData { sheets: { sheet: Worksheet; kind: 'data' | 'labels' | 'codebook' }[]; ranges: DataRanges; /** Texts no cell can hold were replaced. */ tooLarge: boolean }

/** Codes of the rows that count, the same in words where there are few, and the codebook; identifiers stay in the project. */
export async function writeDataSheets(workbook: Workbook, add: (name: string) => Worksheet, project: ProjectReader, id: number, several: boolean, t: Translate, step: Step): Promise<WrittenData> {
  const dataset = project.dataset(id)
  const columns = dataColumns(dataset)
  const asked = { rows: 'counted' as const, segment: null }
  const ids = columns.kept.map(variable => variable.id)
  const { total } = project.page(id, { ...asked, offset: 0, limit: 1, variables: [] })
  const codebookName = (): Worksheet => {
    const sheet = writeCodebook(workbook, uniqueName(workbook, named(t('reportFile.sheet.codebook'), dataset.name, several)), cleanStrings(dataset).value, cleanStrings(columns.kept).value, cleanStrings(columns.leftOut).value, t)
    return sheet
  }
  if (total * (ids.length + 1) > MOST_CELLS) return { sheets: [{ sheet: codebookName(), kind: 'codebook' }], ranges: new Map(), tooLarge: true }
  const sheet = add(named(t('reportFile.sheet.data'), dataset.name, several))
  header(sheet, [t('report.data.rid'), ...headings(columns.kept, 'codes')])
  const values: CellValue[][] = ids.map(() => [])
  const rids: number[] = []
  for (let offset = 0; offset < total; offset += PAGE) {
    await step(offset, total)
    for (const row of project.page(id, { ...asked, offset, limit: PAGE, variables: ids }).rows) {
      rids.push(row.rid)
      row.values.forEach((value, i) => values[i]!.push(typeof value === 'string' ? cleanText(value).value : value))
    }
  }
  const write = (to: Worksheet, shown: (column: number, value: CellValue) => CellValue): void => {
    rids.forEach((rid, r) => { to.addRow([rid, ...values.map((column, c) => { const value = shown(c, column[r] ?? null); return typeof value === 'string' ? textValue(value) : value })]) })
  }
  write(sheet, (_, value) => value)
  const last = FIRST_ROW + Math.max(1, rids.length) - 1
  const ranges = new Map<string, DataRange>()
  columns.kept.forEach((variable, c) => {
    const letter = columnLetters(c + 2)
    const made: DataRange = { range: `${quoted(sheet.name)}!$${letter}$${FIRST_ROW}:$${letter}$${last}`, values: values[c]!, variable }
    ranges.set(variable.id, made)
    if (!ranges.has(variable.name)) ranges.set(variable.name, made)
  })
  const sheets: WrittenData['sheets'] = [{ sheet, kind: 'data' }]
  if (total * ids.length <= MOST_CELLS / 6) {
    const words = add(named(t('reportFile.sheet.labels'), dataset.name, several))
    const label = columns.kept.map(variable => labeller(variable))
    header(words, [t('report.data.rid'), ...headings(columns.kept, 'labels')])
    write(words, (c, value) => { const said = label[c]!(value); return typeof said === 'string' ? cleanText(said).value : said })
    sheets.push({ sheet: words, kind: 'labels' })
  }
  sheets.push({ sheet: codebookName(), kind: 'codebook' })
  return { sheets, ranges, tooLarge: false }
}

const named = (word: string, dataset: string, several: boolean): string => (several ? `${word} ${dataset}` : word)

function uniqueName(workbook: Workbook, wanted: string): string {
  const clean = wanted.replace(/[\\/?*[\]:\s]+/g, ' ').replaceAll("'", '’').trim().slice(0, 28).toWellFormed()
  const taken = new Set(workbook.worksheets.map(sheet => sheet.name.toLowerCase()))
  for (let n = 1; ; n++) { const name = n === 1 ? clean : `${clean} ${n}`; if (!taken.has(name.toLowerCase())) return name }
}

function header(sheet: Worksheet, titles: readonly string[]): void {
  const row = sheet.addRow(titles.map(title => textValue(cleanText(title).value)))
  row.font = { name: FONT, size: 10, bold: true }
  row.alignment = { wrapText: true, vertical: 'top' }
  titles.forEach((title, i) => { sheet.getColumn(i + 1).width = i === 0 ? 8 : Math.min(24, Math.max(9, title.length + 2)) })
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: 1, topLeftCell: 'B2', activeCell: 'A1' }]
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' }
}
