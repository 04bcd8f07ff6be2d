import type { FileHandle } from 'node:fs/promises'
import { exclusionWords } from '../../../../../shared/i18n/exclusionWords.ts'
import type { Translate } from '../../../../../shared/i18n/translate.ts'
import type { CellValue } from '../../../../../shared/model/missing.ts'
import { missingState } from '../../../../../shared/model/missing.ts'
import type { Variable } from '../../../../../shared/model/variable.ts'
import { secondsOf } from '../../../sav/formats.ts'
import type { DataCounts, DataRow, DataSource } from '../dataSource.ts'
import { noCounts } from '../dataSource.ts'
import { CaseWriter } from './caseWriter.ts'
import { ColumnLook } from './columnLook.ts'
import type { SavColumn } from './columnPlan.ts'
import { planColumn } from './columnPlan.ts'
import { dictionaryBytes } from './dictionaryBytes.ts'
import { cutBytes, SavNames } from './names.ts'

/** Rows are let out when so many bytes have come together. */
const CHUNK = 512 * 1024

type Cells = (row: DataRow) => readonly CellValue[]

/** Row id, the variables, and why a row does not count: as variables of the file. */
function fileVariables({ columns, dataset, reasons }: DataSource, t: Translate): { variables: Variable[]; cells: Cells } {
  const beside = (id: string, label: string, kind: Variable['kind'], role: Variable['role']): Variable =>
    ({ id, dataset: dataset.id, order: 0, question: null, name: id, label, kind, role, codes: [], scale: null, factor: null, derived: null, meaning: null })
  return {
    variables: [beside('rid', t('report.data.rid'), 'number', 'id'), ...columns.kept, ...(reasons ? [beside('excluded', t('report.data.excluded'), 'text', 'paradata')] : [])],
    cells: reasons ? row => [row.rid, ...row.values, row.excluded === null ? null : exclusionWords(t, row.excluded)] : row => [row.rid, ...row.values],
  }
}

/**
 * An SPSS system file: the rows are read twice, first for the widths and kinds their cells need, then to be written.
 * The two missing states become user-missing values that custom attributes name; texts in a column of numbers have no place and are counted.
 */
export async function writeSav(file: FileHandle, source: DataSource, at: Date, t: Translate): Promise<DataCounts> {
  const counts = noCounts(source.columns)
  const { dataset } = source
  const { variables, cells } = fileVariables(source, t)
  const looks = variables.map(variable => new ColumnLook(variable))
  let rows = 0
  for (const page of source.pages()) {
    for (const row of page) cells(row).forEach((value, column) => { looks[column]!.see(value) })
    rows += page.length
    await source.between(rows, 'building')
  }
  const names = new SavNames()
  const questions = new Map(dataset.questions.map(question => [question.id, question]))
  const planned = variables.map((variable, index) => planColumn(variable, names.take(variable.name, variable.id), looks[index]!, questions, t))
  for (const { cutLabels, undeclared } of planned) {
    counts.cutTexts += cutLabels
    counts.undeclared += undeclared
  }
  const columns = planned.map(plan => plan.column)
  const setNames = new SavNames()
  const sets = dataset.questions.filter(question => question.kind === 'multiple').flatMap(question => {
    const own = variables.flatMap((variable, index) => (variable.question === question.id && variable.kind === 'indicator' ? [index] : []))
    return own.length === 0 ? [] : [{ name: setNames.take(cutBytes(question.id, 63), 'set'), label: question.title.replaceAll('\n', ' '), columns: own }]
  })
  const documents = [t('report.data.dataset', { name: dataset.name }), ...(dataset.simulated ? [t('report.data.simulated')] : [])]
  await file.appendFile(dictionaryBytes({ label: dataset.name, documents, cases: rows, at, columns, sets }, names))
  const writer = new CaseWriter()
  let written = 0
  for (const page of source.pages()) {
    for (const row of page) cells(row).forEach((value, column) => { writeCell(writer, columns[column]!, value, counts) })
    written += page.length
    if (writer.length >= CHUNK) await file.appendFile(writer.take())
    await source.between(written)
  }
  await file.appendFile(writer.end())
  return counts
}

function writeCell(writer: CaseWriter, { width, shape, notShown, empty }: SavColumn, value: CellValue, counts: DataCounts): void {
  const state = missingState(value)
  const code = state === 'notShown' ? notShown : state === 'empty' ? empty : null
  if (width > 0) {
    if (!writer.text(state === null ? String(value) : code === null ? '' : String(code), width)) counts.cutTexts++
  } else if (state !== null) writer.number(code)
  else if (shape !== null) writer.number(typeof value === 'string' ? secondsOf(value)?.seconds ?? null : null)
  else if (typeof value === 'number' && Number.isFinite(value)) writer.number(value)
  else {
    counts.notNumbers++
    writer.number(null)
  }
}
