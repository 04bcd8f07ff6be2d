import { YinguoError } from '../../../shared/rpc/errors.ts'
import { quoteName } from './values.ts'

/**
 * A dataset is one wide STRICT table: a stable respondent id, the reason a row is excluded (or NULL),
 * and one column per variable, named by its id. The statement is generated here and nowhere else,
 * so that an opened file can be compared with it letter by letter.
 */
const RESERVED_COLUMNS = ['rid', 'excluded']
/** SQLite's own limit is 2,000 columns a table. */
const MAX_VARIABLES = 2000 - RESERVED_COLUMNS.length

export const dataTable = (dataset: number): string => `data_${dataset}`

const columnList = (variables: readonly string[]): string => variables.map(id => `, ${quoteName(id)} ANY`).join('')

export const createStatement = (table: string, variables: readonly string[]): string =>
  `CREATE TABLE "${table}" (rid INTEGER PRIMARY KEY, excluded TEXT${columnList(variables)}) STRICT`

const whole = /^CREATE TABLE "((?:data|staging)_[1-9]\d{0,9})" \(rid INTEGER PRIMARY KEY, excluded TEXT((?:, "(?:[^"]|"")+" ANY)*)\) STRICT$/u

/** Table name and variable ids of a statement of ours; null for anything else. */
export function parseStatement(sql: string): { table: string; variables: string[] } | null {
  const match = whole.exec(sql)
  if (!match) return null
  const variables = [...(match[2] ?? '').matchAll(/, "((?:[^"]|"")+)" ANY/gu)].map(column => (column[1] ?? '').replaceAll('""', '"'))
  const table = match[1] ?? ''
  return createStatement(table, variables) === sql ? { table, variables } : null
}

/** Refuses what cannot be columns of one table: too many (M09), empty, reserved or alike but for case (BAD_VALUE). */
export function assertColumns(variables: readonly string[]): void {
  if (variables.length > MAX_VARIABLES) throw new YinguoError('M09', { what: 'columns', sheet: '', n: variables.length, max: MAX_VARIABLES })
  const seen = new Set(RESERVED_COLUMNS)
  for (const id of variables) {
    // SQLite compares names without regard to ASCII case.
    const folded = id.replace(/[A-Z]/g, letter => letter.toLowerCase())
    const why = id === '' || id.includes('\0') || !id.isWellFormed() ? 'name' : seen.has(folded) ? 'duplicate' : null
    if (why) throw new YinguoError('BAD_VALUE', { variable: id, value: id, why })
    seen.add(folded)
  }
}
