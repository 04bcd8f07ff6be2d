import type { HeaderCell } from '../propose/header.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { Drafting } from './drafting.ts'
import { draftMatrix } from './matrix.ts'
import { draftOptions, isYesNo } from './optionMarks.ts'
import type { Draft, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }
/** 问卷网 (FORMATS.md 3): codes only, `Q2|A1|open` for what was typed, time and place behind; the questions' words are not in the file. */
const metadata = new Map<string, Known>([
  ['seq', { role: 'id', kind: 'number' }], ['source', { role: 'paradata', kind: null }], ['start', { role: 'paradata', kind: 'date' }], ['finish', { role: 'paradata', kind: 'date' }],
  ['time_used', { role: 'paradata', kind: 'number' }], ['ip_province', { role: 'paradata', kind: null }], ['ip_city', { role: 'paradata', kind: null }], ['ip', { role: 'identifier', kind: 'text' }],
  ['browser', { role: 'paradata', kind: null }], ['os', { role: 'paradata', kind: null }],
])
const telling = ['seq', 'start', 'finish', 'time_used', 'ip_province', 'ip_city']
const pattern = /^Q(\d+)(?:\|([A-Z]+)(\d+))?(\|open)?$/i

interface Part { header: HeaderCell; number: string; sub: string | null; open: boolean }
const partOf = (header: HeaderCell): Part | null => {
  const match = pattern.exec(normalLabel(header.text))
  return match ? { header, number: match[1]!, sub: match[2] === undefined ? null : `${match[2]}${match[3]}`, open: match[4] !== undefined } : null
}

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const parts = view.headers.flatMap(header => partOf(header) ?? [])
  const scales = findScales(parts.filter(part => !part.open).map(part => ({ title: part.header.text, facts: drafting.facts(part.header.column) })), 5)
  const done = new Set<string>()
  for (const header of view.headers) {
    const part = partOf(header)
    const column = metadata.get(normalLabel(header.text).toLowerCase())
    if (part && !done.has(part.number)) {
      done.add(part.number)
      question(part.number, parts.filter(other => other.number === part.number))
    } else if (column) drafting.paradata(header, column.role, column.kind, column.role === 'identifier' ? 'identifier' : 'platformColumn')
    else if (!part && (header.text !== '' || drafting.facts(header.column).filled > 0) && !drafting.identifier(header, null, header.text)) {
      drafting.single(header, drafting.ids.ofHeader(header.text, header.column), '', header.text, undefined, 'text', header.text)
    }
  }
  return drafting.draft('number')

  /** A choice, its options or its rows, and the texts typed beside them: the heading is all there is to call them by. */
  function question(number: string, own: readonly Part[]): void {
    const id = `Q${number}`
    const asked = own.filter(part => !part.open)
    const typed = own.filter(part => part.open)
    const columns = (list: readonly Part[]): { header: HeaderCell; label: string }[] => list.map(part => ({ header: part.header, label: part.header.text }))
    if (asked.length >= 2) {
      drafting.ids.take(id)
      if (asked.every(part => isYesNo(drafting.facts(part.header.column)) || drafting.facts(part.header.column).filled === 0)) {
        draftOptions(drafting, id, number, id, columns(asked), columns(typed))
        return
      }
      draftMatrix(drafting, { id, number, stem: id, rows: columns(asked), coding: 'number', scales, separators: [] })
    } else if (asked[0]) drafting.single(asked[0].header, drafting.ids.take(id), number, id, scales.get(asked[0].header.column), 'number')
    for (const part of typed) {
      if (drafting.identifier(part.header, `${id}_text`, part.header.text)) continue
      // A text that belongs to nothing else is the question.
      const question = drafting.questions.find(found => found.id === id)?.id ?? drafting.question(id, number, id, 'text')
      drafting.variable({ id: drafting.ids.take(asked.length === 0 && typed.length === 1 ? id : `${id}_text`), label: part.header.text, column: part.header.column, question, kind: 'text', codes: [], scale: null })
      drafting.note(part.header.column, 0.9, 'manyTexts')
    }
  }
}

export const wenjuan: Platform = {
  id: 'wenjuan',
  recognise(view) {
    const names = new Set(view.headers.map(header => normalLabel(header.text).toLowerCase()))
    const known = telling.filter(name => names.has(name)).length
    const open = view.headers.some(header => partOf(header)?.open)
    return known >= 3 && view.headers.some(partOf) ? 0.95 : known >= 1 && open ? 0.9 : 0
  },
  propose,
}
