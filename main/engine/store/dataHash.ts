import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { CellValue } from '../../../shared/model/missing.ts'
import { dataTable } from './dataTable.ts'
import { hashValues } from './staging.ts'
import { quoteName } from './values.ts'

/**
 * SHA-256 of all that a result of a data set can depend on: its cells, which rows count, and how its variables are read
 * (kind, codes, scale, recipe of what is worked out). Two projects that agree in it agree in every number.
 */
export class DataHashes {
  #db: Database
  #known = new Map<number, { after: number; hash: string }>()

  constructor(db: Database) { this.#db = db }

  of(dataset: number): string {
    const after = this.#lastChange(dataset)
    const known = this.#known.get(dataset)
    if (known?.after === after) return known.hash
    const hash = createHash('sha256')
    const table = dataTable(dataset)
    const columns = (this.#db.pragma(`table_info(${table})`) as { name: string }[]).map(column => column.name).sort()
    for (const column of columns) {
      hash.update(`${column}\n`)
      hashValues(hash, this.#db.prepare(`SELECT ${quoteName(column)} FROM ${table} ORDER BY rid`).pluck().all() as CellValue[])
    }
    const variables = this.#db.prepare('SELECT id, kind, role, codes, scale, derived, meaning FROM variable WHERE dataset = ? ORDER BY id').raw().all(dataset)
    hash.update(JSON.stringify(variables))
    const made = hash.digest('hex')
    this.#known.set(dataset, { after, hash: made })
    return made
  }

  /** The last change set that touched the cells or the variables of any data set: cheap to know, and never too old. */
  #lastChange(dataset: number): number {
    const cells = this.#db.prepare('SELECT coalesce(max(change_set), 0) FROM cell_change WHERE dataset = ?').pluck().get(dataset) as number
    const rows = this.#db.prepare("SELECT coalesce(max(change_set), 0) FROM row_change WHERE model IN ('variable', 'dataset')").pluck().get() as number
    return Math.max(cells, rows)
  }
}
