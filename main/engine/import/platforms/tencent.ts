import type { HeaderCell } from '../propose/header.ts'
import type { Separator } from '../propose/multiple.ts'
import { joinedOptions, rankedOptions } from '../propose/multiple.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { Drafting } from './drafting.ts'
import { draftMatrix } from './matrix.ts'
import type { NumberedQuestion } from './numberedQuestions.ts'
import { numberedQuestions } from './numberedQuestions.ts'
import type { OptionColumn } from './optionMarks.ts'
import { draftOptions, isYesNo } from './optionMarks.ts'
import type { Draft, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }
/** 腾讯问卷 (FORMATS.md 2): metadata in any place, titles `N.题干`, and a last column without a heading. */
const metadata = new Map<string, Known>([
  ['编号', { role: 'id', kind: 'number' }],
  ['开始答题时间', { role: 'paradata', kind: 'date' }], ['结束答题时间', { role: 'paradata', kind: 'date' }], ['答题时长', { role: 'paradata', kind: 'number' }],
  ['语言', { role: 'paradata', kind: null }], ['清洗数据结果', { role: 'paradata', kind: null }], ['智能清洗数据无效概率', { role: 'paradata', kind: null }],
  ['地理位置国家和地区', { role: 'paradata', kind: null }], ['地理位置省', { role: 'paradata', kind: null }], ['地理位置市', { role: 'paradata', kind: null }],
  ['用户类型', { role: 'paradata', kind: null }], ['用户标识', { role: 'identifier', kind: 'text' }], ['昵称', { role: 'identifier', kind: 'text' }], ['自定义字段', { role: 'paradata', kind: 'text' }],
  ['ip', { role: 'identifier', kind: 'text' }], ['ua', { role: 'identifier', kind: 'text' }], ['referrer', { role: 'paradata', kind: 'text' }],
])
const telling = ['编号', '开始答题时间', '结束答题时间', '答题时长', '清洗数据结果', '地理位置省', '用户类型', '用户标识']
/** Nobody has shown which one joins the options of the text export: all that other Chinese platforms use. */
const separators: Separator[] = [{ text: '┋', certain: true }, { text: '\n', certain: false }, { text: ';', certain: false }, { text: '；', certain: false }, { text: '|', certain: false }]
const known = (header: HeaderCell): Known | undefined => metadata.get(normalLabel(header.text).toLowerCase())

/** A column of what was typed beside an option: `题干(其他)-填空`. */
const typedMark = /\s*[-—_:：]\s*填空$/u
const shut = /[)）\]】]$/

