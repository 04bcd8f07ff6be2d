/** A text was read and belongs to no factor: a judgement too, unlike a text nobody has coded yet. */
export const NO_FACTOR = ''
/** Under this name stands what the coders agreed on in the end. Their own codes stay as they were, so that kappa stays honest. */
export const SETTLED = ''

/** One factor one coder found in one text. */
export interface Coded { rid: number; coder: string; factor: string }

export type CodeState = 'uncoded' | 'agreed' | 'disputed' | 'settled'

/** Codes of one text by coder; the settled ones under SETTLED. */
export type TextCodes = ReadonlyMap<string, ReadonlySet<string>>

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every(each => b.has(each))

/**
 * What counts for a text: what was settled, else the codes all of its coders gave. Where they differ and nothing is settled,
 * only what they share counts, and the text is disputed.
 */
export function countedCodes(codes: TextCodes | undefined): { state: CodeState; factors: ReadonlySet<string> } {
  if (!codes || codes.size === 0) return { state: 'uncoded', factors: new Set() }
  const settled = codes.get(SETTLED)
  if (settled) return { state: 'settled', factors: settled }
  const [first = new Set<string>(), ...rest] = codes.values()
  if (rest.every(other => alike(first, other))) return { state: 'agreed', factors: first }
  return { state: 'disputed', factors: new Set([...first].filter(factor => rest.every(other => other.has(factor)))) }
}

/** Full-width to half-width, without case, spaces, punctuation: texts that are the same to a reader. */
export const sameText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '') || text.trim()

/** A word of the dictionary of this project; factor null: only to be kept whole when texts are cut into words. */
export interface Term { word: string; factor: string | null }

/** Several factors in one cell of a factor column, as people write them. */
export const namesInCell = (text: string): string[] => [...new Set(text.split(/[;；、|\n]/u).map(part => part.trim()).filter(Boolean))]
