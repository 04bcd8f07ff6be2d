import { randomStream } from '../../../../shared/stats/rng/randomStream.ts'

/** Answers 1..10 of a small satisfaction model: a common factor a block, blocks that hang on each other in a row. */
export function simulatedAnswers(n: number, sizes: readonly number[], seed = 1): { columns: Float64Array[]; names: string[] } {
  const stream = randomStream('test.pls', seed)
  const columns = sizes.flatMap(size => Array.from({ length: size }, () => new Float64Array(n)))
  const names = sizes.flatMap((size, j) => Array.from({ length: size }, (_, i) => `x${j + 1}_${i + 1}`))
  for (let row = 0; row < n; row++) {
    let score = 0
    let at = 0
    for (const size of sizes) {
      score = 0.7 * score + 0.8 * stream.normal()
      for (let i = 0; i < size; i++) columns[at++]![row] = Math.min(10, Math.max(1, Math.round(6.5 + 1.6 * score + 1.2 * stream.normal())))
    }
  }
  return { columns, names }
}
