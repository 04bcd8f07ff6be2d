import { describe, expect, it } from 'vitest'
import { detectableDifference, detectableProportion } from '../../../shared/stats/detectable.ts'
import { pairedProportionDifference } from '../../../shared/stats/pairedProportions.ts'

describe('what samples can find', () => {
  it('agrees with R: power.t.test(n = 30, sd = 2, power = .8); paired n = 25, sd = 3; pt() with unequal variances', () => {
    expect(detectableDifference(2 * Math.sqrt(2 / 30), 58)).toBeCloseTo(1.471243928, 8)
    expect(detectableDifference(3 / 5, 24)).toBeCloseTo(1.752082071, 8)
    expect(detectableDifference(1.7, 41.3)).toBeCloseTo(4.877081498, 8)
  })
  it('agrees with R for shares: power.prop.test(n = 120, p1 = .3, power = .8), and its mirror image downwards', () => {
    expect(detectableProportion(0.3, 120, 120, 1)).toBeCloseTo(0.475355150, 8)
    expect(detectableProportion(0.3, 120, 120, -1)).toBeCloseTo(0.149739149, 8)
    expect(detectableProportion(0.4, 150, 90, -1)).toBeCloseTo(0.22653666, 7)
  })
  it('is not defined without spread, cases or room', () => {
    expect([detectableDifference(0, 10), detectableDifference(1, 0), detectableProportion(0.5, 0, 10, 1), detectableProportion(1, 10, 10, 1), detectableProportion(0.02, 20, 20, -1)]).toEqual([null, null, null, null, null])
    expect(detectableDifference(1, 1)).toBeGreaterThan(10)
  })
})

describe('shares of the same cases', () => {
  it('agree with the example of Fagerland, Lydersen & Laake (2014): -0.286 (-0.507, -0.026)', () => {
    const found = pairedProportionDifference(1, 1, 7, 12)!
    expect([found.diff, ...found.ci].map(value => value.toFixed(3))).toEqual(['-0.286', '-0.507', '-0.026'])
  })
  it('stay in bounds where all agree or none is there', () => {
    expect(pairedProportionDifference(0, 0, 0, 0)).toBeNull()
    const alike = pairedProportionDifference(10, 0, 0, 10)!
    expect(alike.diff).toBe(0)
    expect(alike.ci[0]).toBeLessThan(0)
    expect(alike.ci[1]).toBeCloseTo(-alike.ci[0], 12)
  })
})
