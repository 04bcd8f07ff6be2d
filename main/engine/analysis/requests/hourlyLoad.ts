import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { isMissing } from '../../../../shared/model/missing.ts'
import type { SourceTable } from '../../../../shared/model/sourceTable.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { balance } from '../../../../shared/stats/balance.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { clockOf, withinHours } from '../../causes/evidenceFacts.ts'
import { findVariable } from '../findVariable.ts'

type Source = RequestOf<'hourly'>['source']
interface Hour { label: string; load: number | null; staff: number | null; after: number | null }
interface Read { hours: Hour[]; days: number | null; events: number | null; unread: number | null; name: string }

/**
 * Load against people at work by hour, and the load of each person. `gap` is people less what the hour's load would need at the
 * average load of each person (negative: too few), before and after by its own average. Conventions: docs/statistics.md, "Load and staffing".
 * Throws NOT_FOUND.
 */
export function hourlyLoad(project: ProjectReader, request: RequestOf<'hourly'>): JsonObject {
  const { source, unit } = request
  const { hours, days, events, unread, name } = read(project, request.dataset, source)
  const load = hours.map(hour => hour.load)
  const before = balance(load, hours.map(hour => hour.staff))
  const after = hours.some(hour => hour.after !== null) ? balance(load, hours.map(hour => hour.after)) : null
  return asJson({
    status: load.some(value => value !== null) ? 'solved' : 'noLoad', source: source.type, per: source.type === 'log' ? source.per : null, unit, name, days, events, unread,
    rows: hours.map((hour, i) => ({ ...hour, each: before.each[i], gap: before.gap[i], each_after: after?.each[i] ?? null, gap_after: after?.gap[i] ?? null })),
    total_load: load.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    before: totals(before), after: after && totals(after),
  })
}

const totals = ({ mean, people, load, most, least, ratio, deviation, unstaffed }: ReturnType<typeof balance>): object => ({ mean_each: mean, people_hours: people, load, most, least, ratio, deviation, unstaffed })

function read(project: ProjectReader, dataset: number | null, source: Source): Read {
  const plain = { days: null, events: null, unread: null }
  switch (source.type) {
    case 'typed': return { ...plain, name: '', hours: source.rows }
    case 'tables': return { ...plain, ...fromTables(project, source) }
    case 'rows': return { ...plain, name: '', hours: fromRows(project, needed(dataset), source) }
    case 'log': return { name: '', ...fromLog(project, needed(dataset), source) }
  }
}

function needed(dataset: number | null): number {
  if (dataset === null) throw new YinguoError('BAD_VALUE', { variable: 'dataset', value: null, why: 'noDataset' })
  return dataset
}

/** Events in bins of an hour; every hour between the two is shown, also without events. */
function fromLog(project: ProjectReader, id: number, source: Extract<Source, { type: 'log' }>): Omit<Read, 'name'> {
  const clock = clockOf(project, id, findVariable(project.dataset(id), source.time).id)
  const known = clock.filter(moment => moment !== null)
  const days = new Set(known.map(({ day }) => day)).size
  const counts = new Float64Array(24)
  for (const { hour } of known) counts[hour]!++
  const count = (source.to - source.from + 24) % 24 || 24
  const share = source.per === 'day' && days > 0 ? days : 1
  const people = (hour: number, when: 'before' | 'after'): number | null => {
    const own = source.staff.filter(shift => shift[when] !== null && withinHours(hour, shift.from, shift.to))
    return own.length === 0 ? null : own.reduce((sum, shift) => sum + shift[when]!, 0)
  }
  const hours = Array.from({ length: count }, (_, i): Hour => {
    const hour = (source.from + i) % 24
    return { label: `${hour}-${hour + 1}`, load: known.length === 0 ? null : counts[hour]! / share, staff: people(hour, 'before'), after: people(hour, 'after') }
  })
  return { hours, days, events: known.length, unread: clock.length - known.length }
}

function fromRows(project: ProjectReader, id: number, source: Extract<Source, { type: 'rows' }>): Hour[] {
  const dataset = project.dataset(id)
  const label = findVariable(dataset, source.label)
  const codes = new Map(label.codes.map(({ code, label: words }) => [String(code), words]))
  const column = (name: string | null): Float64Array | null => (name === null ? null : project.columns.numbers(id, findVariable(dataset, name).id))
  const [load, staff, after] = [column(source.load), column(source.staff), column(source.after)]
  const cell = (values: Float64Array | null, row: number): number | null => { const value = values?.[row] ?? Number.NaN; return Number.isNaN(value) || value < 0 ? null : value }
  return project.columns.values(id, label.id).map((value, row) => ({
    label: isMissing(value) ? String(row + 1) : codes.get(String(value)) || String(value), load: cell(load, row), staff: cell(staff, row), after: cell(after, row),
  }))
}

/** The rows of the table of load; people of the row with the same words in the other tables. */
function fromTables(project: ProjectReader, source: Extract<Source, { type: 'tables' }>): { hours: Hour[]; name: string } {
  const tables = project.sourceTables()
  const table = (id: string): SourceTable => {
    const found = tables.find(each => each.id === id || each.name === id)
    if (!found) throw new YinguoError('NOT_FOUND', { what: 'source', id })
    return found
  }
  const load = table(source.load)
  const people = (id: string | null): Map<string, number> => new Map(id === null ? [] : valuesOf(table(id)).map(({ label, value }) => [plain(label), value] as const))
  const [staff, after] = [people(source.staff), people(source.after)]
  return { name: load.name, hours: valuesOf(load).map(({ label, value }) => ({ label, load: value, staff: staff.get(plain(label)) ?? null, after: after.get(plain(label)) ?? null })) }
}

const plain = (label: string): string => label.normalize('NFKC').replace(/\s+/g, '').replace(/[–—~～]/g, '-').toLowerCase()
const valuesOf = (table: SourceTable): { label: string; value: number }[] => {
  switch (table.kind) {
    case 'counts': return table.rows.map(({ label, count }) => ({ label, value: count }))
    case 'means': return table.rows.map(({ label, mean }) => ({ label, value: mean }))
    case 'figures': return table.rows.map(({ label, value }) => ({ label, value }))
  }
}
