import ExcelJS from '../ooxml/excelJs.ts'
import type { FileHandle } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { exclusionWords } from '../../../../shared/i18n/exclusionWords.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { missingState } from '../../../../shared/model/missing.ts'
import type { CellValue } from '../../../../shared/model/missing.ts'
import { cleanText } from '../cleanText.ts'
import { CREATOR } from '../ooxml/properties.ts'
import { FONT, textValue } from '../xlsx/cells.ts'
import { writeCodebook } from './codebook.ts'
import { csvLine } from './csv.ts'
import { headings, labeller } from './dataColumns.ts'
import type { DataColumns } from './dataColumns.ts'
import type { DataCounts, DataSource } from './dataSource.ts'
import { noCounts } from './dataSource.ts'

const BOM = '\uFEFF'

/** Row ids first, then the variables, then why a row does not count where such rows come along. UTF-8 with BOM, CR LF. */
export async function writeCsv(file: FileHandle, source: DataSource, t: Translate): Promise<DataCounts> {
  const { columns, reasons } = source
  const counts = noCounts(columns)
  const render = columns.kept.map(variable => (source.style === 'labels' ? labeller(variable) : (value: CellValue) => value))
  const line = (cells: readonly CellValue[]): string => {
    const { text, guarded } = csvLine(cells)
    counts.guarded += guarded
    return text
  }
  await file.appendFile(BOM + line([t('report.data.rid'), ...headings(columns.kept, source.style), ...(reasons ? [t('report.data.excluded')] : [])]))
  let rows = 0
  for (const page of source.pages()) {
    await file.appendFile(page.map(row => line([row.rid, ...row.values.map((value, i) => render[i]!(value)), ...(reasons ? [reasonText(source, row.excluded, t)] : [])])).join(''))
    rows += page.length
    await source.between(rows)
  }
  return counts
}

/** The variables with their codes, and the rows; a missing state is {"missing": "notShown" | "empty"}, no answer is null. */
export async function writeJson(file: FileHandle, source: DataSource): Promise<DataCounts> {
  const { columns, dataset } = source
  const render = columns.kept.map(variable => (source.style === 'labels' ? labeller(variable) : (value: CellValue) => value))
  const variables = columns.kept.map(({ id, name, label, kind, role, codes, scale, question, derived }) => ({ id, name, label, kind, role, codes, scale, question, ...(derived ? { derived } : {}) }))
  const head = { name: dataset.name, simulated: dataset.simulated, ledger: dataset.ledger, period: dataset.period }
  await file.appendFile(`{\n"dataset": ${JSON.stringify(head)},\n"values": "${source.style}",\n"variables": ${JSON.stringify(variables)},\n"rows": [`)
  let rows = 0
  const written = (value: CellValue): unknown => {
    const state = missingState(value)
    return state === null ? value : state === 'none' ? null : { missing: state }
  }
  for (const page of source.pages()) {
    const lines = page.map(row => JSON.stringify({ rid: row.rid, excluded: row.excluded, values: row.values.map((value, i) => written(render[i]!(value))) }))
    await file.appendFile(`${rows > 0 ? ',' : ''}\n${lines.join(',\n')}`)
    rows += page.length
    await source.between(rows)
  }
  await file.appendFile('\n]\n}\n')
  return noCounts(columns)
}

/** A sheet of data with frozen header and a codebook; rows are streamed, so that large data sets do not stay in memory. */
export async function writeXlsx(file: FileHandle, source: DataSource, at: Date, t: Translate): Promise<DataCounts> {
  const { columns, reasons } = source
  const counts = noCounts(columns)
  const render = columns.kept.map(variable => (source.style === 'labels' ? labeller(variable) : (value: CellValue) => value))
  const stream = fileStream(file)
  const finished = new Promise<void>((resolve, reject) => { stream.on('finish', resolve).on('error', reject) })
  // Awaited at the end; until then a failure must not count as nobody's.
  finished.catch(() => {})
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  workbook.creator = workbook.lastModifiedBy = CREATOR
  workbook.created = workbook.modified = at
  try {
    const text = (value: string): string => {
      const clean = cleanText(value)
      counts.replaced += clean.replaced
      return textValue(clean.value)
    }
      const titles = [t('report.data.rid'), ...headings(columns.kept, source.style), ...(reasons ? [t('report.data.excluded')] : [])]
    const sheet = workbook.addWorksheet(t('report.data.sheet'), { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] })
    sheet.columns = titles.map((title, i) => ({ width: i === 0 ? 8 : Math.min(24, Math.max(9, title.length + 2)) }))
    const header = sheet.addRow(titles.map(text))
    header.font = { name: FONT, size: 10, bold: true }
    header.commit()
    let rows = 0
    for (const page of source.pages()) {
      for (const row of page) {
        const cells = [row.rid, ...row.values.map((value, i) => render[i]!(value)), ...(reasons ? [reasonText(source, row.excluded, t)] : [])]
        sheet.addRow(cells.map(value => (typeof value === 'string' ? text(value) : value))).commit()
      }
      rows += page.length
      await source.between(rows)
    }
    sheet.commit()
    // The streaming writer's sheets take cells like any other until they are committed.
    const codebook = writeCodebook(workbook as unknown as ExcelJS.Workbook, t('report.data.codebook'), cleanDataset(source.dataset), columns.kept.map(cleanVariable), columns.leftOut.map(cleanVariable), t)
    ;(codebook as unknown as { commit(): void }).commit()
    await workbook.commit()
    await finished
    return counts
  } catch (thrown) {
    // What is still buffered must not be written into a file that is being given up.
    stream.destroy()
    throw thrown
  }
}

const cleanVariable = <V extends DataColumns['kept'][number]>(variable: V): V =>
  ({ ...variable, name: cleanText(variable.name).value, label: cleanText(variable.label).value, codes: variable.codes.map(code => ({ ...code, label: cleanText(code.label).value })) })
const cleanDataset = (dataset: Dataset): Dataset => ({
  ...dataset, name: cleanText(dataset.name).value,
  questions: dataset.questions.map(question => ({ ...question, number: cleanText(question.number).value, title: cleanText(question.title).value })),
})

/** A stream onto an open file that leaves the file open: it still has to be flushed to the disk. */
const fileStream = (file: FileHandle): Writable => new Writable({
  highWaterMark: 1 << 20,
  write(chunk: Uint8Array, _encoding, done) { Promise.resolve().then(() => file.appendFile(chunk)).then(() => done(), done) },
})

/** Beside labels the reason in words, beside codes its code. */
const reasonText = (source: DataSource, stored: string | null, t: Translate): string | null =>
  (stored === null || source.style === 'codes' ? stored : exclusionWords(t, stored))