/** `题干:选项`, `题干-选项`, `题干(选项)`: what all titles begin with is the question. */
function stemOf(titles: readonly string[]): { stem: string; labels: string[] } {
  let length = 0
  const [first = ''] = titles
  while (titles.every(title => length < title.length && title[length] === first[length])) length++
  const cut = first.slice(0, length).replace(/[^:：\-—_(（[【.]*$/u, '')
  const stem = cut.length > 0 ? cut : ''
  const labels = titles.map(title => title.slice(stem.length).replace(shut, '').trim())
  return labels.some(label => label === '') ? { stem: '', labels: [...titles] } : { stem: stem.replace(/[:：\-—_(（[【.\s]+$/u, ''), labels }
}

/** Called as the option they belong to, where its title can be told from that of the question. */
function typedBeside(marked: NumberedQuestion['columns'], stem: string, labels: readonly string[]): OptionColumn[] {
  return marked.map(({ header, title }) => {
    const whole = title.replace(typedMark, '').trim()
    const own = (whole.startsWith(stem) ? whole.slice(stem.length) : whole).replace(/^[:：\-—_(（[【.\s]+/u, '').replace(shut, '').trim()
    return { header, label: labels.find(label => normalLabel(label) === normalLabel(own)) ?? (own === '' ? whole : own) }
  })
}

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const list = numberedQuestions(view.headers)
  const scales = findScales(view.headers.filter(header => !known(header)).map(header => ({ title: header.text, facts: drafting.facts(header.column) })), 3)
  for (const item of list) {
    if ('plain' in item) unnumbered(item.plain)
    else if (item.columns.length === 1) one(item.number, item.columns[0]!.header, item.columns[0]!.title)
    else several(item)
  }
  const options = drafting.variables.some(variable => variable.source.take === 'mark')
  return drafting.draft(options ? 'number' : 'text')

  function unnumbered(header: HeaderCell): void {
    const column = known(header)
    if (header.text === '' && drafting.facts(header.column).filled === 0) return
    if (column) drafting.paradata(header, column.role, column.kind, column.role === 'identifier' ? 'identifier' : 'platformColumn')
    else if (!drafting.identifier(header, null, header.text)) drafting.single(header, drafting.ids.ofHeader(header.text, header.column), '', header.text, scales.get(header.column), 'text', header.text)
  }

  function one(number: string, header: HeaderCell, title: string): void {
    const facts = drafting.facts(header.column)
    if (drafting.identifier(header, `Q${number}`, title)) return
    const id = drafting.ids.take(`Q${number}`)
    const ranked = rankedOptions(facts, '→', true)
    if (ranked) { drafting.ranked(header, id, number, title, ranked, '→'); return }
    if (facts.distinct.some(value => value.text.startsWith('='))) {
      // An attachment, written as a formula's text: it stays text and is never run (FORMATS.md 0.12).
      drafting.variable({ id, label: title, column: header.column, question: drafting.question(id, number, title, 'text'), kind: 'text', codes: [], scale: null })
      drafting.note(header.column, 0.95, 'manyTexts')
      return
    }
    const joined = joinedOptions(facts, separators)
    if (joined) drafting.joined(header, id, number, title, joined)
    else drafting.single(header, id, number, title, scales.get(header.column), 'text')
  }

  function several({ number, columns }: NumberedQuestion): void {
    const marked = columns.filter(column => typedMark.test(column.title))
    const asked = marked.length < columns.length ? columns.filter(column => !marked.includes(column)) : columns
    if (asked.length === 1) {
      const [{ header, title }] = asked as [NumberedQuestion['columns'][number]]
      one(number, header, title)
      typedTexts(number, title, typedBeside(marked, title, []))
      return
    }
    const id = drafting.ids.take(`Q${number}`)
    const { stem, labels } = stemOf(asked.map(column => column.title))
    const rows = asked.map(({ header }, index) => ({ header, label: labels[index]! }))
    const typed = asked === columns ? [] : typedBeside(marked, stem, labels)
    const options = rows.filter(row => isYesNo(drafting.facts(row.header.column)) || drafting.facts(row.header.column).filled === 0)
    const other = rows.filter(row => !options.includes(row))
    if (options.length >= 2 && other.length <= 1) draftOptions(drafting, id, number, stem, options, [...other, ...typed])
    else {
      draftMatrix(drafting, { id, number, stem, rows, coding: 'text', scales, separators, confidence: 0.7 })
      typedTexts(number, stem, typed)
    }
  }

  /** Texts typed beside the one answer or a row of a question. */
  function typedTexts(number: string, title: string, typed: readonly OptionColumn[]): void {
    const id = `Q${number}`
    for (const { header, label } of typed) {
      if (drafting.identifier(header, `${id}_text`, label)) continue
      const question = drafting.questions.find(found => found.id === id)?.id ?? drafting.question(id, number, title, 'text')
      drafting.variable({ id: drafting.ids.take(`${id}_text`), label, column: header.column, question, kind: 'text', codes: [], scale: null })
      drafting.note(header.column, 0.8, 'fillIns')
    }
  }
}

export const tencent: Platform = {
  id: 'tencent',
  recognise(view) {
    const names = new Set(view.headers.map(header => normalLabel(header.text)))
    return telling.filter(name => names.has(name)).length >= 3 ? 1 : 0
  },
  propose,
}
