import type { ColumnFacts, Distinct } from '../propose/facts.ts'
import { normalLabel } from '../propose/words.ts'

/** Words for a ticked and an unticked option, in the languages exports were seen in; 1 and 0 as numbers. */
const yes = new Set(['yes', 'y', '1', 'true', 'selected', 'checked', 'ja', 'j', 'sí', 'si', 's', 'oui', 'o', 'sim', 'да', '是', '选中', 'tak', 'ano', 'kyllä', 'はい', '예'])
const no = new Set(['no', 'n', '0', 'false', 'not selected', 'unchecked', 'nein', 'nee', 'non', 'não', 'нет', '否', '未选中', 'nie', 'ne', 'ei', 'いいえ', '아니요'])

const lower = (text: string): string => normalLabel(text).toLowerCase()
export const isYes = (text: string): boolean => yes.has(lower(text))
export const isNo = (text: string): boolean => no.has(lower(text))

/** How an option's own column says that it was ticked. */
export interface TickedColumn { chosen: string[]; unchosen: string[]; label: string }

interface Labelled { label: string; facts: ColumnFacts }

/** The values of a column that are not words for "not ticked". */
const ticked = (facts: ColumnFacts): Distinct[] => facts.distinct.filter(value => !isNo(value.text))

/** Letters and digits only: line ends, double blanks and a byte read in the wrong encoding do not make another option. */
const letters = (text: string): string => lower(text).replace(/[^\p{L}\p{N}]+/gu, '')
export const sameWords = (a: string, b: string): boolean => (letters(a) === '' ? lower(a) === lower(b) : letters(a) === letters(b))

const holdsItself = ({ label, facts }: Labelled): boolean => facts.distinct.length === 1 && sameWords(facts.distinct[0]!.text, label)

/** A title that is only a code (q0004_0001, Q3_1, SQ001): the words stand in the cells. */
const isCode = (label: string): boolean => label === '' || /^#(NAME|REF|VALUE|N\/A)[?!]?$/i.test(label) || /^[a-z]{1,8}\d{1,5}(_\d{1,5})?$/i.test(label)

/**
 * Whether neighbouring columns are the options of one multiple choice: each holds yes and no, or its own text, or its
 * own number, or nothing (FORMATS.md 13). null when some column holds anything else.
 */
export function tickedColumns(columns: readonly Labelled[]): TickedColumn[] | null {
  const filled = columns.filter(column => column.facts.filled > 0)
  if (filled.length === 0) return null
  // "No" below an option "No" is that option.
  if (filled.length >= 2 && filled.every(holdsItself)) return columns.map(column => ({ chosen: column.facts.distinct.map(value => value.text), unchosen: [], label: column.label }))
  if (filled.every(column => column.facts.distinct.every(value => isYes(value.text) || isNo(value.text)))) {
    const words = filled.flatMap(column => column.facts.distinct.map(value => value.text))
    const chosen = [...new Set(words.filter(isYes))]
    const unchosen = [...new Set(words.filter(isNo))]
    // A row of ones without any word for "no" may be a rating everybody agreed on; several columns of it are not.
    if (chosen.length === 0 && filled.length < 2) return null
    return columns.map(column => ({ chosen: chosen.length === 0 ? ['1'] : chosen, unchosen, label: column.label }))
  }
  if (filled.some(column => ticked(column.facts).length > 1)) return null
  const values = filled.map(column => ticked(column.facts)[0])
  if (values.some(value => value?.look === 'date')) return null
  const own = filled.filter((column, index) => values[index] === undefined || sameWords(values[index].text, column.label) || isCode(column.label) && values[index].number === null)
  const numbers = values.flatMap(value => (value === undefined || value.number === null ? [] : [value.number]))
  const counted = numbers.length === filled.length && filled.length >= 2 && numbers.every((number, index) => Number.isInteger(number) && (index === 0 || number > numbers[index - 1]!))
  const negated = filled.some(column => column.facts.distinct.some(value => isNo(value.text)))
  if (!counted && !negated && own.length < filled.length * 0.8) return null
  return columns.map(column => {
    const value = ticked(column.facts)[0]
    const unchosen = [...new Set(column.facts.distinct.filter(item => isNo(item.text)).map(item => item.text))]
    const text = value === undefined || !isCode(column.label) || value.number !== null ? column.label : value.text
    return { chosen: value === undefined ? [] : [value.text], unchosen, label: text }
  })
}

/** Ranks 1 … k in k columns, each given about once by everybody who ranked; `asked` when the title says so. */
export function isRanking(columns: readonly Labelled[], asked: boolean): boolean {
  const filled = columns.filter(column => column.facts.filled > 0)
  const most = columns.length
  if (filled.length < 3 && !(asked && filled.length === 2)) return false
  const totals = new Map<number, number>()
  for (const { facts } of filled) {
    if (facts.numbers !== facts.filled - facts.noAnswers || facts.numbers === 0 || !facts.whole || facts.min < 1 || facts.max > most) return false
    for (const value of facts.distinct) if (value.number !== null) totals.set(value.number, (totals.get(value.number) ?? 0) + value.count)
  }
  const counts = [...totals.values()]
  const even = totals.size === most && Math.min(...counts) >= Math.max(...counts) * 0.97 && Math.max(...counts) >= 5
  // Ranks may be left out from the last one up; each is still given at most once by a person.
  const falling = [...totals.entries()].sort((a, b) => a[0] - b[0]).every(([, count], index, all) => index === 0 || count <= all[index - 1]![1])
  return even || asked && (falling || Math.min(...counts) >= Math.max(...counts) * 0.8)
}
