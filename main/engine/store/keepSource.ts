import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { ImportRecipe } from '../../../shared/contract/import.ts'
import type { SourceInfo } from '../../../shared/model/dataset.ts'
import { dataTable } from './dataTable.ts'
import type { StagingTable } from './staging.ts'

/** From this size on the memory of a file goes back as soon as SQLite has taken it over. */
const LARGE_FILE = 1 << 20

/**
 * The staging table becomes `data_<id>` and the file a row of `source`; ids are never used twice, not even after an undo.
 * Hashes for the log come back. The array of a large file is empty afterwards.
 */
export function keepSource(db: Database, staging: StagingTable, { source, recipe, bytes }: { source: SourceInfo; recipe: ImportRecipe; bytes: Uint8Array }): { id: number; content: string; recipe: string } {
  const { content } = staging.adopt()
  const id = db.prepare('SELECT coalesce(max(dataset), 0) + 1 FROM source').pluck().get() as number
  const recipeText = JSON.stringify(recipe)
  db.exec(`ALTER TABLE ${staging.table} RENAME TO ${dataTable(id)}`)
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const insert = db.prepare(`INSERT INTO source (dataset, file, sha256, container, sheet, encoding, platform, header_rows, rows, content, recipe, bytes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).bind(id, source.file, source.sha256, source.container, source.sheet, source.encoding,
    source.platform, source.headerRows, staging.rows, content, recipeText, file)
  // SQLite has its own copy now and makes another for the row: ours would be the third.
  if (file.byteLength > LARGE_FILE && file.byteLength === file.buffer.byteLength) (file.buffer as ArrayBuffer).transfer(0)
  insert.run()
  return { id, content, recipe: createHash('sha256').update(recipeText.toWellFormed()).digest('hex') }
}
