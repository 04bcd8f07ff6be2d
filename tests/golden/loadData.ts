import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { ReferenceCase } from './case.ts'
import { addDerivedColumns, parseCsv, toCsv } from './derivedColumns.ts'
import type { Table } from './derivedColumns.ts'
import type { GoldenEngine } from './runCase.ts'

/** The file under the first of the folders that has it, by its whole relative path or by its name alone. */
function dataFile(data: string, folders: readonly string[]): string {
  const found = folders.flatMap(folder => [resolve(folder, data), resolve(folder, basename(data))]).find(path => data !== '' && existsSync(path))
  if (found === undefined) throw new Error(`no data file ${data} in ${folders.join(', ')}`)
  return found
}

/** The data of a case, from its file or written in it, with missing codes blanked, items turned round and derived columns added. */
export function readData(one: ReferenceCase, folders: readonly string[]): Table {
  const table = one.inline_data === undefined || one.inline_data === null ? parseCsv(readFileSync(dataFile(one.data ?? '', folders), 'utf8')) : inlineTable(one.inline_data)
  const blanked = { header: table.header, rows: table.rows.map(row => row.map(cell => (isMissing(cell, one) ? '' : cell))) }
  // Scale analyses turn their items round themselves, as the engine does it; all others get them turned.
  const turned = one.analysis === 'reliability' ? blanked : reversed(blanked, one)
  return one.derived_columns ? addDerivedColumns(turned, one.derived_columns) : turned
}

function isMissing(cell: string, one: ReferenceCase): boolean {
  if (/^\s*(NA|NaN|NULL|\.)?\s*$/i.test(cell)) return true
  const given = typeof one.missing === 'object' ? one.missing?.na_code : null
  const codes = given === null || given === undefined ? [] : Array.isArray(given) ? given : [given]
  return codes.some(code => cell.trim() === String(code) || (cell.trim() !== '' && typeof code === 'number' && Number(cell) === code))
}

/** Columns by name, rows as objects, or `{columns, rows}`; columns of different lengths end in missing cells. */
export function inlineTable(inline: unknown): Table {
  const text = (value: unknown): string => (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? '' : String(value))
  if (Array.isArray(inline)) {
    const header = [...new Set(inline.flatMap(row => Object.keys(row as object)))]
    return { header, rows: inline.map(row => header.map(name => text((row as Record<string, unknown>)[name]))) }
  }
  const held = inline as Record<string, unknown>
  if (Array.isArray(held['columns']) && Array.isArray(held['rows'])) return { header: held['columns'].map(String), rows: held['rows'].map(row => (row as unknown[]).map(text)) }
  const columns = Object.entries(held).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  if (columns.length === 0) throw new Error('no columns in inline_data')
  const length = Math.max(...columns.map(([, values]) => values.length))
  return { header: columns.map(([name]) => name), rows: Array.from({ length }, (_, i) => columns.map(([, values]) => text(values[i]))) }
}

/** reverse_keyed with its bounds; the smallest and largest answer of a column where none are given. */
export interface Reversed { variable: string; min: number; max: number }
export function reversedColumns(one: ReferenceCase, table: Table): Reversed[] {
  const keyed = one.reverse_keyed
  if (!keyed) return []
  const { columns, min, max } = Array.isArray(keyed) ? { columns: keyed, min: undefined, max: undefined } : keyed
  return columns.map(variable => {
    const at = table.header.indexOf(variable)
    const values = table.rows.map(row => row[at]).filter(cell => cell !== '' && cell !== undefined).map(Number)
    return { variable, min: min ?? Math.min(...values), max: max ?? Math.max(...values) }
  })
}

function reversed(table: Table, one: ReferenceCase): Table {
  const turned = new Map(reversedColumns(one, table).map(({ variable, min, max }) => [table.header.indexOf(variable), min + max]))
  if (turned.size === 0) return table
  return { header: table.header, rows: table.rows.map(row => row.map((cell, i) => (turned.has(i) && cell !== '' ? String(turned.get(i)! - Number(cell)) : cell))) }
}

/** The same in the engine, incomplete rows dropped where the case says listwise. */
export async function loadData(engine: GoldenEngine, one: ReferenceCase, folders: readonly string[], columns: readonly string[], listwise: boolean): Promise<number> {
  const table = readData(one, folders)
  const used = columns.map(column => {
    const index = table.header.indexOf(column)
    if (index < 0) throw new Error(`no column ${column}`)
    return index
  })
  const rows = listwise ? table.rows.filter(row => used.every(index => row[index] !== '')) : table.rows
  return engine.load(one.id, toCsv({ header: table.header, rows }))
}
