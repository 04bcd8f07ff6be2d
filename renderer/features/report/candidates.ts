import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { FigureKind, FigureSpec, SavedFigure } from '../../../shared/model/figureSpec.ts'
import type { FishboneSummary } from '../../../shared/model/fishbone.ts'
import { newFishboneFigure, newPareto, newPriority } from '../diagrams/newFigures.ts'
import { scaleItemsOf } from '../figure/useFactors.ts'

export interface Candidate { key: string; spec: FigureSpec; kept: boolean }

const order: Record<FigureKind, number> = { pareto: 0, fishbone: 1, priority: 2, bar: 3, result: 4 }

/**
 * What a report can hold: every kept figure, and for what is not kept yet the figures that open with defaults:
 * the Pareto chart of dissatisfaction, every fishbone, the priority table. Pareto, fishbones, priorities, bars.
 */
export function candidates(figures: readonly SavedFigure[], fishbones: readonly FishboneSummary[], dataset: Dataset | undefined, factors: readonly Factor[]): Candidate[] {
  const alive = new Set(fishbones.map(fishbone => fishbone.id))
  const found: Candidate[] = figures
    .filter(({ spec }) => (spec.kind !== 'fishbone' || alive.has(spec.fishbone)) && !(spec.kind === 'pareto' && spec.source.type === 'counts' && spec.source.rows.length === 0))
    .map(({ id, spec }) => ({ key: id, spec, kept: true }))
  const drawn = new Set(figures.flatMap(({ spec }) => (spec.kind === 'fishbone' ? [spec.fishbone] : [])))
  for (const fishbone of fishbones) if (!drawn.has(fishbone.id)) found.push({ key: `fishbone:${fishbone.id}`, spec: newFishboneFigure(fishbone.id), kept: false })
  if (dataset && scaleItemsOf(dataset).length > 1) {
    const priority = newPriority(dataset)
    if (!figures.some(({ spec }) => spec.kind === 'pareto')) found.push({ key: 'pareto', spec: newPareto(dataset, factors), kept: false })
    if (priority && !figures.some(({ spec }) => spec.kind === 'priority')) found.push({ key: 'priority', spec: priority, kept: false })
  }
  return found.map((candidate, index) => ({ candidate, index })).sort((a, b) => order[a.candidate.spec.kind] - order[b.candidate.spec.kind] || a.index - b.index).map(({ candidate }) => candidate)
}
