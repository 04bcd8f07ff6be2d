import type { FormOption, FormRow } from '../../../../shared/model/form.ts'
import { freeOptionCode } from '../../../../shared/forms/text.ts'

export const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  if (from === to || to < 0 || to >= list.length || from < 0 || from >= list.length) return [...list]
  const next = list.toSpliced(from, 1)
  return next.toSpliced(to, 0, list[from] as T)
}

/** The next free code of a row of this question, in this question; the engine sees to the others. */
function freeRowCode(question: string, rows: readonly Pick<FormRow, 'code'>[]): string {
  const taken = new Set(rows.map(row => row.code.toLowerCase()))
  for (let n = rows.length + 1; ; n++) {
    const code = `${question.slice(0, 34)}_${n}`
    if (!taken.has(code.toLowerCase())) return code
  }
}

/** Options with more of them behind `at`; what may be chosen stands before 其他 and 不适用 only where it is put there. */
export function withOptions(options: readonly FormOption[], at: number, texts: readonly string[], language: string): FormOption[] {
  const next = [...options]
  texts.forEach((text, index) => next.splice(at + index, 0, { code: freeOptionCode(next), text: text === '' ? {} : { [language]: text } }))
  return next
}

export function withRows(rows: readonly FormRow[], at: number, texts: readonly string[], language: string, question: string): FormRow[] {
  const next = [...rows]
  texts.forEach((text, index) => next.splice(at + index, 0, { code: freeRowCode(question, next), text: text === '' ? {} : { [language]: text }, factor: null }))
  return next
}

/** Lines of a pasted text, without the marks of a list; null where it is one line and shall be pasted as it is. */
export function pastedLines(text: string): string[] | null {
  const lines = text.split(/\r\n|\r|\n/).map(line => line.trim().replace(/^(?:[A-Za-z]|\d{1,3})\s*[.．、)）]\s*|^[○●□■◯☐•\-–]\s*/u, '')).filter(line => line !== '')
  return lines.length > 1 ? lines.slice(0, 200) : null
}
