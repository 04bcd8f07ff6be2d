import type { Database, Statement } from 'better-sqlite3'
import type { CellValue } from '../../../shared/model/missing.ts'
import { dataTable } from './dataTable.ts'
import type { KeptSource } from './sourceChain.ts'
import { filledColumns, keptSources } from './sourceChain.ts'
import type { UndoLine } from './undoLine.ts'
import { quoteName } from './values.ts'
import type { Staging } from './writer.ts'

export interface Differing { rid: number; variable: string; local: CellValue; next: CellValue }

/** Columns compared in one statement: SQLite bounds the depth of an expression. */
const AT_ONCE = 150

/**
 * A newer file beside a data set. The file's rows wait in a staging table, whose `excluded` column says which row of the
 * data set each of them is (docs/adr/0023-updates.md). What the files before said ("base") is in the data set with its
 * edits taken back, or in the table of the file that said it last.
 */
export class Merging {
  #db: Database
  #line: UndoLine
  #statements = new Map<string, Statement>()
  /** Of the tables of earlier updates: row of the data set → row of the file. They never change. */
  #places = new Map<number, Map<number, number>>()

  constructor(db: Database, line: UndoLine) {
    this.#db = db
    this.#line = line
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, statement = this.#db.prepare(sql))
    return statement
  }

