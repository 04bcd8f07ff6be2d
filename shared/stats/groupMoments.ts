import { deviations, mean, sum, sumOfSquares } from './summation.ts'

export interface Moments {
  n: number
  mean: number | null
  /** n - 1 in the denominator; null below two values. */
  sd: number | null
  /** Mean less the common origin, so that differences of means keep their digits at 1e12. */
  moved: number
  /** Sum of squared deviations from the group's own mean. */
  squares: number
}

/** Size, mean and spread of each group (no NaN). All groups are first moved by one value of theirs, which is exact. */
export function groupMoments(groups: readonly ArrayLike<number>[]): Moments[] {
  const origin = groups.find(group => group.length > 0)?.[0] ?? 0
  return groups.map(group => {
    const n = group.length
    const centred = deviations(group)
    const constant = n > 0 && Array.from(group).every(value => value === group[0])
    const squares = constant ? 0 : sumOfSquares(centred)
    const moved = Float64Array.from(group, value => value - origin)
    return { n, mean: mean(group), sd: n >= 2 ? Math.sqrt(squares / (n - 1)) : null, moved: constant ? moved[0]! : mean(moved) ?? 0, squares }
  })
}

/** Mean of all cases, from the group means, less the common origin. */
export const grandMean = (moments: readonly Moments[]): number =>
  sum(moments.map(({ n, moved }) => n * moved)) / moments.reduce((total, { n }) => total + n, 0)
