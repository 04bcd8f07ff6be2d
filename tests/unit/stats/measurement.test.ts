import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cronbachAlpha, feldtInterval, standardisedAlpha } from '../../../shared/stats/alpha.ts'
import { confirmatoryFactors } from '../../../shared/stats/confirmatory.ts'
import { averageVarianceExtracted, compositeReliability, htmt } from '../../../shared/stats/constructValidity.ts'
import { completeMoments, correlationsOf } from '../../../shared/stats/covariance.ts'
import { chiSquareTails } from '../../../shared/stats/distributions/chiSquare.ts'
import { chiSquareLogUpper } from '../../../shared/stats/distributions/chiSquareLog.ts'
import { factorability, squaredMultipleCorrelations } from '../../../shared/stats/factorability.ts'
import { communalities, fromEigen } from '../../../shared/stats/factorLoadings.ts'
import { factorMl } from '../../../shared/stats/factorMl.ts'
import { fitIndices } from '../../../shared/stats/fitIndices.ts'
import { guttmanLambdas } from '../../../shared/stats/guttman.ts'
import { symmetricEigen } from '../../../shared/stats/linalg/symmetricEigen.ts'
import { tridiagonalEigen } from '../../../shared/stats/linalg/tridiagonalEigen.ts'
import { oneFactorOmega } from '../../../shared/stats/omega.ts'
import { parallelAnalysis } from '../../../shared/stats/parallelAnalysis.ts'
import { promax } from '../../../shared/stats/promax.ts'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import { splitHalf } from '../../../shared/stats/splitHalf.ts'
import { varimax } from '../../../shared/stats/varimax.ts'

interface Fixture {
  data: number[][]
  alpha: { raw: number; std: number; feldt: [number, number] }
  lambda4: number
  smc: number[]
  kmo: number
  msa: number[]
  promax: { pattern: number[][]; phi: number[][] }
  cfa: { fit: Record<string, number>; est: number[]; se: number[]; z: number[]; std: number[]; phi: number }
  parallel95: number[]
  parallelMean: number[]
}
/** R's `attitude` with values of psych and lavaan: fixtures/measurement.R. */
const r = JSON.parse(readFileSync(new URL('fixtures/measurement.json', import.meta.url), 'utf8')) as Fixture
const plain = (columns: readonly ArrayLike<number>[]): ReturnType<typeof completeMoments> => completeMoments(columns.map(values => ({ values, reverseSum: null })))
const near = (got: ArrayLike<number>, expected: readonly number[], digits: number): void => {
  expect(got.length).toBe(expected.length)
  expected.forEach((value, i) => expect(got[i]).toBeCloseTo(value, digits))
}
const { n, covariance } = plain(r.data)
const correlations = correlationsOf(covariance)
const { inverse } = factorability(correlations, n)

describe('against psych and lavaan on attitude', () => {
  it('alpha, Feldt interval, λ4, SMC, KMO, MSA', () => {
    const alpha = cronbachAlpha(covariance)!
    expect(alpha).toBeCloseTo(r.alpha.raw, 10)
    expect(standardisedAlpha(covariance)).toBeCloseTo(r.alpha.std, 10)
    const interval = feldtInterval(alpha, n, 7, 0.95)!
    near([interval.lower, interval.upper], r.alpha.feldt, 10)
    expect(guttmanLambdas(covariance, null)).toMatchObject({ lambda4: expect.closeTo(r.lambda4, 10) as number, lambda4_exact: true, lambda6: null })
    near(squaredMultipleCorrelations(inverse!), r.smc, 10)
    const found = factorability(correlations, n)
    expect(found.kmo).toBeCloseTo(r.kmo, 10)
    near(found.msa!, r.msa, 10)
  })

  it('promax of maximum likelihood factors', () => {
    const ml = factorMl(correlations, squaredMultipleCorrelations(inverse!), 2, n)
    const turned = promax(ml.loadings)!
    turned.pattern.forEach((row, i) => near(row, r.promax.pattern[i]!, 4))
    turned.phi.forEach((row, i) => near(row, r.promax.phi[i]!, 4))
    near(turned.communalities, Array.from(communalities(ml.loadings)), 10)
  })

  it('a confirmatory model with a Heywood case: estimates, standard errors, fit', () => {
    const items = [0, 1, 3, 4, 5, 6]
    const sub = plain(items.map(i => r.data[i]!))
    const R = correlationsOf(sub.covariance)
    const model = confirmatoryFactors(R, [[0, 1, 2], [3, 4, 5]], n)
    expect(model.status).toBe('solved')
    near([...model.loadings[0]!, ...model.loadings[1]!], r.cfa.std, 4)
    expect(model.phi[0]![1]).toBeCloseTo(r.cfa.phi, 4)
    expect(model.residuals.some(value => value < 0)).toBe(true)
    near([...model.loadings[0]!, ...model.loadings[1]!].map((value, i) => value / [...model.errors[0]!, ...model.errors[1]!][i]!), r.cfa.z, 3)
    const fit = fitIndices(R, model, n, sub.covariance.map((row, i) => Math.sqrt(row[i]!))) as unknown as Record<string, number>
    for (const [key, value] of Object.entries(r.cfa.fit)) expect(fit[key], key).toBeCloseTo(value, 4)
  })

  it('parallel analysis draws the distribution that samples have', () => {
    const eigen = symmetricEigen(correlations)
    const found = parallelAnalysis(eigen.values, n, 4000, 7)
    found.mean.forEach((value, i) => expect(Math.abs(value - r.parallelMean[i]!)).toBeLessThan(0.02))
    found.percentile95.forEach((value, i) => expect(Math.abs(value - r.parallel95[i]!)).toBeLessThan(0.04))
    expect(parallelAnalysis(eigen.values, n, 50, 7)).toEqual(parallelAnalysis(eigen.values, n, 50, 7))
  })
})

