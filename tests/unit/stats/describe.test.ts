import { describe, expect, it } from 'vitest'
import { describe as statistics } from '../../../shared/stats/describe.ts'
import { frequencies } from '../../../shared/stats/frequencies.ts'
import { quantile } from '../../../shared/stats/quantile.ts'
import { shapiroWilk } from '../../../shared/stats/shapiroWilk.ts'

const gap = Number.NaN
/** Nothing that JSON would turn into something else. */
function expectClean(value: unknown): void {
  expect(JSON.parse(JSON.stringify(value))).toEqual(value)
  expect(JSON.stringify(value)).not.toMatch(/NaN|Infinity/)
}

describe('descriptive statistics of degenerate columns', () => {
  it('no values', () => {
    for (const column of [[], [gap, gap]]) {
      const result = statistics(column)
      expectClean(result)
      expect(result).toMatchObject({ n: 0, missing: column.length, mean: null, sd: null, ci95_t: null, median: null, q_type7: null, shapiro_W: null })
    }
  })
  it('one value has a mean and no spread', () => {
    const result = statistics([gap, 4])
    expectClean(result)
    expect(result).toMatchObject({ n: 1, missing: 1, mean: 4, sd: null, var: null, se: null, ci95_t: null, median: 4, min: 4, max: 4, skew_type1: null })
  })
  it('two values have a spread, a wide interval and no corrected skewness', () => {
    const result = statistics([1, 3])
    expectClean(result)
    expect(result).toMatchObject({ mean: 2, var: 2, se: 1, skew_type1: 0, skew_type2_spss_excel: null, kurt_type2_spss_excel: null })
    expect(result.ci95_t![0]).toBeCloseTo(2 - 12.706204736432095, 9) // qt(.975, 1)
  })
  it('a constant column has spread 0 and no shape', () => {
    const result = statistics([3.1, 3.1, 3.1, 3.1])
    expectClean(result)
    expect(result).toMatchObject({ sd: 0, var: 0, ci95_t: [3.1, 3.1], skew_type1: null, kurt_type3_psych: null, shapiro_W: null, mad_raw: 0 })
  })
  it('values whose squares no double can hold have a mean and no spread', () => {
    const result = statistics([1e200, -3e200, 1e307, 5])
    expectClean(result)
    expect(result).toMatchObject({ n: 4, sd: null, ci95_t: null })
  })
  it('survives large offsets', () => {
    expect(statistics([1000000004, 1000000007, 1000000013, 1000000016]).var).toBe(30)
    const far = [4, 7, 13, 16].map(value => 1e12 + value)
    expect(statistics(far).var).toBe(30)
    expect(statistics(far).mean).toBe(1e12 + 10)
    expect(statistics(far).skew_type1).toBe(0)
  })
})

describe('parts of it', () => {
  it('quantiles of both types', () => {
    // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .9), type = 7 | 6)
    const values = [1, 2, 4, 8, 16]
    expect([0.1, 0.25, 0.9].map(p => Number(quantile(values, p, 7)!.toPrecision(14)))).toEqual([1.4, 2, 12.8])
    expect([0.1, 0.25, 0.9].map(p => quantile(values, p, 6))).toEqual([1, 1.5, 16])
    expect(quantile([], 0.5, 7)).toBeNull()
  })
  it('Shapiro-Wilk for few values', () => {
    // R: shapiro.test(c(1, 2, 4)), c(1, 2, 4, 9), c(1, 2, 4, 9, 9.5, 20, 23)
    const three = shapiroWilk([1, 2, 4])
    expect(three.W).toBeCloseTo(0.964285714285714, 12)
    expect(three.p).toBeCloseTo(0.636886845028963, 8)
    const four = shapiroWilk([1, 2, 4, 9])
    expect(four.W).toBeCloseTo(0.894686270839335, 9)
    expect(four.p).toBeCloseTo(0.405147211173890, 8)
    const seven = shapiroWilk([1, 2, 4, 9, 9.5, 20, 23])
    expect(seven.W).toBeCloseTo(0.881648809103203, 9)
    expect(seven.p).toBeCloseTo(0.233868063099003, 8)
    expect(shapiroWilk([1, 2])).toEqual({ W: null, p: null })
    expect(shapiroWilk(new Float64Array(5001).map((_, i) => i))).toEqual({ W: null, p: null })
  })
  it('frequencies list expected values with their zeros', () => {
    expect(frequencies([2, 2, 7], 1, [1, 2])).toEqual({
      n: 3, missing: 1, values: [
        { value: 1, count: 0, percent: 0, valid_percent: 0, cumulative_percent: 0 },
        { value: 2, count: 2, percent: 50, valid_percent: 200 / 3, cumulative_percent: 200 / 3 },
        { value: 7, count: 1, percent: 25, valid_percent: 100 / 3, cumulative_percent: 100 },
      ],
    })
    expect(frequencies([], 0, [1]).values[0]).toEqual({ value: 1, count: 0, percent: null, valid_percent: null, cumulative_percent: null })
  })
})
