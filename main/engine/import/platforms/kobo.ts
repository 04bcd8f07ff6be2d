import type { HeaderCell } from '../propose/header.ts'
import type { Separator } from '../propose/multiple.ts'
import { joinedOptions } from '../propose/multiple.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { Drafting } from './drafting.ts'
import { draftOptions, isYesNo } from './optionMarks.ts'
import type { Draft, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }
const paradata = (kind: Known['kind']): Known => ({ role: 'paradata', kind })
const identifier: Known = { role: 'identifier', kind: 'text' }
/** KoBoToolbox and ODK (FORMATS.md 9): device and times in front, submission behind, `group/question/option` in between. */
const metadata = new Map<string, Known>([
  ['start', paradata('date')], ['end', paradata('date')], ['today', paradata('date')], ['username', identifier], ['deviceid', identifier], ['phonenumber', identifier], ['simserial', identifier], ['subscriberid', identifier], ['email', identifier],
  ['_id', { role: 'id', kind: 'number' }], ['_uuid', paradata('text')], ['_submission_time', paradata('date')], ['_validation_status', paradata(null)], ['_notes', paradata('text')], ['_status', paradata(null)], ['_submitted_by', identifier],
  ['__version__', paradata('text')], ['_version_', paradata('text')], ['_version', paradata('text')], ['_tags', paradata('text')], ['_index', paradata('number')], ['_parent_table_name', paradata(null)], ['_parent_index', paradata('number')],
  ['_xform_id_string', paradata(null)], ['meta/instanceid', paradata('text')], ['meta/rootuuid', paradata('text')], ['meta/audit', paradata('text')], ['formhub/uuid', paradata('text')], ['key', paradata('text')], ['parent_key', paradata('text')], ['instanceid', paradata('text')],
  ['submissiondate', paradata('date')], ['submitterid', identifier], ['submittername', identifier], ['deviceid', identifier],
])
const telling = ['_id', '_uuid', '_submission_time', '_validation_status', '__version__', '_index', '_parent_index', '_parent_table_name', '_submitted_by', 'formhub/uuid', 'meta/instanceid']
const separators: Separator[] = [{ text: ' ', certain: false }]
const nameOf = (header: HeaderCell): string => normalLabel(header.text)

function known(header: HeaderCell): Known | undefined {
  const name = nameOf(header).toLowerCase()
  // A repeat sheet carries the submission's columns along.
  const submission = /^_submission_(_\w+)$/.exec(name)
  return metadata.get(name) ?? metadata.get(submission?.[1] ?? '') ?? (/(^|[_/])(latitude|longitude|altitude|precision)$/.test(name) && name.includes('_') ? identifier : undefined) ?? (name.startsWith('_submission_') ? paradata(null) : undefined)
}

/** The separator of groups in headings: `/`, or what the exporter was told. */
const lastOf = (name: string): string => name.split('/').at(-1)!.trim()
const groupOf = (name: string): string | null => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : null)

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const headers = view.headers.filter(header => header.text !== '' || drafting.facts(header.column).filled > 0)
  const names = new Map(headers.map(header => [nameOf(header), header]))
  const details = new Map<string, HeaderCell[]>()
  for (const header of headers) {
    const group = groupOf(nameOf(header))
    if (group === null || known(header)) continue
    details.set(group, [...(details.get(group) ?? []), header])
  }
  const isOption = (header: HeaderCell): boolean => { const facts = drafting.facts(header.column); return facts.filled === 0 || isYesNo(facts) }
  /** Options of a choice: below the heading of the joined column, or, without one, below a common heading with nothing but 0 and 1. */
  const optionsOf = (group: string | null): HeaderCell[] | null => {
    const own = group === null ? undefined : details.get(group)
    if (!own) return null
    const options = own.filter(isOption)
    if (names.has(group!)) return options.length >= 1 ? options : null
    return own.length >= 2 && options.length === own.length && options.some(header => drafting.facts(header.column).filled > 0) ? own : null
  }
  const scales = findScales(headers.filter(header => !known(header)).map(header => ({ title: lastOf(nameOf(header)), facts: drafting.facts(header.column) })), 3)
  const done = new Set<number>()
  let coding: Draft['coding'] = 'text'
  for (const header of headers) {
    if (done.has(header.column)) continue
    const column = known(header)
    const name = nameOf(header)
    const options = optionsOf(name) ?? optionsOf(groupOf(name))
    if (column) drafting.paradata(header, column.role, column.kind, column.role === 'identifier' ? 'identifier' : 'platformColumn')
    else if (options && (options.includes(header) || names.get(name) === header && optionsOf(name))) choice(options.includes(header) ? groupOf(name)! : name, options)
    else question(header, name)
  }
  return drafting.draft(coding)

  function choice(name: string, options: readonly HeaderCell[]): void {
    const summary = names.get(name)
    const id = idOf(name)
    for (const header of options) done.add(header.column)
    draftOptions(drafting, id, '', lastOf(name), options.map(header => ({ header, label: lastOf(nameOf(header)) })))
    if (!summary) return
    // The same answers joined: kept in sight, and left out.
    done.add(summary.column)
    drafting.variable({ id: drafting.ids.take(`${id}_joined`), label: name, column: summary.column, question: null, role: 'paradata', include: false, kind: 'text', codes: [], scale: null })
    drafting.note(summary.column, 0.95, 'joinedTwice')
  }

  function question(header: HeaderCell, name: string): void {
    const title = lastOf(name)
    if (drafting.identifier(header, null, title)) return
    const id = idOf(name)
    const facts = drafting.facts(header.column)
    // Codes without blanks of their own, joined by blanks; a text of several words is none.
    const joined = facts.distinct.every(value => /^[\w.-]+( [\w.-]+)*$/.test(value.normal)) && facts.distinct.some(value => /[_\d]/.test(value.normal) || value.count > 1) ? joinedOptions(facts, separators) : null
    if (joined) drafting.joined(header, id, '', title, joined)
    else drafting.single(header, id, '', title, scales.get(header.column), 'text', title)
    if (facts.numbers > 0 && coding === 'text') coding = 'mixed'
  }

  function idOf(name: string): string {
    const header = names.get(name) ?? details.get(name)![0]!
    return drafting.ids.ofHeader(lastOf(name), header.column)
  }
}

const has = (headers: readonly string[], name: string): boolean => headers.some(text => normalLabel(text).toLowerCase() === name)
/** A sheet whose rows number themselves and belong to no other sheet. */
export const isForm = (headers: readonly string[]): boolean => has(headers, '_index') && !has(headers, '_parent_index')
/** A sheet whose rows name the row of another sheet they belong to. */
export const isRepeatGroup = (headers: readonly string[]): boolean => has(headers, '_parent_index') && has(headers, '_index')

export const kobo: Platform = {
  id: 'kobo',
  recognise(view) {
    const names = new Set(view.headers.map(header => nameOf(header).toLowerCase()))
    const found = telling.filter(name => names.has(name)).length
    return found >= 3 ? 1 : found >= 2 ? 0.85 : 0
  },
  propose,
}
