import { measureText } from '../../figures/text/measure.ts'
import { wrapText } from '../../figures/text/wrap.ts'

/** Lines of about the same length: 「很不/重要」 rather than 「很不重/要」. `width` and `fontSize` in one unit. */
export function balancedLines(text: string, width: number, fontSize: number, maxLines: number): string[] {
  const wide = wrapText(text, { width, fontSize, maxLines })
  const words = new Set(text.split(/\s+/))
  const torn = (lines: readonly string[]): boolean => lines.some((line, i) => i > 0 && /\p{Script=Latin}$/u.test((lines[i - 1] as string).trim()) && /^\p{Script=Latin}/u.test(line) && !words.has(line.trim().split(/\s+/)[0] as string))
  if (wide.length < 2) return wide
  const same = (lines: readonly string[]): boolean => lines.join('').replace(/\s/g, '') === wide.join('').replace(/\s/g, '')
  for (let narrow = width / 2; narrow < width; narrow += width / 20) {
    const lines = wrapText(text, { width: narrow, fontSize, maxLines })
    if (lines.length === wide.length && same(lines) && (torn(wide) || !torn(lines)) && lines.every(line => measureText(line, fontSize, false) <= width)) return lines
  }
  return wide
}

export interface LabelSpan { text: string; /** Points it stands over. */ span: number; align: 'left' | 'center' | 'right' }

/** Words over the points of one scale: those of an end may stand over the points beside it that have none. */
export function labelSpans(points: readonly { text: string }[], cell: number, fontSize: number): LabelSpan[] {
  const empty = (from: number, step: 1 | -1): number => { let n = 0; while (points[from + step * (n + 1)]?.text === '') n++; return n }
  const last = points.length - 1
  const spanOf = (i: number, step: 1 | -1): number => Math.min(Math.ceil(measureText(points[i]?.text ?? '', fontSize, false) / cell), 1 + Math.floor((empty(i, step) + (step === 1 ? 1 : 0)) / 2))
  const [first, end] = last > 0 ? [Math.max(1, spanOf(0, 1)), Math.max(1, spanOf(last, -1))] : [1, 1]
  return points.flatMap((point, i): LabelSpan[] => {
    if (i === 0 && first > 1) return [{ text: point.text, span: first, align: 'left' }]
    if (i === last && end > 1) return [{ text: point.text, span: end, align: 'right' }]
    return i < first || i > last - end ? (i === 0 || i === last ? [{ text: point.text, span: 1, align: 'center' }] : []) : [{ text: point.text, span: 1, align: 'center' }]
  })
}

/**
 * Columns of points beside the texts of rows. No Latin word over a column is broken: columns take up to three quarters of the
 * width from the rows, then the words are set smaller, down to 0.7 of `fontSize`.
 */
export function labelCells(labels: readonly string[], { width, least, most, fontSize }: { width: number; least: number; most: number; fontSize: number }): { cell: number; size: number } {
  const longest = Math.max(0, ...labels.flatMap(label => label.match(/[\p{Script=Latin}'-]+/gu) ?? []).map(word => measureText(word, fontSize, false)))
  const share = (part: number): number => Math.min(most, Math.max(least, (width * part) / Math.max(1, labels.length)))
  const cell = Math.min(Math.max(share(0.62), longest + 0.7), Math.max(share(0.62), share(0.75)))
  return { cell, size: fontSize * Math.max(0.7, Math.min(1, (cell - 0.7) / Math.max(longest, 0.1))) }
}
