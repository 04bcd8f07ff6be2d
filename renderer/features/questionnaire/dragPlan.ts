import type { Factor, ItemRef } from '../../../shared/model/factor.ts'
import { placeBeside, placeInto } from '../figure/hierarchy.ts'
import type { Place } from '../figure/hierarchy.ts'
import { itemIndex } from './factorRows.ts'
import type { TreeRow } from './factorRows.ts'

export type Dragged = { type: 'factor'; factor: string } | { type: 'items'; items: ItemRef[] }
export type DropSide = 'before' | 'into' | 'after'
export type DropPlan =
  | { type: 'factor'; factor: string; place: Place }
  | { type: 'items'; items: ItemRef[]; factor: string; index?: number }

/** Which third of a row the pointer is over; items have no inside. */
export const dropSide = (row: TreeRow, part: number): DropSide =>
  (row.type === 'item' ? (part < 0.5 ? 'before' : 'after') : part < 0.25 ? 'before' : part > 0.75 ? 'after' : 'into')

/** What dropping would do; null where nothing may be dropped. Items dropped on a factor always go into it. */
export function dropPlan(factors: readonly Factor[], dragged: Dragged, row: TreeRow, side: DropSide): DropPlan | null {
  if (dragged.type === 'factor') {
    if (row.type === 'item') return null
    const place = side === 'into'
      ? placeInto(factors, dragged.factor, row.factor.id)
      : placeBeside(factors, dragged.factor, row.factor.id, side)
    return place && { type: 'factor', factor: dragged.factor, place }
  }
  if (row.type === 'factor') return { type: 'items', items: dragged.items, factor: row.factor.id }
  const factor = factors.find(candidate => candidate.id === row.factor)
  if (!factor || side === 'into') return null
  return { type: 'items', items: dragged.items, factor: row.factor, index: itemIndex(factor, dragged.items, { dataset: row.variable.dataset, variable: row.variable.id }, side) }
}
