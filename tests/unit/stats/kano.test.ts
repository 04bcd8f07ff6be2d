import { describe, expect, it } from 'vitest'
import { kanoCategory, kanoFeature } from '../../../shared/stats/kano.ts'

describe('Kano', () => {
  it('the published table of 25', () => {
    const rows = [1, 2, 3, 4, 5].map(f => [1, 2, 3, 4, 5].map(d => kanoCategory(f, d)).join(''))
    expect(rows).toEqual(['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ'])
    expect(kanoCategory(0, 3)).toBeNull()
    expect(kanoCategory(Number.NaN, 3)).toBeNull()
  })
  it('Better and Worse', () => {
    // 4 attractive, 3 one-dimensional, 2 must-be, 1 indifferent, 1 unanswered
    const f = [1, 1, 1, 1, 1, 1, 1, 3, 3, 3, Number.NaN]
    const d = [2, 3, 4, 2, 5, 5, 5, 5, 5, 3, 1]
    const result = kanoFeature(f, d)
    expect(result).toMatchObject({ n: 10, counts: { A: 4, O: 3, M: 2, I: 1, R: 0, Q: 0 }, category: 'A', second: 'O', distinct: false, better: 0.7, worse: -0.5, total_strength: 0.9 })
    // R: prop.test(7, 10, correct = FALSE)$conf.int
    expect(result.better_ci![0]).toBeCloseTo(0.3967781, 6)
    expect(result.better_ci![1]).toBeCloseTo(0.8922087, 6)
    expect(result.category_strength).toBeCloseTo(0.1, 12)
  })
  it('equal counts go to the stronger claim; nobody, nothing', () => {
    expect(kanoFeature([1, 3], [3, 5])).toMatchObject({ category: 'M', second: 'A' })
    expect(kanoFeature([], [])).toMatchObject({ n: 0, category: null, better: null, worse: null, distinct: null })
    expect(kanoFeature([2], [1])).toMatchObject({ category: 'R', better: null, worse: null })
  })
})
