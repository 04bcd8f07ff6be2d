import type { Code } from '../../../../shared/model/questionnaire.ts'
import type { ColumnFacts } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import type { Marks } from '../propose/marks.ts'
import { noMarks, withoutMarks } from '../propose/marks.ts'
import { joinedOptions } from '../propose/multiple.ts'
import { idOf } from '../propose/names.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { warn } from '../warnings.ts'
import { Drafting } from './drafting.ts'
import { draftGroup } from './grouped.ts'
import type { Group, Sub } from './grouped.ts'
import type { Draft, HeaderSpan, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }
/** Qualtrics (FORMATS.md 7): tag, question text and ImportId in three rows; the older exporter wrote two, beginning V1, V2. */
const metadata = new Map<string, Known>([
  ['startdate', { role: 'paradata', kind: 'date' }], ['enddate', { role: 'paradata', kind: 'date' }], ['recordeddate', { role: 'paradata', kind: 'date' }],
  ['status', { role: 'paradata', kind: null }], ['finished', { role: 'paradata', kind: null }], ['progress', { role: 'paradata', kind: 'number' }],
  ['duration', { role: 'paradata', kind: 'number' }], ['duration(inseconds)', { role: 'paradata', kind: 'number' }],
  ['responseid', { role: 'id', kind: 'text' }], ['recordid', { role: 'id', kind: 'text' }], ['responseset', { role: 'paradata', kind: null }],
  ['ipaddress', { role: 'identifier', kind: 'text' }], ['name', { role: 'identifier', kind: 'text' }], ['email', { role: 'identifier', kind: 'text' }], ['emailaddress', { role: 'identifier', kind: 'text' }],
  ['recipientlastname', { role: 'identifier', kind: 'text' }], ['recipientfirstname', { role: 'identifier', kind: 'text' }], ['recipientemail', { role: 'identifier', kind: 'text' }],
  ['externalreference', { role: 'identifier', kind: 'text' }], ['externaldatareference', { role: 'identifier', kind: 'text' }],
  ['locationlatitude', { role: 'identifier', kind: 'text' }], ['locationlongitude', { role: 'identifier', kind: 'text' }], ['locationaccuracy', { role: 'paradata', kind: 'number' }],
  ['distributionchannel', { role: 'paradata', kind: null }], ['userlanguage', { role: 'paradata', kind: null }],
  ['q_recaptchascore', { role: 'paradata', kind: 'number' }], ['q_relevantidduplicate', { role: 'paradata', kind: null }], ['q_relevantidfraudscore', { role: 'paradata', kind: 'number' }],
  ['q_duplicaterespondent', { role: 'paradata', kind: null }], ['q_ballotboxstuffing', { role: 'paradata', kind: null }],
])
const telling = ['startdate', 'enddate', 'recordeddate', 'status', 'finished', 'progress', 'duration(inseconds)', 'responseid', 'distributionchannel', 'userlanguage', 'recipientemail', 'externalreference']
const key = (text: string): string => normalLabel(text).toLowerCase().replace(/\s/g, '').replace(/^_/, '')

const IMPORT_ID = '{"ImportId"'
const derived = /(_DO(_\d+)?|_NPS_GROUP|_(First|Last) Click|_Page Submit|_Click Count|_FIRST_CLICK|_LAST_CLICK|_PAGE_SUBMIT|_CLICK_COUNT|_(Id|Size|Type|Name)$)$|_DO_/
const analysed = / - (Parent )?Topics( Hierarchy.*)?$| - (Sentiment|Topic Sentiment).*$/i
const textOf = /_(\d+_)?TEXT$/
const junk = /^click to write (the question text|choice \d+|statement \d+|form field \d+|item \d+|scale point \d+)$/i

