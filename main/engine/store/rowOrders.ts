import type { Database } from 'better-sqlite3'
import type { CellFilter, GridView } from '../../../shared/contract/gridView.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { isCoded } from '../../../shared/model/variable.ts'
import { compareCells, valueTest } from './cellFilter.ts'
import { ROW_ITSELF } from './chain.ts'
import { dataTable } from './dataTable.ts'
import type { Definitions } from './definitions.ts'
import { quoteName } from './values.ts'

/** Values of a variable without a column of its own, for these rows in this order. */
export type VirtualCells = (dataset: number, variable: string, rids: readonly number[]) => readonly CellValue[]
/** Rows of a segment, by its id or name. */
export type SegmentRows = (dataset: number, segment: string) => readonly number[]
/** `within`: only these rows, e.g. those of a segment. */
export type RowsAsked = GridView & { within?: readonly number[] | Float64Array | null | undefined }

const KEPT = 6

/** Joined as a balanced tree: SQLite limits the depth of an expression to 1,000. */
function anyOf(terms: readonly string[]): string {
  if (terms.length <= 2) return terms.join(' OR ') || '0'
  const middle = terms.length >> 1
  return `(${anyOf(terms.slice(0, middle))}) OR (${anyOf(terms.slice(middle))})`
}

/**
 * Which rows a view shows, in its order. Worked out once and kept until a cell changes,
 * so that a page far down costs no more than the first.
 */
export class RowOrders {
  #db: Database
  #definitions: Definitions
  #virtual: VirtualCells
  #segment: SegmentRows
  #kept = new Map<number, Map<string, number[]>>()

  constructor(db: Database, definitions: Definitions, virtual: VirtualCells, segment: SegmentRows) {
    this.#db = db
    this.#definitions = definitions
    this.#virtual = virtual
    this.#segment = segment
  }

  forget(dataset?: number): void {
    if (dataset === undefined) this.#kept.clear()
    else this.#kept.delete(dataset)
  }

  /** Row ids in the order of the view; callers must not write to the list. */
  rids(dataset: number, { sort, search, filters, rows, segment, ...asked }: RowsAsked): readonly number[] {
    this.#definitions.of(dataset)
    const within = asked.within ?? (segment ? this.#segment(dataset, segment) : null)
    let kept = this.#kept.get(dataset)
    if (!kept) this.#kept.set(dataset, kept = new Map())
    const sorts = sort === undefined ? [] : Array.isArray(sort) ? sort : [sort]
    const key = JSON.stringify([sorts, search, filters, rows, within ? [...within] : null])
    let order = kept.get(key)
    if (!order) {
      order = this.#shown(dataset, { search, filters, rows, within })
      if (sorts.length > 0) order = this.#sorted(dataset, order, sorts)
      const oldest = kept.size >= KEPT ? kept.keys().next().value : undefined
      if (oldest !== undefined) kept.delete(oldest)
    } else kept.delete(key)
    kept.set(key, order)
    return order
  }

  /** Values of a variable for these rows. */
  values(dataset: number, variable: Variable, rids: readonly number[]): readonly CellValue[] {
    if (variable.derived !== null) return this.#virtual(dataset, variable.id, rids)
    const column = quoteName(variable.id)
    const found = new Map(this.#db.prepare(`SELECT rid, ${column} FROM ${dataTable(dataset)} WHERE rid IN (SELECT value FROM json_each(?))`)
      .raw().all(JSON.stringify(rids)) as [number, CellValue][])
    return rids.map(rid => found.get(rid) ?? null)
  }

  #shown(dataset: number, { search, filters = [], rows = 'all', within }: RowsAsked): number[] {
    const conditions: string[] = []
    const named: Record<string, string> = {}
    const among = (list: readonly number[]): void => {
      const name = `list${conditions.length}`
      conditions.push(`rid IN (SELECT value FROM json_each(@${name}))`)
      named[name] = JSON.stringify(list)
    }
    if (rows !== 'all') conditions.push(rows === 'excluded' ? 'excluded IS NOT NULL' : 'excluded IS NULL')
    if (within) among([...within])
    const wanted = search?.trim()
    if (wanted) {
      conditions.push(`(${this.#searchCondition(dataset, wanted)})`)
      named.pattern = `%${wanted.replace(/[\\%_]/g, found => `\\${found}`)}%`
    }
    for (const filter of filters) among(this.#ridsOf(dataset, filter))
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    return this.#db.prepare(`SELECT rid FROM ${dataTable(dataset)} ${where} ORDER BY rid`).pluck().all(named) as number[]
  }

  /** Rows in which some cell, as text or by the label of its code, holds `search` (ASCII letters without regard to case). */
  #searchCondition(dataset: number, search: string): string {
    const folded = search.toLowerCase()
    const stored = this.#definitions.of(dataset).variables.filter(variable => variable.derived === null)
    const terms = stored.map(variable => {
      const column = quoteName(variable.id)
      const codes = variable.codes.filter(code => code.label.toLowerCase().includes(folded)).map(code => code.code)
      const labelled = codes.length > 0 ? ` OR ${column} IN (${codes.map(code => String(Number(code))).join(', ')})` : ''
      return `${column} LIKE @pattern ESCAPE '\\'${labelled}`
    })
    const derived = this.#definitions.of(dataset).variables.filter(variable => variable.derived !== null)
      .flatMap(variable => this.matching(dataset, variable, valueTest({ type: 'text', variable: variable.id, text: search, except: false }, variable)))
    if (derived.length > 0) terms.push(`rid IN (${[...new Set(derived)].map(Number).join(', ')})`)
    return anyOf(terms)
  }

