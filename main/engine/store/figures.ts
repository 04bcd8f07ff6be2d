import type { Database } from 'better-sqlite3'
import type { FigureSpec, SavedFigure } from '../../../shared/model/figureSpec.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'

const dress = (row: { id: string; ord: number; spec: string }): SavedFigure =>
  ({ id: row.id, order: row.ord, spec: JSON.parse(row.spec) as FigureSpec })

export const readFigures = (db: Database): SavedFigure[] =>
  (db.prepare('SELECT id, ord, spec FROM figure ORDER BY ord, id').all() as { id: string; ord: number; spec: string }[]).map(dress)

/** id null keeps a new figure, else the kept one gets the new description. */
export function saveFigure(db: Database, journal: Journal, id: string | null, spec: FigureSpec): SavedFigure {
  const text = JSON.stringify(spec)
  const figure = id ?? newId('g')
  if (id !== null) journal.update('figure', [id], { spec: text })
  else journal.insert('figure', { id: figure, ord: db.prepare('SELECT coalesce(max(ord) + 1, 0) FROM figure').pluck().get() as number, spec: text })
  return dress(db.prepare('SELECT id, ord, spec FROM figure WHERE id = ?').get(figure) as { id: string; ord: number; spec: string })
}
