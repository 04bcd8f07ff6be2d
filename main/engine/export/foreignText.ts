import { Resvg } from '@resvg/resvg-js'
import { bundledFont } from './fonts.ts'

const CELL = 24
const ACROSS = 40
/** The last code point there is: no font draws it. */
const NOBODYS = '\u{10FFFD}'
/** What stands on the character before it: marks, joiners, variation selectors, tones of skin. */
const ATTACHED = /[\p{M}\p{Cf}\p{Emoji_Modifier}]/u

const words = (svg: string): string => svg.replace(/<[^>]*>/g, '')

/** Characters of an SVG's text that the bundled font has no glyph of: Arabic, emoji, Devanagari. */
export const foreignCharacters = (svg: string): string[] => [...new Set(words(svg))].filter(one => one >= ' ' && bundledFont('regular').glyphOf(one.codePointAt(0) ?? 0) === 0)

/**
 * The SVG for fonts that lack some of `foreign`: a character that no font draws becomes one empty box as wide as itself. What is
 * attached to it goes, for its box would have no width and lie on the letter that follows.
 */
export function withoutLooseMarks(svg: string, foreign: readonly string[], font: Record<string, unknown>): string {
  const missing = new Set(undrawn(foreign.filter(one => !ATTACHED.test(one)), font))
  if (missing.size === 0) return svg
  return svg.replace(/>[^<]+</g, text => {
    let lost = false
    return [...text].filter(one => {
      if (ATTACHED.test(one)) return !lost
      lost = missing.has(one)
      return true
    }).join('')
  })
}

/** Those that are drawn as the empty box of a character nobody has: each alone in a cell of one picture. */
function undrawn(characters: readonly string[], font: Record<string, unknown>): string[] {
  const cells = [NOBODYS, ...characters]
  const width = CELL * ACROSS
  const height = CELL * Math.ceil(cells.length / ACROSS)
  const texts = cells.map((one, i) => `<text x="${CELL * (i % ACROSS) + 2}" y="${CELL * Math.floor(i / ACROSS) + 17}" font-size="12" font-family="Noto Sans SC">${one}</text>`)
  const { pixels } = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${texts.join('')}</svg>`, { font }).render()
  const cell = (i: number): Buffer => Buffer.concat(Array.from({ length: CELL }, (_, row) => {
    const at = 4 * ((CELL * Math.floor(i / ACROSS) + row) * width + CELL * (i % ACROSS))
    return pixels.subarray(at, at + 4 * CELL)
  }))
  const box = cell(0)
  return characters.filter((_, i) => cell(i + 1).equals(box))
}
