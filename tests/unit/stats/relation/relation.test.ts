import { describe, expect, it } from 'vitest'
import { completeCases } from '../../../../shared/stats/missing.ts'
import { correlationMatrix } from '../../../../shared/stats/correlationMatrix.ts'
import { pairStatistics, prepareColumn } from '../../../../shared/stats/correlationPairs.ts'
import { derivedImportance } from '../../../../shared/stats/importance.ts'
import { kendall } from '../../../../shared/stats/kendall.ts'
import { leastSquares } from '../../../../shared/stats/ols.ts'
import { partialled } from '../../../../shared/stats/partialCorrelation.ts'
import { pearson } from '../../../../shared/stats/pearson.ts'
import { derivedImportanceOf, priorityReplicates } from '../../../../shared/stats/priorityBootstrap.ts'
import { rankUncertainty } from '../../../../shared/stats/rankUncertainty.ts'
import { regressionDiagnostics } from '../../../../shared/stats/regressionDiagnostics.ts'
import { randomStream } from '../../../../shared/stats/rng/randomStream.ts'
import { spearman } from '../../../../shared/stats/spearman.ts'

const random = randomStream('relation test', 1)
const normals = (n: number): Float64Array => Float64Array.from({ length: n }, () => random.normal())
const answers = (n: number, gap = 0): Float64Array => Float64Array.from({ length: n }, () => (random.next() < gap ? Number.NaN : 1 + random.integer(5)))

describe('pairs of columns', () => {
  const kinds: [string, Float64Array, Float64Array][] = [
    ['answers', answers(200), answers(200)], ['answers with gaps', answers(200, 0.2), answers(200, 0.1)], ['measurements', normals(150), normals(150)],
    ['measurements with gaps', normals(150).map((value, i) => (i % 7 === 0 ? Number.NaN : value)), normals(150)], ['answers and measurements', answers(150, 0.1), normals(150)],
    ['offset 1e12', Float64Array.of(4, 7, 13, 16, 9).map(value => 1e12 + value), Float64Array.of(1, 2, 5, 6, 2)], ['two cases', Float64Array.of(1, 2), Float64Array.of(5, 3)],
    ['one case', Float64Array.of(1), Float64Array.of(2)], ['none', new Float64Array(0), new Float64Array(0)], ['all missing', Float64Array.of(Number.NaN, Number.NaN), Float64Array.of(1, 2)],
    ['constant', Float64Array.of(3, 3, 3, 3), Float64Array.of(1, 2, 3, 4)], ['a line', Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(10, 8, 6, 4, 2)],
  ]
  it.each(kinds)('%s: the fast way gives what the three procedures give', (_, a, b) => {
    const [x, y] = completeCases([a, b]) as [Float64Array, Float64Array]
    const found = pairStatistics(prepareColumn(a), prepareColumn(b))
    const close = (got: number | null, wanted: number | null): void => { if (wanted === null) expect(got).toBeNull(); else expect(got).toBeCloseTo(wanted, 11) }
    expect(found.n).toBe(x.length)
    close(found.pearson.r, pearson(x, y).r)
    close(found.pearson.p, pearson(x, y).p)
    close(found.spearman.rho, spearman(x, y).rho)
    close(found.kendall.tau, kendall(x, y).tau)
    close(found.kendall.p_normal, kendall(x, y).p_normal)
  })
})

describe('partial correlation', () => {
  it('is that of the residuals', () => {
    const [x, y, z, w] = [normals(80), normals(80), normals(80), normals(80)] as [Float64Array, Float64Array, Float64Array, Float64Array]
    const mixed = [x.map((value, i) => value + 2 * z[i]!), y.map((value, i) => value - z[i]! + w[i]!), z, w]
    const residual = (column: Float64Array): Float64Array => leastSquares(column, [z, w]).residuals!
    expect(partialled(correlationMatrix(mixed), 2).matrix[0]![1]).toBeCloseTo(pearson(residual(mixed[0]!), residual(mixed[1]!)).r!, 12)
  })
  it('names a control that follows from another, and has no number for what a control determines', () => {
    const x = normals(40)
    const y = normals(40)
    const found = partialled(correlationMatrix([x, y, x, x.map(value => 2 * value)]), 2)
    expect(found.dependent).toEqual([1])
    expect(found.matrix[0]![1]).toBeNaN()
  })
})

