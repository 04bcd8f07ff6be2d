import type { Dataset } from '../../../shared/model/dataset.ts'
import { dimensionOf, subtree } from '../../../shared/model/factor.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { Scale, Variable } from '../../../shared/model/variable.ts'
import { isCoded } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { findVariable } from './findVariable.ts'

/** A variable with bounds and a direction, and where it hangs in the factor tree. */
export interface ScaleItem {
  variable: Variable
  scale: Scale
  factor: Factor | null
  /** Top of the tree above the factor. */
  dimension: Factor | null
}

/** Factors as a reader sees the tree: depth first, siblings in order. */
export function treeOrder(factors: readonly Factor[]): Factor[] {
  const known = new Set(factors.map(factor => factor.id))
  const roots = factors.filter(factor => factor.parent === null || !known.has(factor.parent)).sort((a, b) => a.order - b.order)
  return roots.flatMap(root => subtree(factors, root.id))
}

const isItem = (variable: Variable): variable is Variable & { scale: Scale } => variable.scale !== null && isCoded(variable.kind)

/** Every scale item of the dataset that hangs in the tree, in tree order; below `within` when given. Throws NOT_FOUND for an unknown `within`. */
export function treeItems(dataset: Dataset, factors: readonly Factor[], within: string | null = null): ScaleItem[] {
  const allowed = within === null ? null : idsBelow(factors, within)
  const variables = new Map(dataset.variables.map(variable => [variable.id, variable]))
  return treeOrder(factors).filter(factor => allowed === null || allowed.has(factor.id)).flatMap(factor =>
    factor.items.filter(item => item.dataset === dataset.id).flatMap(item => {
      const variable = variables.get(item.variable)
      return variable && isItem(variable) ? [place(variable, factor, factors)] : []
    }))
}

/** The scale items named; BAD_VALUE for a variable without bounds. */
export function namedItems(dataset: Dataset, factors: readonly Factor[], named: readonly string[], within: string | null = null): ScaleItem[] {
  const allowed = within === null ? null : idsBelow(factors, within)
  const factorOf = new Map(factors.flatMap(factor => factor.items.filter(item => item.dataset === dataset.id).map(item => [item.variable, factor] as const)))
  return named.map(name => findVariable(dataset, name)).map(variable => {
    if (!isItem(variable)) throw new YinguoError('BAD_VALUE', { variable: variable.name, value: variable.kind, why: 'noScale' })
    return place(variable, factorOf.get(variable.id) ?? null, factors)
  }).filter(item => allowed === null || (item.factor !== null && allowed.has(item.factor.id)))
}

/**
 * Items for a figure that names none: those of the tree; while nothing of the dataset hangs in the tree yet, every scale item that was asked.
 */
export function defaultItems(dataset: Dataset, factors: readonly Factor[], within: string | null = null): ScaleItem[] {
  const hung = treeItems(dataset, factors, within)
  if (hung.length > 0 || within !== null || treeItems(dataset, factors).length > 0) return hung
  return dataset.variables.filter(isItem).filter(variable => variable.role === 'answer' && variable.derived === null).map(variable => place(variable, null, factors))
}

function idsBelow(factors: readonly Factor[], root: string): Set<string> {
  const below = subtree(factors, root)
  if (below.length === 0) throw new YinguoError('NOT_FOUND', { what: 'factor', id: root })
  return new Set(below.map(factor => factor.id))
}

const place = (variable: Variable & { scale: Scale }, factor: Factor | null, factors: readonly Factor[]): ScaleItem => ({
  variable, scale: variable.scale, factor, dimension: factor ? dimensionOf(factors, factor.id) ?? factor : null,
})
