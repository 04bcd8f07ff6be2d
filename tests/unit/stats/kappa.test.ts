import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohenKappa, markTable, pooledKappa } from '../../../shared/stats/kappa.ts'

// Expected values: R 4 with psych::cohen.kappa (unweighted kappa, var.kappa, confid); the pooled one written out in R from its definition.
describe('Cohen\'s kappa', () => {
  it.each([
    [[[20, 5], [10, 15]], 0.4, 0.016128, 0.1510922905, 0.6489077095],
    [[[44, 5, 1], [7, 20, 3], [9, 5, 6]], 0.491525423729, 0.00520237038411, 0.3501582012, 0.6328926462],
    [[[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.491525423729, 0.00260118519206, 0.3915637021, 0.5914871454],
    [[[2, 1], [0, 97]], 0.795081967213, 0.039825841249, 0.4039434634, 1],
  ])('%j', (table, kappa, variance, low, high) => {
    const found = cohenKappa(table)
    expect(found.kappa).toBeCloseTo(kappa, 10)
    expect(found.se! ** 2).toBeCloseTo(variance, 11)
    expect(found.low).toBeCloseTo(low, 9)
    expect(found.high).toBeCloseTo(high, 9)
  })

  it('is not defined with nothing, or where both know one category only', () => {
    expect(cohenKappa([[0, 0], [0, 0]])).toEqual({ n: 0, observed: null, expected: null, kappa: null, se: null, low: null, high: null })
    expect(cohenKappa([[7, 0], [0, 0]])).toMatchObject({ n: 7, observed: 1, expected: 1, kappa: null, low: null })
    expect(cohenKappa([])).toMatchObject({ n: 0, kappa: null })
    expect(pooledKappa([], [])).toMatchObject({ n: 0, kappa: null })
    expect(pooledKappa([[1, 1]], [[1, 1]])).toMatchObject({ observed: 1, kappa: null, se: null })
    expect(pooledKappa([[1]], [[0]])).toMatchObject({ n: 1, kappa: 0, se: null })
  })

  it('is 1 where they agree throughout, and lies within -1 and 1', () => {
    expect(cohenKappa([[3, 0, 0], [0, 4, 0], [0, 0, 2]])).toMatchObject({ kappa: 1, se: 0, low: 1, high: 1 })
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 40 }), pairs => {
      const first = pairs.map(([a]) => a), second = pairs.map(([, b]) => b)
      const one = cohenKappa(markTable(first, second))
      const pooled = pooledKappa([first], [second])
      if (one.kappa === null) { expect(pooled.kappa).toBeNull(); return }
      expect(one.kappa).toBeGreaterThanOrEqual(-1)
      expect(one.kappa).toBeLessThanOrEqual(1 + 1e-12)
      // Pooled over one judgement is that judgement's own kappa; who is first does not matter.
      expect(pooled.kappa).toBeCloseTo(one.kappa, 10)
      expect(cohenKappa(markTable(second, first)).kappa).toBeCloseTo(one.kappa, 10)
    }))
  })

  it('is pooled over several judgements', () => {
    const first = [[1, 1, 0, 0, 1, 0, 0, 1, 0, 0], [0, 1, 1, 0, 0, 0, 1, 0, 0, 1], [0, 0, 0, 1, 0, 1, 0, 0, 1, 0]]
    const second = [[1, 0, 0, 0, 1, 0, 0, 1, 0, 1], [0, 1, 1, 0, 0, 0, 1, 1, 0, 0], [0, 0, 0, 1, 0, 0, 0, 0, 1, 0]]
    const found = pooledKappa(first, second)
    expect(found.observed).toBeCloseTo(0.833333333333, 10)
    expect(found.expected).toBeCloseTo(0.553333333333, 10)
    expect(found.kappa).toBeCloseTo(0.626865671642, 10)
    expect(found.se).toBeCloseTo(0.179811202921, 10)
  })
})
