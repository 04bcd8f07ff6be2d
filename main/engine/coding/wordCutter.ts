import { pairsOf } from './pairs.ts'

/** Cuts a text into its words, each once. */
export interface WordCutter { kind: 'jieba' | 'bigrams'; words(text: string): readonly string[] }

interface Jieba { cut(text: string, hmm?: boolean): string[]; loadDict(dict: Uint8Array): void }
type JiebaModule = { Jieba: { withDict(dict: Uint8Array): Jieba } }

const KEPT = 50_000
const letters = /[\p{L}\p{N}]/u
/** A character alone is hardly ever a word that tells a factor. */
const tells = (word: string): boolean => letters.test(word) && !/^\p{N}+$/u.test(word) && [...word].length > 1

/** The dictionary's own words, whole, whatever the cutter makes of them. */
const userWords = (text: string, own: readonly string[]): string[] => own.filter(word => text.includes(word))

/** The cutter's tables are 5 MB: read when the first text is cut, kept until the words of the dictionary change. */
let cutter: { own: string; made: Promise<WordCutter> } | null = null

/**
 * Chinese words by jieba (a prebuilt native module), the words of the project's dictionary kept whole. Where the module cannot be loaded,
 * pairs of characters stand for words, and the answer says so.
 */
export function wordCutter(own: readonly string[]): Promise<WordCutter> {
  const words = own.map(word => word.normalize('NFKC').toLowerCase())
  const key = JSON.stringify(words)
  if (cutter?.own !== key) cutter = { own: key, made: makeCutter(words) }
  return cutter.made
}

async function makeCutter(own: readonly string[]): Promise<WordCutter> {
  let cut: (text: string) => string[]
  let kind: WordCutter['kind'] = 'jieba'
  try {
    const { Jieba } = await import('@node-rs/jieba') as JiebaModule
    const { dict } = await import('@node-rs/jieba/dict.js') as { dict: Uint8Array }
    const jieba = Jieba.withDict(dict)
    const lines = own.filter(word => !/\s/.test(word)).map(word => `${word} 100000 n`).join('\n')
    if (lines !== '') jieba.loadDict(new TextEncoder().encode(`${lines}\n`))
    cut = text => jieba.cut(text, true)
  } catch {
    kind = 'bigrams'
    cut = pairsOf
  }
  const kept = new Map<string, readonly string[]>()
  return {
    kind,
    words(text) {
      let words = kept.get(text)
      if (words) return words
      const plain = text.normalize('NFKC').toLowerCase()
      words = [...new Set([...cut(plain).map(word => word.trim()).filter(tells), ...userWords(plain, own)])]
      if (kept.size >= KEPT) kept.clear()
      kept.set(text, words)
      return words
    },
  }
}
