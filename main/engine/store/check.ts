import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { ImportRecipe } from '../../../shared/contract/import.ts'
import type { CheckReport, Finding } from '../../../shared/contract/project.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { changedAttachments } from './attachments.ts'
import { ROW_ITSELF, verifyChain } from './chain.ts'
import { integrityCheck } from './connection.ts'
import { dataTable } from './dataTable.ts'
import { placesHash } from './mergeWriter.ts'
import type { ModelRow } from './models.ts'
import { isModel, models } from './models.ts'
import type { ProjectStore } from './projectStore.ts'
import { filledColumns, mergesOf } from './sourceChain.ts'
import { contentHash, hashValues } from './staging.ts'
import { quoteName } from './values.ts'

type Facts = Record<string, string | number>
const finding = (code: string, sound: boolean, params: Facts = {}): Finding => ({ code, level: sound ? 'ok' : 'error', params })

function integrity(db: Database): Finding {
  const damage = integrityCheck(db)
  return damage === null ? finding('integrity', true) : finding('integrity', false, { where: damage.slice(0, 200) })
}

/** Rows of the model whose current state is not the one the log left, or that nobody logged. */
function strayRows(db: Database): number {
  let strays = 0
  for (const [model, { columns, key }] of Object.entries(models)) {
    const expected = new Map<string, ModelRow>()
    const changes = db.prepare('SELECT key, old, new FROM row_change WHERE model = ? ORDER BY id').all(model) as { key: string; old: string | null; new: string | null }[]
    for (const change of changes) {
      if (change.new === null) expected.delete(change.key)
      else expected.set(change.key, { ...expected.get(change.key), ...JSON.parse(change.new) as ModelRow })
    }
    for (const row of db.prepare(`SELECT ${columns.join(', ')} FROM ${model}`).all() as ModelRow[]) {
      const id = JSON.stringify(key.map(column => row[column]))
      const logged = expected.get(id)
      expected.delete(id)
      // The project's own row was made with the file, before there was a log; later changes to it are logged.
      if (!logged) { if (model !== 'project') strays++; continue }
      if (Object.entries(logged).some(([column, value]) => row[column] !== value)) strays++
    }
    strays += expected.size
  }
  const foreign = db.prepare('SELECT DISTINCT model FROM row_change').pluck().all() as string[]
  return strays + foreign.filter(model => !isModel(model)).length
}

interface SourceRow { rows: number; content: string; sha256: string; recipe: string; bytes: Uint8Array }

/**
 * The cells of a dataset against its log: each edited cell holds what was logged last, and with the edits taken back
 * the imported rows hash to what they were at import. Rows added since are known from the log alone. Finds a flipped bit that SQLite itself does not notice.
 */
function datasetFindings(db: Database, dataset: number, name: string): Finding[] {
  const source = db.prepare('SELECT rows, content, sha256, recipe, bytes FROM source WHERE dataset = ?').get(dataset) as SourceRow
  const table = dataTable(dataset)
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).slice(2).map(column => column.name)
  // Columns an update or a wave added stand after those of the import; what they hold is known from the log alone.
  const ids = columns.slice(0, importedColumns(source.recipe) ?? columns.length)
  const rids = db.prepare(`SELECT rid FROM ${table}`).pluck().all() as number[]
  const rows = rids.length
  const facts = { dataset, name }
  const edits = db.prepare(`SELECT rid, old, new FROM cell_change WHERE dataset = ? AND variable IS ? ORDER BY id`)
  let differing = 0
  const follow = (variable: string | null, column: string): Map<number, CellValue> => {
    const first = new Map<number, CellValue>()
    const last = new Map<number, CellValue>()
    for (const edit of edits.iterate(dataset, variable) as Iterable<{ rid: number; old: CellValue; new: CellValue }>) {
      if (!first.has(edit.rid)) first.set(edit.rid, edit.old)
      last.set(edit.rid, edit.new)
    }
    const current = db.prepare(`SELECT ${column} FROM ${table} WHERE rid = ?`).pluck()
    // The cells of a row that has gone again are empty.
    for (const [rid, value] of last) if ((current.get(rid) ?? null) !== value) differing++
    return first
  }
  const added = new Set<number>()
  for (const { rid, new: next } of edits.iterate(dataset, ROW_ITSELF) as Iterable<{ rid: number; new: CellValue }>) {
    if (next === null) added.delete(rid)
    else added.add(rid)
  }
  const beside = rids.filter(rid => rid > source.rows)
  const shaped = rows - beside.length === source.rows && beside.length === added.size && beside.every(rid => added.has(rid))
  const excludedBefore = follow(null, 'excluded')
  const excluded = db.prepare(`SELECT rid FROM ${table} WHERE excluded IS NOT NULL`).pluck().all() as number[]
  differing += excluded.filter(rid => !excludedBefore.has(rid)).length
  const hashes = ids.map(id => {
    const before = follow(id, quoteName(id))
    const hash: Hash = createHash('sha256')
    const values: CellValue[] = []
    for (const [rid, value] of db.prepare(`SELECT rid, ${quoteName(id)} FROM ${table} ORDER BY rid`).raw().iterate() as Iterable<[number, CellValue]>) {
      if (rid <= source.rows) values.push(before.has(rid) ? before.get(rid) as CellValue : value)
      else if (value !== null && !before.has(rid)) differing++
    }
    hashValues(hash, values)
    return { id, hash: hash.digest('hex') }
  })
  for (const id of columns.slice(ids.length)) {
    const before = follow(id, quoteName(id))
    const filled = db.prepare(`SELECT rid FROM ${table} WHERE ${quoteName(id)} IS NOT NULL`).pluck().all() as number[]
    differing += filled.filter(rid => !before.has(rid)).length
  }
  const logged = db.prepare(`SELECT s.params FROM row_change r JOIN change_set s ON s.id = r.change_set
    WHERE r.model = 'dataset' AND r.key = ? AND r.old IS NULL ORDER BY r.id LIMIT 1`).pluck().get(JSON.stringify([dataset])) as string | undefined
  const imported = JSON.parse(logged ?? '{}') as Partial<Record<'content' | 'sha256' | 'recipe', string>>
  const content = contentHash(hashes, rows - beside.length)
  const sha256 = createHash('sha256').update(source.bytes).digest('hex')
  const recipe = createHash('sha256').update(source.recipe).digest('hex')
  return [
    finding('shape', shaped, { ...facts, rows, variables: columns.length }),
    finding('cells', differing === 0, { ...facts, n: differing }),
    finding('content', content === source.content && content === imported.content, facts),
    finding('source', sha256 === keptHash(source) && source.sha256 === imported.sha256 && recipe === imported.recipe && mergesOf(db, dataset).every(merge => isKept(db, merge.params)), facts),
  ]
}

