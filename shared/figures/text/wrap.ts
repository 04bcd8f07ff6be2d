import { isWide } from './measure.ts'
import type { MeasureText } from './measure.ts'
import { measureText } from './measure.ts'

/** 避头尾 (GB/T 15834): marks that may not begin a line … */
const NOT_FIRST = new Set('\u3000、。，．・：；！？）］｝〉》」』】〕〗〙〛’”…—～·％‰℃°)]}>,.:;!?%‧/／')
/** … and marks that may not end one. */
const NOT_LAST = new Set('（［｛〈《「『【〔〖〘〚‘“￥＄$¥£([{<#＃№')

interface WrapOptions {
  /** Greatest line width, in the unit of fontSize. */
  width: number
  fontSize: number
  bold?: boolean
  /** Longer text is cut and ends in "…". */
  maxLines?: number
  measure?: MeasureText
}

/** Most characters that an em holds (the narrowest are a quarter wide): what lies beyond the last line need not be looked at. */
const PER_EM = 5
const LONGEST = 4000
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+/g

/** Control characters and line breaks become one space, so that a label is one paragraph. */
export const oneParagraph = (text: string): string => text.toWellFormed().replace(controls, ' ').replace(/ {2,}/g, ' ').trim()

let segmenter: Intl.Segmenter | undefined

/** User-perceived characters: an emoji with its modifiers, a letter with its accents. */
export function graphemes(text: string): string[] {
  if (/^[\u0020-\u02ff\u2010-\u2027\u2030-\u205e\u2e80-\ud7ff\uff00-\uffef]*$/.test(text)) return [...text]
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(part => part.segment)
}

/**
 * Pieces between which a line may end: Chinese characters one by one with the marks that cling to them,
 * Latin words and numbers whole. A piece keeps its trailing space.
 */
export function breakables(text: string): string[] {
  const pieces: string[] = []
  let open = ''
  let word = false
  for (const character of graphemes(text)) {
    const wide = isWide(character.codePointAt(0) ?? 0) || character.length > 1 || '“”‘'.includes(character)
    const last = pieces.length - 1
    const previous = pieces[last]
    if (character === ' ') {
      if (previous !== undefined && !open) { pieces[last] = `${previous} `; word = false }
    } else if (NOT_LAST.has(character) && !(word && !wide)) {
      open += character
    } else if (!open && previous !== undefined && (NOT_FIRST.has(character) || (word && !wide))) {
      pieces[last] = previous + character
      // A Latin mark keeps a Latin word going ("e.g."); a full-width one ends it.
      word = word && !wide
    } else {
      pieces.push(open + character)
      open = ''
      word = !wide
    }
  }
  if (open) pieces.push(open)
  return pieces
}

/** A piece that is wider than a whole line (a web address, a mark run) broken between characters. */
function splitPiece(piece: string, fits: (text: string) => boolean): string[] {
  const parts: string[] = []
  let part = ''
  for (const character of graphemes(piece)) {
    if (part && !fits(part + character)) { parts.push(part); part = '' }
    part += character
  }
  if (part) parts.push(part)
  return parts
}

function fill(pieces: readonly string[], fits: (text: string) => boolean, limit: number): { lines: string[]; cut: boolean } {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line && fits((line + piece).trimEnd())) { line += piece; continue }
    if (line) lines.push(line.trimEnd())
    if (lines.length >= limit) return { lines, cut: true }
    line = piece
    if (fits(piece.trimEnd())) continue
    const parts = splitPiece(piece, fits)
    line = parts.pop() ?? ''
    for (const part of parts) {
      lines.push(part)
      if (lines.length >= limit) return { lines, cut: true }
    }
  }
  if (line.trimEnd()) lines.push(line.trimEnd())
  return lines.length > limit ? { lines: lines.slice(0, limit), cut: true } : { lines, cut: false }
}

/** The text with "…" that still fits, for the last line of a cut label. */
function ellipsis(line: string, fits: (text: string) => boolean): string {
  const characters = graphemes(line)
  while (characters.length > 0 && !fits(`${characters.join('').trimEnd()}…`)) characters.pop()
  const kept = characters.join('').trimEnd().replace(/[，、；：,;:…]+$/u, '')
  return `${kept}…`
}

/** Lines of a label; [] for an empty one. No line begins or ends with a forbidden mark, Latin words stay whole where a line can hold them. */
export function wrapText(text: string, options: WrapOptions): string[] {
  const { width, fontSize, bold = false, maxLines = Infinity, measure = measureText } = options
  const longest = Math.min(LONGEST, Math.ceil((maxLines + 1) * width / fontSize * PER_EM) + 20)
  const clean = oneParagraph(text.slice(0, longest))
  const fits = (candidate: string): boolean => measure(candidate, fontSize, bold) <= width + 1e-9
  const { lines, cut } = fill(breakables(clean), fits, maxLines)
  const last = lines.length - 1
  const tail = lines[last]
  if (tail !== undefined && (cut || text.length > longest)) lines[last] = ellipsis(tail, fits)
  return lines
}

/** Width of the widest line. */
export const widest = (lines: readonly string[], fontSize: number, bold: boolean, measure: MeasureText = measureText): number =>
  lines.reduce((width, line) => Math.max(width, measure(line, fontSize, bold)), 0)

/**
 * Wraps, then narrows while the number of lines stays the same, so that lines come out even
 * ("服务人员能力 / 不足" becomes "服务人员 / 能力不足").
 */
export function wrapEvenly(text: string, options: WrapOptions): string[] {
  const lines = wrapText(text, options)
  const cut = (wrapped: readonly string[]): boolean => wrapped.at(-1)?.endsWith('…') ?? false
  if (lines.length < 2 || cut(lines)) return lines
  // No narrower than its longest word: one that stood whole is not broken to make lines even.
  const { fontSize, bold = false, measure } = options
  const word = widest(breakables(oneParagraph(text)).map(piece => piece.trimEnd()), fontSize, bold, measure)
  const least = Math.max(options.width / 2, word <= options.width ? word : 0)
  let best = lines
  for (let width = options.width - fontSize / 2; width > least; width -= fontSize / 2) {
    const narrower = wrapText(text, { ...options, width })
    if (narrower.length > lines.length || cut(narrower)) break
    best = narrower
  }
  return best
}
