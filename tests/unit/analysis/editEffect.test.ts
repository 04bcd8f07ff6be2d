import type { ParamsOf } from '../../../shared/contract/index.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

const scale = { min: 1, max: 5, direction: 'positive' } as const
const random = randomStream('edit effect', 1)
const mood = Array.from({ length: 120 }, () => random.normal())
const answers = (centre: number): number[] => mood.map(value => Math.min(5, Math.max(1, Math.round(centre + 0.8 * value + random.normal()))))
const columns = { total: answers(3.4), wait: answers(2.6), price: answers(2.7), signal: answers(3.8) }

describe('what the last edit changed', () => {
  let test: TestEngine
  let dataset: number
  let rids: number[]
  beforeEach(async () => {
    test = await testEngine()
    await test.newProject('Edits')
    dataset = await addDataset(test, { variables: Object.entries(columns).map(([id, values]) => ({ id, kind: 'scale' as const, scale, values })) })
    rids = (await test.client.call('dataset.page', { dataset, limit: 200 })).rows.map(row => row.rid)
  })
  afterEach(() => test.dispose())
  const specs = () => ({ priority: { kind: 'priority', dataset, target: 'total', items: ['wait', 'price', 'signal'] }, pareto: { kind: 'pareto', source: { type: 'dissatisfaction', dataset, by: 'item', variables: ['wait', 'price', 'signal'] } } }) satisfies ParamsOf<'history.effect'>
  const effect = async (changeSet: number | null = null) => (await test.client.call('history.effect', { changeSet, ...specs() }))!
  const table = async () => (await test.client.call('analysis.run', { method: 'priority', dataset, target: 'total', variables: ['wait', 'price', 'signal'] })).result

  it('says before what the analyses said before the edit, and now what they say now', async () => {
    const before = await table()
    await test.client.call('dataset.setCells', { dataset, edits: rids.slice(0, 60).map(rid => ({ rid, variable: 'price', value: 1 })) })
    const now = await table()
    const found = await effect()
    expect(found.cells).toBeGreaterThan(40)
    for (const [place, result] of [[0, before], [1, now]] as const) {
      for (const row of result['rows'] as { item: string; index: number; rank_overall: number }[]) {
        const line = found.priority.find(({ key }) => key === row.item)!
        expect(line.index[place]).toBeCloseTo(row.index, 10)
        expect(line.rank[place]).toBe(row.rank_overall)
      }
    }
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(found.variables).toHaveLength(1)
    expect(found.variables[0]!.mean[0]).toBeCloseTo(mean(columns.price), 12)
    expect(found.variables[0]!.mean[1]).toBeCloseTo(mean(columns.price.map((value, i) => (i < 60 ? 1 : value))), 12)
    expect(found.pareto.find(({ key }) => key === 'price')!.count[1]).toBeGreaterThan(found.pareto.find(({ key }) => key === 'price')!.count[0]!)
  })

  it('takes back excluded responses, and an undo is an edit like any other', async () => {
    const before = await table()
    await test.client.call('dataset.setExcluded', { dataset, rids: rids.slice(0, 30), reason: 'other' })
    const found = await effect()
    expect(found.n).toEqual([120, 90])
    for (const row of before['rows'] as { item: string; index: number }[]) expect(found.priority.find(({ key }) => key === row.item)!.index[0]).toBeCloseTo(row.index, 10)
    await test.client.call('history.undo', {})
    expect((await effect()).n).toEqual([90, 120])
  })

  it('takes back a scale turned round', async () => {
    const before = await table()
    await test.client.call('variable.update', { dataset, variables: ['wait'], patch: { scale: { ...scale, direction: 'negative' } } } as never)
    const found = await effect()
    const row = (before['rows'] as { item: string; index: number }[]).find(({ item }) => item === 'wait')!
    expect(found.priority.find(({ key }) => key === 'wait')!.index[0]).toBeCloseTo(row.index, 10)
    expect(found.variables[0]!.mean[0]! + found.variables[0]!.mean[1]!).toBeCloseTo(6, 12)
  })

  it('leaves alone what was written over since', async () => {
    await test.client.call('dataset.setCells', { dataset, edits: [{ rid: rids[0]!, variable: 'price', value: columns.price[0]! === 1 ? 2 : 1 }] })
    const first = (await test.client.call('history.list', {})).sets[0]!.id
    await test.client.call('dataset.setCells', { dataset, edits: [{ rid: rids[0]!, variable: 'price', value: 5 }] })
    expect(await effect(first)).toMatchObject({ cells: 0, overwritten: 1 })
  })
})
