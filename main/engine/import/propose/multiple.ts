import type { ColumnFacts } from './facts.ts'
import { inferOptions, punctuatedOptions } from './optionWords.ts'

/** A fill-in stands in 〖〗 behind its option, 【】 in retyped files (FORMATS.md 1). */
const fillIn = /\s*[〖【][^〗】]*[〗】]\s*$/

export const withoutFillIn = (text: string): string => text.replace(fillIn, '').trim()

/** What was filled in behind any option of the cell; null without one. */
export function fillInOf(text: string): string | null {
  const found = [...text.matchAll(/[〖【]([^〗】]*)[〗】]/g)].map(match => match[1]!.trim()).filter(part => part !== '')
  return found.length === 0 ? null : found.join('；')
}

/** Typed by hand, a comma may be either one, and between letters of options the pause mark too. */
const evenCommas = (text: string, separator: string): string => (separator === ',' ? text.replaceAll(/^(?:[A-Za-z,，、\s]+|[\d,，、\s]+)$/.test(text) ? /[，、]/g : '，', ',') : separator === '→' ? text.replaceAll('->', '→') : text)

/** Cuts a joined cell at every separator; those inside a fill-in do not count. */
function splitOptions(joined: string, separator: string): string[] {
  const text = evenCommas(joined, separator)
  if (separator === '┋' || !/[〖【]/.test(text)) return text.split(separator).map(part => part.trim()).filter(part => part !== '')
  return text.replace(/[〖【][^〗】]*[〗】]/g, whole => whole.replaceAll(separator, '\u0000')).split(separator).map(part => part.replaceAll('\u0000', separator).trim()).filter(part => part !== '')
}

/**
 * Cuts a joined cell whose options are known and may themselves hold the separator: at each place the longest option
 * that ends at a separator or at the end counts; what is no option goes up to the next separator (FORMATS.md 4).
 */
export function splitter(separator: string, options: readonly string[]): (text: string) => string[] {
  const long = options.filter(option => option.includes(separator)).sort((a, b) => b.length - a.length)
  if (long.length === 0) return text => splitOptions(text, separator)
  return text => {
    const parts: string[] = []
    for (let at = 0; at < text.length;) {
      const rest = text.slice(at).trimStart()
      const option = long.find(word => rest.startsWith(word) && (rest.length === word.length || rest.startsWith(separator, word.length)))
      const end = option === undefined ? rest.indexOf(separator) : option.length
      const part = end < 0 ? rest : rest.slice(0, end)
      if (part.trim() !== '') parts.push(part.trim())
      if (end < 0) break
      at = text.length - rest.length + end + separator.length
    }
    return parts
  }
}

export interface JoinedOptions { separator: string; options: string[]; hasFillIn: boolean; /** Words that people typed themselves stand among the options, without a mark. */ hasOthers: boolean }

/** `certain`: never part of an option (┋ of 问卷星, the last `;` of Microsoft Forms). `unmarked`: the platform joins typed answers to the options as they are. `bare`: with a blank behind it, it is punctuation of an option. */
export interface Separator { text: string; certain: boolean; unmarked?: boolean; bare?: boolean }

const MOST_OPTIONS = 200

interface Uses { cells: { parts: string[]; count: number }[]; counts: Map<string, number>; total: number; hasFillIn: boolean; joinedCells: number }

function usesOf(facts: ColumnFacts, separator: Separator): Uses | null {
  const values = facts.distinct.filter(value => value.look === 'text' || value.look === 'noAnswer' || (separator.unmarked === true && value.look === 'number'))
  if (!values.some(value => evenCommas(value.text, separator.text).includes(separator.text))) return null
  const words = separator.bare ? punctuatedOptions(values, separator.text) : separator.unmarked && separator.text.startsWith(',') ? inferOptions(values, separator.text) : []
  const split = splitter(separator.text, words)
  const uses: Uses = { cells: [], counts: new Map(), total: 0, hasFillIn: false, joinedCells: 0 }
  for (const value of values) {
    const parts = split(value.text)
    const options = [...new Set(parts.map(withoutFillIn).filter(option => option !== ''))]
    if (parts.some(part => withoutFillIn(part) !== part)) uses.hasFillIn = true
    if (options.length > 1) uses.joinedCells += value.count
    uses.cells.push({ parts: options, count: value.count })
    uses.total += options.length * value.count
    for (const option of options) uses.counts.set(option, (uses.counts.get(option) ?? 0) + value.count)
  }
  return uses
}

