import { createHash } from 'node:crypto'
import { createGzip } from 'node:zlib'
import type { StoredSource } from '../../../shared/model/dataset.ts'
import type { Table } from './table.ts'
import { INT, REAL } from './table.ts'

/** Bytes of the CSV that are compressed at once; a longer row takes what it needs. */
const BLOCK = 1 << 18
/** Texts whose bytes are kept: labels come again and again, answers in words only once. */
const KNOWN = 4_096
/** A third of the time of the usual level 6, for a quarter more bytes. */
const LEVEL = 3

const COMMA = 0x2c
const ZERO = 0x30

/** As RFC 4180 has it. */
const cell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * What the project keeps in the place of a file with personal data: the sheet as a UTF-8 CSV, every row and column in
 * its place, the cells of `columns` (0-based) below the header empty. Whatever else the file held (other sheets, comments,
 * its author) is not in it. It is compressed as the rows come (gzip, RFC 1952): of a large sheet the CSV is several
 * times what all else needs. `close` whenever it is not finished.
 */
export class EmptiedCopy {
  readonly #table: Table
  readonly #header: number
  readonly #columns: readonly number[]
  readonly #emptied = new Set<number>()
  readonly #gzip = createGzip({ level: LEVEL })
  readonly #pieces: Buffer[] = []
  readonly #hash = createHash('sha256')
  readonly #known: (Buffer | undefined)[] = []
  #block = Buffer.allocUnsafeSlow(BLOCK)
  #used = 0
  #row = 0

  /** The first `header` rows are the header, whose cells stay. */
  constructor({ table }: { table: Table }, header: number, columns: readonly number[]) {
    this.#table = table
    this.#header = header
    this.#columns = columns
    for (const column of columns) this.#emptied.add(column)
    this.#gzip.on('data', (piece: Buffer) => {
      this.#hash.update(piece)
      this.#pieces.push(piece)
    })
  }

  /** Writes the rows before `end` that are not in it yet. */
  async take(end: number): Promise<void> {
    for (; this.#row < end; this.#row++) {
      if (this.#used > BLOCK / 2) await this.#compress()
      this.#line(this.#row)
    }
  }

  /** Once all rows are in it; the table is not looked at again. The bytes are an array of their own, to be handed over. */
  async finish(): Promise<{ bytes: Buffer; stored: StoredSource }> {
    await this.#compress()
    await new Promise<void>((resolve, reject) => {
      this.#gzip.once('end', resolve).once('error', reject)
      this.#gzip.end()
    })
    let at = 0
    const bytes = Buffer.allocUnsafeSlow(this.#pieces.reduce((sum, piece) => sum + piece.length, 0))
    for (const piece of this.#pieces) at += piece.copy(bytes, at)
    this.#pieces.length = 0
    return { bytes, stored: { container: 'csv.gz', sha256: this.#hash.digest('hex'), emptied: [...this.#columns] } }
  }

  close(): void { this.#gzip.destroy() }

  #compress(): Promise<void> {
    const filled = this.#block.subarray(0, this.#used)
    this.#used = 0
    return new Promise((resolve, reject) => this.#gzip.write(filled, error => { if (error) reject(error); else resolve() }))
  }

  #line(row: number): void {
    const below = row >= this.#header
    let next = 0
    this.#table.each(row, row + 1, (_, column, tag, value) => {
      this.#room(column - next)
      for (; next < column; next++) this.#block[this.#used++] = COMMA
      if (below && this.#emptied.has(column)) return
      if (tag === INT || tag === REAL) this.#number(tag === INT ? value : this.#table.real(value))
      else this.#text(value)
    })
    this.#room(2)
    this.#used += this.#block.write('\r\n', this.#used, 'latin1')
  }

  #number(value: number): void {
    // Survey answers are mostly one digit.
    if (value >= 0 && value <= 9 && Number.isInteger(value) && !Object.is(value, -0)) {
      this.#room(1)
      this.#block[this.#used++] = ZERO + value
      return
    }
    const text = String(value)
    this.#room(text.length)
    this.#used += this.#block.write(text, this.#used, 'latin1')
  }

  #text(index: number): void {
    let bytes = this.#known[index]
    if (!bytes) {
      const text = cell(this.#table.strings[index]!)
      if (index >= KNOWN) {
        this.#room(3 * text.length)
        this.#used += this.#block.write(text, this.#used)
        return
      }
      bytes = this.#known[index] = Buffer.from(text)
    }
    this.#room(bytes.length)
    if (bytes.length > 64) this.#block.set(bytes, this.#used)
    else for (let at = 0; at < bytes.length; at++) this.#block[this.#used + at] = bytes[at]!
    this.#used += bytes.length
  }

  /** A row may be longer than a block. */
  #room(bytes: number): void {
    if (this.#used + bytes <= this.#block.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.#block.length, this.#used + bytes))
    this.#block.copy(larger, 0, 0, this.#used)
    this.#block = larger
  }
}
