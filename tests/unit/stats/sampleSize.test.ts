import { expect, test } from 'vitest'
import { achievedMargin, allotted, neededSample, toIssue } from '../../../shared/stats/sampleSize.ts'

const design = (share = 0.5, population: number | null = null, designEffect = 1, confidence = 0.95) => ({ share, confidence, population, designEffect })

// R 4: n0 <- d*qnorm(.975)^2*p*(1-p)/e^2; ceiling(n0*N/(N-1+n0))
test('sizes are those of Cochran’s formula as R works it out', () => {
  expect(neededSample(design(), 0.05)).toBe(385)
  expect(neededSample(design(0.5, 1000), 0.05)).toBe(278)
  expect(neededSample(design(), 0.03)).toBe(1068)
  expect(neededSample(design(0.3, 20_000, 1.5), 0.05)).toBe(473)
  expect(neededSample(design(0.5, 100), 0.05)).toBe(80)
  expect(neededSample(design(0.5, null, 1, 0.99), 0.05)).toBe(664)
})

test('margins are those of R, and of the case: ±5.8 points for 286', () => {
  expect(achievedMargin(design(), 286)).toBeCloseTo(0.0579475499875344, 12)
  expect(achievedMargin(design(0.5, 1000), 286)).toBeCloseTo(0.0489893233080684, 12)
  expect(achievedMargin(design(0.2, 5000, 1.3), 400)).toBeCloseTo(0.0428733194903881, 12)
})

test('the size that is named gives the margin, and one less does not', () => {
  for (const population of [null, 50, 300, 10_000]) for (const deff of [1, 1.8]) for (const margin of [0.02, 0.05, 0.11]) {
    const of = design(0.4, population, deff)
    const n = neededSample(of, margin)!
    expect(achievedMargin(of, n)!).toBeLessThanOrEqual(margin + 1e-12)
    if (n > 1) expect(achievedMargin(of, n - 1)!).toBeGreaterThan(margin)
  }
})

test('never more than there are; nothing for values that mean nothing', () => {
  expect(neededSample(design(0.5, 30), 0.001)).toBe(30)
  expect(neededSample(design(0.5, 1), 0.05)).toBe(1)
  expect(achievedMargin(design(0.5, 30), 30)).toBe(0)
  expect(achievedMargin(design(), 0)).toBeNull()
  expect(neededSample(design(0), 0.05)).toBeNull()
  expect(neededSample(design(), 0)).toBeNull()
})

test('what to issue takes both rates into account', () => {
  expect(toIssue(286, 290 / 320, 286 / 290)).toBe(320)
  expect(toIssue(100, 1, 1)).toBe(100)
  expect(toIssue(100, 0, 1)).toBeNull()
})

test('quotas add up to the whole', () => {
  expect(allotted(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(allotted(385, [52.5, 47.5])).toEqual([202, 183])
  expect(allotted(10, [0, 0])).toEqual([0, 0])
})