/** What is written by hand or by code in the Status column, and what it means. */
const previewStatus = new Set(['survey preview', 'survey test', 'offline preview', 'preview', '1', '2', '9', '17', 'survey preview spam'])
const spamStatus = new Set(['spam', 'imported spam', 'survey preview spam', '8', '9', '12'])
const statusNames: Record<number, string> = { 0: 'IP Address', 1: 'Survey Preview', 2: 'Survey Test', 4: 'Imported', 8: 'Spam', 9: 'Survey Preview Spam', 12: 'Imported Spam', 16: 'Offline', 17: 'Offline Preview' }

/** `typed`: a question people answer by typing, whose numbers are numbers. */
interface Question extends Group { typed: boolean }
interface Column { header: HeaderCell; tag: string; text: string; importId: string; choice: string }

function columnsOf(view: SheetView): Column[] {
  const rows = view.head
  const ids = rows.find(row => row.some(text => text.includes(IMPORT_ID)))
  const words = rows.filter(row => row !== ids)
  return view.headers.map(header => {
    const tag = words[0]?.[header.column] ?? ''
    const own = ids?.[header.column] ?? ''
    return { header, tag, text: words.length > 1 ? (words[1]![header.column] ?? '') : tag, importId: field(own, 'ImportId'), choice: field(own, 'choiceId') }
  })
}

function field(json: string, name: string): string {
  return new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(json)?.[1] ?? ''
}

const knownColumn = (column: Column): Known | undefined => {
  if (/^QID\d/.test(column.importId)) return undefined
  return metadata.get(key(column.importId)) ?? metadata.get(key(column.tag)) ?? (/^V\d+$/.test(column.tag) ? metadata.get(key(column.text)) : undefined)
}

