/**
 * The random generator, named and seeded: the same (name, seed, replicate) gives the same numbers on every machine,
 * whatever the number of workers. Nothing in this folder uses Math.random.
 */

export interface RandomStream {
  /** What to print beside a result that used it. */
  readonly algorithm: 'xoshiro128**'
  readonly name: string
  readonly seed: number
  readonly replicate: number
  /** Uniform on [0, 1), 53 bits. */
  next(): number
  /** Uniform on 0..n-1, without modulo bias. */
  integer(n: number): number
  /** Standard normal by the polar method (Marsaglia & Bray 1964). */
  normal(): number
}

/** splitmix32 finaliser (Steele, Lea & Flood 2014): turns any words into well-mixed state. */
function mix(word: number): number {
  let z = (word + 0x9e3779b9) | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return (z ^ (z >>> 15)) >>> 0
}

/** FNV-1a over the UTF-16 units of the name. */
function hash(name: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < name.length; i++) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193)
  return value >>> 0
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k))

/** xoshiro128** 1.1 (Blackman & Vigna 2018). `seed` and `replicate` are non-negative integers below 2^53. */
export function randomStream(name: string, seed: number, replicate = 0): RandomStream {
  const words = [hash(name), seed >>> 0, Math.floor(seed / 4294967296) >>> 0, replicate >>> 0, Math.floor(replicate / 4294967296) >>> 0]
  const state = new Int32Array(4)
  let running = 0
  for (let i = 0; i < 4; i++) {
    for (const word of words) running = mix(running ^ word ^ Math.imul(i + 1, 0x85ebca6b))
    state[i] = running | 0
  }
  if (state.every(word => word === 0)) state[0] = 1

  function word(): number {
    const result = Math.imul(rotate(Math.imul(state[1]!, 5), 7), 9) >>> 0
    const shifted = state[1]! << 9
    state[2]! ^= state[0]!
    state[3]! ^= state[1]!
    state[1]! ^= state[2]!
    state[0]! ^= state[3]!
    state[2]! ^= shifted
    state[3] = rotate(state[3]!, 11)
    return result
  }

  let spare: number | null = null
  const stream: RandomStream = {
    algorithm: 'xoshiro128**', name, seed, replicate,
    next() {
      const high = word() >>> 5
      const low = word() >>> 6
      return (high * 67108864 + low) / 9007199254740992
    },
    integer(n) {
      const limit = 4294967296 - (4294967296 % n)
      let drawn = word()
      while (drawn >= limit) drawn = word()
      return drawn % n
    },
    normal() {
      if (spare !== null) { const kept = spare; spare = null; return kept }
      for (;;) {
        const u = 2 * stream.next() - 1
        const v = 2 * stream.next() - 1
        const square = u * u + v * v
        if (square > 0 && square < 1) {
          const factor = Math.sqrt(-2 * Math.log(square) / square)
          spare = v * factor
          return u * factor
        }
      }
    },
  }
  return stream
}
