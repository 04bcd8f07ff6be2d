import { describe, expect, it } from 'vitest'
import { barResult } from '../../../main/engine/analysis/barResult.ts'
import { boneEvidence } from '../../../main/engine/analysis/boneEvidence.ts'
import { itemSets } from '../../../main/engine/causes/latestWave.ts'
import { barSpec } from '../../../shared/model/figureSpec.ts'
import { boneOf, diagramOf } from '../../fixtures/bones.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'

const five = { min: 1, max: 5, direction: 'positive' } as const
const bone = (id: string, factor: string | null) => boneOf({ id, text: id, factor })
const fishbone = diagramOf({ effect: 'too slow', bones: [bone('b1', 'network'), bone('b2', 'calls'), bone('b3', null), bone('b4', 'gone'), bone('b5', 'empty')] })
const project = fakeProject({
  datasets: [
    {
      columns: { signal: [1, 3, null, 5], drops: [1, 5, null, null], overall: [5, 4, 3, 2], city: [1, 1, 2, null], o1: [1, 0, null, 1], o2: [1, 0, null, 0] },
      variables: {
        signal: { kind: 'scale', scale: five, label: 'Signal' }, drops: { kind: 'scale', scale: { ...five, direction: 'negative' } },
        overall: { kind: 'scale', scale: five }, city: { kind: 'nominal', codes: [{ code: 1, label: 'North' }, { code: 2, label: 'South' }] },
        o1: { kind: 'indicator', label: 'Slow' }, o2: { kind: 'indicator', label: 'Dear' },
      },
      questions: [{ id: 'where', kind: 'single', title: 'Where?', variables: ['city'] }, { id: 'why', title: 'Why?', variables: ['o1', 'o2'] }, { id: 'all', kind: 'scale', variables: ['overall'] }, { id: 'grid', kind: 'matrix', variables: ['signal', 'drops'] }],
    },
    { columns: { later: [2, 2] }, variables: { later: { kind: 'scale', scale: { ...five, min: 0, max: 10 } } } },
  ],
  factors: [{ id: 'network', name: 'Network', items: ['signal', [2, 'later']] }, { id: 'calls', parent: 'network', items: ['drops'] }, { id: 'empty' }],
  fishbones: [fishbone],
})

describe('evidence of bones', () => {
  it('counts the factor and what is below it in the latest data set that asks for it, people once; waves are never added up', () => {
    const evidence = boneEvidence(project, fishbone, 2)
    expect(evidence.map(({ bone: id }) => id)).toEqual(['b1', 'b2', 'b4', 'b5'])
    // The later data set asks for the network alone: 20, 20. It says nothing of calls, which come from the first.
    expect(evidence[0]).toEqual({ bone: 'b1', items: 1, n: 2, share: 0, mean: 20 })
    expect(evidence[1]).toEqual({ bone: 'b2', items: 1, n: 2, share: 1 / 2, mean: 50 })
  })
  it('has no numbers for a factor that is gone or has no items', () => {
    for (const result of boneEvidence(project, fishbone, 2).slice(2)) expect(result).toMatchObject({ items: 0, n: 0, share: null, mean: null })
  })
  it('follows the rule', () => {
    // Data set 1 chosen: respondents (signal, drops) = (1, 1): 0 and 100; (3, 5): 50 and 0; (5, -): 100.
    const first = itemSets(project, 1)
    expect(boneEvidence(project, fishbone, 2, first)[0]).toEqual({ bone: 'b1', items: 2, n: 3, share: 2 / 3, mean: (50 + 25 + 100) / 3 })
    expect(boneEvidence(project, fishbone, 1, first)[0]!.share).toBe(2 / 3)
    expect(boneEvidence(project, fishbone, 3)[0]!.share).toBe(1)
  })
})

describe('bars', () => {
  const run = (show: object) => barResult(project, barSpec.parse({ kind: 'bar', dataset: 1, show }))
  it('percent of those who answered', () => {
    expect(run({ type: 'frequencies', question: 'where' })).toMatchObject({
      bars: [{ key: '1', label: 'North', count: 2, n: 3, value: 200 / 3 }, { key: '2', label: 'South', count: 1, n: 3, value: 100 / 3 }],
      measure: 'percent', base: 3, multipleResponse: false, title: 'Where?',
    })
  })
  it('of a multiple-choice question need not add up to 100', () => {
    const result = run({ type: 'frequencies', question: 'why' })
    expect(result.bars.map(({ label, value }) => [label, value])).toEqual([['Slow', 200 / 3], ['Dear', 100 / 3]])
    expect(result).toMatchObject({ base: 3, multipleResponse: true })
  })
  it('of a scale lists every point', () => {
    expect(run({ type: 'frequencies', question: 'all' }).bars.map(({ key, count }) => `${key}:${count}`)).toEqual(['1:0', '2:1', '3:1', '4:1', '5:1'])
  })
  it('refuses a question of several scales', () => {
    expect(() => run({ type: 'frequencies', question: 'grid' })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }))
  })
  it('scores by item and by dimension', () => {
    expect(run({ type: 'scores', by: 'item' }).bars).toEqual([
      { key: 'signal', label: 'Signal', value: (0 + 50 + 100) / 3, n: 3, count: null }, { key: 'drops', label: 'drops', value: 50, n: 2, count: null },
    ])
    const result = run({ type: 'scores' })
    expect(result.bars).toEqual([{ key: 'network', label: 'Network', value: (50 + 25 + 100) / 3, n: 3, count: null }])
    expect(result).toMatchObject({ measure: 'score', base: 4 })
  })
})
