import type { EffectCheck } from '../model/cause.ts'
import type { DataNamed, Interval } from './facts.ts'

/**
 * paired: the same respondents, known by a number of their own. independent: two samples. typed: two numbers without cases.
 * unknown: it cannot be worked out, see `problem`.
 */
export type EffectDesign = 'paired' | 'independent' | 'typed' | 'unknown'
/**
 * improved, worse: the 95 % interval of the difference lies on one side of zero. notShown: it reaches over zero, 未能证实.
 * noInterval: typed values say nothing about chance. unknown: no numbers.
 */
export type EffectVerdict = 'improved' | 'worse' | 'notShown' | 'noInterval' | 'unknown'
/** shown: the whole interval of the value after lies beyond the target. point: the value does, its interval does not. missed: it does not. */
type TargetVerdict = 'shown' | 'point' | 'missed' | 'noTarget'

export type EffectProblem = 'sameDataset' | 'beforeGone' | 'afterGone' | 'variablesGone' | 'noScale' | 'noAnswers' | 'missingNumber'

export type EffectHint =
  /** Before, the metric was the worst of `items` comparable items: some improvement comes of itself. */
  | { code: 'regressionToMean'; place: number; items: number }
  /** Mean change of the other items between the waves, in points of 0..100. */
  | { code: 'othersChanged'; items: number; change: number }
  | { code: 'otherSeason'; before: string; after: string }
  | { code: 'seasonUnknown' }
  /** The distance to the target is less than the test could find at these n. */
  | { code: 'targetTooNear'; distance: number }
  | { code: 'fewCases'; n: number }
  | { code: 'otherScale' }
  | { code: 'variablesMissing'; n: number }
  | { code: 'simulated' }
  /** Respondents of the smaller wave who could not be paired, and are left out. */
  | { code: 'unpaired'; n: number }
  /** Why two samples and not pairs. runningNumber: the numbers only count the answers of each wave. */
  | { code: 'independent'; why: 'noKey' | 'runningNumber' | 'fewPairs' }

interface EffectSide { dataset: DataNamed | null; n: number | null; value: number | null; ci: Interval | null }

export interface EffectResult {
  design: EffectDesign
  /** points: 0..100. share: 0..1. typed: as it was typed, with its own unit. */
  scale: 'points' | 'share' | 'typed'
  unit: string
  before: EffectSide
  after: EffectSide
  /** After less before; 95 % interval (paired t, Welch; Newcombe for shares). */
  difference: number | null
  ci: Interval | null
  p: number | null
  /** Smallest true difference these samples would find with 80 % power, two-sided 5 %. */
  detectable: number | null
  /** Variable the respondents were paired by. */
  key: string | null
  target: number | null
  direction: EffectCheck['direction']
  /** (after - before) / (target - before), 1 = reached; null where the target is what there was before. */
  attainment: number | null
  /** (after - before) / before with the sign of the direction: positive = better; null for before = 0. */
  progress: number | null
  verdict: EffectVerdict
  reached: TargetVerdict
  hints: EffectHint[]
  problem: EffectProblem | null
}

/** 目标达成率 and 进步率 as QC reports have them: (after - before) / (target - before); (after - before) / before, signed by direction. */
export function effectRates(before: number, after: number, target: number | null, direction: EffectCheck['direction']): { attainment: number | null; progress: number | null } {
  const better = direction === 'up' ? after - before : before - after
  return {
    attainment: target === null || target === before ? null : (after - before) / (target - before),
    progress: before === 0 ? null : better / Math.abs(before),
  }
}

/** Verdict from the interval of after less before. */
export function effectVerdict(ci: Interval | null, direction: EffectCheck['direction']): 'improved' | 'worse' | 'notShown' {
  if (ci === null) return 'notShown'
  const [low, high] = direction === 'up' ? ci : [-ci[1], -ci[0]]
  return low > 0 ? 'improved' : high < 0 ? 'worse' : 'notShown'
}

export function targetVerdict(after: number, ci: Interval | null, target: number | null, direction: EffectCheck['direction']): TargetVerdict {
  if (target === null) return 'noTarget'
  const beyond = (value: number): boolean => (direction === 'up' ? value >= target : value <= target)
  if (!beyond(after)) return 'missed'
  return ci !== null && beyond(ci[0]) && beyond(ci[1]) ? 'shown' : 'point'
}

export interface EffectLine { id: string; measure: string | null; content: EffectCheck; result: EffectResult }
