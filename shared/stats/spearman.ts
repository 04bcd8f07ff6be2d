import { tTwoSided } from './distributions/studentT.ts'
import { correlation } from './pearson.ts'
import { midRanks } from './ranks.ts'

export interface Spearman { rho: number | null; p_t_approx: number | null }

/** Rank correlation with mid-ranks; p from t on n - 2. R: cor.test(method = 'spearman', exact = FALSE). */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): Spearman {
  const n = x.length
  const rho = correlation(midRanks(x), midRanks(y))
  if (rho === null || n < 3) return { rho, p_t_approx: null }
  if (Math.abs(rho) === 1) return { rho, p_t_approx: 0 }
  return { rho, p_t_approx: tTwoSided(rho * Math.sqrt((n - 2) / ((1 - rho) * (1 + rho))), n - 2) }
}