/** How many columns the import filled; null when the recipe is not one any more, which the finding on the source says. */
function importedColumns(recipe: string): number | null {
  try { return filledColumns(JSON.parse(recipe) as ImportRecipe).length } catch { return null }
}

/** Of the bytes that are kept: the file's own, or those of the copy without personal data that the recipe names. */
function keptHash({ sha256, recipe }: SourceRow): string {
  return (JSON.parse(recipe) as ImportRecipe).stored?.sha256 ?? sha256
}

/** The file of an update, its rows and which row of the data set each of them is: as the log says they came in. */
function isKept(db: Database, logged: Record<string, string | number>): boolean {
  const source = db.prepare('SELECT rows, content, sha256, recipe, bytes FROM source WHERE dataset = ?').get(logged['source']) as SourceRow | undefined
  if (!source) return false
  const table = dataTable(logged['source'] as number)
  const ids = (db.pragma(`table_info(${table})`) as { name: string }[]).slice(2).map(column => column.name)
  const hashes = ids.map(id => {
    const hash = createHash('sha256')
    hashValues(hash, db.prepare(`SELECT ${quoteName(id)} FROM ${table} ORDER BY rid`).pluck().all() as CellValue[])
    return { id, hash: hash.digest('hex') }
  })
  const places = db.prepare(`SELECT coalesce(excluded, '') FROM ${table} ORDER BY rid`).pluck().all() as string[]
  const sha256 = createHash('sha256').update(source.bytes).digest('hex')
  const content = contentHash(hashes, places.length)
  return content === source.content && content === logged['content'] && source.rows === places.length && placesHash(places) === logged['places']
    && sha256 === keptHash(source) && source.sha256 === logged['sha256'] && createHash('sha256').update(source.recipe).digest('hex') === logged['recipe']
}

/** Steps that say they were made more than a minute before the step they follow: this computer's clock was set back. Their order is that of their numbers. */
function clockJumps(db: Database): Finding[] {
  const times = db.prepare('SELECT id, at FROM change_set ORDER BY id').all() as { id: number; at: string }[]
  const back = times.filter(({ at }, i) => i > 0 && Date.parse(times[i - 1]?.at ?? '') - Date.parse(at) > 60_000)
  return back[0] ? [{ code: 'clock', level: 'warning', params: { n: back.length, seq: back[0].id } }] : []
}

/** Everything that can be verified of an open project: pages, references, log chain, and every dataset against the log. */
export function checkProject(store: ProjectStore): CheckReport {
  const db = store.database
  const chain = verifyChain(db)
  const references = (db.pragma('foreign_key_check') as unknown[]).length
  const strays = strayRows(db)
  const changed = changedAttachments(db)
  const findings = [
    integrity(db),
    finding('references', references === 0, { n: references }),
    finding('chain', chain.broken === null, { sets: chain.sets, seq: chain.broken ?? 0 }),
    finding('head', !chain.headDiffers),
    ...clockJumps(db),
    finding('model', strays === 0, { n: strays }),
    finding('pictures', changed === 0, { n: changed }),
    ...store.reader.datasets().flatMap(({ id, name }) => datasetFindings(db, id, name)),
  ]
  return { sound: findings.every(each => each.level !== 'error'), findings }
}
