import { oneLine } from '../cleanText.ts'

/** Lines put together again, blanks between Latin words. */
export const joinedLines = (lines: readonly string[]): string => lines.reduce((text, line) => text + (/[\u0021-\u024F]$/.test(text) ? ' ' : '') + line, '').trim()

/**
 * A text that was broken into lines to measure it, as one paragraph, so that the reader's program breaks it in its own
 * font; lines kept as measured would be broken twice where that font is wider. Cut where the lines were cut.
 */
export function unbroken(lines: readonly string[], text: string): string {
  const whole = oneLine(text)
  return lines.at(-1)?.endsWith('…') && !whole.endsWith('…') ? joinedLines(lines) : whole
}
