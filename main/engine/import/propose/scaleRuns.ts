import type { ColumnFacts } from './facts.ts'
import { asksForChoice, asksForScale } from './words.ts'

export interface Bounds { min: number; max: number }

/** Whole numbers of a small range, more than yes and no. */
const isLadderLike = (facts: ColumnFacts): boolean =>
  facts.numbers > 0 && facts.numbers === facts.filled - facts.noAnswers && facts.whole && facts.min >= 0 && facts.max <= 10 && facts.max >= 3 && facts.distinct.filter(value => value.number !== null).length >= 3

/** The usual scale that holds the answers: 1-5, 1-7, 1-10, 0-10. */
export function usualBounds(low: number, high: number): Bounds {
  const min = low === 0 ? 0 : 1
  if (min === 0) return { min, max: high <= 4 ? 4 : high <= 5 ? 5 : 10 }
  return { min, max: high <= 5 ? 5 : high <= 7 ? 7 : 10 }
}

/** The ends that a title names: 「（1-5 分）」, "from 1 to 10". */
function titleBounds(title: string): Bounds | null {
  const match = /(?<![\d.])([01])\s*分?\s*(?:[-–—~～至到]|to)\s*(\d{1,2})(?![\d.])/i.exec(title)
  const max = Number(match?.[2])
  return match && max >= 3 && max <= 10 ? { min: Number(match[1]), max } : null
}

/** The bounds a title names, where a few numbers stand outside them (99, -1) and would hide the scale: those are for screening to find. */
function boundsOfMost({ title, facts }: { title: string; facts: ColumnFacts }): Bounds | null {
  const named = facts.complete && facts.numbers > 0 && facts.numbers === facts.filled - facts.noAnswers ? titleBounds(title) : null
  if (!named || facts.min >= named.min && facts.max <= named.max || !asksForScale(title)) return null
  const inside = facts.distinct.reduce((sum, { number, count }) => (number !== null && Number.isInteger(number) && number >= named.min && number <= named.max ? sum + count : sum), 0)
  return inside >= facts.numbers * 0.7 ? named : null
}

/** So many answers without the usual end of the scale make one doubt that it goes so far. */
const ENOUGH = 30
export const isUsualEnd = (max: number): boolean => max === 5 || max === 7 || max === 10

/**
 * The scale of a column that stands alone: as its title says; else, where its highest answer is no usual end, that of a
 * battery of the same sheet that it fits into; else as far as the answers go, once there are enough of them.
 */
function loneBounds({ title, facts: { min, max, numbers } }: { title: string; facts: ColumnFacts }, batteries: readonly Bounds[]): Bounds {
  const named = titleBounds(title)
  if (named && named.min <= min && named.max >= max) return named
  const usual = usualBounds(min, max)
  if (isUsualEnd(max) || usual.min === 0) return usual
  const alike = batteries.find(bounds => bounds.min === usual.min && bounds.max >= max && max > bounds.max / 2)
  return alike ?? (numbers >= ENOUGH ? { min: usual.min, max } : usual)
}

/**
 * Scale bounds by column for numeric answers. A column alone is a scale when its title asks for a judgement; a run of
 * at least three (`minRun`) neighbours on one ladder is a battery of items even when the titles say nothing.
 * With a hundred answers in a run, a highest point of 3, 4 or 6 that nobody passed is taken for the end of the scale.
 */
export function findScales(columns: readonly { title: string; facts: ColumnFacts }[], minRun: number): Map<number, Bounds> {
  const found = new Map<number, Bounds>()
  const batteries: Bounds[] = []
  const lone: { title: string; facts: ColumnFacts }[] = []
  let run: { title: string; facts: ColumnFacts }[] = []
  const flush = (): void => {
    const items = run.filter(item => !asksForChoice(item.title) || asksForScale(item.title))
    const low = Math.min(...items.map(item => item.facts.min))
    const high = Math.max(...items.map(item => item.facts.max))
    const answers = items.reduce((sum, item) => sum + item.facts.numbers, 0)
    let bounds = usualBounds(low, high)
    if (items.length >= 3 && answers >= 100 && low >= 1 && (high === 3 || high === 4 || high === 6)) bounds = { min: 1, max: high }
    const battery = items.length >= minRun
    for (const item of items) {
      // An item that leaves out the upper half of the ladder, answered often, is more likely another kind of number.
      const fits = item.facts.max > bounds.max / 2
      if (battery && (fits || asksForScale(item.title))) found.set(item.facts.column, bounds)
      else if (asksForScale(item.title)) lone.push(item)
    }
    if (battery) batteries.push(bounds)
    run = []
  }
  for (const item of columns) {
    const named = boundsOfMost(item)
    if (named) found.set(item.facts.column, named)
    else if (isLadderLike(item.facts)) run.push(item)
    else if (!(item.facts.whole && item.facts.numbers > 0 && item.facts.max <= 2)) flush()
  }
  flush()
  for (const item of lone) found.set(item.facts.column, loneBounds(item, batteries))
  return found
}
