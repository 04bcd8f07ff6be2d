import type { Presented, PresentContext } from '../presented.ts'

export type T = PresentContext['t']

/** A result that has no numbers: only why. */
export const refused = (sentence: string): Presented => ({ tables: [], reading: [], warnings: [sentence] })

export interface Counted { missing?: number; empty_groups?: string[] }

/** Missing cases and empty groups, said under the first table. */
export const countNotes = ({ missing = 0, empty_groups: empty = [] }: Counted, t: T): string[] => [
  ...(missing > 0 ? [t('comparison.note.missing', { n: missing })] : []),
  ...(empty.length > 0 ? [t('comparison.note.empty', { names: empty.join(', ') })] : []),
]

/** Why a test has no numbers; empty where it has. */
export function statusSentence(status: string, t: T, params: { by?: string; n?: number } = {}): string {
  switch (status) {
    case 'notTwoGroups': return t('comparison.status.notTwoGroups', params)
    case 'noSpread': case 'sameDifference': case 'oneGroup': case 'constant': case 'tooFewCases': case 'tooFewGroups': case 'noCases': case 'noChange': case 'tooFewRows': case 'notTenPoint': case 'notComparable':
      return t(`comparison.status.${status}`)
    default: return ''
  }
}
