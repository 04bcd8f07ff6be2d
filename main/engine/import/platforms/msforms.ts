import type { HeaderCell } from '../propose/header.ts'
import { likertLadder } from '../propose/likert.ts'
import { joinedOptions, rankedOptions } from '../propose/multiple.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { Drafting } from './drafting.ts'
import { draftMatrix } from './matrix.ts'
import type { Draft, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }
/** Microsoft Forms (FORMATS.md 5): metadata in front, options joined by `;` with one behind the last. */
const id = ['id', '識別碼', '标识', '標識碼']
const start = ['start time', '开始时间', '開始時間', '开始时刻', 'startzeit', 'heure de début', 'hora de inicio', '開始時刻']
const completion = ['completion time', '完成时间', '完成時間', 'fertigstellungszeit', 'heure de fin', 'hora de finalización', '完了時刻']
const names = (list: readonly string[], role: Known['role'], kind: Known['kind']): [string, Known][] => list.map(name => [name, { role, kind }])
const metadata = new Map<string, Known>([
  ...names(id, 'id', 'number'), ...names(start, 'paradata', 'date'), ...names(completion, 'paradata', 'date'),
  ...names(['last modified time', '上次修改时间', '上次修改時間', 'uhrzeit der letzten änderung', 'heure de la dernière modification', 'hora de la última modificación', '最終変更時刻', 'grade posted time'], 'paradata', 'date'),
  ...names(['email', '电子邮件', '電子郵件', '電子郵件地址', 'e-mail', 'adresse de messagerie', 'correo electrónico', 'メール', 'name', '姓名', '名称', '名稱', 'nom', 'nombre', '名前'], 'identifier', 'text'),
  ...names(['total points', '总分', '总点数', '總分', '總點數'], 'paradata', 'number'),
  ...names(['quiz feedback', '测验反馈', '測驗意見反應'], 'paradata', 'text'),
  ...names(['language', '语言', '語言', 'sprache', 'langue', 'idioma'], 'paradata', null),
])

/** Of a quiz: points and remarks behind every question. */
const graded = /^(?:points|分数|得分|点数)\s*[-–—]\s*\S/i
const remarked = /^(?:feedback|反馈)\s*[-–—]\s*\S/i
/** The form's own columns stand before the questions: a question called Name further on is a question. */
function known(header: HeaderCell, index: number): Known | undefined {
  const title = normalLabel(header.text).toLowerCase()
  if (graded.test(title)) return { role: 'paradata', kind: 'number' }
  if (remarked.test(title)) return { role: 'paradata', kind: 'text' }
  return index <= OWN_COLUMNS ? metadata.get(title) : undefined
}
const OWN_COLUMNS = 10

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const { headers } = view
  const scales = findScales(headers.filter((header, index) => !known(header, index)).map(header => ({ title: header.text, facts: drafting.facts(header.column) })), 3)
  let order = 0
  for (let index = 0; index < headers.length; index++) {
    const header = headers[index]!
    const column = known(header, index)
    if (header.text === '' && drafting.facts(header.column).filled === 0) continue
    if (column) {
      drafting.paradata(header, column.role, column.kind, column.role === 'identifier' ? 'identifier' : 'platformColumn')
      continue
    }
    order++
    const statements = likertRun(index)
    if (statements.length >= 2) {
      draftMatrix(drafting, { id: drafting.ids.take(`V${header.column + 1}`), number: String(order), stem: '', rows: statements.map(own => ({ header: own, label: own.text })), coding: 'text', scales, separators: [], confidence: 0.8 })
      index += statements.length - 1
    } else question(header)
  }
  return drafting.draft('text')

  function question(header: HeaderCell): void {
    if (drafting.identifier(header, null, header.text)) return
    const id = drafting.ids.ofHeader(header.text, header.column)
    const facts = drafting.facts(header.column)
    const ends = endsWithSemicolon(view, header)
    const ranked = ends ? rankedOptions(facts, ';', false) : null
    if (ranked) { drafting.ranked(header, id, String(order), header.text, ranked, ';'); return }
    const joined = joinedOptions(facts, [{ text: ';', certain: ends, unmarked: true }])
    if (joined) drafting.joined(header, id, String(order), header.text, joined)
    else drafting.single(header, id, String(order), header.text, scales.get(header.column), 'text', header.text)
  }

  /** Statements of a Likert question stand side by side without their stem: neighbours answered on one ladder of words. */
  function likertRun(from: number): HeaderCell[] {
    let to = from
    let words = ''
    while (to < headers.length && !known(headers[to]!, to)) {
      const facts = drafting.facts(headers[to]!.column)
      const ladder = facts.texts > 0 && facts.complete && facts.distinct.length <= 11 ? likertLadder(facts.distinct.map(value => value.text)) : null
      if (!ladder || /[?？]\s*$/.test(headers[to]!.text)) break
      const own = facts.distinct.map(value => value.normal).sort().join('\n')
      if (to > from && !sharesWord(words, own)) break
      words = words === '' ? own : `${words}\n${own}`
      to++
    }
    return headers.slice(from, to)
  }
}

const sharesWord = (known: string, own: string): boolean => own.split('\n').some(word => known.split('\n').includes(word))

/** Every answer of a multiple choice ends with `;`, also that of one option. */
function endsWithSemicolon(view: SheetView, header: HeaderCell): boolean {
  const distinct = view.facts.get(header.column)?.distinct ?? []
  return distinct.length > 0 && distinct.filter(value => value.normal.endsWith(';')).length >= distinct.length * 0.8
}

export const msforms: Platform = {
  id: 'msforms',
  recognise(view) {
    const first = view.headers.slice(0, 3).map(header => normalLabel(header.text).toLowerCase())
    return id.includes(first[0] ?? '') && start.includes(first[1] ?? '') && completion.includes(first[2] ?? '') ? 1 : 0
  },
  propose,
}
