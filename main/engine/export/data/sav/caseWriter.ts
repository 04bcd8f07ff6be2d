import { segmentWidths, unitsOf } from '../../../sav/segments.ts'

const BIAS = 100
const BLANK = 254
const SYSMIS = 255
const VALUE = 253
const END = 252

/** Writes cases with codes of one byte, eight at a time, each group followed by the values it does not say itself. */
export class CaseWriter {
  readonly #codes = Buffer.alloc(8)
  readonly #values = Buffer.alloc(64)
  #coded = 0
  #valued = 0
  #out = Buffer.alloc(1 << 20)
  #length = 0
  #scratch = Buffer.alloc(1 << 10)

  number(value: number | null): void {
    if (value === null) return this.#code(SYSMIS)
    if (Number.isInteger(value) && value > -BIAS && value <= 251 - BIAS && !Object.is(value, -0)) return this.#code(value + BIAS)
    this.#values.writeDoubleLE(value, this.#valued)
    this.#valued += 8
    this.#code(VALUE)
  }

  /** A string of a variable of `width` bytes. False when it had to be cut. */
  text(text: string, width: number): boolean {
    const length = text.length * 3
    if (this.#scratch.length < length) this.#scratch = Buffer.alloc(length)
    let bytes = text === '' ? 0 : this.#scratch.write(text, 'utf8')
    const fits = bytes <= width
    if (!fits) {
      bytes = width
      // Never half a character.
      while (bytes > 0 && (this.#scratch[bytes]! & 0xc0) === 0x80) bytes--
    }
    let from = 0
    const widths = segmentWidths(width)
    for (const segment of widths) {
      // Every piece of a very long string is filled to its 255 bytes, whatever its share of the width.
      const to = Math.min(bytes, from + segment)
      const units = unitsOf(segment)
      for (let unit = 0; unit < units; unit++) {
        const start = from + unit * 8
        const stop = Math.min(to, start + 8)
        if (start >= stop) this.#code(BLANK)
        else {
          this.#values.fill(0x20, this.#valued, this.#valued + 8)
          this.#scratch.copy(this.#values, this.#valued, start, stop)
          this.#valued += 8
          this.#code(VALUE)
        }
      }
      from = to
    }
    return fits
  }

  #code(code: number): void {
    this.#codes[this.#coded++] = code
    if (this.#coded < 8) return
    if (this.#length + 72 > this.#out.length) this.#out = Buffer.concat([this.#out, Buffer.alloc(this.#out.length)])
    this.#codes.copy(this.#out, this.#length)
    this.#values.copy(this.#out, this.#length + 8, 0, this.#valued)
    this.#length += 8 + this.#valued
    this.#coded = 0
    this.#valued = 0
  }

  /** Bytes that wait to be taken. */
  get length(): number { return this.#length }

  /** The whole groups so far; valid until the next write. */
  take(): Buffer {
    const found = this.#out.subarray(0, this.#length)
    this.#length = 0
    return found
  }

  /** Ends the data and fills the last group. */
  end(): Buffer {
    this.#code(END)
    while (this.#coded > 0) this.#code(0)
    return this.take()
  }
}
