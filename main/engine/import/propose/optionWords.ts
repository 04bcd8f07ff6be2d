import type { Distinct } from './facts.ts'

type Cell = { words: string[]; count: number }

const opens = (text: string): number => (text.match(/[(（[]/g)?.length ?? 0) - (text.match(/[)）\]]/g)?.length ?? 0)
/** Times two pieces must come only together before they are held to be one option. */
const ENOUGH = 8

/**
 * Options that themselves hold the separator, found from the set of values: "SSH, HPC (SLURM, PBS), None" is three.
 * Pieces between an opened and its closing bracket belong together; so does a piece in lower case that always follows
 * the same one; so do two pieces that come often and never apart. Google joins by `, ` whatever the options hold (FORMATS.md 4).
 */
export function inferOptions(values: readonly Distinct[], separator: string): string[] {
  const cells: Cell[] = values.map(value => ({ words: closed(value.text.split(separator).map(part => part.trim()).filter(part => part !== ''), separator), count: value.count }))
  for (let round = 0; round < 200; round++) {
    const pair = together(cells)
    if (!pair) break
    for (const cell of cells) join(cell, pair, separator)
  }
  return [...new Set(cells.flatMap(cell => cell.words))].filter(word => word.includes(separator))
}

/**
 * Options that hold the separator where the platform joins without a blank: a separator with a blank behind it is
 * punctuation of the option (Qualtrics joins by `,` alone, FORMATS.md 7).
 */
export const punctuatedOptions = (values: readonly Distinct[], separator: string): string[] =>
  [...new Set(values.flatMap(value => value.text.replaceAll(`${separator} `, '\u0000').split(separator).map(part => part.replaceAll('\u0000', `${separator} `).trim())))].filter(word => word.includes(separator))

/** Joins pieces up to the bracket that closes what one of them opened. */
function closed(pieces: string[], separator: string): string[] {
  const words: string[] = []
  for (let at = 0; at < pieces.length; at++) {
    let word = pieces[at]!
    let end = at
    while (opens(word) > 0 && end + 1 < pieces.length) word += `${separator}${pieces[++end]!}`
    // A bracket that is never closed joins nothing.
    if (opens(word) === 0) at = end
    else word = pieces[at]!
    words.push(word)
  }
  return words
}

function together(cells: readonly Cell[]): [string, string] | null {
  const counts = new Map<string, number>()
  const pairs = new Map<string, { pair: [string, string]; count: number }>()
  for (const { words, count } of cells) {
    words.forEach((word, place) => {
      counts.set(word, (counts.get(word) ?? 0) + count)
      const next = words[place + 1]
      if (next === undefined) return
      const key = `${word}\u0000${next}`
      const known = pairs.get(key)
      if (known) known.count += count
      else pairs.set(key, { pair: [word, next], count })
    })
  }
  for (const { pair, count } of pairs.values()) {
    const [first, next] = pair
    if (counts.get(next) !== count) continue
    if (count >= 2 && /^[a-zà-ÿ]/.test(next)) return pair
    if (counts.get(first) === count && count >= ENOUGH) return pair
  }
  return null
}

function join(cell: Cell, [first, next]: [string, string], separator: string): void {
  const words: string[] = []
  for (const word of cell.words) {
    if (word === next && words.at(-1) === first) words[words.length - 1] = `${first}${separator}${next}`
    else words.push(word)
  }
  cell.words = words
}
