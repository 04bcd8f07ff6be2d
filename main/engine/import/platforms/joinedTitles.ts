import type { ColumnFacts } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import { numbered } from '../propose/names.ts'
import { normalLabel } from '../propose/words.ts'
import type { Group, Sub } from './grouped.ts'
import { sameWords } from './tickedColumns.ts'

const JOIN = ' - '
const other = /^other\b|\(please (specify|describe|explain)\)/i

/** Where a title may be cut into question and option, the longest question first. */
function cuts(title: string): { stem: string; label: string }[] {
  const found: { stem: string; label: string }[] = []
  for (let at = title.lastIndexOf(JOIN); at > 0; at = title.lastIndexOf(JOIN, at - 1)) found.push({ stem: title.slice(0, at).trim(), label: title.slice(at + JOIN.length).trim() })
  return found
}

/**
 * Puts questions together whose header rows were joined into one, `Question - option`: neighbours with one stem, and an
 * option that stands in the cells of its own column. An option may hold ` - ` itself, so the cells decide where it can be told.
 */
export function joinedTitles(headers: readonly HeaderCell[], factsOf: (column: number) => ColumnFacts, finish: (subs: Sub[]) => Sub[]): Group[] {
  const groups: Group[] = []
  let stem = ''
  let index = 0
  while (index < headers.length) {
    const header = headers[index]!
    const title = normalLabel(header.text)
    if (title === '') { index++; continue }
    const next = normalLabel(headers[index + 1]?.text ?? '')
    const found = next.startsWith(`${title}${JOIN}`) ? { stem: title, label: '' } : stemOf(title, next, factsOf(header.column))
    const number = String(groups.length + 1)
    const own = numbered(found?.stem ?? header.text)
    const group: Group = { id: `Q${number}`, number: own?.number ?? number, title: own && own.title !== '' ? own.title : (found?.stem ?? header.text), subs: [] }
    groups.push(group)
    stem = found?.stem ?? ''
    group.subs.push({ header, label: found?.label ?? '', beside: 'no' })
    index++
    while (stem !== '' && index < headers.length) {
      const follower = headers[index]!
      const text = normalLabel(follower.text)
      if (!text.startsWith(`${stem}${JOIN}`)) break
      const label = text.slice(stem.length + JOIN.length).trim()
      const value = factsOf(follower.column).distinct
      const box = value.length === 1 && sameWords(value[0]!.text, label)
      group.subs.push({ header: follower, label, beside: !box && other.test(label) ? 'other' : 'no' })
      index++
    }
    group.subs = finish(group.subs)
  }
  return groups
}

function stemOf(title: string, next: string, facts: ColumnFacts): { stem: string; label: string } | null {
  const places = cuts(title)
  if (facts.distinct.length === 1) {
    const told = places.find(place => sameWords(place.label, facts.distinct[0]!.text))
    if (told) return told
  }
  return places.find(place => next.startsWith(`${place.stem}${JOIN}`)) ?? null
}
