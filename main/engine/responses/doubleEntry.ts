import type { EntryMismatch, EntryState } from '../../../shared/contract/response.ts'
import { responseCells } from '../../../shared/forms/answers.ts'
import { FormLogic } from '../../../shared/forms/logic.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { isMissing } from '../../../shared/model/missing.ts'
import type { ResponseAnswers, SecondEntry } from '../../../shared/model/response.ts'
import { secondEntry } from '../../../shared/model/response.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { entryAgreement } from '../../../shared/stats/entryAgreement.ts'
import type { CellInput } from '../../../shared/contract/dataset.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { answersOf } from './addResponse.ts'
import { collectionOf, outlineNow } from './collection.ts'
import { serialFacts, serialsOf } from './serials.ts'

interface Kept { id: string; content: SecondEntry }
const entriesOf = (project: ProjectReader, form: string): Kept[] => project.records('entry', form).map(row => ({ id: row.id, content: secondEntry.parse(row.content) }))

/** Without the width of letters and blanks around: how two people who read the same sheet may differ without an error. */
const compared = (value: CellValue | undefined): string | null => (value === undefined || value === null || isMissing(value) ? null : typeof value === 'number' ? String(value) : value.normalize('NFKC').trim())
const differ = (a: CellValue | undefined, b: CellValue | undefined): boolean => compared(a) !== compared(b)
const differing = ({ first, second }: SecondEntry): string[] => Object.keys(second).filter(column => differ(first[column], second[column]))

/** Sets a sheet typed again against the row of its number. */
export function enterSecond(project: ProjectWriter, asked: { form: string; serial: number; answers: ResponseAnswers; by: string }, at: string): { entry: string; cells: number; differ: number } {
  const { form, serial, by } = asked
  const found = collectionOf(project, form)
  const rid = serialsOf(project, form).get(serial)?.[0]
  if (!found || rid === undefined) throw new YinguoError('NOT_FOUND', { what: 'row', id: serial })
  const logic = new FormLogic(outlineNow(project, form))
  const second: Record<string, CellValue> = {}
  const there = new Set(project.dataset(found.dataset).variables.map(variable => variable.id))
  for (const [id, value] of responseCells(logic, answersOf(logic, asked.answers), true)) {
    const column = found.columns.answers[id]
    if (column !== undefined && there.has(column)) second[column] = value
  }
  const columns = Object.keys(second)
  const person = found.columns.beside.enteredBy
  const read = person !== undefined && there.has(person) ? [...columns, person] : columns
  const values = project.merging.rows(found.dataset, read, [rid])[0]!
  const first = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]))
  const firstBy = compared(values[columns.length] ?? null) ?? ''
  const content: SecondEntry = { dataset: found.dataset, rid, serial, by, firstBy, at, first, second, settled: {} }
  const before = entriesOf(project, form).find(entry => entry.content.dataset === found.dataset && entry.content.rid === rid)
  const { id } = before ? project.updateRecord('entry', before.id, content) : project.addRecord('entry', { owner: form, content })
  return { entry: id, cells: columns.filter(column => compared(first[column]) !== null || compared(second[column]) !== null).length, differ: differing(content).length }
}

/** Writes what was found right and keeps that it was settled, in one change set. */
export function settle(project: ProjectWriter, form: string, entry: string, column: string, value: CellInput): { serial: number; label: string } {
  const found = entriesOf(project, form).find(each => each.id === entry)
  if (!found) throw new YinguoError('NOT_FOUND', { what: 'entry', id: entry })
  const { content } = found
  const variable = project.dataset(content.dataset).variables.find(each => each.id === column)
  if (!variable || !(column in content.second)) throw new YinguoError('NOT_FOUND', { what: 'variable', id: column })
  project.setCells(content.dataset, [{ rid: content.rid, variable: column, value }])
  const now = project.merging.rows(content.dataset, [column], [content.rid])[0]![0] ?? null
  project.updateRecord('entry', entry, { ...content, settled: { ...content.settled, [column]: now } })
  return { serial: content.serial, label: variable.label || variable.name }
}

const isCategorical = (variable: Variable): boolean => variable.kind === 'nominal' || variable.kind === 'ordinal' || variable.kind === 'scale' || variable.kind === 'indicator'

/** Sheets, numbers, differences and agreement as they stand. Entries whose row or data set has gone are passed over. */
export function entryState(project: ProjectReader, form: string): EntryState {
  const found = collectionOf(project, form)
  const serials = serialFacts(serialsOf(project, form))
  if (!found) return { dataset: null, columns: null, rows: 0, serials, sheets: 0, samePerson: 0, agreement: entryAgreement([]), mismatches: [], open: 0 }
  const { dataset, columns } = found
  const data = project.dataset(dataset)
  const variables = new Map(data.variables.map(variable => [variable.id, variable]))
  const titles = new Map(data.questions.map(question => [question.id, question.title]))
  const rids = new Set(project.merging.rids(dataset))
  const entries = entriesOf(project, form).filter(({ content }) => content.dataset === dataset && rids.has(content.rid)).sort((a, b) => a.content.serial - b.content.serial)
  const compareds = [...new Set(entries.flatMap(({ content }) => Object.keys(content.second)))].filter(column => variables.has(column))
  const agreement = entryAgreement(compareds.map(column => ({
    categorical: isCategorical(variables.get(column)!),
    first: entries.map(({ content }) => compared(content.first[column])), second: entries.map(({ content }) => compared(content.second[column])),
  })))
  const mismatches = entries.flatMap(({ id, content }) => {
    const wanted = differing(content).filter(column => variables.has(column))
    const now = wanted.length > 0 ? project.merging.rows(dataset, wanted, [content.rid])[0]! : []
    return wanted.map((column, index): EntryMismatch => {
      const variable = variables.get(column)!
      return {
        entry: id, serial: content.serial, rid: content.rid, variable: column, question: titles.get(variable.question ?? '') ?? '', label: variable.label || variable.name,
        first: content.first[column] ?? null, second: content.second[column] ?? null, now: now[index] ?? null, settled: column in content.settled,
      }
    })
  }).sort((a, b) => Number(a.settled) - Number(b.settled))
  const samePerson = entries.filter(({ content }) => content.by !== '' && content.by === content.firstBy).length
  return { dataset, columns, rows: data.rows, serials, sheets: entries.length, samePerson, agreement, mismatches, open: mismatches.filter(each => !each.settled).length }
}
