import type { MeasureText } from '../text/measure.ts'
import { oneParagraph, widest, wrapEvenly } from '../text/wrap.ts'

/** Type by level, mm of em; nothing is smaller than 2.4. */
const SIZES = [3.7, 3.2, 2.9, 2.7, 2.5, 2.4]
const EVIDENCE_SIZE = 2.6
/** Between a label and its numbers. */
export const EVIDENCE_GAP = 0.5
const MAX_LINES = [3, 3, 4, 3, 4, 3]
export const LINE = 1.24
const BOX_PAD = { x: 1.8, y: 1.2 }

/** Widest label in ems: lying bones have room beside them, leaning ones stand shoulder to shoulder. */
export interface Wrapping { big: number; lying: number; leaning: number }

export interface Label {
  lines: string[]
  fontSize: number
  bold: boolean
  boxed: boolean
  width: number
  height: number
  evidence: { text: string; fontSize: number; width: number; height: number } | null
  /** Label and evidence together. */
  block: { width: number; height: number }
}

export const sizeOf = (level: number): number => SIZES[Math.min(level, SIZES.length) - 1] ?? 2.4

export function makeLabel(text: string, level: number, evidence: string | undefined, wrapping: Wrapping, measure: MeasureText): Label {
  const fontSize = sizeOf(level)
  const big = level === 1
  const ems = big ? wrapping.big : level % 2 === 0 ? wrapping.lying : wrapping.leaning
  const lines = wrapEvenly(text, { width: ems * fontSize, fontSize, bold: big, maxLines: MAX_LINES[level - 1] ?? 3, measure })
  const pad = big ? BOX_PAD : { x: 0, y: 0 }
  // An empty label keeps a place to type in.
  const width = Math.max(widest(lines, fontSize, big, measure), fontSize * 2) + 2 * pad.x
  const height = Math.max(1, lines.length) * fontSize * LINE + 2 * pad.y
  const said = evidence ? oneParagraph(evidence) : ''
  const below = said ? { text: said, fontSize: EVIDENCE_SIZE, width: measure(said, EVIDENCE_SIZE, false), height: EVIDENCE_SIZE * 1.3 } : null
  return {
    lines, fontSize, bold: big, boxed: big, width, height, evidence: below,
    block: { width: Math.max(width, below?.width ?? 0), height: height + (below ? below.height + EVIDENCE_GAP : 0) },
  }
}
