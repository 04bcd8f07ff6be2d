import type { Interval, ItemFacts } from '../../../shared/causes/facts.ts'
import { columnMean } from '../../../shared/stats/columnMean.ts'
import { proportionIntervals } from '../../../shared/stats/proportion.ts'
import type { RespondentScores } from '../analysis/respondentScores.ts'

type ScoreFacts = Pick<ItemFacts, 'n' | 'dissatisfied' | 'share' | 'shareCi' | 'mean' | 'meanCi'>

/** Mean with its 95 % t interval; null where it is not defined. R: t.test(x)$conf.int. */
export function meanInterval(values: ArrayLike<number>): { mean: number | null; ci: Interval | null } {
  const { mean, ci95 } = columnMean(values)
  return { mean, ci: ci95 }
}

/** Respondents of one or several data sets together: share with a dissatisfied answer (Wilson) and mean score (t), each with its 95 % interval. */
export function scoreFacts(parts: readonly RespondentScores[]): ScoreFacts {
  const n = parts.reduce((total, part) => total + part.n, 0)
  const dissatisfied = parts.reduce((total, part) => total + part.dissatisfied, 0)
  const { p, wilson } = proportionIntervals(dissatisfied, n)
  const scores = new Float64Array(n)
  let at = 0
  for (const part of parts) { scores.set(part.scores, at); at += part.n }
  const { mean, ci } = meanInterval(scores)
  return { n, dissatisfied, share: p, shareCi: wilson, mean, meanCi: ci }
}
