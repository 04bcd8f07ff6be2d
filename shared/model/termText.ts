import type { Factor } from './factor.ts'
import type { Term } from './coding.ts'

export interface TermLine { word: string; factor: string }

/** Lines of `word <tab, comma or equals sign> factor`; a line with one part is a word without a factor. Empty lines and repeats (the last holds) go. */
export function readTerms(text: string): TermLine[] {
  const found = new Map<string, string>()
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [, word = '', factor = ''] = /^([^\t,，=＝]*)(?:[\t,，=＝](.*))?$/u.exec(line) ?? []
    if (word.trim() !== '') found.set(word.trim(), factor.trim().replace(/^"(.*)"$/, '$1'))
  }
  return [...found].map(([word, factor]) => ({ word, factor }))
}

export const writeTerms = (terms: readonly Term[], factors: readonly Factor[]): string => {
  const names = new Map(factors.map(factor => [factor.id, factor.name]))
  return terms.map(({ word, factor }) => `${word}\t${factor === null ? '' : names.get(factor) ?? ''}\n`).join('')
}

/** Terms with factors by id; names that no factor has, or several have, are told. */
export function resolveTerms(lines: readonly TermLine[], factors: readonly Factor[]): { terms: Term[]; unknown: string[] } {
  const ids = new Map<string, string[]>()
  for (const factor of factors) ids.set(factor.name, [...ids.get(factor.name) ?? [], factor.id])
  const unknown = new Set<string>()
  const terms = lines.map(({ word, factor }): Term => {
    const named = ids.get(factor) ?? []
    if (factor !== '' && named.length !== 1) unknown.add(factor)
    return { word, factor: named.length === 1 ? named[0]! : null }
  })
  return { terms, unknown: [...unknown] }
}
