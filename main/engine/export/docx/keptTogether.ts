import { NoBreakHyphen, TextRun } from 'docx'
import type { IRunOptions } from 'docx'

const NO_BREAK_SPACE = '\u00a0'
const DATE = /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/g
const HYPHEN = '\u0001'

/** A run whose dates do not break at their hyphens and whose numbers stay with their percent signs. */
export function keptTogether(text: string, look: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun {
  const parts = text.replace(/(\d) (?=[%‰])/g, `$1${NO_BREAK_SPACE}`).replace(DATE, `$1${HYPHEN}$2${HYPHEN}$3`).split(HYPHEN)
  return new TextRun({ ...look, children: parts.flatMap((part, i) => (i === 0 ? [part] : [new NoBreakHyphen(), part])) })
}
