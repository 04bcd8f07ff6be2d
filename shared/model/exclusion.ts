/** Why a returned response does not count (FIELD.md 3.6); a closed list, so that a ledger can count by reason. */
export const exclusionCodes = [
  'omission', 'straightLine', 'tooFast', 'tooSlow', 'duplicate', 'contradiction', 'attention', 'outOfScale', 'notEligible', 'preview', 'incomplete', 'other',
] as const
export type ExclusionCode = (typeof exclusionCodes)[number]

/** code null: a free text from before there were codes, kept as it came in `note`. */
export interface Exclusion { code: ExclusionCode | null; note: string }

const LONGEST = 200
const isCode = (word: string): word is ExclusionCode => (exclusionCodes as readonly string[]).includes(word)

/** What stands in the column `excluded`: `tooFast`, `tooFast: note`, or a free text. */
export function readExclusion(stored: string): Exclusion {
  const at = stored.indexOf(':')
  const code = (at < 0 ? stored : stored.slice(0, at)).trim()
  return isCode(code) ? { code, note: at < 0 ? '' : stored.slice(at + 1).trim() } : { code: null, note: stored }
}

export function writeExclusion(code: ExclusionCode, note = ''): string {
  const words = note.trim()
  return words === '' ? code : `${code}: ${words}`.slice(0, LONGEST)
}

/** The codes a note names when it names nothing else: the further rules a response broke. */
export function notedCodes(note: string): ExclusionCode[] | null {
  const parts = note.split(',').map(part => part.trim())
  return parts.length > 0 && parts.every(isCode) ? parts : null
}
