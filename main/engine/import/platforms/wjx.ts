import type { ColumnFacts } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import type { Separator } from '../propose/multiple.ts'
import { joinedOptions, rankedOptions } from '../propose/multiple.ts'
import { numbered } from '../propose/names.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { proposeKind } from '../propose/kinds.ts'
import { Drafting } from './drafting.ts'
import { draftMatrix } from './matrix.ts'
import type { NumberedQuestion } from './numberedQuestions.ts'
import { numberedQuestions } from './numberedQuestions.ts'
import type { Draft, Platform } from './platform.ts'

/** 问卷星 (FORMATS.md 1): metadata, then `N、题干`; matrix rows repeat N without the stem; by number, options repeat N in parentheses. */
const metadata = new Map<string, { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }>([
  ['序号', { role: 'id', kind: 'number' }],
  ['提交答卷时间', { role: 'paradata', kind: 'date' }],
  ['所用时间', { role: 'paradata', kind: 'number' }],
  ['来源', { role: 'paradata', kind: null }],
  ['来源详情', { role: 'paradata', kind: null }],
  ['来自IP', { role: 'identifier', kind: 'text' }],
  ['总分', { role: 'paradata', kind: 'number' }],
  ['用户ID', { role: 'identifier', kind: 'text' }],
  ['备注', { role: 'paradata', kind: 'text' }],
  ['uid', { role: 'identifier', kind: 'text' }],
  ['自定义参数', { role: 'paradata', kind: 'text' }],
  ['用户名', { role: 'identifier', kind: 'text' }],
  ['微信昵称', { role: 'identifier', kind: 'text' }],
  ['外部ID', { role: 'identifier', kind: 'text' }],
])
const telling = ['序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP']

/** `{activity}_{按文本|按序号|按分数}_{title}_{all}_{valid}.xlsx`, and the pair of older exports (FORMATS.md 1). */
const codingToken = /按(文本|选项文本|选项序号|序号|分数)/
const olderPair = /^All_Data_(Readable|Original)/i
const separators: Separator[] = [{ text: '┋', certain: true }]

const optionHeader = /^\((.+)\)$/s

const meaningful = (facts: ColumnFacts): number[] => facts.distinct.filter(value => value.number !== null && value.number !== -3 && value.number !== -2).map(value => value.number!)

/** By number, -3 stands for skipped and -2 for left empty: they are no answers when the kind is judged. */
function withoutMarks(facts: ColumnFacts): ColumnFacts {
  const marks = facts.distinct.filter(value => value.number === -3 || value.number === -2)
  if (marks.length === 0 || facts.distinct.some(value => value.number !== null && value.number < 0 && value.number !== -3 && value.number !== -2)) return facts
  const count = marks.reduce((sum, value) => sum + value.count, 0)
  const distinct = facts.distinct.filter(value => !marks.includes(value))
  const numbers = distinct.flatMap(value => (value.number === null ? [] : [value.number]))
  return {
    ...facts, distinct, filled: facts.filled - count, numbers: facts.numbers - count, notShown: facts.notShown + (marks.find(value => value.number === -3)?.count ?? 0),
    empty: facts.empty + (marks.find(value => value.number === -2)?.count ?? 0), min: numbers.length ? Math.min(...numbers) : Number.NaN, max: numbers.length ? Math.max(...numbers) : Number.NaN,
  }
}

interface Coding { coding: 'text' | 'number'; /** Scores, not the numbers of options: they have no labels to be found. */ scores: boolean }

function codingOf(view: SheetView): Coding {
  const token = codingToken.exec(view.fileName)?.[1]
  if (token === '分数') return { coding: 'number', scores: true }
  if (token !== undefined) return { coding: token.includes('文本') ? 'text' : 'number', scores: false }
  const older = olderPair.exec(view.fileName)?.[1]
  if (older !== undefined) return { coding: /original/i.test(older) ? 'number' : 'text', scores: false }
  return { coding: looksNumbered(view) ? 'number' : 'text', scores: false }
}

function looksNumbered(view: SheetView): boolean {
  const asked = view.headers.flatMap(header => {
    const found = numbered(header.text)
    return found ? [{ header, title: normalLabel(found.title) }] : []
  })
  const options = asked.filter(item => optionHeader.test(item.title) && onlyMarks(view.facts.get(item.header.column)))
  return options.length >= 2 || asked.some(item => view.facts.get(item.header.column)?.distinct.some(value => value.number === -3))
}

