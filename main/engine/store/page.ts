import type { Database } from 'better-sqlite3'
import type { Page, Row } from '../../../shared/contract/dataset.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { invalidity } from '../../../shared/model/variable.ts'
import { dataTable } from './dataTable.ts'
import type { Definitions } from './definitions.ts'
import type { PageRequest } from './reader.ts'
import { quoteName } from './values.ts'

/** Joined as a balanced tree: SQLite limits the depth of an expression to 1,000. */
function anyOf(terms: readonly string[]): string {
  if (terms.length <= 2) return terms.join(' OR ') || '0'
  const middle = terms.length >> 1
  return `(${anyOf(terms.slice(0, middle))}) OR (${anyOf(terms.slice(middle))})`
}

/** Rows in which some cell, as text or by the label of its code, holds `search` (ASCII letters without regard to case). */
function searchCondition(variables: readonly Variable[], search: string): { sql: string; pattern: string } {
  const pattern = `%${search.replace(/[\\%_]/g, found => `\\${found}`)}%`
  const folded = search.toLowerCase()
  const terms = variables.map(variable => {
    const column = quoteName(variable.id)
    const codes = variable.codes.filter(code => code.label.toLowerCase().includes(folded)).map(code => code.code)
    const labelled = codes.length > 0 ? ` OR ${column} IN (${codes.map(code => String(Number(code))).join(', ')})` : ''
    return `${column} LIKE @pattern ESCAPE '\\'${labelled}`
  })
  return { sql: anyOf(terms), pattern }
}

/** Cells whose value is no longer the imported one: the first logged `old` of a cell is what the import brought. */
function editedCells(db: Database, dataset: number, rids: readonly number[]): Map<number, Map<string, CellValue>> {
  const found = new Map<number, Map<string, CellValue>>()
  const rows = db.prepare(`SELECT rid, variable, old, min(id) FROM cell_change
    WHERE dataset = ? AND rid IN (SELECT value FROM json_each(?)) AND variable IS NOT NULL GROUP BY rid, variable`).raw().all(dataset, JSON.stringify(rids)) as [number, string, CellValue][]
  for (const [rid, variable, old] of rows) {
    const cells = found.get(rid) ?? new Map<string, CellValue>()
    found.set(rid, cells.set(variable, old))
  }
  return found
}

export function readPage(db: Database, definitions: Definitions, dataset: number, request: PageRequest): Page {
  const { variables: all } = definitions.of(dataset)
  const variables = request.variables?.map(id => definitions.variable(dataset, id)) ?? all
  const table = dataTable(dataset)
  const search = request.search?.trim() ? searchCondition(all, request.search.trim()) : null
  const where = search ? `WHERE ${search.sql}` : ''
  const params = search ? [{ pattern: search.pattern }] : []
  const total = db.prepare(`SELECT count(*) FROM ${table} ${where}`).pluck().get(...params) as number
  let order = 'rid'
  if (request.sort) {
    const column = quoteName(definitions.variable(dataset, request.sort.variable).id)
    // Missing last, whichever way round; numbers before text as SQLite orders them.
    order = `(${column} IS NULL OR ${column} IN ('${NOT_SHOWN}', '${SHOWN_EMPTY}')), ${column} ${request.sort.descending ? 'DESC' : 'ASC'}, rid`
  }
  const rows = db.prepare(`SELECT rid, excluded${variables.map(variable => `, ${quoteName(variable.id)}`).join('')}
    FROM ${table} ${where} ORDER BY ${order} LIMIT ${Number(request.limit)} OFFSET ${Number(request.offset)}`).raw().all(...params) as [number, string | null, ...CellValue[]][]
  const edits = editedCells(db, dataset, rows.map(row => row[0]))
  return {
    total, offset: request.offset, variables: variables.map(variable => variable.id),
    rows: rows.map(([rid, excluded, ...values]): Row => {
      const invalid: number[] = []
      const edited: number[] = []
      const before = edits.get(rid)
      variables.forEach((variable, index) => {
        const value = values[index] as CellValue
        if (invalidity(variable, value)) invalid.push(index)
        if (before?.has(variable.id) && before.get(variable.id) !== value) edited.push(index)
      })
      return { rid, values, excluded, invalid, edited }
    }),
  }
}
