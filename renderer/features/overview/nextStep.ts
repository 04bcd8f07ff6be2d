import type { Overview } from '../../../shared/contract/project.ts'

export type StepName = 'import' | 'factors' | 'assign' | 'fishbone' | 'link' | 'pareto' | 'priority'
export interface NextStep { name: StepName; n: number }

/** The first hole of the chain, in the order of the work; when there is none, what the chain is for. */
export function nextStep({ datasets, chain }: Overview): NextStep {
  if (datasets === 0) return { name: 'import', n: 0 }
  if (chain.factors === 0) return { name: 'factors', n: 0 }
  // The overall item, which importance is measured against, stands outside the tree by design.
  if (chain.itemsWithoutFactor > 1) return { name: 'assign', n: chain.itemsWithoutFactor }
  if (chain.fishbones === 0) return { name: 'fishbone', n: 0 }
  if (chain.bonesWithoutFactor > 0 && chain.bonesWithoutFactor === chain.bones) return { name: 'link', n: chain.bonesWithoutFactor }
  if (chain.figures === 0) return { name: 'pareto', n: 0 }
  return { name: 'priority', n: 0 }
}
