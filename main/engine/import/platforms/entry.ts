// These words alone: with every sentence of the program the worker would start later and be larger.
import { formExchange as en } from '../../../../shared/i18n/en/formExchange.ts'
import { formExchange as zhCN } from '../../../../shared/i18n/zh-CN/formExchange.ts'
import { numberLook } from '../number.ts'
import type { HeaderCell } from '../propose/header.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { Drafting } from './drafting.ts'
import { isYesNo } from './optionMarks.ts'
import type { Draft, HeaderSpan, Platform } from './platform.ts'

const code = /^[A-Za-z_][A-Za-z0-9_]{0,79}$/
/** A question, and behind the dash the option the column is for (forms/exchange/entryTemplate.ts). */
const dash = ' – '
const sheetNames: readonly string[] = [zhCN, en].map(words => words.entry.sheet)
const serial: readonly string[] = [zhCN, en].map(words => words.entry.serialCode)

/** Variable codes in the first row and the questions' words under each of them, as our entry template writes them. */
function twoRows([codes = [], titles = []]: readonly (readonly string[])[]): boolean {
  const named = codes.flatMap((text, column) => (normalLabel(text) === '' ? [] : [{ name: normalLabel(text), title: normalLabel(titles[column] ?? '') }]))
  return named.length >= 2 && named.every(({ name, title }) => code.test(name) && numberLook(title) === 'text' && /\p{L}/u.test(title) && !title.includes('{"ImportId"')) && new Set(named.map(({ name }) => name)).size === named.length
    && titles.every((text, column) => normalLabel(text) === '' || normalLabel(codes[column] ?? '') !== '')
    && named.filter(({ name, title }) => title !== name && (!code.test(title) || serial.includes(name))).length >= named.length * 0.6
}

/** Answers are codes, numbers and dates; a second row of words over words is somebody else's. */
function codedBelow(top: readonly (readonly string[])[]): boolean {
  const cells = top.slice(2).flat().map(normalLabel).filter(text => text !== '')
  return cells.length > 0 && cells.filter(text => numberLook(text) !== 'text').length >= cells.length * 0.4
}

interface Column { header: HeaderCell; name: string; title: string }

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const [codes = [], titles = []] = view.head
  const columns = view.headers.map((header): Column => ({ header, name: normalLabel(codes[header.column] ?? ''), title: normalLabel(titles[header.column] ?? '') || header.text }))
  const scales = findScales(columns.map(({ header, title }) => ({ title, facts: drafting.facts(header.column) })), 5)
  const groups = new Map<string, Column[]>()
  for (const column of columns) {
    const base = baseOf(column)
    if (base !== null) groups.set(base, [...(groups.get(base) ?? []), column])
  }
  const done = new Set<string>()
  for (const column of columns) {
    const { header, name, title } = column
    const base = baseOf(column)
    if (serial.includes(name)) {
      drafting.variable({ id: drafting.ids.take(name), label: title, column: header.column, question: null, role: 'id', kind: 'text', codes: [], scale: null })
      drafting.note(header.column, 0.95, 'rowNumber')
    } else if (base !== null && (groups.get(base)?.length ?? 0) >= 2) {
      if (!done.has(base)) options(drafting, base, groups.get(base) as Column[])
      done.add(base)
    } else if (name === '' && drafting.facts(header.column).filled === 0) continue
    else if (/_text\d*$/.test(name)) {
      // What was written beside an option belongs to the question of that option.
      const asked = name.replace(/_text\d*$/, '')
      drafting.variable({ id: drafting.ids.take(name), label: title, column: header.column, question: drafting.questions.find(one => one.id === asked)?.id ?? drafting.question(name, name, title, 'text'), kind: 'text', codes: [], scale: null })
      drafting.note(header.column, 0.95, 'fillIns')
    } else if (!drafting.identifier(header, name || null, title)) drafting.single(header, drafting.ids.take(name || `V${header.column + 1}`), name, title, scales.get(header.column), 'number', name || undefined)
  }
  return drafting.draft('number')
}

/** `Q3` of 「Q3_2」 and 「Q3_text」, where the title names an option behind the question; null: a question of its own. */
function baseOf({ name, title }: Column): string | null {
  const found = /^(.+)_(?:m?\d+|text\d*)$/.exec(name)
  return found && title.includes(dash) ? found[1] as string : null
}

/** The columns of one question: 1 and 0 for chosen and not, places of a ranking, and what was written beside an option. */
function options(drafting: Drafting, base: string, columns: readonly Column[]): void {
  const typed = (column: Column): boolean => /_text\d*$/.test(column.name)
  const filled = columns.filter(column => !typed(column)).map(column => drafting.facts(column.header.column)).filter(facts => facts.filled > 0)
  const ticked = filled.every(isYesNo)
  const [first] = columns
  const question = drafting.question(base, base, first?.title.slice(0, first.title.lastIndexOf(dash)) ?? base, ticked ? 'multiple' : 'ranking')
  for (const column of columns) {
    const kind = typed(column) ? 'text' : ticked ? 'indicator' : 'number'
    drafting.variable({ id: drafting.ids.take(column.name), label: column.title.slice(column.title.lastIndexOf(dash) + dash.length), column: column.header.column, question, kind, codes: [], scale: null })
    drafting.note(column.header.column, 0.95, typed(column) ? 'fillIns' : ticked ? 'optionColumn' : 'rankedOptions')
  }
}

/** A filled entry template of ours. */
export const entry: Platform = {
  id: 'entry',
  header: (top): HeaderSpan | null => (twoRows(top) && codedBelow(top) ? { from: 0, to: 2 } : null),
  recognise: view => (view.head.length !== 2 || !twoRows(view.head) ? 0 : sheetNames.includes(view.sheetName) ? 0.97 : 0.8),
  propose,
}
