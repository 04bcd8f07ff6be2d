import { describe, expect, it } from 'vitest'
import { capability } from '../../../../shared/stats/control/capability.ts'
import { individualsChart, proportionChart, subgroupChart } from '../../../../shared/stats/control/charts.ts'
import { c4, d2, d3 } from '../../../../shared/stats/control/rangeConstants.ts'
import { runChart } from '../../../../shared/stats/control/runChart.ts'
import { nelsonSignals } from '../../../../shared/stats/control/signals.ts'
import { histogram } from '../../../../shared/stats/histogram.ts'

describe('constants of the range and the standard deviation', () => {
  // ASTM Manual on Presentation of Data and Control Chart Analysis, table 16 (public values, printed to 3-4 digits).
  it.each([
    [2, 1.128, 0.853, 0.7979], [3, 1.693, 0.888, 0.8862], [4, 2.059, 0.880, 0.9213], [5, 2.326, 0.864, 0.9400],
    [7, 2.704, 0.833, 0.9594], [10, 3.078, 0.797, 0.9727], [25, 3.931, 0.708, 0.9896],
  ])('n = %i', (n, mean, spread, bias) => {
    expect(d2(n)).toBeCloseTo(mean, 3)
    expect(Math.abs(d3(n) - spread)).toBeLessThan(0.0011)
    expect(c4(n)).toBeCloseTo(bias, 4)
  })
  it('d2 and d3 of two are exact', () => {
    expect(d2(2)).toBeCloseTo(2 / Math.sqrt(Math.PI), 12)
    expect(d3(2)).toBeCloseTo(Math.sqrt(2 - 4 / Math.PI), 10)
  })
})

describe('control charts', () => {
  // Montgomery (2013) table 6.1 in outline: limits follow from the published constants A2 = 0.577, D4 = 2.114.
  it('X-bar and R of equal samples', () => {
    const samples = [[74.03, 74.002, 74.019, 73.992, 74.008], [73.995, 73.992, 74.001, 74.011, 74.004], [73.988, 74.024, 74.021, 74.005, 74.002]]
    const { kind, means, spreads } = subgroupChart(samples)
    expect(kind).toBe('xbarR')
    const rbar = (0.038 + 0.019 + 0.036) / 3
    expect(spreads.center).toBeCloseTo(rbar, 10)
    expect(means.upper[0]! - means.center!).toBeCloseTo(0.5768 * rbar, 5)
    expect(spreads.upper[0]).toBeCloseTo(2.1145 * rbar, 4)
    expect(spreads.lower[0]).toBe(0)
  })
  it('samples of different size get limits of their own', () => {
    const { kind, means } = subgroupChart([[1, 2, 3], [2, 3, 4, 5], [1, 3]])
    expect(kind).toBe('xbarS')
    // pooled variance: (2 + 5 + 2) / 6 = 1.5; grand mean 24 / 9
    expect(means.sigma).toBeCloseTo(Math.sqrt(1.5), 12)
    expect(means.center).toBeCloseTo(24 / 9, 12)
    expect(means.upper[1]! - means.center!).toBeCloseTo(3 * Math.sqrt(1.5 / 4), 12)
  })
  it('individuals: 2.66 times the mean moving range', () => {
    const { individuals, ranges } = individualsChart([33.75, 33.05, 34, 33.81, 33.46, 34.02, 33.68])
    const moving = (0.7 + 0.95 + 0.19 + 0.35 + 0.56 + 0.34) / 6
    expect(individuals.upper[0]! - individuals.center!).toBeCloseTo(2.6587 * moving, 3)
    expect(ranges.upper[0]).toBeCloseTo(3.2665 * moving, 3)
  })
  it('p-chart: limits by each n, within 0 and 1; a period without cases is left out', () => {
    const chart = proportionChart([2, 8, 0, 0], [100, 400, 0, 4])
    expect(chart.n).toEqual([100, 400, 4])
    expect(chart.center).toBeCloseTo(10 / 504, 12)
    expect(chart.upper[0]).toBeCloseTo(10 / 504 + 3 * Math.sqrt(10 / 504 * (494 / 504) / 100), 12)
    expect(chart.lower).toEqual([0, expect.any(Number), 0])
    expect(Math.max(...chart.upper.map(Number))).toBeLessThanOrEqual(1)
  })
  it('nothing is charted from nothing, constants or a single point', () => {
    expect(individualsChart([]).individuals.status).toBe('tooFewPoints')
    expect(individualsChart([1, 1, 1, 1]).individuals.status).toBe('constant')
    expect(subgroupChart([[1, 2]]).means.status).toBe('tooFewPoints')
    expect(proportionChart([0, 0], [10, 10])).toMatchObject({ status: 'constant', center: 0 })
  })
})

