import type { ChosenOrder } from '../../../shared/model/chosenOrder.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { findVariable } from './findVariable.ts'
import type { ScaleItem } from './scaleItems.ts'

interface BesideOrder { cost: (number | null)[]; feasibility: (number | null)[]; rank: (number | null)[] }

/** What is kept beside the analytic order, item by item. Items of the kept order that are not in the table are left out, and the ranks close up. */
export function besideOrder(dataset: Dataset, items: readonly ScaleItem[], kept: ChosenOrder): BesideOrder {
  const place = new Map(items.map(({ variable }, i) => [variable.id, i]))
  const at = (named: string): number | undefined => {
    try { return place.get(findVariable(dataset, named).id) } catch { return undefined }
  }
  const beside: BesideOrder = { cost: items.map(() => null), feasibility: items.map(() => null), rank: items.map(() => null) }
  for (const { item, cost, feasibility } of kept.items) {
    const i = at(item)
    if (i !== undefined) { beside.cost[i] = cost; beside.feasibility[i] = feasibility }
  }
  let rank = 0
  for (const item of kept.order) {
    const i = at(item)
    if (i !== undefined) beside.rank[i] = ++rank
  }
  return beside
}
