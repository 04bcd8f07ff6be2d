import type { Database } from 'better-sqlite3'
import type { Term } from '../../../shared/model/coding.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Journal } from './journal.ts'

/** In the order of the words; a factor that was removed is none. */
export const readTerms = (db: Database): Term[] =>
  db.prepare('SELECT t.word, f.id AS factor FROM term t LEFT JOIN factor f ON f.id = t.factor ORDER BY t.word').all() as Term[]

export function writeTerms(db: Database, journal: Journal, terms: readonly Term[]): number {
  const held = db.prepare('SELECT 1 FROM term WHERE word = ?').pluck()
  const known = db.prepare('SELECT 1 FROM factor WHERE id = ?').pluck()
  let changed = 0
  for (const { word, factor } of terms) {
    if (factor !== null && known.get(factor) === undefined) throw new YinguoError('NOT_FOUND', { what: 'factor', id: factor })
    if (held.get(word) === undefined) { journal.insert('term', { word, factor }); changed++ }
    else if (journal.update('term', [word], { factor })) changed++
  }
  return changed
}

export function removeTerms(db: Database, journal: Journal, words: readonly string[]): number {
  const held = db.prepare('SELECT 1 FROM term WHERE word = ?').pluck()
  const there = [...new Set(words)].filter(word => held.get(word) !== undefined)
  for (const word of there) journal.remove('term', [word])
  return there.length
}
