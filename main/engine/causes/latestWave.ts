import { planDay } from '../../../shared/expression/planDay.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { ScaleItem } from '../analysis/scaleItems.ts'
import { treeItems } from '../analysis/scaleItems.ts'
import type { ProjectReader } from '../store/reader.ts'

/** A data set with the scale items of it that hang in the tree. */
export interface ItemSet { dataset: Dataset; items: ScaleItem[] }

/**
 * The data sets with items in the tree, latest first: by the first day of their periods where every one of them says it, else by the
 * order they came in. `chosen`: that one alone. Rule: docs/statistics.md, "Evidence".
 */
export function itemSets(project: ProjectReader, chosen: number | null): ItemSet[] {
  const factors = project.factors()
  const sets = project.datasets().filter(({ id }) => chosen === null || id === chosen).map(({ id }) => project.dataset(id))
    .map(dataset => ({ dataset, items: treeItems(dataset, factors), day: firstDay(dataset.period) })).filter(({ items }) => items.length > 0)
  const dated = sets.every(({ day }) => day !== null)
  return sets.sort((a, b) => (dated ? b.day! - a.day! : 0) || b.dataset.id - a.dataset.id).map(({ dataset, items }) => ({ dataset, items }))
}

const firstDay = (period: string): number | null => planDay(/^\s*\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2})?/u.exec(period)?.[0] ?? '', 'start')

/**
 * The items below a factor, of the latest data set that has any: waves of one survey are never added up, since what was before the
 * measures says nothing of how things stand. null where no data set asks for the factor.
 */
export function latestItems(sets: readonly ItemSet[], below: ReadonlySet<string>): ItemSet | null {
  for (const { dataset, items } of sets) {
    const own = items.filter(({ factor }) => factor !== null && below.has(factor.id))
    if (own.length > 0) return { dataset, items: own }
  }
  return null
}
