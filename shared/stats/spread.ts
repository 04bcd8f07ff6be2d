import { chiSquareTails } from './distributions/chiSquare.ts'
import { fTails } from './distributions/fisherF.ts'
import { groupMoments, grandMean } from './groupMoments.ts'
import { median } from './quantile.ts'
import { deviations } from './summation.ts'

export interface VarianceTest { F: number | null; df1: number; df2: number; p: number | null }

/**
 * Equality of variances: analysis of variance of the distances from the centre of the group. 'mean': Levene (1960), SPSS and PSPP;
 * 'median': Brown & Forsythe (1974), R car's default. Nulls when distances do not vary within groups or there are too few cases.
 */
export function levene(groups: readonly ArrayLike<number>[], centre: 'mean' | 'median'): VarianceTest {
  const distances = groups.map(group => {
    const own = centre === 'mean' ? deviations(group) : fromMedian(group)
    return own.map(Math.abs)
  })
  const moments = groupMoments(distances)
  const n = moments.reduce((total, part) => total + part.n, 0)
  const df1 = groups.length - 1
  const df2 = n - groups.length
  if (df1 < 1 || df2 < 1 || moments.some(part => part.n === 0)) return { F: null, df1, df2, p: null }
  const middle = grandMean(moments)
  const between = moments.reduce((total, part) => total + part.n * (part.moved - middle) ** 2, 0)
  const within = moments.reduce((total, part) => total + part.squares, 0)
  if (!(within > 0)) return { F: null, df1, df2, p: null }
  const F = between / df1 / (within / df2)
  return { F, df1, df2, p: fTails(F, df1, df2).upper }
}

function fromMedian(group: ArrayLike<number>): Float64Array {
  const origin = group[0] ?? 0
  const moved = Float64Array.from(group, value => value - origin)
  const middle = median(moved.slice().sort()) ?? 0
  return moved.map(value => value - middle)
}

/** Bartlett (1937): equality of variances of normal groups. Null when a group is constant or has fewer than two cases. R: bartlett.test. */
export function bartlett(groups: readonly ArrayLike<number>[]): { statistic: number | null; df: number; p: number | null } {
  const moments = groupMoments(groups)
  const df = groups.length - 1
  if (df < 1 || moments.some(part => part.n < 2 || !(part.squares > 0))) return { statistic: null, df, p: null }
  const within = moments.reduce((total, part) => total + part.n - 1, 0)
  const pooled = moments.reduce((total, part) => total + part.squares, 0) / within
  const difference = within * Math.log(pooled) - moments.reduce((total, part) => total + (part.n - 1) * Math.log(part.squares / (part.n - 1)), 0)
  const correction = 1 + (moments.reduce((total, part) => total + 1 / (part.n - 1), 0) - 1 / within) / (3 * df)
  const statistic = Math.max(0, difference / correction)
  return { statistic, df, p: chiSquareTails(statistic, df).upper }
}
