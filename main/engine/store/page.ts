import type { Database } from 'better-sqlite3'
import type { Page, Row } from '../../../shared/contract/dataset.ts'
import type { RowSpan } from '../../../shared/contract/gridView.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { invalidity } from '../../../shared/model/variable.ts'
import { openComments } from './comments.ts'
import { dataTable } from './dataTable.ts'
import type { Definitions } from './definitions.ts'
import type { PageRequest } from './reader.ts'
import type { RowOrders, RowsAsked } from './rowOrders.ts'
import { quoteName } from './values.ts'

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

export function readPage(db: Database, definitions: Definitions, orders: RowOrders, dataset: number, request: PageRequest): Page {
  const { variables: all } = definitions.of(dataset)
  const variables = request.variables?.map(id => definitions.variable(dataset, id)) ?? all
  const order = orders.rids(dataset, request)
  const rids = order.slice(request.offset, request.offset + request.limit)
  const stored = variables.filter(variable => variable.derived === null)
  const found = new Map((db.prepare(`SELECT rid, excluded${stored.map(variable => `, ${quoteName(variable.id)}`).join('')}
    FROM ${dataTable(dataset)} WHERE rid IN (SELECT value FROM json_each(?))`).raw().all(JSON.stringify(rids)) as [number, string | null, ...CellValue[]][])
    .map(row => [row[0], row]))
  const place = new Map(stored.map((variable, index) => [variable.id, index + 2]))
  const virtual = new Map(variables.filter(variable => variable.derived !== null).map(variable => [variable.id, orders.values(dataset, variable, rids)]))
  const edits = editedCells(db, dataset, rids)
  const comments = openComments(db, dataset, rids)
  return {
    total: order.length, offset: request.offset, variables: variables.map(variable => variable.id),
    rows: rids.map((rid, index): Row => {
      const cells = found.get(rid) as (CellValue)[]
      const values = variables.map(variable => {
        const at = place.get(variable.id)
        return (at === undefined ? virtual.get(variable.id)?.[index] : cells[at]) ?? null
      })
      const invalid: number[] = []
      const edited: number[] = []
      const commented: number[] = []
      const before = edits.get(rid)
      const remarks = comments.get(rid)
      variables.forEach((variable, column) => {
        const value = values[column] as CellValue
        if (invalidity(variable, value)) invalid.push(column)
        if (before?.has(variable.id) && before.get(variable.id) !== value) edited.push(column)
        if (remarks?.has(variable.id)) commented.push(column)
      })
      return { rid, values, excluded: cells[1] as string | null, invalid, edited, commented }
    }),
  }
}

/** Ids of the rows of a view (or of a span of it), in its order. */
export function rowIds(db: Database, orders: RowOrders, dataset: number, view: RowsAsked, span: RowSpan | undefined): { rids: number[]; excluded: number } {
  const order = orders.rids(dataset, view)
  const rids = span ? order.slice(span.top, span.bottom + 1) : [...order]
  const out = new Set(db.prepare(`SELECT rid FROM ${dataTable(dataset)} WHERE excluded IS NOT NULL`).pluck().all() as number[])
  return { rids, excluded: rids.reduce((n, rid) => n + Number(out.has(rid)), 0) }
}
