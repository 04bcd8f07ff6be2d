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

/** The data file of a case with missing codes blanked and derived columns added. */
export function readData(one: ReferenceCase, folders: readonly string[]): Table {
  const path = dataFile(one.data ?? '', folders)
  const table = parseCsv(readFileSync(path, 'utf8'))
  const naCode = one.missing?.na_code
  const isMissing = (cell: string): boolean => cell === '' || cell === 'NA' || (naCode !== null && naCode !== undefined && cell !== '' && Number(cell) === naCode)
  const blanked = { header: table.header, rows: table.rows.map(row => row.map(cell => (isMissing(cell) ? '' : cell))) }
  return one.derived_columns ? addDerivedColumns(blanked, one.derived_columns) : blanked
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
