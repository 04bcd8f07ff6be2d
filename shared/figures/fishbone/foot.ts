import type { CauseMark, FishboneLayout, KeySign, PlacedKey, TextBox } from '../figure.ts'
import { MARGIN } from '../frameLayout.ts'
import type { MeasureText } from '../text/measure.ts'
import { widest, wrapText } from '../text/wrap.ts'
import { inReadingOrder } from './tree.ts'
import type { TreeBone } from './tree.ts'

/** A sign and what it means. `words`: only words, as the name of a scale. */
export interface KeyText { sign: KeySign; text: string }

const KEY = { fontSize: 2.6, line: 4.6, sample: 7, gap: 1.2, apart: 5, above: 3 }
const LIST = { fontSize: 2.9, line: 1.5, apart: 6, above: 3, ems: 34 }
const TEXT_LINE = 1.24

/** Places signs and their meanings in rows of at most `width`; `below`: where they end. */
export function placeKeys(keys: readonly KeyText[], width: number, top: number, measure: MeasureText): { keys: PlacedKey[]; below: number } {
  let x = 0
  let y = top + KEY.above
  const placed: PlacedKey[] = []
  for (const [i, { sign, text }] of keys.entries()) {
    // A scale begins a row of its own.
    if (x > 0 && sign === 'words' && keys[i + 1]?.sign.startsWith('heat:')) { x = 0; y += KEY.line }
    const sample = sign === 'words' ? 0 : KEY.sample
    const lead = sample > 0 ? sample + KEY.gap : 0
    const lines = wrapText(text, { width: Math.max(20, width - lead), fontSize: KEY.fontSize, maxLines: 2, measure })
    const wide = widest(lines, KEY.fontSize, false, measure)
    if (x > 0 && x + lead + wide > width) { x = 0; y += KEY.line }
    const height = Math.max(1, lines.length) * KEY.fontSize * TEXT_LINE
    placed.push({ sign, x, y: y + KEY.fontSize * TEXT_LINE / 2, width: sample, label: { x: x + lead, y, width: wide, height, lines, fontSize: KEY.fontSize, bold: false, boxed: false } })
    x += lead + wide + KEY.apart
    if (lines.length > 1) { x = 0; y += KEY.line + KEY.fontSize * TEXT_LINE }
  }
  return { keys: placed, below: placed.length > 0 ? Math.max(...placed.map(key => key.label.y + key.label.height)) + 1 : top }
}

export function withKeys(layout: FishboneLayout, keys: readonly KeyText[], measure: MeasureText): FishboneLayout {
  if (keys.length === 0) return layout
  const placed = placeKeys(keys, layout.width, layout.height, measure)
  return { ...layout, height: placed.below, width: Math.max(layout.width, ...placed.keys.map(key => key.label.x + key.label.width)), keys: placed.keys }
}

/** A, B, … Z, AA: notes of bones that carry no number of their own. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + index % 26)
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

/** The numbers of bones as notes, in reading order: under the number of an end cause, else under a letter. */
export function numberedNotes(tree: readonly TreeBone[], evidence: ReadonlyMap<string, string>, marks?: ReadonlyMap<string, CauseMark>): { id: string; ref: string; text: string }[] {
  let lettered = 0
  return inReadingOrder(tree).flatMap(bone => {
    const said = evidence.get(bone.id)
    if (!said) return []
    const own = bone.folded > 0 ? null : marks?.get(bone.id)?.number ?? null
    return [{ id: bone.id, ref: own === null ? letters(lettered++) : String(own), text: `${shortened(bone.text)}  ${said}` }]
  })
}

const shortened = (text: string): string => wrapText(text, { width: 14, fontSize: 1, maxLines: 1 })[0] ?? ''

/** Notes in columns below everything else, in type of at least `px` of a page as wide as the figure. */
export function withList(layout: FishboneLayout, notes: readonly string[], measure: MeasureText, px: number): FishboneLayout {
  const fontSize = Math.max(LIST.fontSize, (layout.width + 2 * MARGIN) * px * 1.03)
  const lines = notes.map(note => wrapText(note, { width: Math.min(LIST.ems * fontSize, layout.width), fontSize, maxLines: 1, measure })[0] ?? '')
  const wide = widest(lines, fontSize, false, measure)
  const columns = Math.max(1, Math.floor((layout.width + LIST.apart) / (wide + LIST.apart)))
  const rows = Math.ceil(lines.length / columns)
  const top = layout.height + LIST.above
  const step = fontSize * LIST.line
  const list = lines.map((line, i): TextBox => ({
    x: Math.floor(i / rows) * (wide + LIST.apart), y: top + i % rows * step, width: measure(line, fontSize, false), height: fontSize * TEXT_LINE,
    lines: [line], fontSize, bold: false, boxed: false,
  }))
  return { ...layout, height: top + rows * step, list }
}
