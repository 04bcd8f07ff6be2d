/** mulberry32 (T. Ettinger, public domain): a 32-bit seeded generator, uniform on [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Standard normal by Box-Muller, one value a call. */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** One of the weighted choices. */
export function pick<T>(random: () => number, choices: readonly (readonly [T, number])[]): T {
  let left = random()
  for (const [value, share] of choices) { left -= share; if (left < 0) return value }
  return choices[choices.length - 1]![0]
}
