import type { Json, JsonObject } from '../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { confirmatoryFactors } from '../../../shared/stats/confirmatory.ts'
import type { Confirmatory } from '../../../shared/stats/confirmatory.ts'
import { normalTails } from '../../../shared/stats/distributions/normal.ts'
import type { ItemMoments } from './itemMoments.ts'

export interface Construct { name: string; items: readonly string[] }

/** Items of all constructs in order, each once. Throws BAD_VALUE for a construct named twice or an item given twice to one. */
export function itemsOf(constructs: readonly Construct[]): string[] {
  const seen = new Set<string>()
  for (const { name, items } of constructs) {
    if (seen.has(name)) throw new YinguoError('BAD_VALUE', { variable: 'constructs', value: name, why: 'duplicate' })
    seen.add(name)
    const twice = items.find((item, i) => items.indexOf(item) !== i)
    if (twice !== undefined) throw new YinguoError('BAD_VALUE', { variable: name, value: twice, why: 'duplicate' })
  }
  return [...new Set(constructs.flatMap(({ items }) => items))]
}

/** Indices of each construct's items in the list of all. */
export const patternOf = (constructs: readonly Construct[], all: readonly string[]): number[][] => constructs.map(({ items }) => items.map(item => all.indexOf(item)))

/** A measurement model on the items; null with the reason where it cannot be tried. */
export function measurementModel({ correlations, constant, n }: ItemMoments, pattern: readonly number[][]): { model: Confirmatory | null; status: string } {
  if (n < 3) return { model: null, status: 'tooFewCases' }
  if (constant.length > 0) return { model: null, status: 'constant' }
  const model = confirmatoryFactors(correlations, pattern, n)
  return model.status === 'solved' ? { model, status: 'computed' } : { model: null, status: model.status }
}

/** What is wrong with a solution that was found: heywood (a residual variance below 0), factorCorrelation (one beyond 1). */
export function improprieties(model: Confirmatory): string[] {
  return [
    ...(model.residuals.some(value => value <= 0) ? ['heywood'] : []),
    ...(model.phi.some((row, f) => row.some((r, g) => f !== g && Math.abs(r) >= 1)) ? ['factorCorrelation'] : []),
  ]
}

export function standardisedLoadings(model: Confirmatory, constructs: readonly Construct[], items: ItemMoments, pattern: readonly number[][]): JsonObject {
  return Object.fromEntries(constructs.map(({ name }, f) => [name, Object.fromEntries(pattern[f]!.map((i, at) => [items.names[i]!, model.loadings[f]![at]!]))]))
}

/** Unstandardised loading (factor variances 1), its standard error, z and p. */
export function loadingTests(model: Confirmatory, constructs: readonly Construct[], items: ItemMoments, pattern: readonly number[][]): JsonObject {
  const scale = Math.sqrt((items.n - 1) / items.n)
  return Object.fromEntries(constructs.map(({ name }, f) => [name, Object.fromEntries(pattern[f]!.map((i, at) => {
    const loading = model.loadings[f]![at]!
    const error = model.errors[f]![at]!
    const z = loading / error
    return [items.names[i]!, { b: loading * items.sd[i]! * scale, se: error * items.sd[i]! * scale, z, p: 2 * normalTails(Math.abs(z)).upper }]
  }))]))
}

/** Every pair of constructs, in the order they were given. */
export const pairsOf = (constructs: readonly Construct[], answer: (f: number, g: number) => { [key: string]: Json }): Json[] =>
  constructs.flatMap((first, f) => constructs.slice(f + 1).map((second, at) => ({ a: first.name, b: second.name, ...answer(f, f + 1 + at) })))
