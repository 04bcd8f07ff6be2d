import { withoutMarks } from '../propose/marks.ts'
import type { Marks } from '../propose/marks.ts'
import { noMarks } from '../propose/marks.ts'
import type { HeaderCell } from '../propose/header.ts'
import { numbered } from '../propose/names.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { settleTexts } from './besideTexts.ts'
import { Drafting } from './drafting.ts'
import { draftGroup } from './grouped.ts'
import type { Group, Sub } from './grouped.ts'
import { joinedTitles } from './joinedTitles.ts'
import { isNo, sameWords } from './tickedColumns.ts'
import type { Draft, HeaderSpan, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }
/** SurveyMonkey (FORMATS.md 6): metadata, then a row of questions above a row of options. Names in both spellings. */
const metadata = new Map<string, Known>([
  ['respondentid', { role: 'id', kind: 'text' }],
  ['collectorid', { role: 'paradata', kind: null }],
  ['startdate', { role: 'paradata', kind: 'date' }],
  ['enddate', { role: 'paradata', kind: 'date' }],
  ['datecreated', { role: 'paradata', kind: 'date' }],
  ['datemodified', { role: 'paradata', kind: 'date' }],
  ['ipaddress', { role: 'identifier', kind: 'text' }],
  ['emailaddress', { role: 'identifier', kind: 'text' }],
  ['firstname', { role: 'identifier', kind: 'text' }],
  ['lastname', { role: 'identifier', kind: 'text' }],
  ['customdata', { role: 'paradata', kind: null }],
  ['customdata1', { role: 'paradata', kind: null }],
  ['受访者id', { role: 'id', kind: 'text' }], ['答题者id', { role: 'id', kind: 'text' }], ['收集器id', { role: 'paradata', kind: null }],
  ['开始日期', { role: 'paradata', kind: 'date' }], ['结束日期', { role: 'paradata', kind: 'date' }], ['ip地址', { role: 'identifier', kind: 'text' }],
  ['电子邮件地址', { role: 'identifier', kind: 'text' }], ['名字', { role: 'identifier', kind: 'text' }], ['姓氏', { role: 'identifier', kind: 'text' }],
  ['自定义数据', { role: 'paradata', kind: null }], ['自定义数据1', { role: 'paradata', kind: null }],
])
const key = (text: string): string => normalLabel(text).toLowerCase().replace(/[\s_]/g, '')
const isRespondent = (text: string): boolean => metadata.get(key(text))?.role === 'id'
const known = (header: HeaderCell): Known | undefined => metadata.get(key(header.parts[0] ?? header.text)) ?? metadata.get(key(header.text))

