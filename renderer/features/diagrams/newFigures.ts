import { barSpec, fishboneSpec, paretoSpec, prioritySpec } from '../../../shared/model/figureSpec.ts'
import type { BarSpec, FishboneSpec, ParetoSpec, PrioritySpec } from '../../../shared/model/figureSpec.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import { scaleItemsOf } from '../figure/useFactors.ts'

/** Behind the verdict of a new Pareto chart. */
const REPLICATES = 2000

/** A Pareto chart to begin with: dissatisfaction by factor where there is a tree, by item without one, an empty table of counts without data. */
export function newPareto(dataset: Dataset | undefined, factors: readonly Factor[]): ParetoSpec {
  const items = scaleItemsOf(dataset)
  if (!dataset || items.length === 0) return paretoSpec.parse({ kind: 'pareto', source: { type: 'counts', rows: [] }, bootstrap: REPLICATES })
  const placed = items.some(item => item.factor !== null)
  return paretoSpec.parse({
    kind: 'pareto', bootstrap: REPLICATES,
    source: { type: 'dissatisfaction', dataset: dataset.id, by: placed ? byOf(factors) : 'item', atMost: usualRule(items.map(item => item.scale)), ...(placed ? {} : { variables: items.map(item => item.id) }) },
  })
}

/** By factor when there are factors below dimensions, else by dimension. */
const byOf = (factors: readonly Factor[]): 'factor' | 'dimension' => (factors.some(factor => factor.parent !== null && factor.items.length > 0) ? 'factor' : 'dimension')

/** The lowest two of five, the lowest four of ten: two fifths of the points, at least one. */
export function usualRule(scales: readonly ({ min: number; max: number } | null)[]): number {
  const scale = scales.find(candidate => candidate !== null)
  return scale ? Math.max(1, Math.min(10, Math.floor((scale.max - scale.min + 1) * 0.4))) : 2
}

export function newBar(dataset: Dataset): BarSpec {
  const placed = scaleItemsOf(dataset).some(item => item.factor !== null)
  const question = dataset.questions.find(each => each.kind === 'multiple') ?? dataset.questions.find(each => each.kind === 'single') ?? dataset.questions[0]
  return barSpec.parse({
    kind: 'bar', dataset: dataset.id,
    show: placed || !question ? { type: 'scores', by: 'dimension' } : { type: 'frequencies', question: question.id },
  })
}

export const newFishboneFigure = (fishbone: string): FishboneSpec => fishboneSpec.parse({ kind: 'fishbone', fishbone })

const overallWords = /总体|总的|整体|综合|overall/i
const satisfactionWords = /满意|satisf/i

/** The item that most looks like the overall one: named so, about satisfaction; else the last scale item. */
export function likelyTarget(dataset: Dataset): string | null {
  const items = scaleItemsOf(dataset)
  const named = (text: string): number => (overallWords.test(text) ? 2 : 0) + (satisfactionWords.test(text) ? 1 : 0)
  const ranked = items.map((item, index) => ({ item, points: named(`${item.label} ${item.name}`), index })).sort((a, b) => b.points - a.points || b.index - a.index)
  return ranked[0]?.item.id ?? null
}

export function newPriority(dataset: Dataset): PrioritySpec | null {
  const target = likelyTarget(dataset)
  return target === null ? null : prioritySpec.parse({ kind: 'priority', dataset: dataset.id, target })
}
