import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import type { Database, Statement } from 'better-sqlite3'
import type { CellValue } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { assertColumns, createStatement } from './dataTable.ts'
import { asStored, bindable, canonical, quoteName } from './values.ts'
import type { Staging } from './writer.ts'

/** Feeds one column's values to its hash; the same bytes however the rows were batched. */
export function hashValues(hash: Hash, values: ArrayLike<CellValue>): void {
  let text = ''
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as CellValue
    // Survey answers are mostly small whole numbers; String() gives what JSON would, faster.
    text += typeof value === 'number' && !Object.is(value, -0) ? (Number.isNaN(value) ? 'null\n' : `${value}\n`) : `${canonical(asStored(value))}\n`
    if (text.length > 262_144) { hash.update(text); text = '' }
  }
  hash.update(text)
}

/** One hash for a dataset's imported cells: over ids and column hashes, in column order. */
export function contentHash(columns: readonly { id: string; hash: string }[], rows: number): string {
  return createHash('sha256').update(JSON.stringify([rows, columns.map(column => [column.id, column.hash])])).digest('hex')
}

/** A staging table being filled; only the store can adopt it. */
export class StagingTable implements Staging {
  readonly table: string
  readonly columns: readonly string[]
  rows = 0
  #db: Database
  #insert: Statement
  #hashes: Hash[]
  #state: 'open' | 'adopting' | 'adopted' | 'discarded' = 'open'

  constructor(db: Database, table: string, columns: readonly string[]) {
    assertColumns(columns)
    this.#db = db
    this.table = table
    this.columns = [...columns]
    this.#hashes = columns.map(() => createHash('sha256'))
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
    this.#db.transaction(() => {
      for (let i = 0; i < count; i++) {
        row[0] = this.rows + i + 1
        for (let c = 0; c < width; c++) row[c + 1] = bindable((columns[c] as Float64Array | CellValue[])[i] as CellValue)
        insert.run(row)
      }
    }).immediate()
    columns.forEach((column, c) => hashValues(this.#hashes[c] as Hash, column.length === count ? column : column.slice(0, count)))
    this.rows += count
  }

  get isLive(): boolean { return this.#state === 'open' || this.#state === 'adopting' }

  /** Ends the filling; the caller renames the table. */
  adopt(): { content: string } {
    if (this.#state !== 'open') throw new YinguoError('CONFLICT', { what: 'staging' })
    this.#state = 'adopting'
    return { content: contentHash(this.columns.map((id, c) => ({ id, hash: (this.#hashes[c] as Hash).copy().digest('hex') })), this.rows) }
  }

  /** After the transaction that may have adopted it: kept, or as it was before. True when it is done with. */
  settle(committed: boolean): boolean {
    if (this.#state === 'adopting') this.#state = committed ? 'adopted' : 'open'
    return this.#state === 'adopted' || this.#state === 'discarded'
  }

  discard(): void {
    if (this.#state === 'adopted' || this.#state === 'discarded') return
    this.#state = 'discarded'
    if (this.#db.open) this.#db.exec(`DROP TABLE IF EXISTS ${this.table}`)
  }
}
