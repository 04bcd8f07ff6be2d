import { randomStream } from './randomStream.ts'

/** Which replicates of which bootstrap: `from` up to `to` of the stream `name` under `seed`. */
export interface ReplicateRange { name: string; seed: number; from: number; to: number }

/**
 * Bootstrap replicates, one row of `width` numbers each: n cases are drawn with replacement, and `fill` writes the row of a sample from how
 * often it holds each case. Every replicate draws from a stream of its own, so that the rows are the same whoever works them out, in whatever order.
 */
export function bootstrapRows({ name, seed, from, to }: ReplicateRange, n: number, width: number, fill: (counts: Uint16Array, row: Float64Array) => void, progress: (done: number) => void): Float64Array {
  const counts = new Uint16Array(n)
  const rows = new Float64Array(Math.max(0, to - from) * width)
  for (let replicate = from; replicate < to; replicate++) {
    const stream = randomStream(name, seed, replicate)
    counts.fill(0)
    for (let i = 0; i < n; i++) counts[stream.integer(n)]!++
    const at = (replicate - from) * width
    fill(counts, rows.subarray(at, at + width))
    if ((replicate - from) % 50 === 49) progress(replicate - from + 1)
  }
  return rows
}
