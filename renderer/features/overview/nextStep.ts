import type { Overview } from '../../../shared/contract/project.ts'
import type { ChainEnd } from './chainEnd.ts'

export type StepName = 'import' | 'factors' | 'assign' | 'fishbone' | 'link' | 'pareto' | 'measures' | 'effects' | 'priority' | 'report'
export interface NextStep { name: StepName; n: number }

/** The first hole of the chain, in the order of the work; when there is none, what the chain is for. `end` null: not known. */
export function nextStep({ datasets, chain }: Overview, end: ChainEnd | null, reports: number): NextStep {
  if (datasets === 0) return { name: 'import', n: 0 }
  if (chain.factors === 0) return { name: 'factors', n: 0 }
  // The overall item, which importance is measured against, stands outside the tree by design.
  if (chain.itemsWithoutFactor > 1) return { name: 'assign', n: chain.itemsWithoutFactor }
  if (chain.fishbones === 0) return { name: 'fishbone', n: 0 }
  if (chain.bonesWithoutFactor > 0 && chain.bonesWithoutFactor === chain.bones) return { name: 'link', n: chain.bonesWithoutFactor }
  if (chain.figures === 0) return { name: 'pareto', n: 0 }
  if (end && end.mainsWithoutMeasure > 0) return { name: 'measures', n: end.mainsWithoutMeasure }
  if (end && end.measuresWithoutEffect > 0) return { name: 'effects', n: end.measuresWithoutEffect }
  return reports === 0 ? { name: 'priority', n: 0 } : { name: 'report', n: reports }
}
