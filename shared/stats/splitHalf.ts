import { defined } from './missing.ts'

export interface SplitHalf {
  r_between_halves: number | null
  spearman_brown_equal: number | null
  spearman_brown_unequal: number | null
  guttman_split_half: number | null
}

/**
 * Reliability from two parts of a scale, given by item indices. `unequal` is Horst's correction for parts of different length:
 * null for a correlation that is not positive, which it would turn into a positive reliability. Source: Horst (1951),
 * Psychometrika 16, 57-63; Guttman (1945): 2 (1 - (V1 + V2) / V). SPSS: RELIABILITY /MODEL=SPLIT.
 */
export function splitHalf(covariance: readonly ArrayLike<number>[], first: readonly number[], second: readonly number[]): SplitHalf {
  const between = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, i) => sum + b.reduce((inner, j) => inner + covariance[i]![j]!, 0), 0)
  const v1 = between(first, first)
  const v2 = between(second, second)
  const common = between(first, second)
  const whole = v1 + v2 + 2 * common
  const r = v1 > 0 && v2 > 0 ? common / Math.sqrt(v1 * v2) : null
  return {
    r_between_halves: r,
    spearman_brown_equal: r === null ? null : defined(2 * r / (1 + r)),
    spearman_brown_unequal: r === null || r <= 0 ? null : horst(r, first.length, second.length),
    guttman_split_half: whole > 0 ? 2 * (1 - (v1 + v2) / whole) : null,
  }
}

function horst(r: number, k1: number, k2: number): number | null {
  if (r >= 1) return 1
  const shares = k1 * k2 / (k1 + k2) ** 2
  const square = r * r
  return defined((Math.sqrt(square * square + 4 * square * (1 - square) * shares) - square) / (2 * (1 - square) * shares))
}

/** Items 1..⌈k/2⌉ and the rest, as SPSS divides them. */
export const firstSecond = (k: number): [number[], number[]] => parts(k, i => i < Math.ceil(k / 2))
/** Items 1, 3, 5, … and 2, 4, 6, …. */
export const oddEven = (k: number): [number[], number[]] => parts(k, i => i % 2 === 0)

function parts(k: number, isFirst: (index: number) => boolean): [number[], number[]] {
  const all = Array.from({ length: k }, (_, i) => i)
  return [all.filter(isFirst), all.filter(i => !isFirst(i))]
}
