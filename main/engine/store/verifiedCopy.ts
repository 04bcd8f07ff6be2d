import type { Database } from 'better-sqlite3'
import BetterSqlite3 from 'better-sqlite3'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { verifyChain } from './chain.ts'
import { integrityCheck } from './connection.ts'

/** Two megabytes a step: between two steps the engine answers calls. */
const PAGES_PER_STEP = 512

export interface CopyFacts {
  /** Responses in all data sets. */
  rows: number
  /** End of its log: equal heads, equal content. */
  head: string
}

const turn = (): Promise<void> => new Promise(resolve => { setImmediate(resolve) })

/** The end of the log and how many change sets lead to it. */
export function logHead(db: Database): { sets: number; head: string } {
  const { change_set: sets, hash } = db.prepare('SELECT change_set, hash FROM chain_head').get() as { change_set: number; hash: string }
  return { sets, head: hash }
}

/** Opens a copy by itself and checks its pages, indexes and log chain. M03 when anything does not fit. */
export async function verifyCopy(path: string): Promise<CopyFacts> {
  const copy = new BetterSqlite3(path, { readonly: true, fileMustExist: true })
  try {
    copy.pragma('trusted_schema = OFF')
    const damage = integrityCheck(copy)
    if (damage) throw new YinguoError('M03', { where: 'copy' }, damage)
    await turn()
    const chain = verifyChain(copy)
    if (chain.broken !== null || chain.headDiffers) throw new YinguoError('M03', { where: 'copy' }, `chain ${String(chain.broken)}`)
    const rows = copy.prepare('SELECT coalesce(sum(rows), 0) FROM source WHERE dataset IN (SELECT id FROM dataset)').pluck().get() as number
    return { rows, head: logHead(copy).head }
  } finally { copy.close() }
}

/**
 * A verified copy of an open database under a temporary name: backup API, then verifyCopy. Edits made while it runs are in it.
 * The caller puts it in its place, or removes it when this throws.
 */
export async function copyTo(db: Database, temporary: string): Promise<CopyFacts> {
  await db.backup(temporary, { progress: () => PAGES_PER_STEP })
  return verifyCopy(temporary)
}

/** Size of an open database, without touching its file. */
export const databaseBytes = (db: Database): number =>
  (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number)