describe('identities', () => {
  it('Householder and QL find what Jacobi rotations find', () => {
    const random = randomStream('test', 1)
    const columns = Array.from({ length: 12 }, () => Array.from({ length: 40 }, () => random.normal()))
    const R = correlationsOf(plain(columns).covariance)
    const a = symmetricEigen(R)
    const b = tridiagonalEigen(R)
    near(b.values, Array.from(a.values), 12)
    near(tridiagonalEigen(R, false).values, Array.from(a.values), 12)
    b.vectors.forEach((vector, k) => expect(Math.abs(vector.reduce((sum, value, i) => sum + value * a.vectors[k]![i]!, 0))).toBeCloseTo(1, 10))
  })

  it('varimax keeps communalities and does not depend on where it starts', () => {
    const eigen = symmetricEigen(correlations)
    const loadings = fromEigen(eigen.values, eigen.vectors, 2, 7)
    const c = Math.cos(0.7)
    const s = Math.sin(0.7)
    const turned = loadings.map(([a, b]) => Float64Array.of(c * a! - s * b!, s * a! + c * b!))
    varimax(turned).forEach((row, i) => near(row, Array.from(varimax(loadings)[i]!), 9))
    near(communalities(varimax(loadings)), Array.from(communalities(loadings)), 12)
  })

  it('two items: alpha, λ2..λ5 and the Guttman split half are one number', () => {
    const two = plain(r.data.slice(0, 2)).covariance
    const alpha = cronbachAlpha(two)!
    const { lambda2, lambda3, lambda4, lambda5 } = guttmanLambdas(two, null)!
    near([lambda2, lambda3, lambda4, lambda5, splitHalf(two, [0], [1]).guttman_split_half!], [alpha, alpha, alpha, alpha, alpha], 12)
  })

  it('turning an item round changes its mean and the signs of its covariances, nothing else', () => {
    const turned = completeMoments(r.data.map((values, i) => ({ values, reverseSum: i === 2 ? 100 : null })))
    expect(turned.means[2]).toBeCloseTo(100 - plain(r.data).means[2]!, 10)
    expect(turned.covariance[2]![0]).toBeCloseTo(-covariance[2]![0]!, 10)
    expect(turned.covariance[2]![2]).toBeCloseTo(covariance[2]![2]!, 10)
  })

  it('covariances survive an offset of 1e12 and drop incomplete rows', () => {
    const x = [4, 7, 13, 16].map(value => 1e12 + value)
    expect(plain([x, x]).covariance.map(row => Array.from(row))).toEqual([[30, 30], [30, 30]])
    const gaps = plain([[1, 2, Number.NaN, 4], [2, Number.NaN, 3, 8]])
    expect(gaps).toMatchObject({ n: 2, rows: 4 })
    expect(gaps.covariance[0]![1]).toBe(9)
  })

  it('the logarithm of a tail too small for a double', () => {
    expect(chiSquareLogUpper(18146.065577235, 300)).toBeCloseTo(-8315.17948481857, 6)
    for (const [x, df] of [[3, 5], [40, 5], [200, 100]] as const) expect(chiSquareLogUpper(x, df)).toBeCloseTo(Math.log(chiSquareTails(x, df).upper), 10)
  })

  it('CR and AVE of equal loadings; HTMT of parallel items is their disattenuated correlation', () => {
    expect(averageVarianceExtracted([0.8, 0.8])).toBeCloseTo(0.64, 12)
    expect(compositeReliability([0.8, 0.8])).toBeCloseTo(2.56 / (2.56 + 0.72), 12)
    const R = [[1, 0.5, 0.3, 0.3], [0.5, 1, 0.3, 0.3], [0.3, 0.3, 1, 0.6], [0.3, 0.3, 0.6, 1]]
    expect(htmt(R, [0, 1], [2, 3]).original).toBeCloseTo(0.3 / Math.sqrt(0.3), 12)
    expect(htmt(R, [0], [2, 3])).toEqual({ original: null, absolute: null })
  })
})

