import { tTwoSided } from './distributions/studentT.ts'
import { correlation } from './pearson.ts'
import { midRanks } from './ranks.ts'

export interface Spearman { rho: number | null; p_t_approx: number | null }

/** Rank correlation with mid-ranks; p from t on n - 2. R: cor.test(method = 'spearman', exact = FALSE). */
export const spearman = (x: ArrayLike<number>, y: ArrayLike<number>): Spearman => spearmanTest(correlation(midRanks(x), midRanks(y)), x.length)

/** The same from a rank correlation of n pairs with `controls` other variables held constant. */
export function spearmanTest(rho: number | null, n: number, controls = 0): Spearman {
  const df = n - 2 - controls
  if (rho === null || df < 1) return { rho, p_t_approx: null }
  if (Math.abs(rho) === 1) return { rho, p_t_approx: 0 }
  return { rho, p_t_approx: tTwoSided(rho * Math.sqrt(df / ((1 - rho) * (1 + rho))), df) }
}