describe('diagnostics of a regression', () => {
  it('leverages add up to the number of coefficients, and a case alone with its predictor has no standardised residual', () => {
    const x = normals(50)
    const lonely = Float64Array.from({ length: 50 }, (_, i) => (i === 7 ? 1 : 0))
    const y = x.map((value, i) => value + random.normal() * (1 + i / 10))
    const found = regressionDiagnostics(y, [x], leastSquares(y, [x]))!
    expect(found.leverage.reduce((sum, value) => sum + value, 0)).toBeCloseTo(2, 10)
    const alone = regressionDiagnostics(y, [x, lonely], leastSquares(y, [x, lonely]))!
    expect(alone.leverage[7]).toBeCloseTo(1, 10)
  })
  it('has nothing to say of a regression without a solution', () => {
    const x = normals(20)
    expect(regressionDiagnostics(x, [x, x], leastSquares(x, [x, x]))).toBeNull()
    expect(regressionDiagnostics([1, 2], [[3, 4]], leastSquares([1, 2], [[3, 4]]))).toBeNull()
  })
})

describe('importance', () => {
  const n = 200
  const mood = normals(n)
  const items = [0.9, 0.6, 0.3, 0].map(weight => mood.map(value => weight * value + random.normal()))
  const target = mood.map(value => value + random.normal())
  it('Johnson and Shapley share out R²', () => {
    for (const method of ['johnson', 'shapley'] as const) {
      const found = derivedImportance(method, items, target)
      expect(found.raw.reduce<number>((sum, value) => sum + value!, 0)).toBeCloseTo(found.r2!, 12)
    }
    expect(derivedImportance('johnson', items, target).r2).toBeCloseTo(leastSquares(target, items).r2!, 12)
  })
  it('says why there is none', () => {
    const first = items[0]!
    expect(derivedImportance('regression', [first, first], target).status).toBe('singular')
    expect(derivedImportance('shapley', Array.from({ length: 16 }, () => normals(n)), target).status).toBe('tooManyItems')
    expect(derivedImportance('johnson', [first], new Float64Array(n).fill(3)).status).toBe('constantTarget')
    expect(derivedImportance('johnson', items.map(item => item.subarray(0, 5)), target.subarray(0, 5)).status).toBe('tooFewCases')
    expect(derivedImportance('johnson', [first, new Float64Array(n).fill(2)], target)).toMatchObject({ constant: [1], raw: [expect.any(Number), 0] })
  })
  it('a coefficient against its correlation is named', () => {
    const a = normals(300)
    const b = a.map(value => value + 0.3 * random.normal())
    const y = a.map((value, i) => 2 * value - b[i]! + 0.1 * random.normal())
    expect(derivedImportance('regression', [a, b], y).suppressed).toEqual([1])
  })
  it('among all cases the resampled importance is the importance', () => {
    const gaps = items.map((item, j) => item.map((value, i) => ((i + j) % 19 === 0 ? Number.NaN : value)))
    for (const method of ['correlation', 'regression', 'johnson', 'shapley'] as const) {
      const once = derivedImportanceOf(method, gaps, target)(new Uint16Array(n).fill(1))
      derivedImportance(method, gaps, target).raw.forEach((value, j) => expect(once[j]).toBeCloseTo(value!, 10))
    }
  })
})

describe('how sure an order is', () => {
  const n = 150
  const mood = normals(n)
  const scores = [55, 60, 85].map(centre => mood.map(value => Math.min(100, Math.max(0, centre + 12 * value + 6 * random.normal()))))
  const sample = { scores, gap: { type: 'max' as const }, importance: derivedImportanceOf('johnson', scores, mood) }
  it('replicates do not depend on who works them out', () => {
    const whole = priorityReplicates(sample, 7, 0, 30)
    expect([...priorityReplicates(sample, 7, 0, 11), ...priorityReplicates(sample, 7, 11, 30)]).toEqual([...whole])
    expect([...priorityReplicates(sample, 8, 0, 30)]).not.toEqual([...whole])
  })
  it('items far apart are in tiers of their own, items alike in one', () => {
    const rows = Float64Array.from({ length: 600 }, (_, at) => (at % 3 === 0 ? 10 + random.normal() : at % 3 === 1 ? 9.8 + random.normal() : 2 + random.normal()))
    const found = rankUncertainty([10, 9.8, 2], rows)
    expect(found.tier).toEqual([1, 1, 2])
    expect(found.first[0]! + found.first[1]!).toBeCloseTo(1, 12)
    expect(found.ranks).toEqual([[1, 2], [1, 2], [3, 3]])
  })
  it('an item drawn level with its leader is not below it', () => {
    expect(rankUncertainty([5, 5, 1], Float64Array.from({ length: 300 }, (_, at) => (at % 3 === 2 ? 1 : 5)))).toMatchObject({ tier: [1, 1, 2], first: [1, 1, 0], sameOrder: 1 })
    expect(rankUncertainty([null, 3], Float64Array.of(Number.NaN, 3, Number.NaN, Number.NaN))).toMatchObject({ used: 1, failed: 1, tier: [null, 1] })
  })
})
