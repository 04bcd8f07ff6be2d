import { describe, expect, it } from 'vitest'
import { createEstimator, totalEffects } from '../../../../shared/stats/pls/estimator.ts'
import { bootstrapInterval } from '../../../../shared/stats/pls/interval.ts'
import { itemMatrix, sampleMatrix } from '../../../../shared/stats/pls/itemMatrix.ts'
import { plsReplicates, replicateShape, sampleRow } from '../../../../shared/stats/pls/resample.ts'
import { causalOrder, layoutOf } from '../../../../shared/stats/pls/structure.ts'
import type { Structure } from '../../../../shared/stats/pls/structure.ts'
import { correlationMatrix } from '../../../../shared/stats/correlationMatrix.ts'
import { randomStream } from '../../../../shared/stats/rng/randomStream.ts'
import { simulatedAnswers } from './simulated.ts'

const sizes = [3, 3, 2]
const structure: Structure = { sizes, modes: ['A', 'A', 'A'], scheme: 'path', arrows: [{ from: 0, to: 1 }, { from: 0, to: 2 }, { from: 1, to: 2 }] }
const everyone = (n: number): Uint8Array => new Uint8Array(n).fill(1)
const fitOf = (columns: Float64Array[], of: Structure, standardised = true) => {
  const layout = layoutOf(of)
  const matrix = new Float64Array(layout.items ** 2)
  const moments = { means: new Float64Array(layout.items), sds: new Float64Array(layout.items) }
  expect(sampleMatrix(itemMatrix(columns), everyone(columns[0]!.length), standardised, matrix, moments)).toBe(true)
  return { layout, matrix, fit: createEstimator(layout)(matrix) }
}

describe('matrices of samples', () => {
  it('are the correlations of the rows drawn, rows repeated', () => {
    const { columns } = simulatedAnswers(60, sizes)
    const counts = Uint16Array.from({ length: 60 }, (_, i) => i % 3)
    const repeated = columns.map(column => Float64Array.from(Array.from(column).flatMap((value, i) => Array.from({ length: counts[i]! }, () => value))))
    const wanted = correlationMatrix(repeated)
    const matrix = new Float64Array(64)
    sampleMatrix(itemMatrix(columns), counts, true, matrix, { means: new Float64Array(8), sds: new Float64Array(8) })
    for (let i = 0; i < 8; i++) for (let k = 0; k < 8; k++) expect(matrix[i * 8 + k]).toBeCloseTo(wanted[i]![k]!, 12)
  })
})

