import { describe, expect, it } from 'vitest'
import { lead, weightedTotal } from '../../../shared/stats/brandTotal.ts'
import { netPromoterScore } from '../../../shared/stats/nps.ts'
import { raoScott } from '../../../shared/stats/raoScott.ts'
import { twoSample } from '../../../shared/stats/tTest.ts'

/** Σw and Σw² of simulated cases; statistic, degrees of freedom and p of R survey 4.1, svychisq(~r + c). */
const tables = [
  { table: [[25.12, 13.81], [9.56, 25.85]], squares: [[44.4656, 21.2381], [12.8734, 48.4065]], n: 60, R: [6.67242922537, 1, 59, 0.0122903197682] },
  { table: [[6.07, 2.97, 11.74, 9.02], [9.41, 26.16, 14.98, 6.05], [6.54, 2.24, 12.42, 3.8]], squares: [[5.9643, 2.5205, 17.183, 15.7154], [15.7913, 77.145, 29.95, 10.8747], [10.769, 2.5698, 13.0662, 6.3486]], n: 90, R: [2.45559661578, 5.80894434824, 516.996046994, 0.0252139044106] },
  { table: [[14.58, 6.73, 0], [11.04, 23.73, 1.31], [5.85, 21.37, 39.47]], squares: [[17.8938, 13.9119, 0], [22.9776, 69.7533, 0.9265], [5.8859, 149.7, 128.134]], n: 78, R: [7.33631590851, 2.85297557846, 219.679119541, 0.000140235397117] },
]

describe('weighted cross table', () => {
  it.each(tables)('Rao-Scott F as R has it ($n cases)', ({ table, squares, n, R }) => {
    const { F, df1, df2, p } = raoScott(table, squares, n)!
    // Σw² were printed with six digits.
    ;[F, df1, df2, p].forEach((value, i) => expect(value / R[i]!).toBeCloseTo(1, 4))
  })
  it('does not care for the unit of the weights', () => {
    const { table, squares, n } = tables[1]!
    const tenfold = raoScott(table.map(row => row.map(value => 10 * value)), squares.map(row => row.map(value => 100 * value)), n)!
    expect(tenfold.p).toBeCloseTo(raoScott(table, squares, n)!.p, 12)
  })
  it('has no answer for one row, one case, no weight', () => {
    expect(raoScott([[3, 4]], [[3, 4]], 7)).toBeNull()
    expect(raoScott([[1, 0], [0, 0]], [[1, 0], [0, 0]], 1)).toBeNull()
    expect(raoScott([[0, 0], [0, 0]], [[0, 0], [0, 0]], 5)).toBeNull()
  })
})

describe('weighted score', () => {
  const answers = [10, 9, 9, 8, 10, 7, 2, 3, 6, 6, 8, 9, 5, 10]
  it('has the error of the linearised mean: R svymean, with n in the denominator', () => {
    const found = netPromoterScore(answers, 10, 0.95, [1.5, 0.4, 2.2, 0.9, 1.1, 0.3, 1.8, 0.7, 2.5, 0.6, 1, 1.2, 0.8, 1.9])
    expect(found.nps).toBeCloseTo(11.2426035503, 9)
    expect(found.se_points).toBeCloseTo(29.1414463403, 9)
  })
  it('with equal weights is the plain one', () => {
    expect(netPromoterScore(answers, 10, 0.95, answers.map(() => 3)).se_points).toBeCloseTo(netPromoterScore(answers).se_points!, 12)
  })
})

describe('leads', () => {
  const score = (sample: number[]) => {
    const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length
    return { n: sample.length, mean, sd: Math.sqrt(sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sample.length - 1)), weight: 1 }
  }
  const [x, y] = [[72, 81, 66, 90, 78], [60, 71, 69]]
  it('of one brand over one other are Welch’s test', () => {
    const { welch } = twoSample(x, y)
    const found = lead(weightedTotal([score(x)]), weightedTotal([score(y)]))
    expect([found.t, found.df, found.p]).toEqual([welch.statistic, welch.df, welch.p].map(value => expect.closeTo(value!, 10) as number))
    expect(found.ci).toEqual(welch.ci95!.map(value => expect.closeTo(value, 8) as number))
  })
  it('of brands without spread have no test, of a brand of one case no error', () => {
    expect(lead(weightedTotal([score([4, 4])]), weightedTotal([score([3, 3])]))).toMatchObject({ diff: 1, se: 0, p: null })
    expect(lead(weightedTotal([score(x)]), { mean: 3, se: null, df: null })).toMatchObject({ se: null, ci: null, p: null })
  })
})
