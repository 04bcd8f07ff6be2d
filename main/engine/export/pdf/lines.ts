import { breakables, graphemes } from '../../../../shared/figures/text/wrap.ts'
import { bundledFont } from '../fonts.ts'

/** A stretch of text in one style. */
export interface Stretch { text: string; bold?: boolean; colour?: string }
export interface Line {
  pieces: { text: string; bold: boolean; colour: string; width: number }[]
  /** mm. */
  width: number
  /** The last of its paragraph: not spread over the width. */
  last: boolean
}

const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+/g

/** Width of a text in the bundled font, in the unit of `size`. */
export function textWidth(text: string, size: number, bold: boolean): number {
  const font = bundledFont(bold ? 'bold' : 'regular')
  let units = 0
  for (const character of text) units += font.advance(font.glyphOf(character.codePointAt(0) ?? 0))
  return units / font.unitsPerEm * size
}

/**
 * A paragraph broken into lines of at most `width` mm: Chinese between characters by the rules of 避头尾, Latin between words;
 * a word longer than a line between its characters.
 */
export function linesOf(stretches: readonly Stretch[], width: number, size: number, indent = 0): Line[] {
  const lines: Line[] = []
  let line: Line = { pieces: [], width: 0, last: false }
  const room = (): number => width - (lines.length === 0 ? indent : 0)
  const put = (text: string, { bold = false, colour = '000000' }: Stretch): void => {
    const wide = textWidth(text, size, bold)
    const open = line.pieces.at(-1)
    if (open && open.bold === bold && open.colour === colour) { open.text += text; open.width += wide } else line.pieces.push({ text, bold, colour, width: wide })
    line.width += wide
  }
  const next = (): void => { lines.push(trimmed(line, size)); line = { pieces: [], width: 0, last: false } }
  for (const stretch of stretches) {
    const clean = stretch.text.toWellFormed().replace(controls, ' ')
    // A break before the first piece of a stretch is decided by the marks of that piece alone.
    for (const piece of withLeadingSpace(clean)) {
      const bold = stretch.bold ?? false
      if (line.width > 0 && line.width + textWidth(piece.trimEnd(), size, bold) > room() + 1e-6) next()
      if (textWidth(piece.trimEnd(), size, bold) <= room() + 1e-6) { put(piece, stretch); continue }
      for (const character of graphemes(piece)) {
        if (line.width > 0 && line.width + textWidth(character, size, bold) > room() + 1e-6) next()
        put(character, stretch)
      }
    }
  }
  if (line.pieces.length > 0 || lines.length === 0) next()
  lines.at(-1)!.last = true
  return lines
}

/** `breakables` drops a space that stands first; between two stretches it counts. */
const withLeadingSpace = (text: string): string[] => (text.startsWith(' ') ? [' ', ...breakables(text.trimStart())] : breakables(text))

/** A space at the end of a line takes no room. */
function trimmed(line: Line, size: number): Line {
  const end = line.pieces.at(-1)
  if (!end || !end.text.endsWith(' ')) return line
  const text = end.text.trimEnd()
  const width = textWidth(text, size, end.bold)
  return { ...line, width: line.width - end.width + width, pieces: [...line.pieces.slice(0, -1), { ...end, text, width }] }
}
