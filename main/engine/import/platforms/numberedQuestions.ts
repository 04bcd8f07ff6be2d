import type { HeaderCell } from '../propose/header.ts'
import { numbered } from '../propose/names.ts'

export interface NumberedQuestion { number: string; columns: { header: HeaderCell; title: string }[] }

/** Neighbouring columns whose headings begin with the same number are one question; `plain` ones have no number. */
export function numberedQuestions(headers: readonly HeaderCell[]): (NumberedQuestion | { plain: HeaderCell })[] {
  const list: (NumberedQuestion | { plain: HeaderCell })[] = []
  for (const header of headers) {
    const found = numbered(header.text)
    const last = list.at(-1)
    if (!found) list.push({ plain: header })
    else if (last && 'number' in last && last.number === found.number) last.columns.push({ header, title: found.title })
    else list.push({ number: found.number, columns: [{ header, title: found.title }] })
  }
  return list
}
