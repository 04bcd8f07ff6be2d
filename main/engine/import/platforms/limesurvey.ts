import { withoutMarks } from '../propose/marks.ts'
import type { Marks } from '../propose/marks.ts'
import { noMarks } from '../propose/marks.ts'
import type { HeaderCell } from '../propose/header.ts'
import { idOf, numbered } from '../propose/names.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { warn } from '../warnings.ts'
import { settleTexts } from './besideTexts.ts'
import { Drafting } from './drafting.ts'
import { draftGroup } from './grouped.ts'
import type { Group, Sub } from './grouped.ts'
import { isNo, isYes } from './tickedColumns.ts'
import type { Draft, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null; name: string }
const meta = (role: Known['role'], kind: Known['kind'], name: string): Known => ({ role, kind, name })
/** LimeSurvey (FORMATS.md 8): metadata as codes and in words of the languages exports were seen in. */
const metadata = new Map<string, Known>([
  ...['id', 'response id', 'antwort id', 'antwort-id', 'id de respuesta', 'id de la réponse', 'antwoord id', '答复 id', '答复id', '回复 id', '答案 id', '答覆 id'].map(name => [name, meta('id', 'number', 'id')] as const),
  ...['submitdate', 'date submitted', 'datum abgeschickt', 'fecha de envío', 'date de soumission', 'datum van verzenden', '提交日期', '提交时间', '提交時間'].map(name => [name, meta('paradata', 'date', 'submitdate')] as const),
  ...['lastpage', 'last page', 'letzte seite', 'última página', 'dernière page', 'laatste pagina', '最后一页', '最后页', '最後一頁'].map(name => [name, meta('paradata', 'number', 'lastpage')] as const),
  ...['startlanguage', 'start language', 'start-sprache', 'startsprache', 'lenguaje inicial', 'langue de départ', 'starttaal', '起始语言', '开始语言', '起始語言'].map(name => [name, meta('paradata', null, 'startlanguage')] as const),
  ...['startdate', 'date started', 'datum gestartet', 'fecha de inicio', 'date de lancement', 'datum gestart', '开始日期', '开始时间', '開始日期'].map(name => [name, meta('paradata', 'date', 'startdate')] as const),
  ...['datestamp', 'date last action', 'datum letzte aktivität', 'fecha de la última acción', 'date de la dernière action', 'datum laatste actie', '最后操作日期', '最后动作日期', '最近活动日期', '最後動作日期'].map(name => [name, meta('paradata', 'date', 'datestamp')] as const),
  ...['seed', 'zufallsstartwert', 'semilla', 'graine', '种子', '随机种子'].map(name => [name, meta('paradata', 'text', 'seed')] as const),
  ['refurl', meta('paradata', 'text', 'refurl')], ['referrer url', meta('paradata', 'text', 'refurl')], ['weiterleitungs-url', meta('paradata', 'text', 'refurl')], ['来源网址', meta('paradata', 'text', 'refurl')],
  ['interviewtime', meta('paradata', 'number', 'interviewtime')], ...['total time', 'gesamtzeit', 'tiempo total', 'temps total', '总时间'].map(name => [name, meta('paradata', 'number', 'interviewtime')] as const),
  ['ipaddr', meta('identifier', 'text', 'ipaddr')], ...['ip address', 'ip-adresse', 'ip 地址', 'ip地址'].map(name => [name, meta('identifier', 'text', 'ipaddr')] as const),
  ['token', meta('identifier', 'text', 'token')], ['zugangsschlüssel', meta('identifier', 'text', 'token')], ['access code', meta('identifier', 'text', 'token')], ['操作代码', meta('identifier', 'text', 'token')],
])
const known = (header: HeaderCell): Known | undefined => metadata.get(normalLabel(header.text).toLowerCase().replace(/^(\S+)\. /, (whole, code: string) => (metadata.has(code) ? '' : whole)))
const timing = /^(groupTime\d+\b.*|.+Time\. Question time: .*|(?:Group|Question|Gruppen|Fragen)[ -]?(?:time|zeit): .*|(?:组|群组|问题)时间[:：] ?.*|\S+Time$)/i

