import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { CellValue } from '../../../shared/model/missing.ts'
import { canonical } from './values.ts'

/** A change set as it stands in its table; `params` is JSON text. */
export interface StoredSet {
  id: number
  at: string
  actor: string
  kind: string
  of: number | null
  reason: string | null
  params: string
  prev: string
  hash: string
}
/** The variable under which the log says that a row came (null → rid) or went (rid → null). No column of a data table may be called so. */
export const ROW_ITSELF = 'rid'
/** variable null: why the row does not count. */
export interface CellChangeRow { dataset: number; rid: number; variable: string | null; old: CellValue; new: CellValue }
export interface RowChangeRow { model: string; key: string; old: string | null; new: string | null }

/** The `prev` of the first change set. */
export const GENESIS = '0'.repeat(64)

export const cellChangesOf = 'SELECT dataset, rid, variable, old, new FROM cell_change WHERE change_set = ? ORDER BY id'
export const rowChangesOf = 'SELECT model, key, old, new FROM row_change WHERE change_set = ? ORDER BY id'

/** SHA-256 over the head of the set, the hash before it, and every change in it, in order. */
export function hashSet(set: Omit<StoredSet, 'hash'>, cells: Iterable<CellChangeRow>, rows: Iterable<RowChangeRow>): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([set.prev, set.id, set.at, set.actor, set.kind, set.of, set.reason, set.params]))
  let chunk = ''
  for (const cell of cells) {
    chunk += `\nc${cell.dataset},${cell.rid},${JSON.stringify(cell.variable)},${canonical(cell.old)},${canonical(cell.new)}`
    if (chunk.length > 65_536) { hash.update(chunk); chunk = '' }
  }
  for (const row of rows) chunk += `\nr${JSON.stringify([row.model, row.key, row.old, row.new])}`
  return hash.update(chunk).digest('hex')
}

export interface ChainVerdict {
  sets: number
  /** First change set that does not fit, or null. */
  broken: number | null
  /** The head that is kept apart names another end than the log has. */
  headDiffers: boolean
}

/** Recomputes the whole chain from the rows. Tamper-evident, not tamper-proof: who can write the file can write a new chain. */
export function verifyChain(db: Database): ChainVerdict {
  const cells = db.prepare(cellChangesOf)
  const rows = db.prepare(rowChangesOf)
  let prev = GENESIS
  let count = 0
  let broken: number | null = null
  for (const set of db.prepare('SELECT * FROM change_set ORDER BY id').all() as StoredSet[]) {
    count++
    const sound = set.id === count && set.prev === prev
      && hashSet(set, cells.iterate(set.id) as Iterable<CellChangeRow>, rows.all(set.id) as RowChangeRow[]) === set.hash
    if (!sound) { broken = count; break }
    prev = set.hash
  }
  const head = db.prepare('SELECT change_set, hash FROM chain_head').get() as { change_set: number; hash: string } | undefined
  const strays = db.prepare(`SELECT (SELECT count(*) FROM cell_change WHERE change_set NOT IN (SELECT id FROM change_set))
    + (SELECT count(*) FROM row_change WHERE change_set NOT IN (SELECT id FROM change_set))`).pluck().get() as number
  const headDiffers = broken === null && (head === undefined || head.change_set !== count || head.hash !== prev)
  if (broken === null && strays > 0) broken = count + 1
  return { sets: count, broken, headDiffers }
}
