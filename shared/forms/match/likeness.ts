import { plainText } from '../text.ts'

/** 「Q5.」「5、」「第5题」「(3)」 before a title, and notes such as [单选题] or （多选） anywhere: numbering of the platform, no words of the question. */
const numbering = /^\s*(?:第\s*\d+\s*题|[Qq]?\d{1,3}(?:[-_.]\d{1,3})*|[（(]\d{1,3}[)）])\s*[.、．:：)）\-_—]*\s*(?=\D)/u
const notes = /[[（(【〔]\s*(?:单选|多选|单选题|多选题|量表题?|矩阵\S{0,4}|填空题?|排序题?|必答|选答|必填|可多选|single choice|multiple choice|required|optional)\s*[\])）】〕]/giu

/** A text as it is compared: without numbering, notes, width, case, blanks and punctuation. */
const bareText = (text: string): string => plainText(text.replace(notes, '').replace(numbering, ''))

/** Pairs of letters of a text, with how often each occurs; a single letter is a pair of its own. */
export interface Pairs { text: string; pairs: ReadonlyMap<string, number>; n: number }
export function pairsOf(text: string): Pairs {
  const bare = bareText(text)
  const pairs = new Map<string, number>()
  if (bare.length === 1) pairs.set(bare, 1)
  for (let at = 0; at + 1 < bare.length; at++) {
    const pair = bare.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { text: bare, pairs, n: Math.max(1, bare.length - 1) }
}

/** 0..1: share of pairs of letters in common (Dice 1945, Ecology 26), 1 for the same text. */
export function closeness(a: Pairs, b: Pairs): number {
  if (a.text === '' || b.text === '') return 0
  if (a.text === b.text) return 1
  const [few, many] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a]
  let common = 0
  for (const [pair, n] of few.pairs) common += Math.min(n, many.pairs.get(pair) ?? 0)
  return 2 * common / (a.n + b.n)
}

/**
 * Closeness where titles are compared: a text that stands whole in the other counts at least
 * 0.55, more the larger a part of it it is: titles are cut and rows are printed behind their question.
 */
export function likeness(a: Pairs, b: Pairs): number {
  const dice = closeness(a, b)
  if (dice === 0 || dice === 1) return dice
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text]
  return short.length >= 2 && long.includes(short) ? Math.max(dice, 0.55 + 0.4 * short.length / long.length) : dice
}
