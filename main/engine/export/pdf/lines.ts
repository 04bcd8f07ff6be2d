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
  for (const unit of unitsOf(stretches)) {
    const wide = unit.reduce((sum, { text, bold = false }, i) => sum + textWidth(i === unit.length - 1 ? text.trimEnd() : text, size, bold), 0)
    if (line.width > 0 && line.width + wide > room() + 1e-6) next()
    if (wide <= room() + 1e-6) { for (const part of unit) put(part.text, part); continue }
    for (const part of unit) for (const character of graphemes(part.text)) {
      if (line.width > 0 && line.width + textWidth(character, size, part.bold ?? false) > room() + 1e-6) next()
      put(character, part)
    }
  }
  if (line.pieces.length > 0 || lines.length === 0) next()
  lines.at(-1)!.last = true
  return lines
}

/** Pieces that no line may end within, each of parts in one style: a bound number keeps the bracket before it and the mark after it. */
function unitsOf(stretches: readonly Stretch[]): Stretch[][] {
  const units: Stretch[][] = []
  for (const stretch of stretches) {
    withLeadingSpace(stretch.text.toWellFormed().replace(controls, ' ')).forEach((text, i) => {
      const before = i === 0 ? units.at(-1)?.at(-1)?.text.at(-1) : undefined
      const clings = before !== undefined && before !== ' ' && !text.startsWith(' ') && breakables(before + text).length === 1
      if (clings) units.at(-1)!.push({ ...stretch, text })
      else units.push([{ ...stretch, text }])
    })
  }
  return units
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
