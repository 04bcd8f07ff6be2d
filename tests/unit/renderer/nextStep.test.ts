import { describe, expect, it } from 'vitest'
import { nextStep } from '../../../renderer/features/overview/nextStep.ts'
import type { Overview } from '../../../shared/contract/project.ts'

const chain: Overview['chain'] = { items: 20, itemsWithoutFactor: 0, factors: 6, factorsWithoutItems: 0, bones: 12, bonesWithoutFactor: 4, fishbones: 1, figures: 2 }
const overview = (part: Partial<Overview['chain']>, datasets = 1): Overview => ({ datasets, rows: 286, ledger: null, chain: { ...chain, ...part } })

describe('next step', () => {
  it('is the first hole of the chain', () => {
    expect(nextStep(overview({}, 0)).name).toBe('import')
    expect(nextStep(overview({ factors: 0 })).name).toBe('factors')
    expect(nextStep(overview({ itemsWithoutFactor: 3, fishbones: 0 }))).toEqual({ name: 'assign', n: 3 })
    expect(nextStep(overview({ fishbones: 0, bones: 0, bonesWithoutFactor: 0 })).name).toBe('fishbone')
    expect(nextStep(overview({ bonesWithoutFactor: 12 })).name).toBe('link')
    expect(nextStep(overview({ figures: 0 })).name).toBe('pareto')
  })
  it('leaves one item, the overall one, outside the tree', () => {
    expect(nextStep(overview({ itemsWithoutFactor: 1 })).name).toBe('priority')
  })
  it('is the priorities when nothing is missing', () => {
    expect(nextStep(overview({})).name).toBe('priority')
  })
})
