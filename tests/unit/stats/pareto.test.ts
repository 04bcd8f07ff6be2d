import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cumulate, paretoClasses, paretoOrder, vitalFew } from '../../../shared/stats/pareto.ts'
import { descendingRanks, normalisedWeights, priorityIndex } from '../../../shared/stats/priority.ts'
import { isDissatisfied, score100, turned } from '../../../shared/stats/score.ts'

const chart = (counts: number[], last?: Set<number>) => cumulate(counts, paretoOrder(counts, last))

describe('Pareto', () => {
  it('sorts by count, keeps the given order in ties, puts the rest last whatever its size', () => {
    expect(paretoOrder([5, 9, 5, 0, 20], new Set([4]))).toEqual([1, 0, 2, 3, 4])
  })
  it('ends at exactly 100 %', () => {
    expect(chart([0.1, 0.2, 0.3, 0.7]).at(-1)!.cumulativeShare).toBe(1)
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10000 }), { minLength: 1 }), counts => {
      const lines = chart(counts)
      expect(lines.at(-1)!.cumulativeShare).toBe(counts.some(count => count > 0) ? 1 : 0)
      for (let i = 1; i < lines.length; i++) expect(lines[i]!.count).toBeLessThanOrEqual(lines[i - 1]!.count)
    }))
  })
  it('classes: the bar that crosses a line is inside, or outside, as asked', () => {
    const lines = chart([50, 25, 10, 6, 5, 4]) // 50 75 85 91 96 100
    expect(paretoClasses(lines, 0.8, 0.9, 'include').join('')).toBe('AAABCC')
    expect(paretoClasses(lines, 0.8, 0.9, 'exclude').join('')).toBe('AABCCC')
  })
  it('a bar that ends exactly on the line is reached by it, in spite of rounding', () => {
    const lines = chart([94, 80, 66, 33, 27]) // the third bar ends at 80.00 %
    expect(vitalFew(lines, 0.8)).toBe(3)
    expect(paretoClasses(lines, 0.8, 0.9, 'include').join('')).toBe('AAABC')
    expect(paretoClasses(lines, 0.8, 0.9, 'exclude').join('')).toBe('AAACC')
  })
  it('one huge bar is still A, and nothing counted has no vital few', () => {
    expect(paretoClasses(chart([97, 3]), 0.8, 0.9, 'exclude')).toEqual(['A', 'C'])
    const none = chart([0, 0])
    expect(none.map(line => line.share)).toEqual([0, 0])
    expect(vitalFew(none, 0.8)).toBe(0)
    expect(paretoClasses(none, 0.8, 0.9, 'include')).toEqual(['C', 'C'])
    expect(chart([])).toEqual([])
    expect(vitalFew([], 0.8)).toBe(0)
  })
})

describe('scores', () => {
  const five = { min: 1, max: 5, direction: 'positive' } as const
  const reversed = { min: 1, max: 7, direction: 'negative' } as const
  it('use the theoretical bounds and turn reversed items round', () => {
    expect([1, 3, 5].map(value => score100(value, five))).toEqual([0, 50, 100])
    expect([1, 4, 7].map(value => score100(value, reversed))).toEqual([100, 50, 0])
    expect(turned(2, reversed)).toBe(6)
  })
  it('dissatisfied means the bad end', () => {
    expect([1, 2, 3, 4, 5].filter(value => isDissatisfied(value, five, 2))).toEqual([1, 2])
    expect([1, 2, 3, 4, 5, 6, 7].filter(value => isDissatisfied(value, reversed, 3))).toEqual([5, 6, 7])
    expect([0, 1, 2].filter(value => isDissatisfied(value, { min: 0, max: 10, direction: 'positive' }, 1))).toEqual([0])
  })
})

describe('priority', () => {
  it('weights add up to 1 and ignore what is negative or missing', () => {
    expect(normalisedWeights([0.3, -0.5, null, 0.1])).toEqual([0.3 / 0.4, 0, null, 0.1 / 0.4])
    expect(normalisedWeights([-1, 0])).toEqual([null, null])
    expect(normalisedWeights([])).toEqual([])
  })
  it('index = impact x gap; a target that is met leaves no gap', () => {
    expect(priorityIndex([0.75, 0.25], [60, 20], { type: 'max' }).map(line => line.index)).toEqual([30, 20])
    expect(priorityIndex([0.75, 0.25], [90, 20], { type: 'target', score: 80 })).toEqual([
      { impact: 0.75, gap: 0, index: 0, indexShare: 0 }, { impact: 0.25, gap: 60, index: 15, indexShare: 1 },
    ])
    expect(priorityIndex([null, 1], [50, null], { type: 'max' }).map(line => line.index)).toEqual([null, null])
    expect(priorityIndex([1], [100], { type: 'max' })[0]).toEqual({ impact: 1, gap: 0, index: 0, indexShare: null })
  })
  it('equal indices share the smaller rank', () => {
    expect(descendingRanks([3, 7, 7, null, 0.1 + 0.2, 0.3])).toEqual([3, 1, 1, null, 4, 4])
  })
})
