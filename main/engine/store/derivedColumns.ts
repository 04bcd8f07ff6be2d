import type { SourceColumns } from '../../../shared/derived/rowRule.ts'
import { expressionRule, rowRule } from '../../../shared/derived/rowRule.ts'
import { derivedOrder, isWhole, sourcesOf } from '../../../shared/derived/sources.ts'
import type { WeightFacts } from '../../../shared/derived/wholeColumn.ts'
import { wholeColumn } from '../../../shared/derived/wholeColumn.ts'
import type { Derivation } from '../../../shared/model/derivation.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { analysisNumber } from '../../../shared/model/variable.ts'
import type { Definition } from './definitions.ts'

export interface Derived { values: CellValue[]; facts: WeightFacts | null; rule: ((row: number) => CellValue) | null }

/** Works a derivation out over `rows` rows of source columns. A row rule is kept: it reads the columns anew, so one row can follow one edit. */
export function deriveColumn(derivation: Derivation, rows: number, variables: readonly Variable[], columns: SourceColumns): Derived {
  if (isWhole(derivation)) return { ...wholeColumn(derivation, rows, variables, columns), rule: null }
  const rule = rowRule(derivation, variables, columns)
  const values = new Array<CellValue>(rows)
  for (let row = 0; row < rows; row++) values[row] = rule(row)
  return { values, facts: null, rule }
}

/** 1 where a condition holds, 0 where it does not or is missing. */
export function conditionMask(condition: string, rows: number, variables: readonly Variable[], columns: SourceColumns): Uint8Array {
  const rule = expressionRule(condition, variables, columns)
  const mask = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const value = rule(row)
    mask[row] = typeof value === 'number' && value !== 0 ? 1 : 0
  }
  return mask
}

const followers = new WeakMap<Definition, Map<string, string[]>>()
const nobody: string[] = []

/** The derived variables that need `variable`, directly or through others, each after those it needs itself. */
function followersOf(definition: Definition, variable: string): readonly string[] {
  let map = followers.get(definition)
  if (!map) {
    const order = derivedOrder(definition.variables) ?? []
    map = new Map()
    const needs = new Map<string, Set<string>>()
    for (const id of order) {
      const all = new Set<string>()
      for (const source of sourcesOf(definition.byId.get(id)?.derived as Derivation)) {
        all.add(source)
        for (const further of needs.get(source) ?? []) all.add(further)
      }
      needs.set(id, all)
      for (const source of all) map.set(source, [...map.get(source) ?? [], id])
    }
    followers.set(definition, map)
  }
  return map.get(variable) ?? nobody
}

/** Columns of one dataset as far as they have been asked for. */
export interface KeptColumns {
  rids: Float64Array | undefined
  values: Map<string, CellValue[]>
  numbers: Map<string, Float64Array>
  derived: Map<string, Derived>
  /** Rows that do not count, for the grid. */
  excluded: ExcludedRows | undefined
}
export interface ExcludedRows { rids: Float64Array; values: Map<string, CellValue[]>; numbers: Map<string, Float64Array> }

/** A cell has changed: what follows it row by row follows in place, the rest is worked out anew when asked for. */
export function followEdit(kept: KeptColumns, definition: Definition, variable: string, position: number): void {
  const dropped = new Set<string>()
  for (const id of followersOf(definition, variable)) {
    const derived = kept.derived.get(id)
    if (!derived) continue
    const described = definition.byId.get(id) as Variable
    const stale = derived.rule === null || sourcesOf(described.derived as Derivation).some(source => dropped.has(source))
    if (stale) {
      dropped.add(id)
      forgetColumn(kept, id)
      continue
    }
    const value = (derived.rule as (row: number) => CellValue)(position)
    derived.values[position] = value
    const numbers = kept.numbers.get(id)
    if (numbers) numbers[position] = analysisNumber(described, value)
  }
}

function forgetColumn(kept: KeptColumns, id: string): void {
  kept.derived.delete(id)
  kept.values.delete(id)
  kept.numbers.delete(id)
}
/** A variable means something else now: whatever is worked out may be another. */
export function forgetDerived(kept: KeptColumns): void {
  for (const id of [...kept.derived.keys()]) forgetColumn(kept, id)
  kept.excluded = undefined
}
