import { describe, expect, it } from 'vitest'
import { acceptanceBand, equalityTest } from '../../../shared/stats/paretoBand.ts'
import { mentionReplicates, respondentReplicates } from '../../../shared/stats/paretoBootstrap.ts'
import type { MentionList } from '../../../shared/stats/paretoBootstrap.ts'
import { orderUncertainty } from '../../../shared/stats/paretoUncertainty.ts'
import { binomialDraw } from '../../../shared/stats/rng/binomialDraw.ts'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'

// Expected numbers: R 4.x, rmultinom with 200,000 (400,000) draws, quantile type 7; pbinom and qbinom exactly.
describe('binomial draws', () => {
  const below = (n: number, p: number, x: number): number => {
    const stream = randomStream('binomial test', 3)
    let times = 0
    for (let i = 0; i < 100_000; i++) if (binomialDraw(stream, n, p) <= x) times++
    return times / 100_000
  }
  it('follow the distribution of R, by inversion and by rejection, on either side of one half', () => {
    expect(Math.abs(below(4001, 1 / 60, 60) - 0.2250036)).toBeLessThan(0.006)
    expect(Math.abs(below(200, 0.37, 80) - 0.8296011)).toBeLessThan(0.006)
    expect(Math.abs(below(200, 0.63, 119) - (1 - 0.8296011))).toBeLessThan(0.006)
    // pbinom(1, 20, .05) = 0.7358395
    expect(Math.abs(below(20, 0.05, 1) - 0.7358395)).toBeLessThan(0.006)
  })
  it('keep to their bounds', () => {
    const stream = randomStream('bounds', 1)
    expect([binomialDraw(stream, 0, 0.5), binomialDraw(stream, 9, 0), binomialDraw(stream, 9, 1)]).toEqual([0, 0, 9])
  })
})

describe('what equal chances look like', () => {
  it('gives the band of R, rank by rank', () => {
    const rows = (total: number, k: number): number[][] => acceptanceBand(total, k, 20260101).map(({ low, high }) => [low, high])
    const close = (found: number[][], expected: number[][]): void => found.forEach((row, i) => row.forEach((value, j) => expect(Math.abs(value - expected[i]![j]!)).toBeLessThanOrEqual(1)))
    close(rows(300, 8), [[41, 54], [39, 47], [37, 44], [35, 41], [33, 39], [31, 37], [28, 36], [23, 34]])
    close(rows(40, 5), [[9, 15], [8, 11], [6, 9], [5, 8], [2, 7]])
  })
  it('is the same for the same seed, and answers at once for a million mentions', () => {
    expect(acceptanceBand(100, 4, 5, 200)).toEqual(acceptanceBand(100, 4, 5, 200))
    const [first] = acceptanceBand(1_000_000, 3, 1, 500)
    expect(first!.low).toBeGreaterThan(333_333)
  })
  it('tests equality as chisq.test does, and not below two categories', () => {
    expect(equalityTest([20, 30, 50])).toEqual({ value: 14, df: 2, p: expect.closeTo(0.0009118820, 9) })
    expect([equalityTest([5]), equalityTest([0, 0]), equalityTest([])]).toEqual([null, null, null])
  })
})

describe('how sure the order is', () => {
  const people = [[0, 1], [0], [0, 2], [1], [0], [], [0, 1], [2], [0], [1], [0], []]
  const list: MentionList = {
    respondents: people.length, bars: 3, bar: Uint16Array.from(people.flat()), amount: Float64Array.from(people.flat(), () => 1),
    start: Int32Array.from(people.reduce<number[]>((all, one) => [...all, all.at(-1)! + one.length], [0])),
  }
  const counts = [7, 4, 2]
  it('draws respondents with all they said: intervals and P(rank 1) of R', () => {
    const { bars } = orderUncertainty(counts, 3, 1, respondentReplicates(list, 11, 0, 20_000))
    const expected = [[0.33333333, 0.75, 0.86968], [0.08333333, 0.5384615, 0.11865], [0, 0.3636364, 0.01166]]
    bars.forEach((bar, i) => {
      expect(Math.abs(bar.interval![0] - expected[i]![0]!)).toBeLessThan(0.012)
      expect(Math.abs(bar.interval![1] - expected[i]![1]!)).toBeLessThan(0.012)
      expect(Math.abs(bar.first - expected[i]![2]!)).toBeLessThan(0.009)
    })
    expect(bars.reduce((sum, bar) => sum + bar.first, 0)).toBeCloseTo(1, 9)
  })
  it('draws mentions where there is nobody: intervals and P(top 3) of R', () => {
    const table = [120, 45, 44, 18, 9, 12]
    const found = orderUncertainty(table, 5, 3, mentionReplicates(table, 4, 0, 20_000))
    const expected = [[0.42338710, 0.54435484], [0.13306452, 0.22983871], [0.13306452, 0.22580645], [0.04032258, 0.10483871], [0.01612903, 0.06048387], [0.02419355, 0.07661290]]
    found.bars.forEach((bar, i) => bar.interval!.forEach((bound, j) => expect(Math.abs(bound - expected[i]![j]!)).toBeLessThan(0.005)))
    expect(found.bars[2]!.top).toBeCloseTo(0.99957, 2)
    expect(found.bars.map(bar => bar.tier)).toEqual([1, 2, 2, 3, 3, null])
    expect(found.tied).toBeNull()
    // The rest has a share, but no rank.
    expect(found.bars[5]).toMatchObject({ ranks: null, first: 0, top: 0 })
  })
  it('says which bars about the line cannot be told apart', () => {
    const even = [30, 29, 28, 5]
    expect(orderUncertainty(even, 4, 2, mentionReplicates(even, 1, 0, 2000)).tied).toEqual([1, 3])
  })
  it('is the same whoever draws: shares of the replicates put together are the whole', () => {
    const whole = respondentReplicates(list, 9, 0, 100)
    expect([...respondentReplicates(list, 9, 0, 40), ...respondentReplicates(list, 9, 40, 100)]).toEqual([...whole])
  })
  it('no replicates, no claims', () => {
    expect(orderUncertainty([3, 2], 2, 1, new Float64Array(0))).toMatchObject({ used: 0, bars: [{ interval: null, ranks: null }, { interval: null }] })
  })
  it('covers the true share nearly as often as it says', () => {
    const truth = [0.45, 0.3, 0.15, 0.1]
    const stream = randomStream('coverage', 2)
    let inside = 0
    const runs = 300
    for (let run = 0; run < runs; run++) {
      const drawn = [0, 0, 0, 0]
      for (let i = 0; i < 200; i++) { const u = stream.next(); drawn[u < 0.45 ? 0 : u < 0.75 ? 1 : u < 0.9 ? 2 : 3]!++ }
      const [bar] = orderUncertainty(drawn, 4, 1, mentionReplicates(drawn, run, 0, 400)).bars
      if (bar!.interval![0] <= truth[0]! && bar!.interval![1] >= truth[0]!) inside++
    }
    expect(inside / runs).toBeGreaterThan(0.9)
    expect(inside / runs).toBeLessThan(0.985)
  })
})
