import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { evenOddConsistency, longestRun, personTotal, responseVariability } from '../../../shared/stats/careless.ts'
import { chiSquareQuantile } from '../../../shared/stats/distributions/chiSquare.ts'
import { mahalanobisSquared } from '../../../shared/stats/mahalanobis.ts'

const NA = Number.NaN
const rows = [
  [3, 3, 3, 3, 3, 3, 3, 3, 3, 3], [1, 2, 3, 4, 5, 4, 3, 2, 1, 1], [5, 5, 1, 1, 1, 1, 2, 5, 5, 4],
  [2, 4, NA, 4, 4, 2, 1, NA, 5, 5], [4, 2, 4, 4, 3, 5, 2, 1, 3, 4], [1, 5, 1, 5, 1, 5, 1, 5, 1, 5],
]
const close = (found: (number | null)[], wanted: (number | null)[]): void => {
  expect(found.length).toBe(wanted.length)
  found.forEach((value, at) => { if (wanted[at] === null) expect(value).toBeNull(); else expect(value).toBeCloseTo(wanted[at]!, 12) })
}

/** R 4: the formulas of the package careless written in base R (rle, sd, cor of half means with Spearman-Brown, mahalanobis). */
describe('signs of carelessness', () => {
  it('longest run: max(rle(x)$lengths), an omitted answer ends a run', () => {
    expect(rows.map(row => longestRun(row).length)).toEqual([10, 2, 4, 2, 2, 1])
    expect(longestRun([5, 5, 1, 1, 1, 1, 2])).toEqual({ start: 2, length: 4 })
    expect(longestRun([3, NA, 3, 3])).toEqual({ start: 2, length: 2 })
    expect(longestRun([])).toEqual({ start: 0, length: 0 })
    expect(longestRun([NA, NA])).toEqual({ start: 0, length: 0 })
  })

  it('variability: sd(x, na.rm = TRUE)', () => {
    close(rows.map(responseVariability), [0, 1.429840705968481, 1.9436506316151001, 1.5059406173077154, 1.2292725943057183, 2.1081851067789197])
    expect(responseVariability([4])).toBeNull()
    expect(responseVariability([])).toBeNull()
    expect(responseVariability([1e12 + 4, 1e12 + 7, 1e12 + 13, 1e12 + 16])).toBeCloseTo(Math.sqrt(30), 3)
  })

  it('even-odd consistency over scales of 3, 3 and 4 items', () => {
    const scales = (row: number[]): number[][] => [row.slice(0, 3), row.slice(3, 6), row.slice(6)]
    close(rows.map(row => evenOddConsistency(scales(row))), [null, 0.99560108790134472, 0.97636475689645907, 0.66666666666666663, 0.38734677537946111, -1])
    expect(evenOddConsistency([[1, 2], [2, 3]])).toBeNull()
  })

  it('person-total correlation with the item means', () => {
    const means = rows[0]!.map((_, item) => { const there = rows.map(row => row[item]!).filter(value => !Number.isNaN(value)); return there.reduce((sum, value) => sum + value, 0) / there.length })
    close(rows.map(row => personTotal(row, means)), [null, -0.11966937973346141, 0.24138469204926266, 0.67902768804365765, 0.16501299502732208, 0.84436452957617314])
  })

  it('mahalanobis distances of attitude', () => {
    const lines = readFileSync(fileURLToPath(new URL('../../golden/committed/data/attitude.csv', import.meta.url)), 'utf8').trim().split(/\r?\n/).slice(1).map(line => line.split(',').map(Number))
    const width = lines[0]!.length
    const columns = Array.from({ length: 7 }, (_, at) => lines.map(line => line[width - 7 + at]!))
    const { squared, n, df } = mahalanobisSquared(columns)!
    expect([n, df]).toEqual([30, 7])
    close(Array.from(squared.slice(0, 6)), [10.62228807205507231, 0.65384011617599136, 4.7748134566271062, 3.81751833282959918, 2.77650243903221261, 10.99483891769598998])
    close(Array.from(squared.slice(-3)), [5.78099347428895971, 4.76559920361634859, 8.09421860699890772])
    expect(chiSquareQuantile(0.999, 7)).toBeCloseTo(24.321886347856854, 10)
    // An item that repeats another adds nothing; a row with a gap has no distance.
    const doubled = mahalanobisSquared([...columns, columns[0]!])!
    expect(doubled.df).toBe(7)
    expect(doubled.squared[0]).toBeCloseTo(squared[0]!, 8)
    expect(mahalanobisSquared(columns.map((column, at) => (at === 3 ? [NA, ...column.slice(1)] : column)))!.squared[0]).toBeNaN()
    expect(mahalanobisSquared([[1, 2], [2, 3], [4, 1]])).toBeNull()
    expect(mahalanobisSquared([])).toBeNull()
  })
})
