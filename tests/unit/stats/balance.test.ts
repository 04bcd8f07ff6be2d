import { describe, expect, it } from 'vitest'
import { balance } from '../../../shared/stats/balance.ts'

describe('load against people', () => {
  it('gives the load of each, its mean, surplus and shortage', () => {
    const found = balance([30, 10, 20], [2, 2, 2])
    expect(found).toMatchObject({ each: [15, 5, 10], mean: 10, gap: [-1, 1, 0], most: 15, least: 5, ratio: 3, people: 6, load: 60 })
    // (2·5 + 2·5 + 0) / 60
    expect(found.deviation).toBeCloseTo(1 / 3, 12)
  })
  it('surpluses and shortages cancel out, and nothing is left where load is in step with people', () => {
    const load = [12, 7, 31, 4], people = [3, 1, 5, 2]
    expect(balance(load, people).gap.reduce<number>((sum, gap) => sum + gap!, 0)).toBeCloseTo(0, 12)
    expect(balance(load, load.map(value => value / 4))).toMatchObject({ deviation: 0, ratio: 1 })
  })
  it('keeps load without people apart, and is null where there is nothing', () => {
    expect(balance([10, 20], [0, 4])).toMatchObject({ each: [null, 5], mean: 5, unstaffed: 10, gap: [-2, 0] })
    expect(balance([], [])).toMatchObject({ mean: null, most: null, ratio: null, deviation: null })
    expect(balance([5, null], [null, 3])).toMatchObject({ each: [null, null], mean: null, gap: [null, null], unstaffed: 0 })
    expect(balance([0, 0], [1, 2])).toMatchObject({ each: [0, 0], mean: 0, ratio: null, deviation: null, gap: [null, null] })
  })
})
