import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rake } from '../../../shared/stats/raking.ts'
import { describeWeighted } from '../../../shared/stats/weighted.ts'
import { weightCost } from '../../../shared/stats/weightCost.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

/** The numbers are of R 4 with survey 4.1-1: rake(list(~sex, ~age), …, control = list(epsilon = 1e-12)), svymean, svyvar, confint(df = n - 1). */
const rows = Array.from({ length: 40 }, (_, i) => i)
const sex = rows.map(i => 1 + Math.floor((i * 7) % 3 / 2))
const age = rows.map(i => 1 + (i * 5 + Math.floor(i / 4)) % 3)
const x = rows.map((i, at) => (i * 13) % 11 / 2 + sex[at]!)
const R = {
  '1 1': 0.275611129054994, '1 2': 0.749175779384195, '1 3': 1.378055645274971, '2 1': 0.690240698871681, '2 2': 1.876236330923708, '2 3': 3.451203494358402,
}
const margins = [{ variable: 'sex', targets: [{ code: 1, share: 45 }, { code: 2, share: 55 }] }, { variable: 'age', targets: [{ code: 1, share: 0.2 }, { code: 2, share: 0.3 }, { code: 3, share: 0.5 }] }]

describe('weights', () => {
  let test: TestEngine
  let dataset: number
  beforeAll(async () => {
    test = await testEngine()
    await test.newProject()
    dataset = await addDataset(test, { variables: [{ id: 'sex', kind: 'nominal', values: sex }, { id: 'age', kind: 'nominal', values: age }, { id: 'x', values: x }, { id: 'minus', values: rows.map(i => i - 1) }] })
    await test.client.call('derived.create', { dataset, name: 'w', derivation: { type: 'rake', margins } })
  })
  afterAll(async () => { await test.dispose() })

  it('rakes as R does', async () => {
    const page = await test.client.call('dataset.page', { dataset, limit: 100 })
    const at = page.variables.indexOf('d1')
    for (const row of page.rows) expect(row.values[at]).toBeCloseTo(R[`${row.values[0]} ${row.values[1]}` as keyof typeof R], 9)
    const { weights } = await test.client.call('derived.preview', { dataset, derivation: { type: 'rake', margins } })
    expect(weights).toMatchObject({ n: 40, facts: { converged: true, emptyCategories: [], trimmed: 0 } })
    expect(weights?.effective_n).toBeCloseTo(22.72844478092019, 8)
    expect(weights?.design_effect).toBeCloseTo(1.75990924084602, 8)
  })

  it('describes as R does', async () => {
    const answer = await test.client.call('analysis.run', { method: 'describe', dataset, variables: ['x'], weight: 'w' })
    expect(answer.weight).toBe('w')
    const told = answer.result['x'] as { [key: string]: number }
    expect(told['mean']).toBeCloseTo(4.09562342546131, 9)
    expect(told['se']).toBeCloseTo(0.391190044589871, 9)
    expect(told['var']).toBeCloseTo(3.281926516939, 9)
    expect((told['ci95_t'] as unknown as number[])[0]).toBeCloseTo(3.3043668742606, 8)
    expect((told['ci95_t'] as unknown as number[])[1]).toBeCloseTo(4.88687997666201, 8)
    expect(told['effective_n']).toBeCloseTo(22.72844478092019, 8)
    const { result } = await test.client.call('analysis.run', { method: 'frequencies', dataset, variables: ['age'], weight: 'w' })
    const third = (result['age'] as { values: { weighted_percent: number; weighted_se: number; count: number }[] }).values.find((_, i) => i === 2)
    expect(third?.weighted_percent).toBeCloseTo(50, 8)
    expect(third?.weighted_se).toBeCloseTo(10.6214262190173, 8)
    expect(third?.count).toBe(10)
  })

  it('refuses a weight where there is no weighted form, and negative weights', async () => {
    await expect(test.client.call('analysis.run', { method: 'correlate', dataset, variables: ['x', 'age'], weight: 'w' })).rejects.toMatchObject({ code: 'UNSUPPORTED', params: { what: 'weight' } })
    await expect(test.client.call('analysis.run', { method: 'describe', dataset, variables: ['x'], weight: 'minus' })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { why: 'negativeWeight' } })
  })

  it('says when margins cannot be met', () => {
    const empty = rake([{ category: Int32Array.from([0, 0, 1]), shares: [0.4, 0.4, 0.2] }])
    expect(empty).toMatchObject({ converged: false, n: 3 })
    expect(empty.deviation).toBeCloseTo(0.2, 9)
    const contradictory = rake([{ category: Int32Array.from([0, 0, 1, 1]), shares: [0.9, 0.1] }, { category: Int32Array.from([0, 0, 1, 1]), shares: [0.1, 0.9] }])
    expect(contradictory.converged).toBe(false)
    const none = rake([{ category: Int32Array.from([-1, -1]), shares: [1] }])
    expect(none).toMatchObject({ n: 0, converged: false })
    expect([...none.weights].every(Number.isNaN)).toBe(true)
  })

  it('holds weights to a limit and says what that costs the margins', () => {
    const one = { category: Int32Array.from([...Array<number>(90).fill(0), ...Array<number>(10).fill(1)]), shares: [0.5, 0.5] }
    const free = rake([one])
    expect(Math.max(...free.weights)).toBeCloseTo(5, 9)
    const held = rake([one], 3)
    expect(Math.max(...held.weights)).toBeLessThanOrEqual(3 * (1 + 1e-9))
    expect(held.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 6)
    expect(held).toMatchObject({ converged: false, trimmed: 10 })
    expect(held.deviation).toBeCloseTo(0.2, 6)
    expect(rake([one], 6)).toMatchObject({ converged: true, trimmed: 0 })
  })

  it('knows its edges', () => {
    expect(weightCost([])).toEqual({ n: 0, effective_n: null, design_effect: null, min: null, max: null })
    expect(weightCost([0, Number.NaN])).toMatchObject({ n: 0 })
    expect(weightCost([2e300, 2e300])).toMatchObject({ n: 2, effective_n: 2, design_effect: 1 })
    expect(describeWeighted([], [])).toMatchObject({ n: 0, mean: null, se: null })
    expect(describeWeighted([7], [3])).toMatchObject({ n: 1, mean: 7, se: null, sd: null, ci95_t: null })
    expect(describeWeighted([1e12 + 1, 1e12 + 2], [1, 3])).toMatchObject({ mean: 1e12 + 1.75 })
    expect(describeWeighted([1, 2, 3], [1, 1, 1])).toMatchObject({ mean: 2, var: 1, se: Math.sqrt(1 / 3), median: 2 })
    expect(describeWeighted([1, 2], [0, 0])).toMatchObject({ n: 0, missing: 2 })
  })
})
