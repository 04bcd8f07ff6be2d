import { describe, expect, it } from 'vitest'
import { smallCells } from '../../../shared/stats/smallCells.ts'

describe('small cells', () => {
  it('agrees with counting every combination by hand, on 50 tables', () => {
    for (let seed = 1; seed <= 50; seed++) {
      let state = seed * 2654435761 % 4294967296
      const next = (below: number): number => { state = (state * 1664525 + 1013904223) % 4294967296; return Math.floor(state / 4294967296 * below) }
      const rows = 1 + next(120)
      const columns = Array.from({ length: 1 + next(4) }, () => { const levels = 1 + next(5); return Float64Array.from({ length: rows }, () => (next(12) === 0 ? Number.NaN : next(levels))) })
      const least = 2 + next(6)
      const counts = new Map<string, number>()
      for (let row = 0; row < rows; row++) {
        const key = columns.map(column => String(column[row])).join('/')
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
      const small = [...counts.values()].filter(count => count < least)
      expect(smallCells(columns, least)).toEqual({ smallest: Math.min(...counts.values()), combinations: small.length, respondents: small.reduce((sum, count) => sum + count, 0) })
    }
  })

  it('has nothing to say without rows or columns, and counts only the rows that count', () => {
    expect(smallCells([])).toEqual({ smallest: 0, combinations: 0, respondents: 0 })
    expect(smallCells([new Float64Array(0)])).toEqual({ smallest: 0, combinations: 0, respondents: 0 })
    expect(smallCells([Float64Array.of(1, 1, 2)], 2, row => row < 2)).toEqual({ smallest: 2, combinations: 0, respondents: 0 })
    expect(smallCells([Float64Array.of(-0, 0, Number.NaN, Number.NaN)], 2)).toEqual({ smallest: 2, combinations: 0, respondents: 0 })
  })
})
