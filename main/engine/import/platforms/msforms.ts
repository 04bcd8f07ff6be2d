import type { HeaderCell } from '../propose/header.ts'
import { joinedOptions } from '../propose/multiple.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { Drafting } from './drafting.ts'
import type { Draft, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }
/** Microsoft Forms (FORMATS.md 5): metadata in front, options joined by `;` with one behind the last. */
const metadata = new Map<string, Known>([
  ['id', { role: 'id', kind: 'number' }],
  ['start time', { role: 'paradata', kind: 'date' }], ['开始时间', { role: 'paradata', kind: 'date' }],
  ['completion time', { role: 'paradata', kind: 'date' }], ['完成时间', { role: 'paradata', kind: 'date' }],
  ['last modified time', { role: 'paradata', kind: 'date' }], ['上次修改时间', { role: 'paradata', kind: 'date' }],
  ['email', { role: 'identifier', kind: 'text' }], ['电子邮件', { role: 'identifier', kind: 'text' }],
  ['name', { role: 'identifier', kind: 'text' }], ['姓名', { role: 'identifier', kind: 'text' }], ['名称', { role: 'identifier', kind: 'text' }],
  ['total points', { role: 'paradata', kind: 'number' }], ['quiz feedback', { role: 'paradata', kind: 'text' }],
])

const known = (header: HeaderCell): Known | undefined => metadata.get(normalLabel(header.text).toLowerCase())

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const scales = findScales(view.headers.filter(header => !known(header)).map(header => ({ title: header.text, facts: drafting.facts(header.column) })), 3)
  let order = 0
  for (const header of view.headers) {
    const column = known(header)
    if (column) {
      drafting.paradata(header, column.role, column.kind, column.role === 'identifier' ? 'identifier' : 'platformColumn')
      continue
    }
    order++
    if (drafting.identifier(header, null, header.text)) continue
    const id = drafting.ids.ofHeader(header.text, header.column)
    const joined = joinedOptions(drafting.facts(header.column), [{ text: ';', certain: endsWithSemicolon(view, header) }])
    if (joined) drafting.joined(header, id, String(order), header.text, joined)
    else drafting.single(header, id, String(order), header.text, scales.get(header.column), 'text', header.text)
  }
  return drafting.draft('text')
}

/** Every answer of a multiple choice ends with `;`, also that of one option. */
function endsWithSemicolon(view: SheetView, header: HeaderCell): boolean {
  const distinct = view.facts.get(header.column)?.distinct ?? []
  return distinct.length > 0 && distinct.filter(value => value.normal.endsWith(';')).length >= distinct.length * 0.8
}

export const msforms: Platform = {
  id: 'msforms',
  recognise(view) {
    const first = view.headers.slice(0, 3).map(header => normalLabel(header.text).toLowerCase())
    return first[0] === 'id' && ['start time', '开始时间'].includes(first[1] ?? '') && ['completion time', '完成时间'].includes(first[2] ?? '') ? 1 : 0
  },
  propose,
}