const codeOnly = /^([A-Za-z][\w-]*)((?:\[[^\]]*\])+)$/
const codeAndText = /^([A-Za-z][\w-]*)((?:\[[^\]]*\])*)\. (.*)$/s
const wordsAndOption = /^(.*?\S)\s*\[([^\]]*(?:\[[^\]]*\][^\]]*)*)\](?:\s*\[([^\]]*)\])?$/s
const otherCode = /^(other|othertext)$/i
const otherWord = /^(other|sonstiges?|andere[sr]?|otro|otros|autre|anders|其他|其它)\s*:?$|^other \(please/i
const commentWord = /(^|\s)comments?$|kommentar$|comentario$|commentaire$/i

interface Title { code: string; question: string; sub: string; label: string; scale: string }

/** The three heading styles: `P5[O1]`, `A2[SQ001]. Q [option]`, `7 - Q [option]`. */
function titleOf(text: string, style: Style): Title {
  const clean = normalLabel(text)
  if (style === 'code') {
    const match = codeOnly.exec(clean)
    const parts = match ? [...match[2]!.matchAll(/\[([^\]]*)\]/g)].map(part => part[1]!) : []
    return { code: match?.[1] ?? clean, question: match?.[1] ?? clean, sub: parts[0] ?? '', label: parts[0] ?? '', scale: parts[1] ?? '' }
  }
  const coded = style === 'both' ? codeAndText.exec(clean) : null
  const words = coded ? coded[3]! : clean
  const parts = coded ? [...coded[2]!.matchAll(/\[([^\]]*)\]/g)].map(part => part[1]!) : []
  // In code and text an option is only where the code has one.
  const split = coded && parts.length === 0 ? null : wordsAndOption.exec(words)
  const bare = coded && parts.length > 0 && !split ? /^\[(.*)\]$/s.exec(words) : null
  return {
    code: coded?.[1] ?? '', question: bare ? '' : (split?.[1] ?? words).trim(), sub: parts[0] ?? '', label: (bare?.[1] ?? split?.[2] ?? '').trim(), scale: (parts[1] ?? split?.[3] ?? '').trim(),
  }
}

type Style = 'code' | 'both' | 'words'

function styleOf(view: SheetView): Style {
  const asked = view.headers.filter(header => header.text !== '' && !known(header) && !timing.test(header.text))
  const count = (pattern: RegExp): number => asked.filter(header => pattern.test(normalLabel(header.text))).length
  if (count(codeAndText) >= asked.length * 0.6) return 'both'
  if (asked.length > 0 && asked.every(header => codeOnly.test(normalLabel(header.text)) || /^[A-Za-z][\w-]*$/.test(normalLabel(header.text)))) return 'code'
  return 'words'
}

function besideOf(title: Title, alone: boolean): Sub['beside'] {
  if (otherCode.test(title.sub) || !alone && otherWord.test(title.label)) return 'other'
  if (/comment$/i.test(title.sub) || title.sub === '' && !alone && commentWord.test(title.label)) return 'comment'
  return 'no'
}

function groupsOf(view: SheetView, style: Style): (Group | { plain: HeaderCell })[] {
  const list: (Group | { plain: HeaderCell })[] = []
  let key = ''
  let group: Group | null = null
  let order = 0
  const numbers = style === 'words' && view.headers.filter(header => numbered(header.text)).length >= view.headers.length * 0.5
  for (const header of view.headers) {
    if (known(header) || timing.test(normalLabel(header.text)) || normalLabel(header.text) === '') {
      list.push({ plain: header })
      group = null
      continue
    }
    const two = view.head.length >= 2
    const title: Title = two ? { code: '', question: header.parts[0] ?? '', sub: '', label: header.parts.at(-1) ?? '', scale: '' } : titleOf(header.text, style)
    const own = two ? (header.startsGroup ? `${title.question}\u0000${header.column}` : key) : title.code !== '' ? title.code : title.question
    if (!group || own !== key || !two && title.label === '' && title.sub === '') {
      order++
      const number = style === 'words' ? numbered(title.question) : null
      group = {
        id: title.code !== '' ? idOf(title.code) : number ? `Q${number.number}` : numbers ? `V${header.column + 1}` : `Q${order}`, number: title.code !== '' ? title.code : (number?.number ?? ''),
        title: number && number.title !== '' ? number.title : title.question !== '' ? title.question : title.code, subs: [],
      }
      list.push(group)
      key = own
    }
    const label = title.scale === '' ? title.label : `${title.label} [${title.scale}]`
    group.subs.push({ header, label, beside: group.subs.length === 0 && two ? 'no' : besideOf(title, group.subs.length === 0) })
  }
  return list
}

