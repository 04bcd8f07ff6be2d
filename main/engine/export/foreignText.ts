import { bundledFont } from './fonts.ts'

/** What stands on the character before it: marks, joiners, variation selectors, tones of skin. */
const ATTACHED = /[\p{M}\p{Cf}\p{Emoji_Modifier}]/u

/** Arabic, emoji, Devanagari: the bundled font has no glyph of it, so that it is drawn as an empty box. */
const isForeign = (one: string): boolean => one >= ' ' && bundledFont('regular').glyphOf(one.codePointAt(0) ?? 0) === 0

/**
 * The SVG in which a character that the bundled font lacks becomes one empty box as wide as itself. What is attached to
 * it goes, for its box would have no width and lie on the letter that follows.
 */
export function withoutLooseMarks(svg: string): string {
  return svg.replace(/>[^<]+</g, text => {
    let lost = false
    return [...text].filter(one => {
      if (ATTACHED.test(one)) return !lost
      lost = isForeign(one)
      return true
    }).join('')
  })
}
