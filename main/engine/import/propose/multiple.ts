import type { ColumnFacts } from './facts.ts'

/** A fill-in stands in 〖〗 behind its option, 【】 in retyped files (FORMATS.md 1). */
const fillIn = /\s*[〖【][^〗】]*[〗】]\s*$/

export const withoutFillIn = (text: string): string => text.replace(fillIn, '').trim()

/** What was filled in behind any option of the cell; null without one. */
export function fillInOf(text: string): string | null {
  const found = [...text.matchAll(/[〖【]([^〗】]*)[〗】]/g)].map(match => match[1]!.trim()).filter(part => part !== '')
  return found.length === 0 ? null : found.join('；')
}

/** Cuts a joined cell; separators inside a fill-in do not count. */
export function splitOptions(text: string, separator: string): string[] {
  if (separator === '┋' || !/[〖【]/.test(text)) return text.split(separator).map(part => part.trim()).filter(part => part !== '')
  return text.replace(/[〖【][^〗】]*[〗】]/g, whole => whole.replaceAll(separator, '\u0000')).split(separator).map(part => part.replaceAll('\u0000', separator).trim()).filter(part => part !== '')
}

export interface JoinedOptions { separator: string; options: string[]; hasFillIn: boolean }

const MOST_OPTIONS = 200

/**
 * Whether the cells of a column are joined options, and which. `certain` separators are never part of an option
 * (┋ of 问卷星); others need options that come back in many cells.
 */
export function joinedOptions(facts: ColumnFacts, separators: readonly { text: string; certain: boolean }[]): JoinedOptions | null {
  if (facts.numbers + facts.dates > facts.filled / 2) return null
  for (const separator of separators) {
    const cells = facts.distinct.filter(value => value.look === 'text' || value.look === 'noAnswer')
    const joined = cells.filter(value => value.text.includes(separator.text))
    if (joined.length === 0) continue
    const counts = new Map<string, number>()
    let uses = 0
    let hasFillIn = false
    const before = new Map<string, number>()
    for (const value of cells) {
      const parts = splitOptions(value.text, separator.text)
      parts.forEach((part, place) => {
        const option = withoutFillIn(part)
        if (option !== part) hasFillIn = true
        if (option === '') return
        counts.set(option, (counts.get(option) ?? 0) + value.count)
        uses += value.count
        for (const earlier of parts.slice(0, place).map(withoutFillIn)) {
          const key = `${earlier}\u0000${option}`
          before.set(key, (before.get(key) ?? 0) + value.count)
        }
      })
    }
    if (counts.size < 2 || counts.size > MOST_OPTIONS) continue
    const joinedCells = joined.reduce((sum, value) => sum + value.count, 0)
    if (!separator.certain && (joinedCells < facts.filled * 0.3 || uses / counts.size < 3 || counts.size > facts.filled)) continue
    return { separator: separator.text, options: inPrintedOrder([...counts.keys()], before), hasFillIn }
  }
  return null
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
