import { normalLabel } from './words.ts'

const below = /以下|以内|不到|小于|低于|less than|fewer than|under|below|up to|or less|or fewer|or younger|younger than|^<|^≤/i
const above = /以上|超过|大于|高于|more than|over\b|above|or more|or older|older than|and over|and up|\+$|^>|^≥/i
const amount = /\d+(?:[.,]\d+)*/g
/** What may stand beside the numbers of a range: units, currencies, the words for its open ends. */
const joint = /^\s*(-|–|—|~|～|to|bis|至|到|and|－)\s*$/i

interface Range { from: number; open: -1 | 0 | 1 }

function rangeOf(label: string): Range | null {
  const text = normalLabel(label).replace(/(\d),(?=\d{3})/g, '$1')
  const numbers = [...text.matchAll(amount)]
  if (numbers.length === 0 || numbers.length > 2) return null
  const first = Number(numbers[0]![0])
  if (!Number.isFinite(first)) return null
  if (numbers.length === 2) {
    const between = text.slice(numbers[0]!.index + numbers[0]![0].length, numbers[1]!.index).replace(/[$€£¥元岁年月%]|years?|months?/gi, '')
    return joint.test(between) && Number(numbers[1]![0]) > first ? { from: first, open: 0 } : null
  }
  return below.test(text) ? { from: first, open: -1 } : above.test(text) ? { from: first, open: 1 } : { from: first, open: 0 }
}

/** What is left of a label without its numbers and the words for open ends: the same for all ranges of one question. */
const rest = (label: string): string => normalLabel(label).toLowerCase().replace(amount, '').replace(below, '').replace(above, '').replace(/\b(to|bis|and)\b|[-–—~～至到及,.<>≤≥+\s]|old$/g, '')

/**
 * Age bands, incomes, durations: labels in ascending order, whatever order they came in. null when they are no ranges of
 * one measure; plain numbers alone are not.
 */
export function rangeOrder(labels: readonly string[]): string[] | null {
  if (labels.length < 3) return null
  const ranges = labels.map(rangeOf)
  if (ranges.some(range => range === null)) return null
  const spans = labels.filter((label, index) => ranges[index]!.open !== 0 || [...normalLabel(label).replace(/(\d),(?=\d{3})/g, '$1').matchAll(amount)].length === 2).length
  const words = new Set(labels.map(rest).filter(text => text !== ''))
  if (spans < 1 || words.size > 2) return null
  const ordered = labels.map((label, index) => ({ label, ...ranges[index]! })).sort((a, b) => a.from - b.from || a.open - b.open)
  for (let index = 1; index < ordered.length; index++) {
    const one = ordered[index - 1]!
    const two = ordered[index]!
    if (one.from === two.from && one.open === two.open) return null
  }
  return ordered.map(item => item.label)
}
