import { describe } from './describe.ts'
import { levene } from './spread.ts'

/** nominal: categories; ordinal: ordered categories; interval: means make sense. */
export type Level = 'nominal' | 'ordinal' | 'interval'
export type TestName = 'welch' | 'mannwhitney' | 'anova' | 'welch_anova' | 'kruskal' | 'chi_square' | 'fisher' | 'paired_t' | 'wilcoxon' | 'mcnemar'
/** Why a test was chosen; in the order in which it was thought. */
export type Reason =
  | 'twoValues' | 'nominalLevel' | 'ordinalLevel' | 'intervalLevel' | 'scaleAsInterval' | 'twoGroups' | 'severalGroups' | 'pairedDesign'
  | 'noSpread' | 'largeGroups' | 'smallNormal' | 'smallNotNormal' | 'tooSmallToJudge' | 'strongSkew' | 'variancesMayDiffer' | 'unequalVariances' | 'noSignOfUnequal'
  | 'expectedLargeEnough' | 'expectedTooSmall'

export interface Choice {
  test: TestName
  reasons: Reason[]
  /** By group (paired: of the differences). */
  shapiro_p: (number | null)[]
  brown_forsythe_p: number | null
}

/** From so many cases a mean is close enough to normal unless the skewness is strong. */
const LARGE = 30
const STRONG_SKEW = 2
const ALPHA = 0.05

/** Whether means may be compared: large groups without strong skewness, or small ones that Shapiro-Wilk does not reject. */
function meansFit(samples: readonly ArrayLike<number>[]): { fit: boolean; reason: Reason; shapiro: (number | null)[] } {
  const facts = samples.map(sample => describe(sample))
  const shapiro = facts.map(fact => fact.shapiro_p)
  if (facts.some(fact => Math.abs(fact.skew_type2_spss_excel ?? 0) > STRONG_SKEW)) return { fit: false, reason: 'strongSkew', shapiro }
  const small = facts.filter(fact => fact.n < LARGE)
  if (small.length === 0) return { fit: true, reason: 'largeGroups', shapiro }
  if (small.some(fact => fact.shapiro_p === null)) return { fit: false, reason: 'tooSmallToJudge', shapiro }
  if (small.some(fact => fact.shapiro_p! < ALPHA)) return { fit: false, reason: 'smallNotNormal', shapiro }
  return { fit: true, reason: 'smallNormal', shapiro }
}

/** Without variation inside the groups means have no error to be judged by. */
const constant = (sample: ArrayLike<number>): boolean => Array.prototype.every.call(sample, value => value === sample[0])

/** The test for independent groups of ordered or measured answers. Nominal answers: see `nominalChoice`. */
export function independentChoice(groups: readonly ArrayLike<number>[], level: 'ordinal' | 'interval', first: readonly Reason[] = []): Choice {
  const two = groups.length === 2
  const reasons: Reason[] = [...first, level === 'ordinal' ? 'ordinalLevel' : 'intervalLevel', two ? 'twoGroups' : 'severalGroups']
  const ranks = two ? 'mannwhitney' : 'kruskal'
  if (level === 'ordinal') return { test: ranks, reasons, shapiro_p: [], brown_forsythe_p: null }
  if (groups.every(constant)) return { test: ranks, reasons: [...reasons, 'noSpread'], shapiro_p: [], brown_forsythe_p: null }
  const { fit, reason, shapiro } = meansFit(groups)
  const equality = levene(groups, 'median').p
  reasons.push(reason)
  if (!fit) return { test: ranks, reasons, shapiro_p: shapiro, brown_forsythe_p: equality }
  if (two) return { test: 'welch', reasons: [...reasons, 'variancesMayDiffer'], shapiro_p: shapiro, brown_forsythe_p: equality }
  const unequal = equality !== null && equality < ALPHA
  return { test: unequal ? 'welch_anova' : 'anova', reasons: [...reasons, unequal ? 'unequalVariances' : 'noSignOfUnequal'], shapiro_p: shapiro, brown_forsythe_p: equality }
}

/** Chi-square, or Fisher where more than a fifth of the expected counts lie below 5 or one below 1 (Cochran 1954). */
export function nominalChoice(expected: readonly (readonly number[])[], first: readonly Reason[] = []): Choice {
  const cells = expected.flat()
  const small = cells.filter(value => value < 5).length > cells.length / 5 || cells.some(value => value < 1)
  return { test: small ? 'fisher' : 'chi_square', reasons: [...first, 'nominalLevel', small ? 'expectedTooSmall' : 'expectedLargeEnough'], shapiro_p: [], brown_forsythe_p: null }
}

/** The test for two measurements of the same cases. */
export function pairedChoice(differences: ArrayLike<number>, level: Level, first: readonly Reason[] = []): Choice {
  if (level === 'nominal') return { test: 'mcnemar', reasons: [...first, 'nominalLevel', 'pairedDesign'], shapiro_p: [], brown_forsythe_p: null }
  if (level === 'ordinal') return { test: 'wilcoxon', reasons: ['ordinalLevel', 'pairedDesign'], shapiro_p: [], brown_forsythe_p: null }
  const { fit, reason, shapiro } = meansFit([differences])
  return { test: fit ? 'paired_t' : 'wilcoxon', reasons: [...first, 'intervalLevel', 'pairedDesign', reason], shapiro_p: shapiro, brown_forsythe_p: null }
}
