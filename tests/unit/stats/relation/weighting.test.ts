import { describe, expect, it } from 'vitest'
import { judgementWeights, nearestSaaty, revisions } from '../../../../shared/stats/weighting/ahp.ts'
import { criticWeights, entropyWeights, factorWeights, minmax, variationWeights } from '../../../../shared/stats/weighting/objective.ts'
import { crossAtMeans, crossAtMedians, onLines, quadrantOf } from '../../../../shared/stats/quadrant.ts'

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0)

describe('judgements', () => {
  it('a consistent matrix gives the same weights three ways', () => {
    const found = judgementWeights([[1, 2, 6], [1 / 2, 1, 3], [1 / 6, 1 / 3, 1]])
    for (const weights of [found.eigen, found.geometric, found.columnMean]) weights.forEach((value, i) => expect(value).toBeCloseTo([0.6, 0.3, 0.1][i]!, 12))
    expect(found.lambda).toBeCloseTo(3, 12)
  })
  it('one and two items are always consistent', () => {
    expect(judgementWeights([[1]])).toMatchObject({ eigen: [1], lambda: 1, ci: 0, cr1980: 0, gci: 0 })
    expect(judgementWeights([[1, 9], [1 / 9, 1]])).toMatchObject({ cr1980: 0, cr2000s: 0, gci: 0 })
  })
  it('beyond 15 items there is no random index', () => {
    expect(judgementWeights(Array.from({ length: 16 }, () => new Array<number>(16).fill(1))).cr1980).toBeNull()
  })
  it('finds the judgement that was spoiled and what it was', () => {
    const weights = [8, 4, 2, 1]
    const matrix = weights.map(a => weights.map(b => a / b))
    matrix[0]![3] = 1 / 8
    matrix[3]![0] = 8
    const [first] = revisions(matrix)
    expect(first).toMatchObject({ row: 0, column: 3, given: 1 / 8, suggested: 8 })
    expect(first!.exact).toBeCloseTo(8, 8)
    expect(first!.cr1980).toBeCloseTo(0, 10)
  })
  it('rounds to Saaty\'s scale on logarithms', () => {
    expect([0.34, 2.4, 2.5, 40, 0.01, 1].map(nearestSaaty)).toEqual([1 / 3, 2, 3, 9, 1 / 9, 1])
  })
})

describe('weights from the data', () => {
  it('a column without differences carries no information', () => {
    const found = entropyWeights([[3, 3, 3], [1, 2, 9], [4, 5, 6]])
    expect(found.weights[0]).toBe(0)
    expect(sum(found.weights)).toBeCloseTo(1, 12)
    expect(found.weights[1]).toBeGreaterThan(found.weights[2]!)
  })
  it('has no number for one row, no rows, negative values, or when nothing differs', () => {
    expect(entropyWeights([[3], [4]]).weights).toEqual([null, null])
    expect(entropyWeights([[], []]).weights).toEqual([null, null])
    expect(entropyWeights([[-1, 2], [1, 2]]).weights).toEqual([null, 1])
    expect(entropyWeights([[5, 5], [5, 5]]).weights).toEqual([null, null])
  })
  it('lower is better turns the scale round; a constant column has none', () => {
    expect([...minmax([1, 3, 2])!]).toEqual([0, 1, 0.5])
    expect([...minmax([1, 3, 2], true)!]).toEqual([1, 0, 0.5])
    expect(minmax([2, 2])).toBeNull()
  })
  it('CRITIC gives most to what spreads and goes its own way', () => {
    const a = Float64Array.of(0, 0.2, 0.5, 0.8, 1)
    const weights = criticWeights([a, a, a.map(value => 1 - value), null])
    expect(weights[0]).toBeCloseTo(weights[1]!, 12)
    expect(weights[2]).toBeGreaterThan(weights[0]!)
    expect(weights[3]).toBe(0)
    expect(sum(weights)).toBeCloseTo(1, 12)
  })
  it('a coefficient of variation needs a positive mean', () => {
    expect(variationWeights([[1, 2, 3], [-1, 0, 1]]).weights).toEqual([null, null])
    expect(sum(variationWeights([[1, 2, 3], [10, 11, 15]]).weights)).toBeCloseTo(1, 12)
  })
  it('components weigh equal items equally and say when signs are mixed', () => {
    factorWeights([[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]]).weights.forEach(weight => expect(weight).toBeCloseTo(1 / 3, 12))
    expect(factorWeights([[1, -0.6], [-0.6, 1]]).mixedSigns).toBe(true)
  })
})

describe('quadrants', () => {
  it('by importance and performance; what lies on a line belongs to its high side', () => {
    const cross = { performance: 3, importance: 0.4 }
    expect([[4, 0.5], [2, 0.5], [2, 0.1], [4, 0.1], [3, 0.4], [3 - 1e-15, 0.4]].map(([p, i]) => quadrantOf(p!, i!, cross))).toEqual(['keep_up', 'concentrate_here', 'low_priority', 'possible_overkill', 'keep_up', 'keep_up'])
    expect(quadrantOf(null, 0.4, cross)).toBeNull()
    expect(onLines(3, 0.1, cross, { performance: 2, importance: 1 })).toEqual({ performance: true, importance: false })
  })
  it('lines of no points are nowhere', () => {
    expect(crossAtMeans([], [])).toEqual({ performance: null, importance: null })
    expect(crossAtMedians([1, null, 4], [2, 3, 4])).toEqual({ performance: 2.5, importance: 3 })
  })
})
