import type { BoneFacts, Interval } from '../../../../shared/causes/facts.ts'
import { countText, meanText, percentText } from '../../../../shared/figures/rounding.ts'

/** The numbers one bone is judged by: of its factor, else of the first piece of evidence that has any. */
export interface BoneNumbers { n: number; share: number | null; shareCi: Interval | null; mean: number | null; meanCi: Interval | null }

export function numbersOf(facts: BoneFacts): BoneNumbers | null {
  if (facts.factor && facts.factor.items > 0) return facts.factor
  for (const one of facts.evidence) {
    if (one.type === 'items') return one
    if (one.type === 'codes' && one.base > 0) return { n: one.texts, share: one.share, shareCi: one.ci, mean: null, meanCi: null }
    if ((one.type === 'segment' || one.type === 'hours') && one.share !== null) return { n: one.n, share: one.share, shareCi: one.ci, mean: null, meanCi: null }
  }
  return null
}

export const intervalText = (ci: Interval | null, round: (value: number) => string): string => (ci === null ? '' : `[${round(ci[0])}, ${round(ci[1])}]`)

/** "n=286 / 23.4% [18.9%, 28.6%] / 61.2 [58.9, 63.5]": the line on a bone, with its 95 % intervals. */
export function lineWithIntervals({ n, share, shareCi, mean, meanCi }: BoneNumbers): string {
  const part = (value: number | null, ci: Interval | null, round: (value: number) => string): string => (value === null ? '' : [round(value), intervalText(ci, round)].filter(Boolean).join(' '))
  return [`n=${countText(n)}`, part(share, shareCi, percentText), part(mean, meanCi, meanText)].filter(Boolean).join(' / ')
}
