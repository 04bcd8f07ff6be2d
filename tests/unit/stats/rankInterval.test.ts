import { describe, expect, it } from 'vitest'
import { descendingRanks, normalisedWeights, priorityIndex } from '../../../shared/stats/priority.ts'
import { derivedImportanceOf, priorityReplicates } from '../../../shared/stats/priorityBootstrap.ts'
import { rankIntervals } from '../../../shared/stats/rankInterval.ts'
import { rankNeighbours } from '../../../shared/stats/rankNeighbours.ts'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import { predictedChange, regressionEffects } from '../../../shared/stats/whatIf.ts'
import { diagonalModel } from '../../../shared/stats/diagonal.ts'
import { ellipseOutline } from '../../../shared/stats/quadrantBootstrap.ts'

const ITEMS = 8
/** Items 1-5 of one mood whose weights and thresholds differ a little, and an outcome made of them. */
function answers(n: number, seed: number): Float64Array[] {
  const random = randomStream('population', seed)
  const columns = Array.from({ length: ITEMS + 1 }, () => new Float64Array(n))
  const clamp = (value: number): number => Math.min(5, Math.max(1, Math.round(value)))
  for (let i = 0; i < n; i++) {
    const mood = random.normal()
    let sum = 0
    for (let j = 0; j < ITEMS; j++) {
      const own = 0.8 * mood + 0.7 * random.normal()
      sum += (0.5 + 0.3 * j / (ITEMS - 1)) * own
      columns[j]![i] = clamp(3.9 - 0.8 * ((3 * j) % ITEMS) / (ITEMS - 1) + own)
    }
    columns[ITEMS]![i] = clamp(3.4 + 0.5 * sum / Math.sqrt(ITEMS) + 0.7 * random.normal())
  }
  return columns
}
const scoresOf = (columns: Float64Array[]): Float64Array[] => columns.slice(0, ITEMS).map(column => column.map(value => 25 * (value - 1)))
function indices(columns: Float64Array[]): number[] {
  const importance = derivedImportanceOf('johnson', columns.slice(0, ITEMS), columns[ITEMS]!)(new Uint16Array(columns[0]!.length).fill(1))
  const scores = scoresOf(columns).map(column => column.reduce((sum, value) => sum + value, 0) / column.length)
  return priorityIndex(normalisedWeights(Array.from(importance)), scores, { type: 'max' }).map(line => line.index!)
}

describe('rank intervals', () => {
  it('hold the true rank about as often as they say: 90 % nominal, among items that are close', () => {
    const truth = descendingRanks(indices(answers(150_000, 999)))
    let held = 0
    const samples = 60
    for (let sample = 1; sample <= samples; sample++) {
      const columns = answers(286, sample)
      const rows = priorityReplicates({ scores: scoresOf(columns), gap: { type: 'max' }, importance: derivedImportanceOf('johnson', columns.slice(0, ITEMS), columns[ITEMS]!) }, sample, 0, 250)
      rankIntervals(indices(columns), rows, 0.9).ranks.forEach((interval, j) => { if (truth[j]! >= interval![0] && truth[j]! <= interval![1]) held++ })
    }
    const coverage = held / (samples * ITEMS)
    expect(coverage).toBeGreaterThan(0.87)
    expect(coverage).toBeLessThan(0.96)
  })
  it('are single ranks where replicates never change places, and everything where nothing is known', () => {
    const sure = Float64Array.from(Array.from({ length: 200 }, (_, i) => [9 + 0.01 * (i % 5), 5 + 0.01 * (i % 3), 1 + 0.01 * (i % 7)]).flat())
    expect(rankIntervals([9, 5, 1], sure, 0.9).ranks).toEqual([[1, 1], [2, 2], [3, 3]])
    expect(rankIntervals([9, 5, 1], new Float64Array(0), 0.9).ranks).toEqual([[1, 3], [1, 3], [1, 3]])
    expect(rankIntervals([9, null, 1], new Float64Array(0), 0.9).ranks[1]).toBeNull()
    expect(rankIntervals([], new Float64Array(0), 0.9).ranks).toEqual([])
  })
})

describe('neighbours in the order', () => {
  it('need n (1.96 se / d)² respondents, and none can separate equals', () => {
    const random = randomStream('neighbours', 1)
    const rows = Float64Array.from(Array.from({ length: 4000 }, () => [2 + random.normal(), 1 + random.normal(), 1]).flat())
    const [first] = rankNeighbours([2, 1, 1], rows, 100)
    expect(first!.error).toBeCloseTo(Math.SQRT2, 1)
    expect(first!.needed).toBe(Math.ceil(100 * (1.959963984540054 * first!.error) ** 2))
    expect(rankNeighbours([2, 1, 1], rows, 100)[1]!.needed).toBeNull()
  })
})

describe('what an item brings', () => {
  it('is the unstandardised coefficient: an outcome made of items gives its own weights back, sums to the change, whatever the offset', () => {
    const random = randomStream('effects', 1)
    const a = Float64Array.from({ length: 60 }, () => 100 * random.next())
    const b = Float64Array.from({ length: 60 }, () => 1e6 + 100 * random.next())
    const y = a.map((value, i) => 3 + 0.25 * value - 0.5 * b[i]!)
    const effects = regressionEffects([a, b], y)(new Uint16Array(60).fill(1))
    expect(effects[0]).toBeCloseTo(0.25, 8)
    expect(effects[1]).toBeCloseTo(-0.5, 8)
    expect(predictedChange({ effects: Array.from(effects), replicates: new Float64Array(0) }, [8, 2], 0.9)).toMatchObject({ interval: null, used: 0 })
    expect(predictedChange({ effects: Array.from(effects), replicates: new Float64Array(0) }, [8, 2], 0.9).change).toBeCloseTo(1, 7)
  })
  it('has no coefficient for collinear items', () => {
    const a = Float64Array.from({ length: 20 }, (_, i) => i)
    expect(regressionEffects([a, a], a)(new Uint16Array(20).fill(1)).every(value => Number.isNaN(value))).toBe(true)
  })
})

describe('the plane of importance and performance', () => {
  it('on one scale the diagonal is y = x; otherwise both are standardised', () => {
    expect(diagonalModel([3, 4, 2], [4, 4, 1], true)!.gap).toEqual([1, 0, -1])
    const found = diagonalModel([1, 2, 3], [30, 20, 10], false)!
    expect(found.slope).toBeCloseTo(10, 12)
    expect(found.gap.map(gap => Math.round(gap!))).toEqual([2, 0, -2])
    expect(diagonalModel([1, 2], [1, 2], true)).toBeNull()
    expect(diagonalModel([1, 1, 1], [1, 2, 3], false)).toBeNull()
  })
  it('the outline of an ellipse is as far from its middle as chi-square says', () => {
    const [xx, xy, yy] = [4, 1, 1] as const
    for (const corner of ellipseOutline({ x: 10, y: 5 }, [xx, xy, yy], 0.95)) {
      const [dx, dy] = [corner.x - 10, corner.y - 5]
      // 5.991465 = qchisq(.95, 2)
      expect((yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy)).toBeCloseTo(5.991465, 5)
    }
  })
})
