import { latin, punctuation } from './widths.ts'

/**
 * The viewer's font may be another of the stack (PingFang SC, Microsoft YaHei), whose Latin letters and digits
 * run wider than Noto Sans SC's: Latin text is given this much more room. Chinese is one em in all of them.
 */
const LATIN_ROOM = 1.06
/** Emoji come from a system font and are wider than an em there. */
const EMOJI = 1.4
/** A script the bundled font may lack. */
const UNKNOWN = 1.2

/** Zero-width joiners, variation selectors, combining marks. */
const isMark = (code: number): boolean =>
  (code >= 0x0300 && code <= 0x036f) || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f) || code === 0x2060 || code === 0xfeff

/** Han, kana, Hangul, CJK punctuation and full-width forms: one em wide. */
export const isWide = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff00 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) ||
  (code >= 0x20000 && code <= 0x3ffff)

function advance(code: number, bold: boolean): number {
  if (isWide(code)) return 1
  const table = code <= 0xff ? latin : punctuation
  const width = (bold ? table.bold : table.regular)[code - table.first]
  if (width !== undefined) return width >= 1000 ? width / 1000 : width * LATIN_ROOM / 1000
  if (isMark(code)) return 0
  if (code >= 0x1f000) return EMOJI
  // Greek and Cyrillic (capitals reach 0.97 em), arrows, circled digits, mathematical signs.
  return (code >= 0x0370 && code <= 0x052f) || (code >= 0x2190 && code <= 0x27bf) ? 1.02 : UNKNOWN
}

/** How wide a text is at most, in the unit of `fontSize` (the em), without a screen or a font at hand. */
export function measureText(text: string, fontSize: number, bold: boolean): number {
  let ems = 0
  for (const character of text) ems += advance(character.codePointAt(0) ?? 0, bold)
  return ems * fontSize
}

export type MeasureText = typeof measureText