/** `N/A` of a full-text export: the question was not displayed. */
const marks: Marks = { ...noMarks, notShown: ['N/A'] }

function propose(view: SheetView): Draft {
  const drafting = new Drafting({ ...view, facts: new Map([...view.facts].map(([column, facts]) => [column, withoutMarks(facts, marks)])) })
  const list = groupsOf(view, styleOf(view))
  for (const item of list) if (!('plain' in item)) settleTexts(item, column => drafting.facts(column), null)
  const single = list.flatMap(item => ('plain' in item || item.subs.filter(sub => sub.beside === 'no').length !== 1 ? [] : [{ title: item.title, facts: drafting.facts(item.subs[0]!.header.column) }]))
  const scales = findScales(single, 3)
  for (const item of list) {
    if ('plain' in item) plainColumn(item.plain)
    // A text shown between the questions has a column, never a number, and nothing below it.
    else if (isShownText(item)) continue
    else draftGroup(drafting, item, { coding: 'text', hidden: ['N/A'], scales })
  }
  return drafting.draft('text', marks)

  function isShownText(group: Group): boolean {
    return group.number === '' && view.head.length === 1 && group.subs.length === 1 && drafting.facts(group.subs[0]!.header.column).filled === 0
  }

  function plainColumn(header: HeaderCell): void {
    const column = known(header)
    const facts = drafting.facts(header.column)
    if (column) {
      drafting.paradata(header, column.role, column.kind, column.role === 'identifier' ? 'identifier' : column.name === 'submitdate' ? 'responseStatus' : 'platformColumn')
      if (column.name === 'submitdate') submitted(header)
    } else if (timing.test(normalLabel(header.text))) drafting.paradata(header, 'paradata', 'number', 'platformColumn')
    else if (facts.filled === 0) return
    else if (facts.complete && facts.numbers === facts.filled && facts.distinct.length === facts.filled) drafting.paradata(header, 'id', 'number', 'rowNumber')
    else drafting.single(header, drafting.ids.ofHeader(header.text, header.column), '', header.text, undefined, 'text', header.text)
  }

  /** Without a date of submission the response was never finished. */
  function submitted(header: HeaderCell): void {
    const facts = drafting.facts(header.column)
    const open = view.rows - facts.filled
    const always = view.headers.find(item => drafting.facts(item.column).filled === view.rows)
    if (open > 0 && always) drafting.whether('submitted', header, always.column)
    if (open > 0) drafting.warn(warn('incompleteResponses', { n: open }, header.column))
    if (facts.filled > 0 && facts.distinct.every(value => value.normal.startsWith('1980-01-01'))) drafting.warn(warn('noSubmitTimes', { n: facts.filled }, header.column))
  }
}

export const limesurvey: Platform = {
  id: 'limesurvey',
  recognise(view) {
    const names = new Set(view.headers.map(known).filter(found => found !== undefined).map(found => found.name))
    if (names.has('submitdate') && (names.has('lastpage') || names.has('startlanguage'))) return 1
    if (names.has('lastpage') && names.has('startlanguage')) return 0.95
    const asked = view.headers.filter(header => header.text !== '')
    if (view.head.length === 1) {
      const coded = asked.filter(header => codeAndText.test(normalLabel(header.text)) && !/^\d/.test(header.text)).length
      if (asked.length >= 4 && coded >= asked.length * 0.6) return 0.85
      const codes = asked.filter(header => codeOnly.test(normalLabel(header.text))).length
      if (codes >= 3 && codes >= asked.length * 0.3 && asked.every(header => /^[A-Za-z][\w-]*(\[[^\]]*\])*$/.test(normalLabel(header.text)))) return 0.8
    }
    // Two rows made by hand from the text style: ticked boxes in the survey's language below a question.
    if (view.head.length === 2) {
      const boxes = view.headers.filter(header => {
        const distinct = view.facts.get(header.column)?.distinct ?? []
        return distinct.length === 2 && distinct.some(value => isYes(value.text)) && distinct.some(value => isNo(value.text))
      }).length
      if (boxes >= 4 && boxes >= view.headers.length * 0.2) return 0.7
    }
    return 0
  },
  propose,
}