describe('degenerate data', () => {
  it('nothing, one row, one item', () => {
    expect(plain([[], []])).toMatchObject({ n: 0, rows: 0 })
    expect(cronbachAlpha(plain([[1], [2]]).covariance)).toBeNull()
    expect(cronbachAlpha(plain([[1, 2, 3]]).covariance)).toBeNull()
    expect(feldtInterval(0.8, 1, 3, 0.95)).toBeNull()
  })

  it('a Heywood case is found and flagged, two items have no omega', () => {
    const heywood = [[1, 0.1, 0.6], [0.1, 1, 0.5], [0.6, 0.5, 1]]
    expect(oneFactorOmega(heywood, [1, 1, 1], 100)).toMatchObject({ heywood: true })
    expect(oneFactorOmega([[1, 0.5], [0.5, 1]], [1, 1], 100)).toBeNull()
  })

  it('confirmatory models that cannot be estimated say so', () => {
    expect(confirmatoryFactors([[1, 0.5], [0.5, 1]], [[0, 1]], 50).status).toBe('underidentified')
    const singular = [[1, 1, 0.3], [1, 1, 0.3], [0.3, 0.3, 1]]
    expect(confirmatoryFactors(singular, [[0, 1, 2]], 50).status).toBe('singular')
    // Unrelated factors of two items each: nothing ties the two loadings of a factor together.
    const apart = [[1, 0.5, 0, 0], [0.5, 1, 0, 0], [0, 0, 1, 0.5], [0, 0, 0.5, 1]]
    expect(['notIdentified', 'notConverged']).toContain(confirmatoryFactors(apart, [[0, 1], [2, 3]], 50).status)
  })

  it('unrelated items: KMO is not defined by 0 / 0', () => {
    const identity = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    expect(factorability(identity, 50)).toMatchObject({ kmo: null, msa: null, bartlett: { chi2: 0, p: 1 } })
  })

  it('Horst’s correction is not applied to a negative correlation', () => {
    const negative = splitHalf([[1, -0.5, 0], [-0.5, 1, 0], [0, 0, 1]], [0], [1, 2])
    expect(negative.r_between_halves).toBeLessThan(0)
    expect(negative.spearman_brown_unequal).toBeNull()
  })
})

describe('confirmatory models of rounded answers', () => {
  it('are solved down to rounding: a fit that cannot be told from the best does not count as a failure', () => {
    const status = Array.from({ length: 120 }, (_, sample) => {
      const { normal } = randomStream('cfa', 5, sample)
      const answers = Array.from({ length: [60, 89, 150, 400][sample % 4]! }, () => {
        const first = normal()
        const second = 0.5 * first + Math.sqrt(0.75) * normal()
        return [0.8, 0.7, 0.6, 0.5, 0.8, 0.7, 0.6, 0.5].map((loading, i) => Math.max(1, Math.min(5, Math.round(3 + 1.1 * (loading * (i < 4 ? first : second) + Math.sqrt(1 - loading ** 2) * normal())))))
      })
      const columns = answers[0]!.map((_item, j) => ({ values: answers.map(row => row[j]!), reverseSum: null }))
      return confirmatoryFactors(correlationsOf(completeMoments(columns).covariance), [[0, 1, 2, 3], [4, 5, 6, 7]], answers.length).status
    })
    expect(new Set(status)).toEqual(new Set(['solved']))
  })
})