/**
 * Whether the cells of a column are joined options, and which. Separators that may stand in prose need options that
 * come back in many cells; where typed answers are joined unmarked, what hardly ever comes is one of those.
 */
export function joinedOptions(facts: ColumnFacts, separators: readonly Separator[]): JoinedOptions | null {
  if (facts.numbers + facts.dates > facts.filled / 2) return null
  for (const separator of separators) {
    const uses = usesOf(facts, separator)
    if (!uses || uses.counts.size < 2) continue
    const many = facts.filled >= 20
    const rare = separator.unmarked && many ? Math.max(2, Math.ceil(facts.filled * 0.01)) : 0
    const regular = [...uses.counts].filter(([, count]) => count >= rare).map(([option]) => option)
    if (regular.length < 2 || regular.length > MOST_OPTIONS || uses.joinedCells === 0) continue
    if (!separator.certain && !believable(facts, uses, regular, separator)) continue
    return { separator: separator.text, options: inPrintedOrder(regular, pairsOf(uses)), hasFillIn: uses.hasFillIn, hasOthers: regular.length < uses.counts.size }
  }
  return null
}

function believable(facts: ColumnFacts, uses: Uses, regular: readonly string[], separator: Separator): boolean {
  if (!separator.unmarked) return uses.joinedCells >= facts.filled * 0.3 && uses.total / uses.counts.size >= 3 && uses.counts.size <= facts.filled
  // Prose falls into pieces that never come again; a choice of one has no option that stands in different company.
  const known = regular.reduce((sum, option) => sum + uses.counts.get(option)!, 0)
  const company = new Map<string, number>()
  for (const cell of uses.cells) for (const part of cell.parts) company.set(part, (company.get(part) ?? 0) + 1)
  const mixed = regular.filter(option => company.get(option)! >= 2).length
  const few = facts.filled < 20
  return uses.joinedCells >= facts.filled * 0.05 && known >= uses.total * (few ? 1 : 0.7) && mixed >= (separator.text === ';' ? 1 : 2) && uses.total / regular.length >= (few ? 1.5 : 3)
}

function pairsOf(uses: Uses): Map<string, number> {
  const before = new Map<string, number>()
  for (const { parts, count } of uses.cells) {
    parts.forEach((option, place) => {
      for (const earlier of parts.slice(0, place)) {
        const key = `${earlier}\u0000${option}`
        before.set(key, (before.get(key) ?? 0) + count)
      }
    })
  }
  return before
}

/** Platforms join options in the order of the questionnaire: the order is put together from the pairs seen. */
function inPrintedOrder(options: string[], before: ReadonlyMap<string, number>): string[] {
  const ordered: string[] = []
  for (const option of options) {
    let place = ordered.length
    for (let index = ordered.length - 1; index >= 0; index--) {
      const other = ordered[index]!
      const otherFirst = before.get(`${other}\u0000${option}`) ?? 0
      const thisFirst = before.get(`${option}\u0000${other}`) ?? 0
      if (thisFirst > otherFirst) place = index
      else if (otherFirst > thisFirst) break
    }
    ordered.splice(place, 0, option)
  }
  return ordered
}

/**
 * The options of a ranking joined in one cell, in the order they first come; null when the cells are none. With a
 * separator that also joins choices, a ranking is told by every cell holding the same options in changing order.
 */
export function rankedOptions(facts: ColumnFacts, separator: string, certain: boolean): string[] | null {
  const cells = facts.distinct.filter(value => value.look === 'text')
  const lists = cells.map(value => splitOptions(value.text, separator).map(withoutFillIn))
  const joined = lists.filter(list => list.length > 1).length
  if (joined === 0 || joined < lists.length * 0.5) return null
  const options = [...new Set(lists.flat())]
  if (options.length < 2 || options.length > 60) return null
  if (certain) return options
  const whole = lists.every(list => list.length === options.length && new Set(list).size === options.length)
  return whole && new Set(lists.map(list => list[0])).size > 1 ? options : null
}
