import type { Json } from '../../../shared/contract/analysis.ts'
import type { Reverse } from '../../../shared/contract/requests/measurement.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { completeMoments, correlationsOf } from '../../../shared/stats/covariance.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable, findVariables, refuseTwice, resultKeys } from './findVariable.ts'
import type { RunHooks } from './method.ts'

/** Items of a scale as every procedure of measurement takes them: complete rows, reversed items turned round. */
export interface ItemMoments {
  names: string[]
  n: number
  means: number[]
  sd: number[]
  covariance: Float64Array[]
  /** NaN in the rows and columns of constant items. */
  correlations: Float64Array[]
  /** Indices of items with one answer only; all of them with fewer than two complete rows. */
  constant: number[]
  /** What every answer begins with: n, rows_total, rows_dropped, reversed, constant, duplicates. */
  head: { [key: string]: Json }
}

interface ItemRequest { dataset: number; reverse: Reverse }

/** Two items that differ in nothing but rounding. */
const SAME = 1 - 1e-12

/**
 * Reads the items once. An item is turned round (minimum + maximum - answer) when its scale is negative or the request says so, never twice.
 * Throws NOT_FOUND for an unknown name, BAD_VALUE for a name given twice.
 */
export function itemMoments(project: ProjectReader, request: ItemRequest, named: readonly string[], hooks: RunHooks): ItemMoments {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, named)
  refuseTwice(variables, 'variables')
  const keys = resultKeys(variables)
  const asked = new Map(request.reverse.map(entry => {
    const bounds = typeof entry === 'string' ? null : { min: entry.min, max: entry.max }
    const variable = findVariable(dataset, typeof entry === 'string' ? entry : entry.variable)
    if (!variables.includes(variable)) throw new YinguoError('NOT_FOUND', { what: 'item', id: variable.name })
    return [variable.id, bounds] as const
  }))
  const reversed: Json[] = []
  const columns = variables.map(variable => {
    const values = project.columns.numbers(dataset.id, variable.id)
    const turned = reversal(variable, asked, values)
    if (turned) reversed.push({ item: keys.get(variable.id)!, ...turned })
    return { values, reverseSum: turned && turned.min + turned.max }
  })
  const { n, rows, means, min, max, covariance } = completeMoments(columns, (done, total) => hooks.progress(done, total))
  const names = variables.map(variable => keys.get(variable.id)!)
  const correlations = correlationsOf(covariance)
  const constant = names.flatMap((_, i) => (min[i] === max[i] ? [i] : []))
  return {
    names, n, covariance, correlations, constant, means: Array.from(means), sd: covariance.map((row, i) => Math.sqrt(row[i]!)),
    head: {
      n, rows_total: rows, rows_dropped: rows - n, reversed,
      constant: n < 2 ? [] : constant.map(i => names[i]!), duplicates: duplicates(names, correlations),
    },
  }
}

type Turned = { min: number; max: number; because: 'scale' | 'request'; bounds: 'scale' | 'request' | 'observed' }

function reversal(variable: Variable, asked: ReadonlyMap<string, { min: number; max: number } | null>, values: Float64Array): Turned | null {
  const wanted = asked.has(variable.id)
  const negative = variable.scale?.direction === 'negative'
  if (!wanted && !negative) return null
  const because = negative ? 'scale' : 'request'
  const given = asked.get(variable.id)
  if (given) return { ...given, because, bounds: 'request' }
  if (variable.scale) return { min: variable.scale.min, max: variable.scale.max, because, bounds: 'scale' }
  let low = Infinity
  let high = -Infinity
  for (const value of values) { if (value < low) low = value; if (value > high) high = value }
  return high < low ? null : { min: low, max: high, because, bounds: 'observed' }
}

function duplicates(names: readonly string[], correlations: readonly Float64Array[]): Json[] {
  return names.flatMap((name, i) => names.slice(i + 1).flatMap((other, offset) => (correlations[i]![i + 1 + offset]! > SAME ? [[name, other]] : [])))
}

/** Loadings under item and factor names F1, F2, …. */
export const loadingTable = (names: readonly string[], loadings: readonly ArrayLike<number>[]): { [key: string]: Json } =>
  Object.fromEntries(names.map((name, i) => [name, Object.fromEntries(Array.from(loadings[i]!, (value, f) => [`F${f + 1}`, value]))]))
