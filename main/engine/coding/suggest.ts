import type { Suggestion, SuggestionReason } from '../../../shared/contract/coding.ts'
import { NO_FACTOR } from '../../../shared/model/coding.ts'
import type { Term } from '../../../shared/model/coding.ts'
import type { Factor } from '../../../shared/model/factor.ts'

/** A coded text as its words, and the factors it was given. */
export interface Lesson { words: readonly string[]; factors: ReadonlySet<string> }

/** In how many coded texts a word stands, and in how many of those a factor was given. */
export interface Learned { texts: number; byFactor: ReadonlyMap<string, number>; words: ReadonlyMap<string, { of: number; byFactor: ReadonlyMap<string, number> }> }

export function learn(lessons: Iterable<Lesson>): Learned {
  let texts = 0
  const byFactor = new Map<string, number>()
  const words = new Map<string, { of: number; byFactor: Map<string, number> }>()
  for (const lesson of lessons) {
    texts++
    for (const factor of lesson.factors) byFactor.set(factor, (byFactor.get(factor) ?? 0) + 1)
    for (const word of lesson.words) {
      const seen = words.get(word) ?? { of: 0, byFactor: new Map<string, number>() }
      words.set(word, seen)
      seen.of++
      for (const factor of lesson.factors) seen.byFactor.set(factor, (seen.byFactor.get(factor) ?? 0) + 1)
    }
  }
  return { texts, byFactor, words }
}

/** Texts with the word that had the factor, at the least, before the word speaks for it. */
const LEAST = 2
const MOST = 3
/** Texts without any factor that are thought to be coded too: else nothing could stand out as long as one factor is all that was coded. */
const IMAGINED = 4

/**
 * Factors a text's words speak for. A word of the dictionary speaks for its factor outright. A learned word speaks for a factor when at
 * least 2 texts with it had the factor, these are at least half of the texts with it, and twice as large a share as among all coded texts;
 * its weight is (n + b) / (of + 1), b being the factor's share of all coded texts (and of IMAGINED more), so that a word met twice weighs less than one met often.
 * Words are put together as independent hints, 1 - Π(1 - weight), the three strongest of each factor.
 */
export function suggestFactors(words: readonly string[], learned: Learned, terms: readonly Term[], factors: readonly Factor[]): Suggestion[] {
  const names = new Map(factors.map(({ id, name }) => [id, name]))
  const found = new Map<string, { weight: number; reason: SuggestionReason }[]>()
  const say = (factor: string, weight: number, reason: SuggestionReason): void => {
    if (factor !== NO_FACTOR && names.has(factor)) found.set(factor, [...found.get(factor) ?? [], { weight, reason }])
  }
  const dictionary = new Map(terms.map(({ word, factor }) => [word.normalize('NFKC').toLowerCase(), factor]))
  for (const word of words) {
    const own = dictionary.get(word)
    if (own) { say(own, 1, { word, from: 'dictionary', n: 1, of: 1 }); continue }
    const seen = learned.words.get(word)
    for (const [factor, n] of seen?.byFactor ?? []) {
      const base = (learned.byFactor.get(factor) ?? 0) / (learned.texts + IMAGINED)
      if (seen && n >= LEAST && n / seen.of >= 0.5 && n / seen.of >= 2 * base) say(factor, (n + base) / (seen.of + 1), { word, from: 'learned', n, of: seen.of })
    }
  }
  return [...found].map(([factor, hints]): Suggestion => {
    const best = hints.sort((a, b) => b.weight - a.weight || (a.reason.word < b.reason.word ? -1 : 1)).slice(0, MOST)
    return { factor, name: names.get(factor)!, score: 1 - best.reduce((product, hint) => product * (1 - hint.weight), 1), because: best.map(hint => hint.reason) }
  }).sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, MOST)
}
