import { tQuantile } from './distributions/studentT.ts'
import { defined, present } from './missing.ts'
import { median, quantile } from './quantile.ts'
import { shapiroWilk } from './shapiroWilk.ts'
import { deviations, mean, sumOfSquares } from './summation.ts'

export interface Description {
  /** Values that are there, and not. */
  n: number
  missing: number
  mean: number | null
  /** n - 1 in the denominator (R, SPSS, Excel STDEV.S). */
  sd: number | null
  var: number | null
  /** Standard error of the mean, sd / √n. */
  se: number | null
  ci95_t: [number, number] | null
  median: number | null
  min: number | null
  max: number | null
  /** Quartiles 25 %, 50 %, 75 %. */
  q_type7: [number, number, number] | null
  q_type6_spss: [number, number, number] | null
  skew_type1: number | null
  skew_type2_spss_excel: number | null
  skew_type3_psych: number | null
  /** Excess kurtosis: 0 for a normal distribution. */
  kurt_type1: number | null
  kurt_type2_spss_excel: number | null
  kurt_type3_psych: number | null
  /** Median absolute deviation from the median, not scaled by 1.4826. */
  mad_raw: number | null
  shapiro_W: number | null
  shapiro_p: number | null
}

/**
 * Descriptive statistics of a column (NaN = missing); null where a number is not defined for these data.
 * Skewness and kurtosis by the three definitions of Joanes & Gill (1998): 1 textbook g1 g2, 2 SPSS and Excel G1 G2, 3 Minitab and psych b1 b2.
 */
export function describe(column: ArrayLike<number>): Description {
  const sorted = present(column).slice().sort()
  const n = sorted.length
  const centre = mean(sorted)
  const centred = deviations(sorted)
  const squares = sumOfSquares(centred)
  const constant = n > 0 && sorted[0] === sorted[n - 1]
  const variance = n >= 2 ? (constant ? 0 : squares / (n - 1)) : null
  const sd = variance === null ? null : Math.sqrt(variance)
  const se = sd === null ? null : sd / Math.sqrt(n)
  const middle = median(sorted)
  const quartiles = (type: 6 | 7): [number, number, number] | null =>
    n === 0 ? null : [quantile(sorted, 0.25, type)!, quantile(sorted, 0.5, type)!, quantile(sorted, 0.75, type)!]
  const reach = centre !== null && se !== null ? tQuantile(0.975, n - 1) * se : null
  const shape = constant || n === 0 ? noShape : shapeOf(centred, squares)
  const normality = shapiroWilk(sorted)
  return {
    n,
    missing: column.length - n,
    mean: defined(centre),
    sd: defined(sd),
    var: defined(variance),
    se: defined(se),
    ci95_t: reach === null || !Number.isFinite(reach) ? null : [centre! - reach, centre! + reach],
    median: defined(middle),
    min: n === 0 ? null : sorted[0]!,
    max: n === 0 ? null : sorted[n - 1]!,
    q_type7: quartiles(7),
    q_type6_spss: quartiles(6),
    ...shape,
    mad_raw: middle === null ? null : median(sorted.map(value => Math.abs(value - middle)).sort()),
    shapiro_W: normality.W,
    shapiro_p: normality.p,
  }
}

type Shape = Pick<Description, 'skew_type1' | 'skew_type2_spss_excel' | 'skew_type3_psych' | 'kurt_type1' | 'kurt_type2_spss_excel' | 'kurt_type3_psych'>

const noShape: Shape = {
  skew_type1: null, skew_type2_spss_excel: null, skew_type3_psych: null,
  kurt_type1: null, kurt_type2_spss_excel: null, kurt_type3_psych: null,
}

function shapeOf(centred: Float64Array, squares: number): Shape {
  const n = centred.length
  const spread = Math.sqrt(squares / n)
  if (!(spread > 0)) return noShape
  let third = 0
  let fourth = 0
  for (const deviation of centred) {
    const z = deviation / spread
    third += z * z * z
    fourth += z * z * z * z
  }
  const g1 = third / n
  const g2 = fourth / n - 3
  const shrink = (n - 1) / n
  return {
    skew_type1: defined(g1),
    skew_type2_spss_excel: n >= 3 ? defined(g1 * Math.sqrt(n * (n - 1)) / (n - 2)) : null,
    skew_type3_psych: defined(g1 * shrink ** 1.5),
    kurt_type1: defined(g2),
    kurt_type2_spss_excel: n >= 4 ? defined(((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3))) : null,
    kurt_type3_psych: defined((g2 + 3) * shrink * shrink - 3),
  }
}