describe('signals', () => {
  const of = (z: number[]): string[] => [...new Set(nelsonSignals(z, z.map(() => 0), z.map(() => 1)).map(signal => signal.rule))]
  it.each([
    ['beyondLimit', [0.1, -0.2, 3.1]],
    ['nineOneSide', [0.1, 0.2, 0.1, 0.3, 0.1, 0.2, 0.1, 0.2, 0.1]],
    ['sixTrend', [-0.5, -0.3, -0.1, 0.1, 0.3, 0.5]],
    ['fourteenAlternate', Array.from({ length: 14 }, (_, i) => (i % 2 ? 1.1 : -1.1))],
    ['twoOfThreeFar', [2.1, 0, 2.2]],
    ['fourOfFiveOff', [1.1, 1.2, 0, 1.3, 1.4]],
    ['fifteenNear', Array.from({ length: 15 }, (_, i) => (i % 2 ? 0.4 : -0.4) * (i % 3 ? 1 : 0.5))],
    ['eightOff', [1.1, -1.2, 1.3, 1.4, -1.1, -1.2, 1.1, -1.5]],
  ] as const)('%s', (rule, z) => { expect(of([...z])).toContain(rule) })
  it('a quiet series says nothing', () => { expect(of([0.3, -0.8, 1.2, -0.1, 0.6, -1.3, 0.2])).toEqual([]) })
  it('a gap breaks a pattern', () => { expect(of([0.1, 0.2, 0.1, 0.3, Number.NaN, 0.1, 0.2, 0.1, 0.2, 0.1])).toEqual([]) })
})

describe('run chart', () => {
  it('limits of Anhoej: 24 useful points, at most 8 in a run, at least 8 crossings', () => {
    const values = Array.from({ length: 24 }, (_, i) => (i < 12 ? 1 : 2) + i / 100)
    expect(runChart(values)).toMatchObject({ useful: 24, longest_run: 12, longest_run_limit: 8, crossings: 1, crossings_limit: 8, shift: true, few_crossings: true })
  })
  it('points on the median tell nothing', () => {
    expect(runChart([1, 2, 3, 2, 1, 3, 2, 2, 1, 3])).toMatchObject({ status: 'tooFewPoints', useful: 6 })
  })
  it('five in a row going up are a trend', () => {
    expect(runChart([5, 1, 2, 3, 4, 6, 2]).trends).toEqual([[1, 2, 3, 4, 5]])
  })
})

describe('capability and histogram', () => {
  it('Cp and Cpk', () => {
    const result = capability([9, 10, 11], 0.5, 8, 13)
    expect(result).toMatchObject({ n: 3, mean: 10, sd: 1, outside_observed: 0 })
    expect(result.cp).toBeCloseTo(5 / 3, 12)
    expect(result.cpk).toBeCloseTo(2 / 1.5, 12)
    expect(result.pp).toBeCloseTo(5 / 6, 12)
    // R: pnorm(-2) + pnorm(3, lower.tail = FALSE)
    expect(result.outside_expected).toBeCloseTo(0.02410002997980931, 12)
  })
  it('one limit: no Cp, but Cpk', () => {
    expect(capability([9, 10, 11], 0.5, null, 13)).toMatchObject({ cp: null, cpk: 2 })
    expect(capability([], null, 1, 2)).toMatchObject({ cp: null, cpk: null, outside_observed: null })
  })
  it('whole answers get a bin each, measures round classes, and none is lost', () => {
    expect(histogram([1, 2, 2, 5])).toEqual({ edges: [0.5, 1.5, 2.5, 3.5, 4.5, 5.5], counts: [1, 2, 0, 0, 1] })
    const values = Array.from({ length: 200 }, (_, i) => Math.sin(i) * 7.3)
    expect(histogram(values)!.counts.reduce((a, b) => a + b)).toBe(200)
    expect(histogram([])).toBeNull()
    expect(histogram([4.2, 4.2])!.counts).toEqual([2])
  })
})