const onlyMarks = (facts: ColumnFacts | undefined): boolean => facts !== undefined && facts.filled > 0 && facts.numbers === facts.filled && facts.distinct.every(value => [0, 1, -2, -3].includes(value.number ?? 9))

/** The stem of a matrix ends at the first — behind its punctuation, else at the last one. */
function stemAndRow(title: string): { stem: string; row: string } | null {
  const behind = /[：:？?。]\s*—+/.exec(title)
  const at = behind ? behind.index + 1 : title.lastIndexOf('—')
  if (at <= 0) return null
  const row = title.slice(at).replace(/^\s*—+/, '').trim()
  return row === '' ? null : { stem: title.slice(0, at).replace(/—+$/, '').trim(), row }
}

function propose(view: SheetView): Draft {
  const { coding, scores } = codingOf(view)
  const asCodes = scores ? 'text' : coding
  const facts = new Map([...view.facts].map(([column, found]) => [column, coding === 'number' ? withoutMarks(found) : found]))
  const drafting = new Drafting({ ...view, facts })
  const list = numberedQuestions(view.headers)
  const titles = list.flatMap(item => {
    if ('plain' in item) return []
    const stem = item.columns.length > 1 ? (stemAndRow(item.columns[0]!.title)?.stem ?? '') : ''
    return item.columns.map(column => ({ title: `${stem} ${column.title}`, facts: drafting.facts(column.header.column) }))
  })
  // Option numbers look like ladders too: by number a longer run is needed to be believed.
  const scales = findScales(titles, coding === 'number' ? 5 : 3)
  for (const item of list) {
    if ('plain' in item) plainColumn(item.plain)
    else if (item.columns.length === 1) oneColumn(item.number, item.columns[0]!.header, item.columns[0]!.title)
    else group(item)
  }
  return drafting.draft(coding)

  function plainColumn(header: HeaderCell): void {
    const known = metadata.get(normalLabel(header.text)) ?? metadata.get(normalLabel(header.text).replace(/\s/g, ''))
    if (known) drafting.paradata(header, known.role, known.kind, known.role === 'identifier' ? 'identifier' : 'platformColumn')
    else if (!drafting.identifier(header, null, header.text)) {
      const id = drafting.ids.ofHeader(header.text, header.column)
      drafting.single(header, id, '', header.text, scales.get(header.column), asCodes, header.text)
    }
  }

  function oneColumn(number: string, header: HeaderCell, title: string): void {
    const own = drafting.facts(header.column)
    const wanted = `Q${number}`
    if (drafting.identifier(header, wanted, title)) return
    const id = drafting.ids.take(wanted)
    const ranked = rankedOptions(own, '→', true)
    if (ranked) { drafting.ranked(header, id, number, title, ranked, '→'); return }
    const joined = joinedOptions(own, separators)
    if (joined) { drafting.joined(header, id, number, title, joined); return }
    if (own.distinct.some(value => /[〖【].*[〗】]$/.test(value.normal))) { withFillIns(header, id, number, title); return }
    drafting.single(header, id, number, title, scales.get(header.column), asCodes)
  }

  /** 其他〖…〗: the option is coded without what was filled in, which becomes a text of its own. */
  function withFillIns(header: HeaderCell, id: string, number: string, title: string): void {
    const own = drafting.facts(header.column)
    const merged = new Map<string, (typeof own.distinct)[number]>()
    for (const value of own.distinct) {
      const text = value.text.replace(/\s*[〖【][^〗】]*[〗】]\s*$/, '').trim()
      const known = merged.get(text)
      if (known) known.count += value.count
      else merged.set(text, { ...value, text, normal: normalLabel(text), count: value.count })
    }
    const found = proposeKind(title, { ...own, distinct: [...merged.values()], longest: Math.max(...[...merged.keys()].map(text => text.length)) }, scales.get(header.column), asCodes)
    const question = drafting.question(id, number, title, 'single')
    drafting.variable({ id, label: title, column: header.column, question, kind: found.kind, codes: found.codes, scale: found.scale })
    drafting.fillIn(header, id, question, title)
    drafting.note(header.column, found.confidence, ...found.reasons, 'fillIns')
  }

  function group(item: NumberedQuestion): void {
    const { number, columns } = item
    const asOptions = columns.every(column => optionHeader.test(normalLabel(column.title)))
    const first = stemAndRow(columns[0]!.title)
    if (asOptions && columns.filter(column => isIndicator(drafting.facts(column.header.column))).length >= columns.length - 1) options(number, columns)
    else if (asOptions && columns.every(column => isRank(drafting.facts(column.header.column), columns.length))) ranks(number, columns)
    else if (optionHeader.test(normalLabel(columns[1]!.title)) && columns.length === 2 && !asOptions) questionWithOther(number, columns)
    else matrix(number, columns, first)
  }

  function options(number: string, columns: NumberedQuestion['columns']): void {
    const id = drafting.ids.take(`Q${number}`)
    const question = drafting.question(id, number, '', 'multiple')
    columns.forEach((column, index) => {
      const own = drafting.facts(column.header.column)
      const label = optionText(column.title)
      const wanted = drafting.ids.take(`Q${number}_${index + 1}`)
      const indicator = isIndicator(own)
      drafting.variable({ id: wanted, label, column: column.header.column, question, kind: indicator ? 'indicator' : 'text', codes: [], scale: null })
      drafting.note(column.header.column, 0.95, indicator ? 'optionColumn' : 'manyTexts')
    })
  }

  function ranks(number: string, columns: NumberedQuestion['columns']): void {
    const id = drafting.ids.take(`Q${number}`)
    const question = drafting.question(id, number, '', 'ranking')
    columns.forEach((column, index) => {
      drafting.variable({ id: drafting.ids.take(`Q${number}_${index + 1}`), label: optionText(column.title), column: column.header.column, question, kind: 'number', codes: [], scale: null })
      drafting.note(column.header.column, 0.85, 'rankColumn')
    })
  }

  /** A choice and, by number, the text of its 其他 in a second column. */
  function questionWithOther(number: string, columns: NumberedQuestion['columns']): void {
    const [choice, other] = columns as [NumberedQuestion['columns'][number], NumberedQuestion['columns'][number]]
    oneColumn(number, choice.header, choice.title)
    const question = drafting.questions.at(-1)?.id ?? null
    drafting.variable({ id: drafting.ids.take(`Q${number}_text`), label: optionText(other.title), column: other.header.column, question, kind: 'text', codes: [], scale: null })
    drafting.note(other.header.column, 0.8, 'fillIns')
  }

  function matrix(number: string, columns: NumberedQuestion['columns'], first: { stem: string; row: string } | null): void {
    const rows = columns.map((column, index) => ({ header: column.header, label: index === 0 && first ? first.row : withoutStem(column.title, first?.stem) }))
    draftMatrix(drafting, { id: drafting.ids.take(`Q${number}`), number, stem: first?.stem ?? columns[0]!.title, rows, coding: asCodes, scales, separators, confidence: first ? 0.95 : 0.7 })
  }
}