  #ridsOf(dataset: number, filter: CellFilter): number[] {
    const { variables } = this.#definitions.of(dataset)
    const asked = filter.variable === undefined ? variables : [this.#definitions.variable(dataset, filter.variable)]
    if (filter.type === 'commented') {
      return this.#db.prepare('SELECT DISTINCT rid FROM comment WHERE dataset = ? AND resolved = 0 AND (? IS NULL OR variable = ?)').pluck()
        .all(dataset, filter.variable ?? null, filter.variable ?? null) as number[]
    }
    if (filter.type === 'edited') return this.#edited(dataset, filter.variable)
    if (filter.type === 'rows') return filter.rids
    if (filter.type === 'reason') {
      return this.#db.prepare(`SELECT rid FROM ${dataTable(dataset)} WHERE excluded = ? OR substr(excluded, 1, length(?) + 1) = ? || ':'`).pluck().all(filter.reason, filter.reason, filter.reason) as number[]
    }
    const relevant = filter.type === 'invalid' ? asked.filter(variable => isCoded(variable.kind)) : asked
    const found = new Set<number>()
    for (const variable of relevant) for (const rid of this.matching(dataset, variable, valueTest(filter, variable))) found.add(rid)
    return [...found]
  }

  /** Rows whose value of this variable passes the test; each different value is tested once. */
  matching(dataset: number, variable: Variable, test: (value: CellValue) => boolean): number[] {
    if (variable.derived !== null) {
      const all = this.rids(dataset, {})
      const values = this.#virtual(dataset, variable.id, all)
      return all.filter((_, index) => test(values[index] ?? null))
    }
    const passed = this.distinct(dataset, variable).filter(test)
    if (passed.length === 0) return []
    const column = quoteName(variable.id)
    const missing = passed.includes(null) ? ` OR ${column} IS NULL` : ''
    return this.#db.prepare(`SELECT rid FROM ${dataTable(dataset)} WHERE ${column} IN (SELECT value FROM json_each(?))${missing}`).pluck()
      .all(JSON.stringify(passed.filter(value => value !== null))) as number[]
  }

  distinct(dataset: number, variable: Variable): CellValue[] {
    if (variable.derived !== null) return [...new Set(this.#virtual(dataset, variable.id, this.rids(dataset, {})))]
    return this.#db.prepare(`SELECT DISTINCT ${quoteName(variable.id)} FROM ${dataTable(dataset)}`).pluck().all() as CellValue[]
  }

  /** Rows with a cell that no longer holds what it held first. */
  #edited(dataset: number, variable: string | undefined): number[] {
    const touched = (this.#db.prepare('SELECT DISTINCT variable FROM cell_change WHERE dataset = ? AND variable IS NOT NULL').pluck().all(dataset) as string[])
      .filter(id => id !== ROW_ITSELF && (variable === undefined || id === variable))
    const found = new Set<number>()
    for (const id of touched) {
      const rids = this.#db.prepare(`SELECT first.rid FROM cell_change first JOIN ${dataTable(dataset)} d ON d.rid = first.rid
        WHERE first.id IN (SELECT min(id) FROM cell_change WHERE dataset = ? AND variable = ? GROUP BY rid) AND d.${quoteName(id)} IS NOT first.old`).pluck().all(dataset, id) as number[]
      for (const rid of rids) found.add(rid)
    }
    return [...found]
  }

  #sorted(dataset: number, rids: readonly number[], sorts: readonly { variable: string; descending: boolean }[]): number[] {
    const keys = sorts.map(({ variable, descending }) => ({ descending, values: this.values(dataset, this.#definitions.variable(dataset, variable), rids) }))
    const places = Uint32Array.from(rids, (_, index) => index)
    places.sort((a, b) => {
      for (const { values, descending } of keys) {
        const order = compareCells(values[a] ?? null, values[b] ?? null, descending)
        if (order !== 0) return order
      }
      return a - b
    })
    return Array.from(places, place => rids[place] as number)
  }
}