  sources(dataset: number): KeptSource[] { return keptSources(this.#db, this.#line, dataset) }

  /** Hash of the rows of a file as they came in; null where the project has no such file. */
  contentOf(source: number): string | null {
    return (this.#prepare('SELECT content FROM source WHERE dataset = ?').pluck().get(source) as string | undefined) ?? null
  }

  #placesOf(source: number): Map<number, number> {
    let places = this.#places.get(source)
    if (!places) {
      const rows = this.#db.prepare(`SELECT CAST(excluded AS INTEGER), rid FROM ${dataTable(source)} WHERE excluded IS NOT NULL`).raw().all() as [number, number][]
      this.#places.set(source, places = new Map(rows))
    }
    return places
  }

  /** Rows of the data set that this file of its held. */
  rowsIn(dataset: number, source: KeptSource): number[] {
    return source.id === dataset ? Array.from({ length: source.rows }, (_, i) => i + 1) : [...this.#placesOf(source.id).keys()].sort((a, b) => a - b)
  }

  /** By row of the data set, what the last file that had both the row and the variable said. */
  baseColumn(dataset: number, variable: string): Map<number, CellValue> {
    const base = new Map<number, CellValue>()
    for (const source of this.sources(dataset).filter(each => filledColumns(each.recipe).includes(variable))) {
      const column = quoteName(variable)
      if (source.id !== dataset) {
        for (const [rid, value] of this.#db.prepare(`SELECT CAST(excluded AS INTEGER), ${column} FROM ${dataTable(source.id)} WHERE excluded IS NOT NULL`).raw().iterate() as Iterable<[number, CellValue]>) base.set(rid, value)
        continue
      }
      for (const [rid, value] of this.#db.prepare(`SELECT rid, ${column} FROM ${dataTable(dataset)} WHERE rid <= ?`).raw().iterate(source.rows) as Iterable<[number, CellValue]>) base.set(rid, value)
      const edited = this.#db.prepare('SELECT rid, old, min(id) FROM cell_change WHERE dataset = ? AND variable = ? AND rid <= ? GROUP BY rid').raw().iterate(dataset, variable, source.rows) as Iterable<[number, CellValue]>
      for (const [rid, old] of edited) base.set(rid, old)
    }
    return base
  }

  /** One cell of it; undefined where no file had it. `chain` newest first. */
  baseOf(dataset: number, chain: readonly (KeptSource & { columns: ReadonlySet<string> })[], rid: number, variable: string, local: CellValue): CellValue | undefined {
    for (const source of chain) {
      if (!source.columns.has(variable)) continue
      if (source.id !== dataset) {
        const row = this.#placesOf(source.id).get(rid)
        if (row !== undefined) return this.#prepare(`SELECT ${quoteName(variable)} FROM ${dataTable(source.id)} WHERE rid = ?`).pluck().get(row) as CellValue
      } else if (rid <= source.rows) {
        const first = this.#prepare('SELECT old FROM cell_change WHERE dataset = ? AND rid = ? AND variable = ? ORDER BY id LIMIT 1').raw().get(dataset, rid, variable) as [CellValue] | undefined
        return first ? first[0] : local
      }
    }
    return undefined
  }

  /** A column of the waiting rows, in the order of the file. */
  staged(staging: Staging, variable: string): CellValue[] {
    return this.#db.prepare(`SELECT ${quoteName(variable)} FROM ${staging.table} ORDER BY rid`).pluck().all() as CellValue[]
  }

  /** Some waiting rows, by their number in the file (from 1). */
  stagedRows(staging: Staging, variables: readonly string[], lines: readonly number[]): CellValue[][] {
    const row = this.#db.prepare(`SELECT ${['rid', ...variables.map(quoteName)].join(', ')} FROM ${staging.table} WHERE rid = ?`).raw()
    return lines.map(line => (row.get(line) as CellValue[]).slice(1))
  }

  /** Says which row of the data set each waiting row is; 0: none. */
  place(staging: Staging, rids: ArrayLike<number>): void {
    const set = this.#db.prepare(`UPDATE ${staging.table} SET excluded = ? WHERE rid = ?`)
    this.#db.transaction(() => {
      for (let i = 0; i < rids.length; i++) set.run(rids[i] === 0 ? null : String(rids[i]), i + 1)
    }).immediate()
  }

  /** Cells of placed rows that differ from the data set as it is now. */
  *differing(dataset: number, staging: Staging, variables: readonly string[]): Generator<Differing> {
    for (let from = 0; from < variables.length; from += AT_ONCE) {
      const part = variables.slice(from, from + AT_ONCE)
      const names = part.map(quoteName)
      const rows = this.#db.prepare(`SELECT d.rid, ${names.map(name => `d.${name}, s.${name}`).join(', ')} FROM ${staging.table} s
        JOIN ${dataTable(dataset)} d ON d.rid = CAST(s.excluded AS INTEGER) WHERE s.excluded IS NOT NULL AND (${names.map(name => `s.${name} IS NOT d.${name}`).join(' OR ')})`).raw().all() as [number, ...CellValue[]][]
      for (const [rid, ...cells] of rows) {
        for (let c = 0; c < part.length; c++) {
          const local = cells[2 * c] as CellValue
          const next = cells[2 * c + 1] as CellValue
          if (local !== next) yield { rid, variable: part[c] as string, local, next }
        }
      }
    }
  }

  /** Why rows of a data set do not count, by row. */
  excluded(dataset: number): Map<number, string> {
    return new Map(this.#db.prepare(`SELECT rid, excluded FROM ${dataTable(dataset)} WHERE excluded IS NOT NULL`).raw().all() as [number, string][])
  }

  /** Cells of rows of a data set as they are now. */
  rows(dataset: number, variables: readonly string[], rids: readonly number[]): CellValue[][] {
    const row = this.#db.prepare(`SELECT ${['rid', ...variables.map(quoteName)].join(', ')} FROM ${dataTable(dataset)} WHERE rid = ?`).raw()
    return rids.map(rid => (row.get(rid) as CellValue[]).slice(1))
  }

  /** A whole column as it is now, rows that do not count among them, in row order. */
  column(dataset: number, variable: string): CellValue[] {
    return this.#db.prepare(`SELECT ${quoteName(variable)} FROM ${dataTable(dataset)} ORDER BY rid`).pluck().all() as CellValue[]
  }

  rids(dataset: number): number[] { return this.#db.prepare(`SELECT rid FROM ${dataTable(dataset)} ORDER BY rid`).pluck().all() as number[] }
}
