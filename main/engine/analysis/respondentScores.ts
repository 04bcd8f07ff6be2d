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
  const columns = items.map(({ scale, variable }) => ({ scale, numbers: project.columns.numbers(variable.dataset, variable.id) }))
  const rows = columns[0]?.numbers.length ?? 0
  const totals = new Float64Array(rows)
  const answers = new Uint16Array(rows)
  const complained = new Uint8Array(rows)
  // Column by column: a row's scores are added in the order of the items all the same.
  for (const { scale, numbers } of columns) {
    for (let row = 0; row < rows; row++) {
      const value = numbers[row]!
      if (Number.isNaN(value)) continue
      answers[row]!++
      totals[row]! += score100(value, scale)
      if (isDissatisfied(value, scale, atMost)) complained[row] = 1
    }
  }
  let n = 0
  let dissatisfied = 0
  for (let row = 0; row < rows; row++) {
    if (answers[row] === 0) continue
    totals[n++] = totals[row]! / answers[row]!
    dissatisfied += complained[row]!
  }
  return { n, dissatisfied, scores: totals.subarray(0, n) }
}

/** Mean over respondents; null for none. */
export const meanScore = (parts: readonly RespondentScores[]): number | null =>
  mean(Float64Array.from(parts.flatMap(part => Array.from(part.scores))))
