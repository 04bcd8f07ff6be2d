import type { ChangedCellOfFile, MergeReport, MergeWarning } from '../../../shared/contract/merge.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { ImportRecipe } from '../../../shared/contract/import.ts'
import type { Merging } from '../store/merging.ts'
import { filledColumns } from '../store/sourceChain.ts'
import { comparable } from '../store/typedCell.ts'
import type { Staging } from '../store/writer.ts'
import type { Compared, Keyed } from './respondentKey.ts'
import { keyChoices, keyRespondents } from './respondentKey.ts'

/** A newer file compared with a data set, whole. */
export interface Comparison {
  key: Keyed
  choices: () => MergeReport['keyChoices']
  /** Rows of the file, from 1. */
  lines: number[]
  /** Rows of the data set that the last file had and this one has not; those of them that count. */
  gone: number[]
  counting: number[]
  returned: number[]
  changed: ChangedCellOfFile[]
  conflicts: ChangedCellOfFile[]
  /** Cells of variables that come along, and of answers that get the code of their new option. */
  filled: { rid: number; variable: string; value: CellValue }[]
  kept: number
  unchanged: number
  changedRows: number
  /** What stands for a masked value of the file, by variable. */
  instead: (variable: string, value: CellValue) => CellValue
  warnings: MergeWarning[]
}

/**
 * Three-way comparison by respondent: what the last file said, what the data set holds now, what the newer file says.
 * The rows of the file wait in `staging`; afterwards each knows its row of the data set.
 */
export function compare(merging: Merging, staging: Staging, dataset: Dataset, recipe: ImportRecipe, added: ReadonlySet<string>, chosen: readonly string[] | undefined): Comparison {
  const id = dataset.id
  const sources = merging.sources(id)
  const drafts = recipe.variables.filter(draft => draft.include && draft.source.take !== 'constant')
  const masked = drafts.filter(draft => draft.treatment === 'mask').map(draft => draft.id)
  const compared = drafts.filter(draft => draft.treatment !== 'mask' && !added.has(draft.id)).map(draft => draft.id)
  const lastRows = merging.rowsIn(id, sources.at(-1)!)
  const rids = sources.length === 1 ? lastRows : [...new Set(sources.flatMap(source => merging.rowsIn(id, source)))].sort((a, b) => a - b)
  const base = remember(variable => { const column = merging.baseColumn(id, variable); return rids.map(rid => column.get(rid)) })
  const file = remember(variable => merging.staged(staging, variable))
  const own = new Map(dataset.variables.map(variable => [variable.id, variable]))
  const both: Compared = { fileRows: staging.rows, dataRows: rids.length, file, data: base, variables: compared.flatMap(variable => own.get(variable) ?? []) }
  const key = keyRespondents(both, chosen)
  const places = Int32Array.from(key.places, row => (row < 0 ? 0 : rids[row]!))
  merging.place(staging, places)

  const there = new Set<number>(places)
  const unclear = new Set(key.ambiguousData.map(row => rids[row]!))
  const unclearLines = new Set(key.ambiguousFile.map(row => row + 1))
  const excluded = merging.excluded(id)
  const gone = lastRows.filter(rid => !there.has(rid) && !unclear.has(rid))
  const reasons = new Set(sources.flatMap(source => (source.goneReason === null ? [] : [source.goneReason])))
  const lines: number[] = []
  places.forEach((rid, row) => { if (rid === 0 && !unclearLines.has(row + 1)) lines.push(row + 1) })

  const changed: ChangedCellOfFile[] = []
  const conflicts: ChangedCellOfFile[] = []
  const touched = new Set<number>()
  let kept = 0
  const labels = new Map(drafts.map(draft => [draft.id, new Map(draft.codes.map(code => [code.code, comparable(code.label)]))]))
  const coded: Comparison['filled'] = []
  const chain = sources.map(source => ({ ...source, columns: new Set(filledColumns(source.recipe)) })).reverse()
  for (const { rid, variable, local, next } of merging.differing(id, staging, compared)) {
    // Typed here before the option had a code: the same answer.
    if (typeof local === 'string' && typeof next === 'number' && labels.get(variable)?.get(next) === comparable(local)) {
      coded.push({ rid, variable, value: next })
      continue
    }
    const before = merging.baseOf(id, chain, rid, variable, local) ?? null
    const cell: ChangedCellOfFile = { rid, variable, base: before, local, next }
    if (before === next) kept++
    else if (before === local) { changed.push(cell); touched.add(rid) }
    else { conflicts.push(cell); touched.add(rid) }
  }
  const filled = [...coded, ...[...added].flatMap(variable => merging.staged(staging, variable).flatMap((value, row) => (places[row] === 0 || value === null ? [] : [{ rid: places[row]!, variable, value }])))]
  const matched = places.reduce((n, rid) => n + Number(rid !== 0), 0)
  return {
    key, choices: () => keyChoices(both), lines, gone, counting: gone.filter(rid => !excluded.has(rid)),
    returned: [...there].filter(rid => rid !== 0 && reasons.has(excluded.get(rid) ?? '')),
    changed, conflicts, filled, kept, unchanged: matched - touched.size, changedRows: new Set(changed.map(cell => cell.rid)).size,
    instead: masks(merging, staging, dataset.id, masked, places), warnings: [...key.warnings, ...masked.length > 0 ? [{ code: 'masked' as const, params: { n: masked.length } }] : []],
  }
}

function remember<V>(read: (variable: string) => V): (variable: string) => V {
  const known = new Map<string, V>()
  return variable => {
    let value = known.get(variable)
    if (value === undefined) {
      value = read(variable)
      // A long questionnaire is looked at column by column, and only some columns twice.
      if (known.size < 12) known.set(variable, value)
    }
    return value
  }
}

/** A masked value is the place at which it first came in its own file: it means what the respondents say who are in both files; what only the new file has gets a number of its own. */
function masks(merging: Merging, staging: Staging, dataset: number, variables: readonly string[], places: Int32Array): Comparison['instead'] {
  const known = new Map<string, { to: Map<CellValue, CellValue>; last: number; text: boolean }>()
  for (const variable of variables) {
    const rids = merging.rids(dataset)
    const here = new Map(merging.column(dataset, variable).map((value, row) => [rids[row], value]))
    const to = new Map<CellValue, CellValue>()
    let last = 0
    let text = false
    for (const value of here.values()) {
      if (value !== null && /^\d+$/.test(String(value))) last = Math.max(last, Number(value))
      text ||= typeof value === 'string'
    }
    merging.staged(staging, variable).forEach((value, row) => {
      const now = here.get(places[row]!)
      if (value !== null && places[row] !== 0 && now !== undefined && now !== null && !to.has(value)) to.set(value, now)
    })
    known.set(variable, { to, last, text })
  }
  return (variable, value) => {
    const mask = known.get(variable)
    if (!mask || value === null || (typeof value === 'string' && !/^\d+$/.test(value))) return value
    let found = mask.to.get(value)
    if (found === undefined) {
      mask.last++
      mask.to.set(value, found = mask.text ? String(mask.last) : mask.last)
    }
    return found
  }
}
