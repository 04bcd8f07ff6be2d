import type { Database } from 'better-sqlite3'
import type { Study, StudyKind } from '../../../shared/contract/study.ts'
import { newId } from './ids.ts'
import type { Journal } from './journal.ts'

interface StudyRow { id: string; ord: number; kind: StudyKind; name: string; content: string }

export const readStudies = (db: Database, kind: StudyKind | null): Study[] =>
  (db.prepare('SELECT * FROM study WHERE ? IS NULL OR kind = ? ORDER BY ord, id').all(kind, kind) as StudyRow[])
    .map(({ ord, content, ...row }) => ({ ...row, order: ord, content: JSON.parse(content) as unknown }))

/** A new study goes to the end; one that is saved again keeps its place. */
export function saveStudy(db: Database, journal: Journal, study: string | null, kind: StudyKind, name: string, content: unknown): Study {
  const text = JSON.stringify(content)
  const id = study ?? newId('s')
  if (study === null) {
    const ord = db.prepare('SELECT coalesce(max(ord) + 1, 0) FROM study').pluck().get() as number
    journal.insert('study', { id, ord, kind, name, content: text })
  } else journal.update('study', [study], { kind, name, content: text })
  return readStudies(db, null).find(each => each.id === id) as Study
}
