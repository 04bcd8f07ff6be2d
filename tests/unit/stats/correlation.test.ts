import { describe, expect, it } from 'vitest'
import { kendall } from '../../../shared/stats/kendall.ts'
import { pearson } from '../../../shared/stats/pearson.ts'
import { midRanks } from '../../../shared/stats/ranks.ts'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import { spearman } from '../../../shared/stats/spearman.ts'

const x = [1, 2, 2, 4, 5, 7]
const y = [2, 1, 4, 3, 5, 5]

describe('correlation', () => {
  it('agrees with R on ties', () => {
    // R: cor.test(c(1,2,2,4,5,7), c(2,1,4,3,5,5), method = …, exact = FALSE)
    expect(spearman(x, y).rho).toBeCloseTo(0.794117647058823, 13)
    expect(spearman(x, y).p_t_approx).toBeCloseTo(0.0592178913087726, 12)
    expect(kendall(x, y).tau).toBeCloseTo(0.642857142857143, 13)
    expect(kendall(x, y).z).toBeCloseTo(1.75162262436343, 12)
    expect(kendall(x, y).p_normal).toBeCloseTo(0.0798387196458526, 12)
  })

  it('Kendall counts as the definition does', () => {
    const random = randomStream('kendall', 1)
    for (let round = 0; round < 40; round++) {
      // few values go through the cross table, many through the merge sort
      const choices = round % 2 ? 5 : 90
      const a = Array.from({ length: 40 }, () => random.integer(choices))
      const b = Array.from({ length: 40 }, () => random.integer(choices))
      let s = 0
      let untiedA = 0
      let untiedB = 0
      for (let i = 0; i < 40; i++) for (let j = 0; j < i; j++) {
        s += Math.sign(a[i]! - a[j]!) * Math.sign(b[i]! - b[j]!)
        untiedA += Number(a[i] !== a[j])
        untiedB += Number(b[i] !== b[j])
      }
      expect(kendall(a, b).tau).toBeCloseTo(s / Math.sqrt(untiedA * untiedB), 13)
    }
  })

  it('is not defined for constants and single pairs, and says so with null', () => {
    for (const [a, b] of [[[], []], [[1], [2]], [[3, 3, 3], [1, 2, 3]]] as [number[], number[]][]) {
      expect(pearson(a, b)).toMatchObject({ r: null, t: null, p: null, ci95_fisher: null })
      expect(spearman(a, b)).toEqual({ rho: null, p_t_approx: null })
      expect(kendall(a, b)).toEqual({ tau: null, z: null, p_normal: null })
    }
  })

  it('two pairs have r and no test; a perfect line has p 0', () => {
    expect(pearson([1, 2], [5, 3])).toEqual({ r: -1, t: null, df: 0, p: null, ci95_fisher: null })
    expect(pearson([1, 2, 3, 4], [2, 4, 6, 8])).toEqual({ r: 1, t: null, df: 2, p: 0, ci95_fisher: [1, 1] })
  })

  it('does not lose digits to an offset of 1e12', () => {
    // R: cor(c(1,2,2,4,5,7), c(2,1,4,3,5,5)) = 0.759256602365297
    expect(pearson(x.map(value => value + 1e12), y).r).toBeCloseTo(pearson(x, y).r!, 14)
    expect(pearson(x, y).r).toBeCloseTo(0.759256602365297, 13)
  })

  it('shares ranks among ties', () => {
    expect([...midRanks([10, 20, 10, 30, 20, 20])]).toEqual([1.5, 4, 1.5, 6, 4, 4])
  })
})

describe('random stream', () => {
  it('is the same for the same name, seed and replicate, and another otherwise', () => {
    const draw = (name: string, seed: number, replicate: number): number[] => {
      const stream = randomStream(name, seed, replicate)
      return Array.from({ length: 5 }, () => stream.next())
    }
    expect(draw('bootstrap', 7, 3)).toEqual(draw('bootstrap', 7, 3))
    const others = [draw('bootstrap', 7, 3), draw('bootstrap', 8, 3), draw('bootstrap', 7, 4), draw('sample', 7, 3), draw('bootstrap', 7 + 2 ** 40, 3)]
    expect(new Set(others.map(values => values[0])).size).toBe(5)
  })
  it('never changes: seeded samples of old reports must come out again', () => {
    const stream = randomStream('pinned', 42, 7)
    expect([stream.next(), stream.next(), stream.integer(1000), stream.normal()]).toEqual([0.4745451688593927, 0.7721987230320659, 546, -0.4688241224504546])
  })
  it('is uniform enough: mean, variance and every face of a die', () => {
    const stream = randomStream('uniform', 1)
    const values = Array.from({ length: 20000 }, () => stream.next())
    const mean = values.reduce((total, value) => total + value, 0) / values.length
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 20000))
    const faces = new Array<number>(6).fill(0)
    for (let i = 0; i < 60000; i++) faces[stream.integer(6)]!++
    const chiSquare = faces.reduce((total, count) => total + (count - 10000) ** 2 / 10000, 0)
    expect(chiSquare).toBeLessThan(20.5) // qchisq(.999, 5)
    const normals = Array.from({ length: 20000 }, () => stream.normal())
    expect(Math.abs(normals.reduce((total, value) => total + value, 0) / 20000)).toBeLessThan(4 / Math.sqrt(20000))
    expect(normals.filter(value => Math.abs(value) < 1.959964).length / 20000).toBeCloseTo(0.95, 1.7)
  })
})
