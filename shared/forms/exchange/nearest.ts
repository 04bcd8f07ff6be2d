/** Letters to change, add or leave out to get from one word to the other (Levenshtein). */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(Math.min((row[j - 1] as number) + 1, (before[j] as number) + 1, (before[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    before = row
  }
  return before[b.length] as number
}

/** The word most like the one that was written, where one is like it. */
export function nearest(written: string, known: Iterable<string>): string | null {
  const small = written.toLowerCase().replace(/[\s_-]/g, '')
  let best: { word: string; far: number } | null = null
  for (const word of known) {
    const far = distance(small, word.toLowerCase().replace(/[\s_-]/g, ''))
    if (best === null || far < best.far) best = { word, far }
  }
  return best && best.far <= Math.max(small.length >= 4 ? 2 : 1, Math.floor(small.length / 3)) ? best.word : null
}
