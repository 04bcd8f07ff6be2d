/**
 * How shapes of a presentation say which bone they are, so that an edited deck can be read back. The name tells what a shape is
 * and of which bone; the description of a bone's line what was there when it was written.
 */
export type ShapePart = 'effect' | 'spine' | 'bone' | 'label' | 'data' | 'number' | 'star' | 'frame' | 'link' | 'key' | 'note'
const prefix = 'yinguo'

export const shapeName = (part: ShapePart, id = ''): string => (id === '' ? `${prefix}:${part}` : `${prefix}:${part}:${encodeURIComponent(id.toWellFormed())}`)

const parts: ReadonlySet<string> = new Set<ShapePart>(['effect', 'spine', 'bone', 'label', 'data', 'number', 'star', 'frame', 'link', 'key', 'note'])

/** null: the shape is not one of ours. */
export function readShapeName(name: string): { part: ShapePart; id: string } | null {
  const [own, part, id = ''] = name.trim().split(':')
  if (own !== prefix || part === undefined || !parts.has(part)) return null
  try { return { part: part as ShapePart, id: decodeURIComponent(id) } } catch { return null }
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
