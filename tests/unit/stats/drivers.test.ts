import { describe, expect, it } from 'vitest'
import { correlationMatrix } from '../../../shared/stats/correlationMatrix.ts'
import { symmetricEigen } from '../../../shared/stats/linalg/symmetricEigen.ts'
import { singularValues } from '../../../shared/stats/linalg/singularValues.ts'
import { leastSquares } from '../../../shared/stats/ols.ts'
import { correlation } from '../../../shared/stats/pearson.ts'
import { relativeWeights } from '../../../shared/stats/relativeWeights.ts'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import { MAX_SHAPLEY_PREDICTORS, shapleyR2 } from '../../../shared/stats/shapley.ts'

const random = randomStream('drivers', 5)
const n = 60
const column = (): number[] => Array.from({ length: n }, () => random.normal())
const a = column()
const b = a.map(value => 0.6 * value + random.normal())
const c = column()
const y = a.map((value, i) => 1 + 2 * value - 0.5 * b[i]! + c[i]! + random.normal())
const json = (value: unknown): string => JSON.stringify(value, (_, entry: unknown) => (entry instanceof Float64Array ? [...entry] : entry))

describe('least squares', () => {
  it('is not moved by an offset of 1e12 in a predictor', () => {
    const near = leastSquares(y, [a, b])
    const far = leastSquares(y, [a.map(value => Math.round(value * 1024) / 1024 + 1e12), b])
    const rounded = leastSquares(y, [a.map(value => Math.round(value * 1024) / 1024), b])
    expect(far.r2).toBeCloseTo(rounded.r2!, 9)
    expect(far.slopes[0]!.b).toBeCloseTo(rounded.slopes[0]!.b!, 9)
    expect(near.status).toBe('solved')
  })
  it('names the predictor that adds nothing, and gives no numbers', () => {
    const fit = leastSquares(y, [a, c, a.map((value, i) => 2 * value - 3 * c[i]! + 7)])
    expect(fit).toMatchObject({ status: 'singular', dependent: [2], r2: null, p: null, vif: [null, null, null] })
    expect(leastSquares(y, [a, a.map(() => 4)])).toMatchObject({ status: 'singular', dependent: [1] })
    expect(leastSquares(y, [a, a])).toMatchObject({ status: 'singular', dependent: [1] })
    expect(json(fit)).not.toMatch(/NaN|Infinity/)
  })
  it('refuses too few cases and a constant target', () => {
    for (const size of [0, 1, 2, 3]) {
      expect(leastSquares(y.slice(0, size), [a.slice(0, size), b.slice(0, size)]).status).toBe('tooFewCases')
    }
    expect(leastSquares(y.slice(0, 4), [a.slice(0, 4), b.slice(0, 4)]).status).toBe('solved')
    expect(leastSquares(y.map(() => 2), [a])).toMatchObject({ status: 'constantTarget', r2: null, zero_order_r: [null] })
  })
  it('answers values whose squares no double can hold with a status', () => {
    const huge = a.map(value => value * 1e200)
    expect(leastSquares(y, [huge, b])).toMatchObject({ status: 'overflow', r2: null })
    expect(leastSquares(huge, [b])).toMatchObject({ status: 'overflow', r2: null, zero_order_r: [null] })
    expect(json(leastSquares(huge, [b]))).not.toMatch(/NaN|Infinity/)
  })
  it('adds up: Pratt and Johnson to R², residuals to 0', () => {
    const fit = leastSquares(y, [a, b, c])
    expect(fit.pratt.reduce<number>((total, value) => total + value!, 0)).toBeCloseTo(fit.r2!, 12)
    expect(fit.residuals!.reduce((total, value) => total + value, 0)).toBeCloseTo(0, 10)
    expect(fit.F).toBeCloseTo(fit.r2! / 3 / ((1 - fit.r2!) / fit.df2), 9)
    expect(fit.slopes[0]!.ci95![0]).toBeLessThan(2)
    expect(fit.slopes[0]!.ci95![1]).toBeGreaterThan(2)
  })
})

describe('shares of R²', () => {
  const matrix = correlationMatrix([a, b, c])
  const target = [a, b, c].map(x => correlation(x, y)!)
  const r2 = leastSquares(y, [a, b, c]).r2!

  it('Johnson weights and Shapley values add up to R²', () => {
    const johnson = relativeWeights(matrix, target)
    expect(johnson.r2).toBeCloseTo(r2, 12)
    expect(johnson.percent.reduce<number>((total, value) => total + value!, 0)).toBeCloseTo(100, 10)
    const shapley = shapleyR2(matrix, target)!
    expect(shapley.reduce((total, value) => total + value, 0)).toBeCloseTo(r2, 12)
  })
  it('of uncorrelated predictors are the squared correlations', () => {
    const identity = [[1, 0], [0, 1]]
    expect(relativeWeights(identity, [0.6, 0.3]).weights.map(value => Math.round(value * 1e12) / 1e12)).toEqual([0.36, 0.09])
    expect(shapleyR2(identity, [0.6, 0.3])!.map(value => Math.round(value * 1e12) / 1e12)).toEqual([0.36, 0.09])
  })
  it('of a predictor given twice are halved by Johnson and refused by Shapley', () => {
    const twice = correlationMatrix([a, a, c])
    const r = [a, a, c].map(x => correlation(x, y)!)
    const johnson = relativeWeights(twice, r)
    expect(johnson).toMatchObject({ condition: null, dropped: 1 })
    expect(johnson.weights[0]).toBeCloseTo(johnson.weights[1]!, 12)
    expect(johnson.r2).toBeCloseTo(leastSquares(y, [a, c]).r2!, 10)
    expect(shapleyR2(twice, r)).toBeNull()
  })
  it('refuses more predictors than can be enumerated', () => {
    const k = MAX_SHAPLEY_PREDICTORS + 1
    expect(shapleyR2(Array.from({ length: k }, (_, i) => Array.from({ length: k }, (__, j) => Number(i === j))), new Array<number>(k).fill(0.1))).toBeNull()
    expect(shapleyR2([], [])).toEqual([])
  })
})

describe('matrices', () => {
  it('eigenvalues of a known matrix', () => {
    const { values, vectors, converged } = symmetricEigen([[2, -1, 0], [-1, 2, -1], [0, -1, 2]])
    expect(converged).toBe(true)
    expect(values[0]).toBeCloseTo(2 + Math.SQRT2, 14)
    expect(values[1]).toBeCloseTo(2, 14)
    expect(values[2]).toBeCloseTo(2 - Math.SQRT2, 14)
    expect(vectors[2]!.map(Math.abs)[0]).toBeCloseTo(0.5, 14)
  })
  it('singular values keep small ones', () => {
    const values = singularValues([[1, 0, 0], [1, 1e-9, 0]])
    expect(values[1]! / (1e-9 / Math.SQRT2)).toBeCloseTo(1, 6)
  })
})
