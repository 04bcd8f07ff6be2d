import type { Variable } from '../../../../shared/model/variable.ts'
import type { Level } from '../../../../shared/stats/testChoice.ts'

/**
 * Measurement level for choosing a test: scale points with bounds count as interval, as satisfaction research does; the rank test is
 * given beside it. A number that takes two values only, as 0 and 1 do, is a yes or no whatever it was imported as.
 */
export function levelOf({ kind }: Variable, answers: ArrayLike<number>): { level: Level; twoValues: boolean } {
  if (kind === 'ordinal') return { level: 'ordinal', twoValues: false }
  if (kind === 'scale') return { level: 'interval', twoValues: false }
  if (kind !== 'number') return { level: 'nominal', twoValues: false }
  const values = new Set<number>()
  for (let i = 0; i < answers.length && values.size < 3; i++) if (!Number.isNaN(answers[i]!)) values.add(answers[i]!)
  const twoValues = values.size === 2
  return { level: twoValues ? 'nominal' : 'interval', twoValues }
}
