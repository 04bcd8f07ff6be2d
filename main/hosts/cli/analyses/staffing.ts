import { basename } from 'node:path'
import type { AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import { writtenNumber } from '../../../../shared/model/sourceTable.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { integer, list, oneOf, requiredValue, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import { readPrintedTable } from '../printedTable.ts'
import { variableNames } from './variableNames.ts'

type Hourly = Extract<AnalysisRequestInput, { method: 'hourly' }>
type Plan = Extract<AnalysisRequestInput, { method: 'plan' }>

const cellNumber = (cell: string | undefined, where: string): number | null => {
  if (cell === undefined || cell.trim() === '') return null
  const value = writtenNumber(cell)
  if (value === null || value < 0) throw new YinguoError('M11', { where })
  return value
}

/** Lines of a CSV under its header whose cells but the first are numbers or empty. M11 names the cell that is no number. */
async function numbered(file: string, columns: number): Promise<{ label: string; numbers: (number | null)[] }[]> {
  const [, ...body] = await readPrintedTable(file)
  return body.map((row, i) => ({ label: row[0]?.trim() ?? '', numbers: Array.from({ length: columns }, (_, c) => cellNumber(row[c + 1], `${basename(file)}:${i + 2}:${c + 2}`)) }))
}

/** Shifts: hours of the clock as `7-8` (or `7:00-8:00`), then people now and as planned. */
async function shifts(file: string): Promise<{ from: number; to: number; before: number | null; after: number | null }[]> {
  const lines = await numbered(file, 2)
  return lines.map(({ label, numbers: [before = null, after = null] }, i) => {
    const hours = /^(\d{1,2})(?::00)?\s*[-–~～至]\s*(\d{1,2})(?::00)?$/u.exec(label)
    const [from, to] = [Number(hours?.[1]), Number(hours?.[2])]
    if (!hours || from > 24 || to > 24) throw new YinguoError('M11', { where: `${basename(file)}:${i + 2}:1` })
    return { from, to, before, after }
  })
}

/** Load and staffing from a log, from a data set or source tables with a row an hour, or from a CSV (hour, load, staff, staff after). */
export async function hourlyRequest(args: Args, dataset: () => Promise<number>): Promise<Hourly> {
  const unit = args.values.get('unit') ?? ''
  const counts = args.values.get('counts')
  if (counts !== undefined) {
    const rows = (await numbered(counts, 3)).map(({ label, numbers: [load = null, staff = null, after = null] }) => ({ label, load, staff, after }))
    return { method: 'hourly', source: { type: 'typed', rows }, unit }
  }
  const tables = list(args, 'tables')
  if (tables) {
    const [load, staff, after = null, ...rest] = tables
    if (load === undefined || staff === undefined || rest.length > 0) throw new UsageError('badValue', `--tables ${tables.join(',')}`)
    await opened(dataset)
    return { method: 'hourly', source: { type: 'tables', load, staff, after }, unit }
  }
  if (args.values.has('vars')) {
    const names = variableNames(args, 3)
    const [label, load, staff, after = null, ...rest] = names as [string, string, string, string?]
    if (rest.length > 0) throw new UsageError('badValue', `--vars ${names.join(',')}`)
    return { method: 'hourly', dataset: await dataset(), source: { type: 'rows', label, load, staff, after }, unit }
  }
  const time = requiredValue(args, 'time')
  const [from, to] = [integer(args, 'from', 0, 23) ?? 0, integer(args, 'to', 1, 24) ?? 24]
  const file = args.values.get('staff')
  return { method: 'hourly', dataset: await dataset(), source: { type: 'log', time, from, to, per: oneOf(args, 'per', ['day', 'all'] as const) ?? 'day', staff: file === undefined ? [] : await shifts(file) }, unit }
}

/** The measures of the project, or a CSV: activity, owner, planned from, planned to, actual from, actual to. */
export async function planRequest(args: Args, dataset: () => Promise<number>): Promise<Plan> {
  const asOf = args.values.get('as-of') ?? ''
  const file = args.values.get('plan')
  if (file === undefined) {
    await opened(dataset)
    return { method: 'plan', asOf }
  }
  const [, ...body] = await readPrintedTable(file)
  const rows = body.map(([label = '', owner = '', ...dates]) => {
    const [a = '', b = '', c = '', d = ''] = dates.map(date => date.trim())
    return { label: label.trim(), owner: owner.trim(), planned: { from: a, to: b }, actual: { from: c, to: d } }
  })
  return { method: 'plan', asOf, rows }
}

/** Opens FILE for what hangs on no data set; a project without one will do. */
async function opened(dataset: () => Promise<number>): Promise<void> {
  await dataset().catch((thrown: unknown) => { if (!(thrown instanceof YinguoError) || thrown.code !== 'NOT_FOUND') throw thrown })
}
