/** One line of the bench table. `limit` in the same unit; null where there is none. */
export interface Measurement {
  name: string
  value: number
  unit: 'ms' | 'MB' | 'ratio' | 's'
  limit: number | null
  /** Worst of the repeats, or what the number was made of. */
  note: string
}

/** What every bench module exports as `run`. */
export type Bench = () => Promise<Measurement[]>

/** Milliseconds of each repeat. */
export async function repeat(times: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < times; round++) {
    const start = performance.now()
    await work(round)
    taken.push(performance.now() - start)
  }
  return taken
}

/** Median of the repeats with the worst beside it. */
export function timing(name: string, taken: readonly number[], limit: number): Measurement {
  const sorted = [...taken].sort((a, b) => a - b)
  return { name, value: sorted[sorted.length >> 1]!, unit: 'ms', limit, note: `worst of ${taken.length}: ${sorted.at(-1)!.toFixed(1)} ms` }
}
