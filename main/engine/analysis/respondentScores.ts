import { isDissatisfied, score100 } from '../../../shared/stats/score.ts'
import { mean } from '../../../shared/stats/summation.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ScaleItem } from './scaleItems.ts'

export interface RespondentScores {
  /** Respondents with at least one valid answer to the items. */
  n: number
  /** Of these, with at least one dissatisfied answer. */
  dissatisfied: number
  /** Per respondent of n: mean of the item scores that are there, 0..100. */
  scores: Float64Array
}

/** Respondents of one dataset over items of that dataset. */
export function respondentScores(project: ProjectReader, items: readonly ScaleItem[], atMost: number): RespondentScores {
  const columns = items.map(item => ({ scale: item.scale, numbers: project.columns.numbers(item.variable.dataset, item.variable.id) }))
  const rows = columns[0]?.numbers.length ?? 0
  const scores = new Float64Array(rows)
  let n = 0
  let dissatisfied = 0
  for (let row = 0; row < rows; row++) {
    let answers = 0
    let total = 0
    let complained = false
    for (const { scale, numbers } of columns) {
      const value = numbers[row]!
      if (Number.isNaN(value)) continue
      answers++
      total += score100(value, scale)
      complained ||= isDissatisfied(value, scale, atMost)
    }
    if (answers === 0) continue
    scores[n++] = total / answers
    if (complained) dissatisfied++
  }
  return { n, dissatisfied, scores: scores.subarray(0, n) }
}

/** Mean over respondents; null for none. */
export const meanScore = (parts: readonly RespondentScores[]): number | null =>
  mean(Float64Array.from(parts.flatMap(part => Array.from(part.scores))))