/** QID12 of `1_QID12#1_3_TEXT`, with its loop and its column of a side-by-side; without ImportIds the tag up to its last part. */
function questionKey(column: Column): string {
  const id = /^((?:\d+_)?(?:[a-z]\d+_)?QID\d+(?:#\d+)?)/.exec(column.importId)?.[1]
  if (id !== undefined) return id
  return column.importId !== '' ? '' : column.tag.replace(textOf, '').replace(/_\d+$/, '')
}

function groupsOf(columns: readonly Column[]): (Question | { plain: Column })[] {
  const list: (Question | { plain: Column })[] = []
  const used = new Set<string>()
  let last = ''
  let members: Column[] = []
  const flush = (): void => {
    if (members.length > 0) list.push(groupOf(members, used))
    members = []
    last = ''
  }
  for (const column of columns) {
    const own = questionKey(column)
    const other = textOf.test(column.importId === '' ? column.tag : column.importId)
    if (knownColumn(column) || isDerived(column) || own === '' || column.tag === '' && column.text === '') {
      flush()
      list.push({ plain: column })
      continue
    }
    const same = own === last && (column.importId !== '' || other || stemOf([...members.filter(item => !textOf.test(item.tag)), column].map(item => item.text)) !== '' || column.text === members[0]?.text)
    if (!same) flush()
    members.push(column)
    last = own
  }
  flush()
  return list
}

const isDerived = (column: Column): boolean => derived.test(column.tag) || derived.test(column.importId) || analysed.test(column.text) || analysed.test(column.tag)

/** What the texts of a question share before ` - `. */
function stemOf(texts: readonly string[]): string {
  const first = texts[0] ?? ''
  for (let at = first.lastIndexOf(' - '); at > 0; at = first.lastIndexOf(' - ', at - 1)) {
    const stem = first.slice(0, at)
    if (texts.every(text => text.startsWith(`${stem} - `))) return stem
  }
  return ''
}

function groupOf(members: readonly Column[], used: Set<string>): Question {
  const core = members.filter(column => !(textOf.test(column.importId === '' ? column.tag : column.importId) && members.some(item => item !== column && !textOf.test(item.importId === '' ? item.tag : item.importId))))
  const first = core[0] ?? members[0]!
  const stem = core.length > 1 ? stemOf(core.map(column => column.text)) : ''
  const named = core.length > 1 ? first.tag.replace(/_\d+$/, '') : first.tag
  // Two questions may have been given one tag (FORMATS.md 7): the second one goes by its own number.
  const base = named === '' || used.has(named) ? `${named === '' ? 'Q' : `${named}_`}${/QID\d+/.exec(first.importId)?.[0] ?? first.header.column + 1}` : named
  used.add(named)
  const title = core.length > 1 ? (stem === '' ? base : stem) : first.text
  const subs = members.map((column): Sub => {
    const text = core.length > 1 && stem !== '' && column.text.startsWith(`${stem} - `) ? column.text.slice(stem.length + 3).trim() : column.text
    if (!core.includes(column)) return { header: column.header, label: text.replace(/^.* - (?=[^-]+ - Text$)/s, '').replace(/ - Text$/, ''), beside: 'other' }
    const label = core.length > 1 ? (junk.test(text) || text === '' ? column.tag : text) : ''
    return { header: column.header, label, beside: 'no', ...(core.length > 1 && column.tag !== '' ? { id: idOf(column.tag) } : {}) }
  })
  return { id: idOf(base), number: base, title: plainTitle(title, base), subs, typed: textOf.test(first.importId) }
}

const plainTitle = (title: string, tag: string): string => {
  const parts = title.replace(/ - Selected Choice$/, '').split(' - ').filter(part => !junk.test(part.trim()))
  return parts.join(' - ').trim() || tag
}

function propose(view: SheetView): Draft {
  const marks: Marks = { ...noMarks, empty: ['-99'] }
  const drafting = new Drafting({ ...view, facts: new Map([...view.facts].map(([column, facts]) => [column, withoutMarks(facts, marks)])) })
  const columns = columnsOf(view)
  const list = groupsOf(columns)
  const runs: { title: string; facts: ColumnFacts }[] = []
  for (const item of list) {
    const alone = !('plain' in item) && item.subs.length === 1 ? item.subs[0]! : null
    // What lies between two questions of one column ends their ladder.
    runs.push(alone ? { title: (item as Question).title, facts: drafting.facts(alone.header.column) } : { title: '', facts: { ...drafting.facts(-1), numbers: 1, whole: false, max: 1e9 } })
  }
  const scales = findScales(runs, 3)
  for (const item of list) {
    if ('plain' in item) plainColumn(item.plain)
    else if (!codesJoined(item)) draftGroup(drafting, item, { coding: item.typed ? 'text' : 'number', hidden: [], scales })
  }
  return drafting.draft('text', marks)

  function plainColumn(column: Column): void {
    const header = { ...column.header, text: column.tag === '' ? column.text : column.tag }
    const known = knownColumn(column)
    const facts = drafting.facts(header.column)
    if (known) {
      const name = [column.importId, column.tag, column.text].map(key)
      const isStatus = name.includes('status')
      drafting.paradata(header, known.role, known.kind, known.role === 'identifier' ? 'identifier' : isStatus ? 'responseStatus' : 'platformColumn')
      if (isStatus) status(header, facts)
      else if (name.includes('finished')) finished(header, facts)
    } else if (isDerived(column)) drafting.paradata(header, 'paradata', null, 'platformColumn')
    else if (column.tag === '' && column.text === '' && facts.filled === 0) return
    // Embedded data stand at the end under their own name: they describe the respondent like an answer does.
    else if (!drafting.identifier(header, null, column.text === '' ? header.text : column.text)) {
      const id = drafting.ids.ofHeader(header.text, header.column)
      drafting.single(header, id, '', column.text === '' ? header.text : column.text, undefined, 'text', header.text)
    }
  }

  /** Numbers get their names, so that a rule can say which to leave out. */
  function status(header: HeaderCell, facts: ColumnFacts): void {
    coded(facts, value => statusNames[value] ?? String(value))
    const count = (set: ReadonlySet<string>): number => facts.distinct.filter(value => set.has(value.normal.toLowerCase())).reduce((sum, value) => sum + value.count, 0)
    const previews = count(previewStatus)
    const spam = count(spamStatus)
    if (previews > 0) drafting.warn(warn('previewResponses', { n: previews }, header.column))
    if (spam > 0) drafting.warn(warn('spamResponses', { n: spam }, header.column))
  }

  function finished(header: HeaderCell, facts: ColumnFacts): void {
    coded(facts, value => (value === 1 ? 'True' : value === 0 ? 'False' : String(value)))
    const open = facts.distinct.filter(value => /^(0|false|falsch|faux|no|nein|否|假)$/i.test(value.normal)).reduce((sum, value) => sum + value.count, 0)
    if (open > 0) drafting.warn(warn('incompleteResponses', { n: open }, header.column))
  }

  function coded(facts: ColumnFacts, name: (value: number) => string): void {
    const variable = drafting.variables.at(-1)!
    if (facts.filled === 0 || facts.numbers !== facts.filled) return
    variable.kind = 'nominal'
    variable.codes = facts.distinct.map((value): Code => ({ code: value.number!, label: name(value.number!) })).sort((a, b) => a.code - b.code)
  }

  /** `1,3,5`: the codes of a multiple choice in one cell. */
  function codesJoined(group: Question): boolean {
    const core = group.subs.filter(sub => sub.beside === 'no')
    if (core.length !== 1) return false
    const facts = drafting.facts(core[0]!.header.column)
    const codes = facts.distinct.length > 0 && facts.distinct.every(value => /^\d{1,3}(,\d{1,3})*$/.test(value.normal)) && facts.distinct.some(value => value.normal.includes(','))
    const found = codes
      ? { separator: ',', options: [...new Set(facts.distinct.flatMap(value => value.normal.split(',')))].sort((a, b) => Number(a) - Number(b)), hasFillIn: false, hasOthers: false }
      : joinedOptions(facts, [{ text: ',', certain: false, bare: true }])
    if (!found || !codes && (facts.longest > 400 || found.options.length > 40)) return false
    const id = drafting.ids.take(group.id)
    drafting.joined(core[0]!.header, id, group.number, group.title, found)
    for (const sub of group.subs) {
      if (sub.beside === 'no') continue
      drafting.variable({ id: drafting.ids.take(`${id}_text`), label: sub.label === '' ? group.title : sub.label, column: sub.header.column, question: id, kind: 'text', codes: [], scale: null })
      drafting.note(sub.header.column, 0.9, 'fillIns')
    }
    return true
  }
}

function header(top: readonly (readonly string[])[]): HeaderSpan | null {
  const row = top.slice(0, 6).findIndex(cells => cells.filter(text => text.replace(/\s/g, '').includes(IMPORT_ID)).length >= Math.max(1, cells.length * 0.3))
  if (row >= 1) return { from: Math.max(0, row - 2), to: row + 1 }
  const [first, second] = top
  const tags = first?.filter(text => /^V\d{1,2}$/.test(text.trim())).length ?? 0
  if (first && second && tags >= 5 && second.some(text => ['responseid', 'responseset', 'finished'].includes(key(text)))) return { from: 0, to: 2 }
  // The third row taken away by hand: the same names twice, in the words of the exporter and of the survey.
  const names = first?.filter(text => telling.includes(key(text))) ?? []
  if (first && second && names.length >= 4) {
    const words = first.filter((text, column) => telling.includes(key(text)) && /^[^\d{]{3,}$/.test(second[column] ?? '') && !/^(true|false|ip address|anonymous|[A-Z]{2}(-[A-Z]{2})?)$/i.test(second[column] ?? '')).length
    return { from: 0, to: words >= names.length * 0.7 ? 2 : 1 }
  }
  return null
}

export const qualtrics: Platform = {
  id: 'qualtrics',
  header,
  recognise(view) {
    if (view.head.some(row => row.some(text => text.includes(IMPORT_ID)))) return 1
    const first = view.head[0] ?? []
    const names = first.filter(text => telling.includes(key(text))).length
    if (names >= 4) return 0.95
    const tags = first.filter(text => /^V\d{1,2}$/.test(text)).length
    return tags >= 5 && (view.head[1] ?? []).some(text => key(text) === 'responseset' || key(text) === 'responseid') ? 0.95 : 0
  },
  propose,
}