/** Some exports repeat the stem in front of every row. */
const withoutStem = (title: string, stem: string | undefined): string => (stem !== undefined && title.startsWith(stem) && title.length > stem.length ? title.slice(stem.length).replace(/^[\s—]+/, '') || title : title)

const optionText = (title: string): string => optionHeader.exec(normalLabel(title))?.[1]?.replace(/[：:]$/, '').trim() ?? title
const isIndicator = (facts: ColumnFacts): boolean => facts.texts === 0 && facts.dates === 0 && facts.idLike === 0 && meaningful(facts).every(value => value === 0 || value === 1)
const isRank = (facts: ColumnFacts, most: number): boolean => facts.texts === 0 && meaningful(facts).every(value => Number.isInteger(value) && value >= 0 && value <= most)

export const wjx: Platform = {
  id: 'wjx',
  recognise(view) {
    const names = new Set(view.headers.map(header => normalLabel(header.text)))
    const known = telling.filter(name => names.has(name)).length
    if (known >= 3) return 1
    const numberedHeaders = view.headers.filter(header => numbered(header.text)).length
    if (/[_-]按(文本|选项文本|选项序号|序号|分数)[_-]/.test(view.fileName) && numberedHeaders >= 1) return 0.95
    if (olderPair.test(view.fileName) && numberedHeaders >= 2) return 0.9
    const asked = view.headers.filter(header => header.text !== '')
    const share = asked.filter(header => /^\d+\s*[、.．]\s*\D/.test(header.text)).length / Math.max(1, asked.length)
    const chinese = asked.some(header => /\p{Script=Han}/u.test(header.text))
    return share >= 0.6 && asked.length >= 2 && chinese ? 0.7 : 0
  },
  propose,
}
