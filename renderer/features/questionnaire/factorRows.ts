import type { Factor, ItemRef } from '../../../shared/model/factor.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { walk } from '../figure/hierarchy.ts'

export interface FactorRow { type: 'factor'; key: string; level: number; index: number; siblings: number; factor: Factor; open: boolean; hasInside: boolean; items: number }
export interface ItemRow { type: 'item'; key: string; level: number; index: number; siblings: number; factor: string; variable: Variable }
export type TreeRow = FactorRow | ItemRow

export const factorKey = (id: string): string => `factor:${id}`
const itemKey = (variable: string): string => `item:${variable}`

/**
 * The factor tree as the lines of a page: a factor, its own items, then the factors below it.
 * Only items of this data set are shown; a factor in `closed` hides what is inside it.
 */
export function treeRows(factors: readonly Factor[], dataset: number, variables: ReadonlyMap<string, Variable>, closed: ReadonlySet<string>): TreeRow[] {
  const counts = new Map<string, number>()
  const itemsOf = (factor: Factor): Variable[] => factor.items.flatMap(item => (item.dataset === dataset ? [variables.get(item.variable)] : [])).filter(found => found !== undefined)
  for (const { node } of [...walk(factors)].reverse()) {
    const own = (counts.get(node.id) ?? 0) + itemsOf(node).length
    counts.set(node.id, own)
    if (node.parent !== null) counts.set(node.parent, (counts.get(node.parent) ?? 0) + own)
  }
  return walk(factors, id => !closed.has(id)).flatMap(({ node, level, index, siblings, children }) => {
    const items = itemsOf(node)
    const open = !closed.has(node.id)
    const row: FactorRow = { type: 'factor', key: factorKey(node.id), level, index, siblings, factor: node, open, hasInside: children + items.length > 0, items: counts.get(node.id) ?? 0 }
    if (!open) return [row]
    return [row, ...items.map((variable, at): ItemRow => ({ type: 'item', key: itemKey(variable.id), level: level + 1, index: at, siblings: items.length, factor: node.id, variable }))]
  })
}

/** Scale items that no factor holds: the holes of the tree. */
export function unassigned(variables: readonly Variable[], factors: readonly Factor[], dataset: number): Variable[] {
  const held = new Set(factors.flatMap(factor => factor.items.flatMap(item => (item.dataset === dataset ? [item.variable] : []))))
  return variables.filter(variable => variable.kind === 'scale' && variable.role === 'answer' && !held.has(variable.id))
}

/**
 * Index among a factor's items (of every data set) for items dropped before or after one of them,
 * counted without the dropped ones, as the engine counts.
 */
export function itemIndex(factor: Factor, dropped: readonly ItemRef[], target: ItemRef, side: 'before' | 'after'): number {
  const isDropped = (item: ItemRef): boolean => dropped.some(other => other.dataset === item.dataset && other.variable === item.variable)
  const rest = factor.items.filter(item => !isDropped(item))
  const at = rest.findIndex(item => item.dataset === target.dataset && item.variable === target.variable)
  if (at >= 0) return at + (side === 'after' ? 1 : 0)
  // The target is itself dropped: keep the place where it stood.
  const before = factor.items.slice(0, factor.items.findIndex(item => item.dataset === target.dataset && item.variable === target.variable))
  return before.filter(item => !isDropped(item)).length
}

/** Moves an item one step among the items shown; null at either end. */
export function itemShifted(factor: Factor, item: ItemRef, by: -1 | 1): number | null {
  const shown = factor.items.filter(other => other.dataset === item.dataset)
  const target = shown[shown.findIndex(other => other.variable === item.variable) + by]
  return target ? itemIndex(factor, [item], target, by > 0 ? 'after' : 'before') : null
}

/** Every item between two of a list, both ends in, in the list's order. */
export function between(order: readonly string[], from: string, to: string): string[] {
  const a = order.indexOf(from)
  const b = order.indexOf(to)
  if (a < 0 || b < 0) return b < 0 ? [] : [to]
  return order.slice(Math.min(a, b), Math.max(a, b) + 1)
}
