import type { Database } from 'better-sqlite3'
import type { ImportRecipe } from '../../../shared/contract/import.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { UndoLine } from './undoLine.ts'

/** Kind of the change set that brings a newer file into a data set. */
const MERGE = 'merge.commit'

/** A file a data set was made from. `id` names its row of `source` and its table of rows as the file had them. */
export interface KeptSource {
  id: number
  at: string
  file: string
  sha256: string
  sheet: string | null
  encoding: string | null
  platform: string
  rows: number
  recipe: ImportRecipe
  /** Why rows that were gone from this file were excluded; null when they were left alone. */
  goneReason: string | null
}

interface MergeParams { dataset: number; source: number; gone?: string }
interface SourceRow { file: string; sha256: string; sheet: string | null; encoding: string | null; platform: string; rows: number; recipe: string }

/** Change sets that brought newer files into a data set, whether they stand or were undone. */
export function mergesOf(db: Database, dataset: number): { changeSet: number; at: string; params: MergeParams & Record<string, string | number> }[] {
  const sets = db.prepare('SELECT id, at, params FROM change_set WHERE kind = ? ORDER BY id').all(MERGE) as { id: number; at: string; params: string }[]
  return sets.map(({ id, at, params }) => ({ changeSet: id, at, params: JSON.parse(params) as MergeParams & Record<string, string | number> }))
    .filter(({ params }) => params.dataset === dataset)
}

/** The files of a data set, oldest first: the import's and those of every update that stands. Read from the log, so that undo and redo need nothing more. */
export function keptSources(db: Database, line: UndoLine, dataset: number): KeptSource[] {
  const row = db.prepare('SELECT file, sha256, sheet, encoding, platform, rows, recipe FROM source WHERE dataset = ?')
  const read = (id: number, at: string, goneReason: string | null): KeptSource => {
    const found = row.get(id) as SourceRow | undefined
    if (!found) throw new YinguoError('NOT_FOUND', { what: 'source', id })
    return { ...found, id, at, goneReason, recipe: JSON.parse(found.recipe) as ImportRecipe }
  }
  const imported = db.prepare('SELECT imported_at FROM dataset WHERE id = ?').pluck().get(dataset) as string | undefined
  if (imported === undefined) throw new YinguoError('NOT_FOUND', { what: 'dataset', id: dataset })
  return [read(dataset, imported, null), ...mergesOf(db, dataset).filter(({ changeSet }) => !line.isUndone(changeSet))
    .map(({ at, params }) => read(params.source, at, params.gone ?? null))]
}

/** Ids of the columns that a recipe fills. */
export const filledColumns = (recipe: ImportRecipe): string[] => recipe.variables.filter(variable => variable.include).map(variable => variable.id)
