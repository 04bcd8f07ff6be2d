import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import type { Database, Statement } from 'better-sqlite3'
import type { CellValue } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { assertColumns, createStatement } from './dataTable.ts'
import { asStored, bindable, canonical, quoteName } from './values.ts'
import type { Staging } from './writer.ts'

const QUOTE = 0x22
const ZERO = 0x30
const LINE_END = 0x0a

/** Lines on their way to a hash. One buffer for all: millions of short strings would be garbage of 100 MB and more. */
const lines = Buffer.allocUnsafe(65_536)
/** No line that is written in place is longer. */
const LINE_MOST = 128
/** A text whose JSON is itself between quotes. */
const plain = /^[^"\\\u0000-\u001f\ud800-\udfff]{0,40}$/

/** Feeds one column's values to its hash, a line each; the same bytes however the rows were batched. */
export function hashValues(hash: Hash, values: ArrayLike<CellValue>): void {
  let at = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as CellValue
    if (at > lines.length - LINE_MOST) { hash.update(lines.subarray(0, at)); at = 0 }
    if (typeof value === 'number' && value >= 0 && value < 2 ** 31 && Number.isInteger(value) && !Object.is(value, -0)) {
      at = writeDigits(value, at)
      continue
    }
    if (typeof value === 'string' && plain.test(value)) {
      lines[at++] = QUOTE
      at += lines.write(value, at)
      lines[at++] = QUOTE
      lines[at++] = LINE_END
      continue
    }
    const text = typeof value === 'number' && Number.isNaN(value) ? 'null\n' : `${canonical(asStored(value))}\n`
    if (text.length <= 40) at += lines.write(text, at)
    else {
      hash.update(lines.subarray(0, at))
      hash.update(text)
      at = 0
    }
  }
  hash.update(lines.subarray(0, at))
}

/** A whole number of at most ten digits; survey answers are mostly one. */
function writeDigits(value: number, from: number): number {
  let end = from + 1
  for (let power = 10; power <= value; power *= 10) end++
  let rest = value
  for (let at = end - 1; at >= from; at--) {
    const tenth = Math.trunc(rest / 10)
    lines[at] = ZERO + rest - tenth * 10
    rest = tenth
  }
  lines[end] = LINE_END
  return end + 1
}

/** One hash for a dataset's imported cells: over ids and column hashes, in column order. */
export function contentHash(columns: readonly { id: string; hash: string }[], rows: number): string {
  return createHash('sha256').update(JSON.stringify([rows, columns.map(column => [column.id, column.hash])])).digest('hex')
}

/** Page cache while rows come in, in KiB as SQLite takes it. */
const STAGING_CACHE = -2_000

/** A staging table being filled; only the store can adopt it. */
export class StagingTable implements Staging {
  readonly table: string
  readonly columns: readonly string[]
  rows = 0
  #db: Database
  #insert: Statement
  #hashes: Hash[]
  /** Page cache of the connection when no rows come in. */
  readonly #cacheSize: number
  #state: 'open' | 'adopting' | 'adopted' | 'discarded' = 'open'

  constructor(db: Database, table: string, columns: readonly string[]) {
    assertColumns(columns)
    this.#db = db
    this.table = table
    this.columns = [...columns]
    this.#hashes = columns.map(() => createHash('sha256'))
    this.#cacheSize = db.pragma('cache_size', { simple: true }) as number
    db.exec(createStatement(table, columns))
    const names = columns.map(id => `, ${quoteName(id)}`).join('')
    this.#insert = db.prepare(`INSERT INTO ${table} (rid${names}) VALUES (?${', ?'.repeat(columns.length)})`)
  }

  append(batch: { count: number; columns: (Float64Array | CellValue[])[] }): void {
    if (this.#state !== 'open') throw new YinguoError('CONFLICT', { what: 'staging' })
    const { count, columns } = batch
    if (columns.length !== this.columns.length || columns.some(column => column.length < count)) {
      throw new YinguoError('INTERNAL', {}, `a batch of ${columns.length} columns for ${this.columns.length}`)
    }
    const insert = this.#insert
    const width = columns.length
    const row: (bigint | number | string | null)[] = new Array(width + 1).fill(null)
    this.#caching(STAGING_CACHE)
    this.#db.transaction(() => {
      for (let i = 0; i < count; i++) {
        row[0] = this.rows + i + 1
        for (let c = 0; c < width; c++) row[c + 1] = bindable((columns[c] as Float64Array | CellValue[])[i] as CellValue)
        insert.run(...row)
      }
    }).immediate()
    this.#caching(this.#cacheSize)
    columns.forEach((column, c) => hashValues(this.#hashes[c] as Hash, column.length === count ? column : column.slice(0, count)))
    this.rows += count
  }

  /** Rows are only appended: pages that were written are not wanted again, and 16 MB of them would be kept. */
  #caching(size: number): void { this.#db.pragma(`cache_size = ${size}`) }

  get isLive(): boolean { return this.#state === 'open' || this.#state === 'adopting' }

  get content(): string {
    return contentHash(this.columns.map((id, c) => ({ id, hash: (this.#hashes[c] as Hash).copy().digest('hex') })), this.rows)
  }

  /** Ends the filling; the caller renames the table. */
  adopt(): { content: string } {
    if (this.#state !== 'open') throw new YinguoError('CONFLICT', { what: 'staging' })
    this.#state = 'adopting'
    this.#caching(STAGING_CACHE)
    return { content: this.content }
  }

  /** After the transaction that may have adopted it: kept, or as it was before. True when it is done with. */
  settle(committed: boolean): boolean {
    if (this.#state === 'adopting') {
      this.#state = committed ? 'adopted' : 'open'
      this.#caching(this.#cacheSize)
    }
    return this.#state === 'adopted' || this.#state === 'discarded'
  }

  discard(): void {
    if (this.#state === 'adopted' || this.#state === 'discarded') return
    this.#state = 'discarded'
    if (!this.#db.open) return
    this.#caching(this.#cacheSize)
    this.#db.exec(`DROP TABLE IF EXISTS ${this.table}`)
  }
}
