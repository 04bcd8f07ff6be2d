import type { Database } from 'better-sqlite3'
import type { Coded } from '../../../shared/model/coding.ts'
import { NO_FACTOR } from '../../../shared/model/coding.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { dataTable } from './dataTable.ts'
import type { Definitions } from './definitions.ts'
import type { Journal } from './journal.ts'

/** Codes of a variable, of factors that are in the tree. Those of a removed factor come back with it. */
export const readCodings = (db: Database, dataset: number, variable: string): Coded[] =>
  db.prepare(`SELECT c.rid, c.coder, c.factor FROM coding c LEFT JOIN factor f ON f.id = c.factor
    WHERE c.dataset = ? AND c.variable = ? AND (c.factor = '' OR f.id IS NOT NULL) ORDER BY c.rid, c.coder, f.ord, c.factor`).all(dataset, variable) as Coded[]

export type CodingMode = 'replace' | 'add' | 'remove'

/** Gives one coder's texts these factors. Returns how many texts changed. NOT_FOUND for a row, a variable or a factor that is not there. */
export function writeCodings(
  db: Database, journal: Journal, definitions: Definitions, dataset: number, variable: string, coder: string,
  rids: readonly number[], factors: readonly string[], mode: CodingMode,
): number {
  definitions.variable(dataset, variable)
  const known = db.prepare('SELECT 1 FROM factor WHERE id = ?').pluck()
  for (const factor of factors) if (factor !== NO_FACTOR && known.get(factor) === undefined) throw new YinguoError('NOT_FOUND', { what: 'factor', id: factor })
  const row = db.prepare(`SELECT 1 FROM ${dataTable(dataset)} WHERE rid = ?`).pluck()
  const held = db.prepare('SELECT factor FROM coding WHERE dataset = ? AND rid = ? AND variable = ? AND coder = ?').pluck()
  let changed = 0
  for (const rid of new Set(rids)) {
    if (row.get(rid) === undefined) throw new YinguoError('NOT_FOUND', { what: 'row', id: rid })
    const before = new Set(held.all(dataset, rid, variable, coder) as string[])
    const after = wanted(before, factors, mode)
    const gone = [...before].filter(factor => !after.has(factor))
    const come = [...after].filter(factor => !before.has(factor))
    for (const factor of gone) journal.remove('coding', [dataset, rid, variable, coder, factor])
    for (const factor of come) journal.insert('coding', { dataset, rid, variable, coder, factor })
    if (gone.length + come.length > 0) changed++
  }
  return changed
}

/** "No factor" never stands beside one. */
function wanted(before: ReadonlySet<string>, factors: readonly string[], mode: CodingMode): Set<string> {
  if (mode === 'remove') return new Set([...before].filter(factor => !factors.includes(factor)))
  const after = new Set([...mode === 'add' ? before : [], ...factors])
  if (after.size > 1) {
    if (mode === 'add' && factors.includes(NO_FACTOR)) return new Set([NO_FACTOR])
    after.delete(NO_FACTOR)
  }
  return after
}
