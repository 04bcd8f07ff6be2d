import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { AnalysisRequestInput, AnalysisResult } from '../../shared/contract/analysis.ts'
import type { ReferenceCase } from './case.ts'
import { compare } from './compare.ts'
import type { Comparison } from './compare.ts'
import { addDerivedColumns, parseCsv, toCsv } from './derivedColumns.ts'

/** A running engine that can take in a data file: the golden runs know nothing more of it. */
export interface GoldenEngine {
  /** Imports a CSV, every column as plain numbers, or answers the id of the dataset that holds it already. */
  load(name: string, csv: string): Promise<number>
  analyse(request: AnalysisRequestInput): Promise<AnalysisResult>
  close(): Promise<void>
}

export type CaseOutcome =
  | { id: string; analysis: string; status: 'run'; computed: unknown; comparison: Comparison }
  | { id: string; analysis: string; status: 'notSupported' }
  | { id: string; analysis: string; status: 'failed'; error: string }

/** Runs one case through the engine's analysis request and compares what comes back with `expected`. Data files are looked for in `folders`. */
export async function runCase(engine: GoldenEngine, one: ReferenceCase, folders: readonly string[]): Promise<CaseOutcome> {
  const { id, analysis } = one
  try {
    const computed = await compute(engine, one, folders)
    if (computed === undefined) return { id, analysis, status: 'notSupported' }
    return { id, analysis, status: 'run', computed, comparison: compare(one.expected, computed, id) }
  } catch (error) {
    const { code, params, message } = error as { code?: string; params?: unknown; message: string }
    return { id, analysis, status: 'failed', error: code ? `${code} ${JSON.stringify(params)}` : message }
  }
}

async function compute(engine: GoldenEngine, one: ReferenceCase, folders: readonly string[]): Promise<unknown> {
  switch (one.analysis) {
    case 'descriptives': {
      const column = one.spec?.column ?? ''
      const dataset = await loadData(engine, one, folders, [column], false)
      return only(await engine.analyse({ method: 'describe', dataset, variables: [column] }))
    }
    case 'correlation': {
      const columns = one.spec?.columns ?? []
      const dataset = await loadData(engine, one, folders, columns, one.spec?.missing === 'listwise')
      return (await engine.analyse({ method: 'correlate', dataset, variables: columns })).result
    }
    case 'key_drivers': {
      const variables = one.x ?? []
      const dataset = await loadData(engine, one, folders, [one.y ?? '', ...variables], false)
      return (await engine.analyse({ method: 'drivers', dataset, target: one.y ?? '', variables })).result
    }
    case 'pareto': {
      const rows = (one.counts ?? []).map(([label, count]) => ({ label, count }))
      return (await engine.analyse({ method: 'pareto', spec: { kind: 'pareto', source: { type: 'counts', rows } } })).result
    }
    default: return undefined
  }
}

const only = (answer: AnalysisResult): unknown => Object.values(answer.result)[0]

/** The file under the first of the folders that has it, by its whole relative path or by its name alone. */
function dataFile(data: string, folders: readonly string[]): string {
  const found = folders.flatMap(folder => [resolve(folder, data), resolve(folder, basename(data))]).find(path => data !== '' && existsSync(path))
  if (found === undefined) throw new Error(`no data file ${data} in ${folders.join(', ')}`)
  return found
}

/** The data file as the case wants it: missing codes blanked, derived columns added, incomplete rows dropped where the case says listwise. */
async function loadData(engine: GoldenEngine, one: ReferenceCase, folders: readonly string[], columns: readonly string[], listwise: boolean): Promise<number> {
  const path = dataFile(one.data ?? '', folders)
  let table = parseCsv(readFileSync(path, 'utf8'))
  const naCode = one.missing?.na_code
  const isMissing = (cell: string): boolean => cell === '' || cell === 'NA' || (naCode !== null && naCode !== undefined && cell !== '' && Number(cell) === naCode)
  table = { header: table.header, rows: table.rows.map(row => row.map(cell => (isMissing(cell) ? '' : cell))) }
  if (one.derived_columns) table = addDerivedColumns(table, one.derived_columns)
  const used = columns.map(column => {
    const index = table.header.indexOf(column)
    if (index < 0) throw new Error(`no column ${column}`)
    return index
  })
  const rows = listwise ? table.rows.filter(row => used.every(index => row[index] !== '')) : table.rows
  return engine.load(one.id, toCsv({ header: table.header, rows }))
}
