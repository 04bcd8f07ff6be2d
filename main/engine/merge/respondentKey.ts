import type { MergeKeyKind, MergeReport, MergeWarning } from '../../../shared/contract/merge.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Matched, Side } from './matchRows.ts'
import { isUnique, keysOf, matchRows, uniqueShare } from './matchRows.ts'
import { RowHashes } from './rowHash.ts'

/** Both sides of a comparison, column by column: what the file says, and what the files before said. */
export interface Compared {
  fileRows: number
  dataRows: number
  file(variable: string): ArrayLike<CellValue | undefined>
  data(variable: string): ArrayLike<CellValue | undefined>
  /** Variables that are in both and mean the same in both. */
  variables: readonly Variable[]
}

export interface Keyed extends Matched { kind: MergeKeyKind; variables: string[]; warnings: MergeWarning[] }

const DURATION = /用时|时长|所用时间|duration|time taken|time spent|elapsed/i
/** More of the paired respondents than this answered at another time: their numbers were given anew. */
const RESTARTED = 0.2
/** Fewer keys of their own than this are no key. */
const MOSTLY = 0.8

const isMoment = (variable: Variable): boolean => variable.role === 'paradata' && variable.kind === 'date'
const isDuration = (variable: Variable): boolean => variable.role === 'paradata' && (variable.meaning === 'duration' || DURATION.test(`${variable.id} ${variable.label}`))

function answersOf(compared: Compared, side: 'file' | 'data'): (row: number) => number {
  let hashes: RowHashes | null = null
  return row => {
    if (!hashes) {
      hashes = new RowHashes(side === 'file' ? compared.fileRows : compared.dataRows)
      for (const variable of compared.variables) if (variable.role !== 'id') hashes.add(compared[side](variable.id))
    }
    return hashes.of(row)
  }
}

/** Finds the key that tells respondents apart and pairs them: the platform's number, else time and duration, else all answers; or by the variables a person named. */
export function keyRespondents(compared: Compared, chosen: readonly string[] | undefined): Keyed {
  const answers = { file: answersOf(compared, 'file'), data: answersOf(compared, 'data') }
  const side = (which: 'file' | 'data', ids: readonly string[]): Side => ({ keys: keysOf(ids.map(id => compared[which](id)), which === 'file' ? compared.fileRows : compared.dataRows), answers: answers[which] })
  const pair = (kind: MergeKeyKind, ids: string[], warnings: MergeWarning[], sides = { file: side('file', ids), data: side('data', ids) }): Keyed => {
    const matched = matchRows(sides.file, sides.data)
    const said = [...warnings]
    if (matched.ambiguousFile.length > 0) said.push({ code: 'ambiguous', params: { n: matched.ambiguousFile.length, data: matched.ambiguousData.length } })
    return { kind, variables: ids, warnings: said, ...matched }
  }
  if (chosen) {
    const unknown = chosen.find(id => !compared.variables.some(variable => variable.id === id))
    if (unknown !== undefined) throw new YinguoError('NOT_FOUND', { what: 'variable', id: unknown })
    const sides = { file: side('file', chosen), data: side('data', chosen) }
    const share = Math.min(uniqueShare(sides.file.keys), uniqueShare(sides.data.keys))
    return pair('chosen', [...chosen], share < 1 ? [{ code: 'shortKey', params: { percent: Math.round(share * 100) } }] : [], sides)
  }
  const warnings: MergeWarning[] = []
  const moments = compared.variables.filter(isMoment)
  const moment = moments.length === 0 ? [] : [...moments, ...compared.variables.filter(variable => isDuration(variable) && !isMoment(variable))].map(variable => variable.id)
  for (const variable of compared.variables) {
    if (variable.role !== 'id') continue
    const sides = { file: side('file', [variable.id]), data: side('data', [variable.id]) }
    if (!isUnique(sides.file.keys) || !isUnique(sides.data.keys)) {
      warnings.push({ code: 'notUnique', params: { label: variable.label || variable.name } })
      continue
    }
    const keyed = pair('id', [variable.id], warnings, sides)
    const other = moments.length === 0 ? null : shareAtAnotherTime(compared, keyed, moments)
    if (other !== null && other > RESTARTED) {
      warnings.push({ code: 'restarted', params: { label: variable.label || variable.name, percent: Math.round(other * 100) } })
      continue
    }
    if (other === null && differsThroughout(keyed, answers)) keyed.warnings.push({ code: 'differs', params: { label: variable.label || variable.name } })
    return keyed
  }
  if (moment.length > 0) {
    const sides = { file: side('file', moment), data: side('data', moment) }
    if (Math.min(uniqueShare(sides.file.keys), uniqueShare(sides.data.keys)) >= MOSTLY) return pair('moment', moment, warnings, sides)
  }
  const byAnswers = (which: 'file' | 'data', rows: number): Side => ({ keys: Array.from({ length: rows }, (_, row) => String(answers[which](row))), answers: answers[which] })
  return pair('answers', [], [...warnings, { code: 'answersOnly', params: {} }], { file: byAnswers('file', compared.fileRows), data: byAnswers('data', compared.dataRows) })
}

/** Of the pairs that both have a time: 0..1 whose times differ; null where none has. A platform never changes when an answer was handed in. */
function shareAtAnotherTime(compared: Compared, { places }: Keyed, moments: readonly Variable[]): number | null {
  let both = 0
  let other = 0
  for (const { id } of moments) {
    const file = compared.file(id)
    const data = compared.data(id)
    for (let row = 0; row < places.length; row++) {
      const place = places[row]!
      if (place < 0) continue
      const now = file[row] ?? null
      const before = data[place] ?? null
      if (now === null || before === null) continue
      both++
      if (now !== before) other++
    }
  }
  return both === 0 ? null : other / both
}

/** Ten and more pairs of which hardly one says the same twice: the number may be of another survey. */
function differsThroughout({ places }: Keyed, answers: { file(row: number): number; data(row: number): number }): boolean {
  let pairs = 0
  let same = 0
  for (let row = 0; row < places.length; row++) {
    if (places[row]! < 0) continue
    pairs++
    if (answers.file(row) === answers.data(places[row]!)) same++
  }
  return pairs >= 10 && same / pairs < 0.2
}

/** Variables a person may name: those with many values of their own, most telling first. */
export function keyChoices(compared: Compared): MergeReport['keyChoices'] {
  return compared.variables.filter(variable => variable.role !== 'answer' || variable.kind === 'text' || variable.kind === 'number').flatMap(variable => {
    const file = distinctOf(compared.file(variable.id), compared.fileRows)
    if (file.values < compared.fileRows * 0.5) return []
    return [{ variable: variable.id, label: variable.label || variable.name, unique: file.unique && distinctOf(compared.data(variable.id), compared.dataRows).unique }]
  }).sort((a, b) => Number(b.unique) - Number(a.unique)).slice(0, 50)
}

function distinctOf(column: ArrayLike<CellValue | undefined>, rows: number): { values: number; unique: boolean } {
  const seen = new Set<CellValue>()
  let blank = false
  for (let row = 0; row < rows; row++) {
    const value = column[row] ?? null
    if (value === null) blank = true
    else seen.add(value)
  }
  return { values: seen.size, unique: !blank && seen.size === rows }
}
