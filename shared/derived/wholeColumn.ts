import type { Derivation } from '../model/derivation.ts'
import type { CellValue } from '../model/missing.ts'
import { isMissing } from '../model/missing.ts'
import type { Variable } from '../model/variable.ts'
import { isCoded } from '../model/variable.ts'
import { rake } from '../stats/raking.ts'
import type { SourceColumns } from './rowRule.ts'

/** What raking has to say beside the weights. */
export interface WeightFacts { converged: boolean; deviation: number; iterations: number; trimmed: number; emptyCategories: (number | string)[] }
export interface WholeColumn { values: CellValue[]; facts: WeightFacts | null }

/** Derivations that look at all the cases that count at once: groups of equal size, weights. */
export function wholeColumn(derivation: Derivation, rows: number, variables: readonly Variable[], columns: SourceColumns): WholeColumn {
  switch (derivation.type) {
    case 'quantiles': return { values: quantileGroups(columns.numbers(derivation.of), rows, derivation.groups), facts: null }
    case 'groupWeight': {
      const margin = { variable: derivation.of, targets: derivation.targets }
      return raked([margin], null, rows, variables, columns)
    }
    case 'rake': return raked(derivation.margins, derivation.trim, rows, variables, columns)
    default: return { values: new Array<CellValue>(rows).fill(null), facts: null }
  }
}

/** Group of each case by its rank among the answered, ties always together: the group of the first of them. */
function quantileGroups(column: ArrayLike<number>, rows: number, groups: number): CellValue[] {
  const sorted = Float64Array.from(Array.from({ length: rows }, (_, row) => column[row] as number).filter(value => !Number.isNaN(value))).sort()
  const first = new Map<number, number>()
  for (let i = 0; i < sorted.length; i++) if (!first.has(sorted[i] as number)) first.set(sorted[i] as number, i)
  return Array.from({ length: rows }, (_, row) => {
    const rank = first.get(column[row] as number)
    return rank === undefined ? null : Math.floor(rank * groups / sorted.length) + 1
  })
}

type MarginOf = Extract<Derivation, { type: 'rake' }>['margins'][number]

function raked(margins: readonly MarginOf[], trim: number | null, rows: number, variables: readonly Variable[], columns: SourceColumns): WholeColumn {
  const emptyCategories: (number | string)[] = []
  const inputs = margins.map(({ variable: id, targets }) => {
    const source = variables.find(variable => variable.id === id)
    const numbers = source && isCoded(source.kind) ? columns.numbers(id) : null
    const values = columns.values(id)
    const place = new Map(targets.map((target, k) => [target.code, k]))
    const category = Int32Array.from({ length: rows }, (_, row) => {
      const value = numbers ? numbers[row] as number : values[row] as CellValue
      return value === null || isMissing(value) ? -1 : place.get(value) ?? -1
    })
    const seen = new Set(category)
    emptyCategories.push(...targets.filter((target, k) => target.share > 0 && !seen.has(k)).map(target => target.code))
    return { category, shares: targets.map(target => target.share) }
  })
  const { weights, ...facts } = rake(inputs, trim)
  return {
    values: Array.from(weights, weight => (Number.isNaN(weight) ? null : weight)),
    facts: { converged: facts.converged, deviation: facts.deviation, iterations: facts.iterations, trimmed: facts.trimmed, emptyCategories },
  }
}
