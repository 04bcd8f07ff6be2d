import type { MeasureText } from '../text/measure.ts'
import { oneParagraph, widest } from '../text/wrap.ts'
import { wholeText } from './wholeText.ts'

/** Type by level, mm of em; nothing is smaller than 2.4. */
const SIZES = [3.7, 3.2, 2.9, 2.7, 2.5, 2.4]
export const EVIDENCE_SIZE = 2.6
/** Numbers before labels, in a round frame. */
const BADGE = { fontSize: 2.3, pad: 0.9, height: 3.2 }
const STAR = 3
/** After a number or a star. */
export const SIGN_GAP = 0.7
/** Between a label and its numbers. */
export const EVIDENCE_GAP = 0.5
const MAX_LINES = [3, 3, 4, 3, 4, 3]
export const LINE = 1.24
const BOX_PAD = { x: 1.8, y: 1.2 }
const MAIN_PAD = { x: 1.3, y: 0.8 }

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
  badge: { text: string; fontSize: number; width: number; height: number } | null
  star: boolean
  /** Room before the label for number and star. */
  sign: number
  /** Label, signs and evidence together. */
  block: { width: number; height: number }
}

const sizeOf = (level: number): number => SIZES[Math.min(level, SIZES.length) - 1] ?? 2.4

/** What stands by a label beside its words. */
export interface Signs { evidence?: string | undefined; badge?: string | undefined; main?: boolean }

/** Radius of a star. */
export const STAR_RADIUS = STAR / 2

export function makeLabel(text: string, level: number, signs: Signs, wrapping: Wrapping, measure: MeasureText): Label {
  const fontSize = sizeOf(level)
  const big = level === 1
  const main = signs.main ?? false
  const bold = big || main
  const ems = big ? wrapping.big : level % 2 === 0 ? wrapping.lying : wrapping.leaning
  const lines = wholeText(text, { width: ems * fontSize, fontSize, bold, maxLines: MAX_LINES[level - 1] ?? 3, measure })
  const pad = big ? BOX_PAD : main ? MAIN_PAD : { x: 0, y: 0 }
  // An empty label keeps a place to type in.
  const width = Math.max(widest(lines, fontSize, bold, measure), fontSize * 2) + 2 * pad.x
  const height = Math.max(1, lines.length) * fontSize * LINE + 2 * pad.y
  // The box of a big bone stays in the middle over its tail: a number stands with the numbers below.
  const said = oneParagraph([big && main ? '★' : '', big ? signs.badge : '', signs.evidence].filter(Boolean).join(' '))
  const below = said ? { text: said, fontSize: EVIDENCE_SIZE, width: measure(said, EVIDENCE_SIZE, false), height: EVIDENCE_SIZE * 1.3 } : null
  const badge = signs.badge && !big
    ? { text: signs.badge, fontSize: BADGE.fontSize, height: BADGE.height, width: Math.max(BADGE.height, measure(signs.badge, BADGE.fontSize, false) + 2 * BADGE.pad) }
    : null
  const star = main && !big
  const sign = (badge ? badge.width + SIGN_GAP : 0) + (star ? STAR + SIGN_GAP : 0)
  const tallest = Math.max(height, badge?.height ?? 0, star ? STAR : 0)
  return {
    lines, fontSize, bold, boxed: big || main, width, height: tallest, evidence: below, badge, star, sign,
    block: { width: Math.max(sign + width, below?.width ?? 0), height: tallest + (below ? below.height + EVIDENCE_GAP : 0) },
  }
}
