import type { CellValue } from '../../../shared/model/missing.ts'

/** FNV-1a, 32 bits. */
function textHash(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** One number for all that a row says, taken in column by column; 53 bits, so that two of 100,000 rows meet once in a million files. */
export class RowHashes {
  readonly #high: Uint32Array
  readonly #low: Uint32Array
  readonly #known = new Map<CellValue, [number, number]>()

  constructor(rows: number) {
    this.#high = new Uint32Array(rows).fill(0x811c9dc5)
    this.#low = new Uint32Array(rows).fill(0x9747b28c)
  }

  add(values: ArrayLike<CellValue | undefined>): void {
    for (let row = 0; row < this.#high.length; row++) {
      const value = values[row] ?? null
      let hash = this.#known.get(value)
      if (hash === undefined) {
        const text = `${typeof value}:${String(value)}`
        hash = [textHash(text, 0x811c9dc5), textHash(text, 0x9747b28c)]
        if (this.#known.size < 50_000) this.#known.set(value, hash)
      }
      this.#high[row] = Math.imul(this.#high[row]! ^ hash[0], 0x01000193) ^ (this.#high[row]! >>> 13)
      this.#low[row] = Math.imul(this.#low[row]! ^ hash[1], 0x85ebca6b) ^ (this.#low[row]! >>> 15)
    }
  }

  of(row: number): number { return (this.#high[row]! & 0x1fffff) * 0x1_0000_0000 + this.#low[row]! }
}