describe('path models', () => {
  it('give scores of variance 1, a positive sum of loadings, and total effects that add up', () => {
    const { columns } = simulatedAnswers(150, sizes)
    for (const scheme of ['centroid', 'factorial', 'path'] as const) {
      const { layout, matrix, fit } = fitOf(columns, { ...structure, scheme })
      expect(fit.status).toBe('solved')
      for (let j = 0; j < 3; j++) {
        let variance = 0
        let loadings = 0
        for (let i = layout.start[j]!; i < layout.start[j + 1]!; i++) {
          loadings += fit.withScores[i * 3 + j]!
          for (let k = layout.start[j]!; k < layout.start[j + 1]!; k++) variance += fit.weights[i]! * fit.weights[k]! * matrix[i * 8 + k]!
        }
        expect(variance).toBeCloseTo(1, 12)
        expect(loadings).toBeGreaterThan(0)
      }
      const effects = totalEffects(layout, fit.paths)
      expect(effects[0 * 3 + 2]).toBeCloseTo(fit.paths[0 * 3 + 2]! + fit.paths[0 * 3 + 1]! * fit.paths[1 * 3 + 2]!, 14)
    }
  })

  it('with single items are a regression on correlations', () => {
    const { columns } = simulatedAnswers(80, [1, 1, 1], 4)
    const { fit } = fitOf(columns, { ...structure, sizes: [1, 1, 1] })
    const r = correlationMatrix(columns)
    const det = 1 - r[0]![1]! ** 2
    expect(fit.paths[0 * 3 + 2]).toBeCloseTo((r[0]![2]! - r[0]![1]! * r[1]![2]!) / det, 12)
    expect(fit.paths[1 * 3 + 2]).toBeCloseTo((r[1]![2]! - r[0]![1]! * r[0]![2]!) / det, 12)
  })

  it('do not mind where the items lie: 1e12 more, or turned and turned back', () => {
    const { columns } = simulatedAnswers(100, sizes)
    const here = Array.from(fitOf(columns, structure).fit.weights)
    const far = Array.from(fitOf(columns.map(column => column.map(value => value + 1e12)), structure).fit.weights)
    far.forEach((weight, i) => expect(weight).toBeCloseTo(here[i]!, 8))
    const turned = Array.from(fitOf(columns.map(column => column.map(value => 11 - value)), structure).fit.weights)
    turned.forEach((weight, i) => expect(weight).toBeCloseTo(here[i]!, 8))
  })

  it('say when there is no solution: twins in mode B, twin causes', () => {
    const { columns } = simulatedAnswers(60, sizes)
    const twins = [columns[0]!, columns[0]!, columns[2]!, ...columns.slice(3)]
    expect(fitOf(twins, { ...structure, modes: ['B', 'A', 'A'] }).fit.status).toBe('singular')
    expect(fitOf(twins, structure).fit.status).toBe('solved')
    const same = [columns[0]!, columns[0]!, columns[3]!]
    expect(fitOf(same, { sizes: [1, 1, 1], modes: ['A', 'A', 'A'], scheme: 'path', arrows: [{ from: 0, to: 2 }, { from: 1, to: 2 }] }).fit.status).toBe('singular')
  })

  it('must not run in circles', () => {
    expect(causalOrder(2, [[1], [0]])).toBeNull()
    expect(causalOrder(3, [[], [0], [0, 1]])).toEqual([0, 1, 2])
  })
})

describe('bootstrap', () => {
  const { columns } = simulatedAnswers(90, sizes)
  const model = { layout: layoutOf(structure), data: itemMatrix(columns), bounds: Array.from({ length: 8 }, () => ({ min: 1, max: 10 })), standardised: true }
  const { width, paths } = replicateShape(model.layout)

  it('draws the same replicates in one go and in pieces', () => {
    const whole = plsReplicates(model, 5, 0, 60)
    expect([...plsReplicates(model, 5, 0, 25), ...plsReplicates(model, 5, 25, 60)]).toEqual([...whole])
    expect([...plsReplicates(model, 6, 0, 60)]).not.toEqual([...whole])
  })

  it('of a mean has the textbook error, and intervals that hold it', () => {
    const stream = randomStream('test', 3)
    const values = Array.from({ length: 50 }, () => stream.normal())
    const mean = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0) / list.length
    const replicates = Array.from({ length: 4000 }, () => mean(values.map(() => values[stream.integer(50)]!)))
    const left = values.map((_, i) => mean(values.filter((_, k) => k !== i)))
    const about = bootstrapInterval(mean(values), replicates, left)!
    const sd = Math.sqrt(values.reduce((total, value) => total + (value - mean(values)) ** 2, 0) / 50)
    expect(about.se).toBeCloseTo(sd / Math.sqrt(50), 2)
    // Of a mean, both intervals are nearly the same.
    expect(Math.abs(about.bca![0] - about.percentile[0])).toBeLessThan(0.3 * about.se)
    expect(about.percentile[0]).toBeLessThan(mean(values))
  })

  it('has no interval where there are no replicates, and knows the sample itself', () => {
    expect(bootstrapInterval(1, [], null)).toBeNull()
    const row = sampleRow(model)
    expect(row).toHaveLength(width)
    expect(row[paths]).toBeCloseTo(fitOf(columns, structure).fit.paths[1]!, 12)
  })
})
