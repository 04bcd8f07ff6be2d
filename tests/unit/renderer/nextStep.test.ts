import { describe, expect, it } from 'vitest'
import { chainEnd } from '../../../renderer/features/overview/chainEnd.ts'
import type { ChainEnd } from '../../../renderer/features/overview/chainEnd.ts'
import { nextStep } from '../../../renderer/features/overview/nextStep.ts'
import { traceHoles, traceRows } from '../../../shared/causes/trace.ts'
import type { TraceBone, TraceGraph } from '../../../shared/causes/trace.ts'
import type { Overview } from '../../../shared/contract/project.ts'

const chain: Overview['chain'] = { items: 20, itemsWithoutFactor: 0, factors: 6, factorsWithoutItems: 0, bones: 12, bonesWithoutFactor: 4, fishbones: 1, figures: 2 }
const step = (part: Partial<Overview['chain']>, { datasets = 1, end = null, reports = 0 }: { datasets?: number; end?: ChainEnd | null; reports?: number } = {}) => nextStep({ datasets, rows: 286, ledger: null, chain: { ...chain, ...part } }, end, reports)
const end: ChainEnd = { mains: 3, mainsWithoutMeasure: 0, measures: 2, measuresWithoutEffect: 0, effects: 2 }

describe('next step', () => {
  it('is the first hole of the chain', () => {
    expect(step({}, { datasets: 0 }).name).toBe('import')
    expect(step({ factors: 0 }).name).toBe('factors')
    expect(step({ itemsWithoutFactor: 3, fishbones: 0 })).toEqual({ name: 'assign', n: 3 })
    expect(step({ fishbones: 0, bones: 0, bonesWithoutFactor: 0 }).name).toBe('fishbone')
    expect(step({ bonesWithoutFactor: 12 }).name).toBe('link')
    expect(step({ figures: 0 }).name).toBe('pareto')
    expect(step({}, { end: { ...end, mainsWithoutMeasure: 2 } })).toEqual({ name: 'measures', n: 2 })
    expect(step({}, { end: { ...end, measuresWithoutEffect: 1 } })).toEqual({ name: 'effects', n: 1 })
  })
  it('leaves one item, the overall one, outside the tree', () => {
    expect(step({ itemsWithoutFactor: 1 }).name).toBe('priority')
  })
  it('is the priorities when nothing is missing, and the report once there is one', () => {
    expect(step({}, { end }).name).toBe('priority')
    expect(step({}, { end, reports: 1 }).name).toBe('report')
  })
})

describe('the end of the chain', () => {
  it('counts a cause or measure once, however many factors it stands under, and no rejected measure', () => {
    const bone = (id: string, factors: string[]): TraceBone => ({ id, fishbone: 'f', parent: null, text: id, number: null, end: true, factors, evidence: 1, gone: 0, excluded: false, confirmation: 'main' })
    const graph: TraceGraph = {
      factors: [{ id: 'F', parent: null, name: 'F' }, { id: 'G', parent: null, name: 'G' }], items: [], classes: [], codes: [], priorities: [],
      bones: [bone('a', ['F', 'G']), bone('b', ['G'])],
      measures: [{ id: 'm', what: 'm', status: 'chosen', causes: ['a'], factors: [] }, { id: 'r', what: 'r', status: 'rejected', causes: ['b'], factors: [] }], effects: [],
    }
    expect(chainEnd({ rows: traceRows(graph), holes: traceHoles(graph) })).toEqual({ mains: 2, mainsWithoutMeasure: 1, measures: 1, measuresWithoutEffect: 1, effects: 0 })
  })
})
