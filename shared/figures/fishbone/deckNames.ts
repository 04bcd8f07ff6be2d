/**
 * How shapes of a presentation say which bone they are, so that an edited deck can be read back. The name tells what a shape is,
 * of which bone, and what was there when it was written; long lists stand in the description.
 */
export type ShapePart = 'effect' | 'spine' | 'bone' | 'label' | 'data' | 'number' | 'star' | 'frame' | 'link' | 'key' | 'note'
const prefix = 'yinguo'

/** `facts` that must outlive programs which drop descriptions (LibreOffice does) stand behind a bar. */
export const shapeName = (part: ShapePart, id = '', facts?: DeckFacts): string =>
  `${prefix}:${part}${id === '' ? '' : `:${encodeURIComponent(id.toWellFormed())}`}${facts ? `|${writeFacts(facts)}` : ''}`

const parts: ReadonlySet<string> = new Set<ShapePart>(['effect', 'spine', 'bone', 'label', 'data', 'number', 'star', 'frame', 'link', 'key', 'note'])

/** null: the shape is not one of ours. */
export function readShapeName(name: string): { part: ShapePart; id: string; facts: DeckFacts } | null {
  const bar = name.indexOf('|')
  const [own, part, id = ''] = (bar < 0 ? name : name.slice(0, bar)).trim().split(':')
  if (own !== prefix || part === undefined || !parts.has(part)) return null
  try { return { part: part as ShapePart, id: decodeURIComponent(id), facts: bar < 0 ? {} : readFacts(name.slice(bar + 1)) } } catch { return null }
}

/** What was written: of a line, which parent, place among its siblings, level and label; of the spine, which bones at all. */
export type DeckFacts = Record<string, string>
export const writeFacts = (facts: DeckFacts): string => Object.entries(facts).map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed())}`).join(';')

export function readFacts(description: string): DeckFacts {
  const facts: DeckFacts = {}
  for (const piece of description.split(';')) {
    const at = piece.indexOf('=')
    if (at <= 0) continue
    try { facts[piece.slice(0, at).trim()] = decodeURIComponent(piece.slice(at + 1)) } catch { /* not written by us */ }
  }
  return facts
}

/** Words without the spaces and breaks that programs add and drop. */
export const bareWords = (text: string): string => text.toWellFormed().replace(/[\s\u200b\ufeff]+/g, '')

/** Eight signs that tell whether a label was reworded. FNV-1a, 32 bits (Fowler, Noll, Vo 1991). */
export function wordsMark(text: string): string {
  let hash = 0x811c9dc5
  for (const character of bareWords(text)) {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(36)
}