const only = /^(response|responses|open-ended response|答复|回复|回答|响应|开放式(?:问题)?(?:答复|回复|回答|响应))$/i
const other = /^other\b.*\(.*(specify|describe|explain).*\)\s*:?$|^other \(please.*\)$|^其[他它]\s*\(请.*\)$/i
const comment = /^(comments?|why\??|please (explain|specify|describe|include|list|share|tell|provide)\b.*|if (yes|no|so|other)\b.*|type ["“].*|additional comments?)\s*:?$/i
const secondRow = /^(response|responses|open-ended response|other \(please specify\)|答复|回复|回答|开放式(?:问题)?(?:答复|回复|回答)|其他\(请(?:注明|说明|指定)\))$/i
const code = /^(q\d{4})(?:_(\d{4}))?$/i

/** The row of questions, or the only header row, as it stands. */
const firstRow = (view: SheetView): readonly string[] => view.head.at(-2) ?? view.head.at(-1) ?? []

function subOf(header: HeaderCell, label: string, group: { beside: boolean; facts: Drafting }): Sub {
  if (only.test(label)) return { header, label: '', beside: 'no' }
  if (!group.beside) return { header, label, beside: 'no' }
  const facts = group.facts.facts(header.column)
  const ticked = facts.distinct.filter(value => !isNo(value.text))
  // "Other (please specify)" in its own words is a ticked box; anything else in the column was typed.
  const box = ticked.length === 1 && sameWords(ticked[0]!.text, label)
  if (!box && other.test(label)) return { header, label, beside: 'other' }
  if (!box && comment.test(label)) return { header, label, beside: 'comment' }
  return { header, label, beside: 'no' }
}

/** `Response` in the second row: the answer itself, whatever stands beside it. */
const isAnswer = (sub: Sub): boolean => sub.label === '' && sub.header.parts.some(part => only.test(part))

/** Two or three header rows: a question stands above its first column only. */
function byRows(view: SheetView, drafting: Drafting): (Group | { plain: HeaderCell })[] {
  const titles = firstRow(view)
  const list: (Group | { plain: HeaderCell })[] = []
  let order = 0
  let group: Group | null = null
  for (const header of view.headers) {
    const title = titles[header.column] ?? ''
    const label = view.head.at(-1)?.[header.column] ?? ''
    if (known({ ...header, parts: [title === '' && label !== '' ? '' : title] })) { list.push({ plain: header }); group = null; continue }
    if (title === '' && label === '') { list.push({ plain: header }); continue }
    const own = numbered(title)
    const starts = title !== '' && !(group !== null && view.head.length >= 3 && title === group.title)
    if (starts || group === null) {
      order++
      const number = own?.number ?? String(order)
      group = { id: `Q${order}`, number, title: own && own.title !== '' ? own.title : title, subs: [] }
      list.push(group)
    }
    group.subs.push(subOf(header, label, { beside: group.subs.length > 0, facts: drafting }))
  }
  return list
}

/** q0004_0001: the question's number and the option's, without any words. */
function byCodes(view: SheetView, drafting: Drafting): (Group | { plain: HeaderCell })[] {
  const list: (Group | { plain: HeaderCell })[] = []
  let group = null as Group | null
  for (const header of view.headers) {
    const match = code.exec(normalLabel(header.text))
    if (!match) { group = null; list.push({ plain: header }); continue }
    const id = match[1]!
    if (!group || group.id !== id || match[2] === undefined) {
      group = { id, number: String(Number(id.slice(1))), title: id, subs: [] }
      list.push(group)
    }
    group.subs.push(subOf(header, match[2] === undefined ? '' : header.text, { beside: false, facts: drafting }))
  }
  return list
}

/** A file of codes went through R, whose NA stands in many columns. */
function marksOf(view: SheetView, coded: boolean): Marks {
  const columns = [...view.facts.values()].filter(facts => facts.distinct.some(value => value.text === 'NA')).length
  return coded && columns >= 3 ? { ...noMarks, none: ['NA'] } : noMarks
}

const isCoded = (view: SheetView): boolean => {
  const asked = view.headers.filter(header => header.text !== '')
  return asked.filter(header => code.test(normalLabel(header.text))).length >= asked.length * 0.3
}

function propose(view: SheetView): Draft {
  const coded = view.head.length === 1 && isCoded(view)
  const marks = marksOf(view, coded)
  const drafting = new Drafting({ ...view, facts: new Map([...view.facts].map(([column, facts]) => [column, withoutMarks(facts, marks)])) })
  const joined = view.headers.filter(header => !known(header))
  const list = view.head.length >= 2 ? byRows(view, drafting) : coded ? byCodes(view, drafting) : withPlain(view, joinedTitles(joined, column => drafting.facts(column), subs => subs))
  for (const item of list) if (!('plain' in item)) settleTexts(item, column => drafting.facts(column), view.head.length >= 2 && item.subs.length > 1 && isAnswer(item.subs[0]!) ? item.subs[0]! : null)
  const single = list.flatMap(item => ('plain' in item || item.subs.filter(sub => sub.beside === 'no').length !== 1 ? [] : [{ title: item.title, facts: drafting.facts(item.subs[0]!.header.column) }]))
  const scales = findScales(single, 3)
  const groups = list.filter((item): item is Group => !('plain' in item))
  const exclusive = view.rows < 20 ? groups.map(() => false) : drafting.exclusive(groups.map(group => group.subs.filter(sub => sub.beside === 'no').map(sub => sub.header.column)))
  for (const item of list) {
    if ('plain' in item) plainColumn(item.plain)
    else draftGroup(drafting, item, { coding: 'text', hidden: [], scales, exclusive: exclusive[groups.indexOf(item)] === true && item.subs.filter(sub => drafting.facts(sub.header.column).filled > 0).length >= 2 })
  }
  return drafting.draft('text', marks)

  function plainColumn(header: HeaderCell): void {
    const column = known(header)
    const facts = drafting.facts(header.column)
    if (column) drafting.paradata(header, column.role, column.role === 'id' && facts.numbers === facts.filled ? 'number' : column.kind, column.role === 'identifier' ? 'identifier' : 'platformColumn')
    else if (header.text === '' && facts.filled === 0) return
    else if (header.text === '' && facts.complete && facts.numbers === facts.filled && facts.distinct.length === facts.filled) drafting.paradata(header, 'id', 'number', 'rowNumber')
    else if (!drafting.identifier(header, null, header.text)) {
      drafting.single(header, drafting.ids.ofHeader(header.text, header.column), '', header.text, undefined, 'text', header.text)
    }
  }
}

/** Questions and metadata in the order of the sheet. */
function withPlain(view: SheetView, groups: Group[]): (Group | { plain: HeaderCell })[] {
  const starts = new Map(groups.map(group => [group.subs[0]!.header.column, group]))
  return view.headers.flatMap((header): (Group | { plain: HeaderCell })[] => {
    if (known(header) || header.text === '') return [{ plain: header }]
    const group = starts.get(header.column)
    return group ? [group] : []
  })
}

/** Questions above, standard words or option texts below; a third row above for tags (Q1, Q2 …). */
function header(top: readonly (readonly string[])[]): HeaderSpan | null {
  for (let row = 0; row < Math.min(top.length - 1, 6); row++) {
    const cells = top[row]!
    const names = cells.filter(text => metadata.has(key(text))).length
    const below = top[row + 1]!
    const ids = cells.findIndex(isRespondent)
    if (names >= 2 || ids >= 0) {
      const blankBelow = cells.every((text, column) => !metadata.has(key(text)) || (below[column] ?? '').trim() === '')
      const words = below.filter(text => text.trim() !== '')
      if (blankBelow && words.length >= 2 && (words.some(text => secondRow.test(normalLabel(text))) || cells.some((text, column) => text.trim() === '' && (below[column] ?? '').trim() !== ''))) return { from: row, to: row + 2 }
      if (ids >= 0) return { from: row, to: row + 1 }
    }
    const tags = cells.filter(text => text.trim() !== '')
    if (tags.length >= 3 && tags.every(text => /^(q\d{1,3}([._]\d{1,3})?|respondentid|collectorid|startdate|enddate)$/i.test(key(text)))) {
      const third = top[row + 2] ?? []
      if (third.filter(text => secondRow.test(normalLabel(text))).length >= 1 && !third.some(text => text.includes('ImportId'))) return { from: row, to: row + 3 }
    }
  }
  return null
}

export const surveymonkey: Platform = {
  id: 'surveymonkey',
  header,
  recognise(view) {
    const names = firstRow(view).filter(text => metadata.has(key(text)))
    const last = view.head.at(-1) ?? []
    const standard = last.filter(text => secondRow.test(normalLabel(text))).length
    if (view.head.length >= 2) {
      if (names.length >= 3 || names.some(isRespondent)) return 1
      if (standard >= 1 && standard >= view.headers.length * 0.02) return 0.9
      const texts = view.headers.filter(item => (item.parts.at(-1) ?? '') !== '' && (view.facts.get(item.column)?.distinct.length ?? 0) === 1)
      const own = texts.filter(item => sameWords(view.facts.get(item.column)!.distinct[0]!.text, item.parts.at(-1)!))
      return texts.length >= 3 && own.length >= texts.length * 0.8 ? 0.8 : 0
    }
    if (names.some(isRespondent)) return 0.9
    return isCoded(view) && view.headers.length >= 3 ? 0.8 : 0
  },
  propose,
}
