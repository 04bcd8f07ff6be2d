import { CONSISTENT, judgementWeights, revisions } from '../../../../shared/stats/weighting/ahp.ts'
import type { Revision } from '../../../../shared/stats/weighting/ahp.ts'

export interface Consistency {
  /** Consistency ratio with Saaty's random index of 1980; null beyond its table. */
  cr: number | null
  acceptable: boolean
  weights: number[]
  /** The judgement whose revision helps most; null where all agree well enough to need none. */
  worst: Revision | null
}

/** Worked out in the window itself, so that it follows every key. */
export function consistencyOf(matrix: readonly (readonly number[])[]): Consistency {
  const { cr1980, eigen } = judgementWeights(matrix)
  const cr = matrix.length < 3 ? 0 : cr1980
  return { cr, acceptable: cr !== null && cr < CONSISTENT, weights: eigen, worst: matrix.length < 3 || cr === null || cr < 1e-9 ? null : revisions(matrix, 1)[0] ?? null }
}
