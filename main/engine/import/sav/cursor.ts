import { YinguoError } from '../../../../shared/rpc/errors.ts'

export const broken = (detail: string): YinguoError => new YinguoError('M11', { where: 'sav' }, detail)

/** Reads forward through a buffer in either byte order; past its end is M11, before anything is allocated. */
export class Cursor {
  readonly bytes: Buffer
  readonly little: boolean
  at: number

  constructor(bytes: Buffer, at: number, little: boolean) {
    this.bytes = bytes
    this.at = at
    this.little = little
  }

  get left(): number { return this.bytes.length - this.at }

  /** The next `length` bytes, which must be there. */
  take(length: number): Buffer {
    if (!(length >= 0) || length > this.left) throw broken(`${length} bytes wanted at ${this.at}, ${this.left} left`)
    const found = this.bytes.subarray(this.at, this.at + length)
    this.at += length
    return found
  }

  int(): number {
    const four = this.take(4)
    return this.little ? four.readInt32LE() : four.readInt32BE()
  }

  /** A count of things of at least `size` bytes each: never more than the file can hold. */
  count(size: number): number {
    const found = this.int()
    if (found < 0 || found * size > this.left) throw broken(`count ${found} at ${this.at - 4}`)
    return found
  }

  /** A 64-bit integer; those past 2^53 are no place in a file and come as they round. */
  long(): number {
    const eight = this.take(8)
    return Number(this.little ? eight.readBigInt64LE() : eight.readBigInt64BE())
  }

  double(): number {
    const eight = this.take(8)
    return this.little ? eight.readDoubleLE() : eight.readDoubleBE()
  }
}
