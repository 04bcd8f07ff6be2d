import type { HeaderCell } from '../propose/header.ts'
import { joinedOptions } from '../propose/multiple.ts'
import { numbered } from '../propose/names.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { warn } from '../warnings.ts'
import { Drafting } from './drafting.ts'
import { draftGroup } from './grouped.ts'
import type { Group } from './grouped.ts'
import type { Draft, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }
/** Alchemer, once SurveyGizmo (FORMATS.md 10): metadata, then `option or row:Question`. */
const metadata = new Map<string, Known>([
  ['response id', { role: 'id', kind: 'number' }],
  ['time started', { role: 'paradata', kind: 'date' }], ['date started', { role: 'paradata', kind: 'date' }], ['date submitted', { role: 'paradata', kind: 'date' }],
  ['status', { role: 'paradata', kind: null }], ['language', { role: 'paradata', kind: null }], ['link name', { role: 'paradata', kind: null }],
  ['contact id', { role: 'identifier', kind: 'text' }], ['sessionid', { role: 'identifier', kind: 'text' }], ['session id', { role: 'identifier', kind: 'text' }], ['ip address', { role: 'identifier', kind: 'text' }],
  ['longitude', { role: 'identifier', kind: 'text' }], ['latitude', { role: 'identifier', kind: 'text' }], ['postal', { role: 'identifier', kind: 'text' }], ['postal code', { role: 'identifier', kind: 'text' }],
  ['legacy comments', { role: 'paradata', kind: 'text' }], ['comments', { role: 'paradata', kind: 'text' }], ['referer', { role: 'paradata', kind: 'text' }],
  ['user agent', { role: 'paradata', kind: 'text' }], ['extended user agent', { role: 'paradata', kind: 'text' }], ['tags', { role: 'paradata', kind: 'text' }],
  ['country', { role: 'paradata', kind: null }], ['city', { role: 'paradata', kind: null }], ['state/region', { role: 'paradata', kind: null }], ['region', { role: 'paradata', kind: null }],
])
const telling = ['response id', 'time started', 'date started', 'date submitted', 'status', 'contact id', 'legacy comments', 'sessionid', 'link name']
const name = (header: HeaderCell): string => normalLabel(header.text).toLowerCase()
const writeIn = /^other\b.*write[- ]?in|^other\b.*(specify|word)|^other\s*(\(.*\))?:?$/i
const comment = /^comments?$/i
const incomplete = /^(partial|disqualified|deleted|in progress)$/i
const test = /test/i

/** Where `option:Question` may be cut; a colon with a blank behind it is part of a sentence. */
function cuts(title: string): { label: string; question: string }[] {
  const found: { label: string; question: string }[] = []
  for (let at = title.indexOf(':'); at >= 0; at = title.indexOf(':', at + 1)) {
    if (at > 0 && at < title.length - 1 && title[at + 1] !== ' ' && title[at + 1] !== ':') found.push({ label: title.slice(0, at).trim(), question: title.slice(at + 1).trim() })
  }
  return found
}

function groupsOf(view: SheetView): (Group | { plain: HeaderCell })[] {
  const list: (Group | { plain: HeaderCell })[] = []
  const titles = view.headers.map(header => normalLabel(header.text))
  let order = 0
  let question = ''
  let group: Group | null = null
  for (const [index, header] of view.headers.entries()) {
    const title = titles[index]!
    if (title === '' || metadata.has(name(header)) && index < 25 && order === 0) { list.push({ plain: header }); group = null; continue }
    const places = cuts(title)
    // The answer itself may stand behind the text typed beside it.
    const answer = title === question && group?.subs.every(sub => sub.beside !== 'no') === true ? { label: '' } : undefined
    const own = answer ?? places.find(place => place.question === question)
    if (group && own) {
      group.subs.push({ header, label: own.label, beside: writeIn.test(own.label) ? 'other' : comment.test(own.label) ? 'comment' : 'no' })
      continue
    }
    const next = titles[index + 1] ?? ''
    const first = places.find(place => next === place.question || cuts(next).some(other => other.question === place.question)) ?? (places.length > 0 && writeIn.test(places[0]!.label) ? places[0] : undefined)
    order++
    question = first?.question ?? title
    const number = numbered(question)
    group = { id: `Q${order}`, number: number?.number ?? String(order), title: number && number.title !== '' ? number.title : question, subs: [{ header, label: first?.label ?? '', beside: first && writeIn.test(first.label) ? 'other' : 'no' }] }
    list.push(group)
  }
  return list
}

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const list = groupsOf(view)
  const single = list.flatMap(item => ('plain' in item || item.subs.filter(sub => sub.beside === 'no').length !== 1 ? [] : [{ title: item.title, facts: drafting.facts(item.subs[0]!.header.column) }]))
  const scales = findScales(single, 3)
  for (const item of list) {
    if ('plain' in item) plainColumn(item.plain)
    else if (!joined(item)) draftGroup(drafting, item, { coding: 'text', hidden: [], scales })
  }
  return drafting.draft('text')

  /** Ticked boxes in one cell, `a;b;c`; what was typed under Other stands in a column of its own. */
  function joined(group: Group): boolean {
    const core = group.subs.filter(sub => sub.beside === 'no')
    if (core.length !== 1) return false
    const found = joinedOptions(drafting.facts(core[0]!.header.column), [{ text: ';', certain: false }])
    if (!found) return false
    const id = drafting.ids.take(group.id)
    drafting.joined(core[0]!.header, id, group.number, group.title, found)
    for (const sub of group.subs) {
      if (sub.beside === 'no') continue
      drafting.variable({ id: drafting.ids.take(`${id}_text`), label: sub.label, column: sub.header.column, question: id, kind: 'text', codes: [], scale: null })
      drafting.note(sub.header.column, 0.9, 'fillIns')
    }
    return true
  }

  function plainColumn(header: HeaderCell): void {
    const column = metadata.get(name(header))
    const facts = drafting.facts(header.column)
    if (!column) {
      if (facts.filled > 0) drafting.single(header, drafting.ids.ofHeader(header.text, header.column), '', header.text, undefined, 'text', header.text)
      return
    }
    const isStatus = name(header) === 'status'
    drafting.paradata(header, column.role, column.kind, column.role === 'identifier' ? 'identifier' : isStatus ? 'responseStatus' : 'platformColumn')
    if (!isStatus) return
    const count = (pattern: RegExp): number => facts.distinct.filter(value => pattern.test(value.normal)).reduce((sum, value) => sum + value.count, 0)
    if (count(incomplete) > 0) drafting.warn(warn('incompleteResponses', { n: count(incomplete) }, header.column))
    if (count(test) > 0) drafting.warn(warn('previewResponses', { n: count(test) }, header.column))
  }
}

export const alchemer: Platform = {
  id: 'alchemer',
  recognise(view) {
    const names = view.headers.slice(0, 30).map(name)
    const found = telling.filter(item => names.includes(item)).length
    const status = view.headers.find(header => name(header) === 'status')
    const values = status ? (view.facts.get(status.column)?.distinct.map(value => value.normal.toLowerCase()) ?? []) : []
    const statuses = values.length > 0 && values.every(value => /^(complete|partial|disqualified|deleted|in progress|.*test.*)$/.test(value))
    return found >= 3 && statuses ? 1 : found >= 4 ? 0.9 : 0
  },
  propose,
}
