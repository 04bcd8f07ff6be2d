import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { planDay } from '../../../../shared/expression/planDay.ts'
import { measuresOf } from '../../causes/measures.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'

type Row = NonNullable<RequestOf<'plan'>['rows']>[number]
/** unplanned: no planned dates. open: planned, not begun. late: should have ended, or begun, and has not. early, onTime, delayed: ended before, on, after the planned day. */
type State = 'undated' | 'unplanned' | 'open' | 'doing' | 'late' | 'early' | 'onTime' | 'delayed'

/** 活动计划: planned and actual days of every row, how long they took and how late they ended. Days since 1970-01-01. */
export function activityPlan(project: ProjectReader, request: RequestOf<'plan'>): JsonObject {
  const rows: Row[] = request.rows ?? measuresOf(project).filter(({ content }) => content.status !== 'rejected').map(({ content }) => ({ label: content.what, owner: content.who, planned: content.planned, actual: content.actual }))
  const asOf = planDay(request.asOf, 'end')
  const lines = rows.map(row => lineOf(row, asOf))
  const days = lines.flatMap(({ planned, actual }) => [planned, actual].flatMap(span => (span ? [span.from, span.to] : [])))
  return asJson({
    status: rows.length === 0 ? 'noRows' : days.length === 0 ? 'noDates' : 'solved', source: request.rows === null ? 'measures' : 'typed', as_of: asOf,
    from: days.length === 0 ? null : days.reduce((least, day) => Math.min(least, day)), to: days.length === 0 ? null : days.reduce((most, day) => Math.max(most, day)), rows: lines,
  })
}

interface Span { from: number; to: number }

/** A span with one end is a day; an end before its beginning is not read. */
function spanOf({ from, to }: { from: string; to: string }): Span | null {
  const [first, last] = [planDay(from, 'start'), planDay(to, 'end')]
  if (first === null) return last === null ? null : { from: planDay(to, 'start')!, to: last }
  const end = last ?? planDay(from, 'end')!
  return end < first ? null : { from: first, to: end }
}

function lineOf(row: Row, asOf: number | null) {
  const planned = spanOf(row.planned)
  const begun = planDay(row.actual.from, 'start')
  const open = begun !== null && row.actual.to.trim() === ''
  const ended = open ? null : spanOf(row.actual)
  const actual = open ? { from: begun, to: Math.max(begun, asOf ?? planDay(row.actual.from, 'end')!), open } : ended && { ...ended, open }
  const unread = [row.planned, row.actual].flatMap(({ from, to }) => [from, to]).filter(word => word.trim() !== '' && planDay(word, 'start') === null)
  return {
    label: row.label, owner: row.owner, planned, actual, unread,
    planned_days: planned && planned.to - planned.from + 1, actual_days: actual && !open ? actual.to - actual.from + 1 : null,
    delay_days: planned && actual && !open ? actual.to - planned.to : null, state: stateOf(planned, actual, asOf),
  }
}

function stateOf(planned: Span | null, actual: (Span & { open: boolean }) | null, asOf: number | null): State {
  if (!planned) return actual ? 'unplanned' : 'undated'
  if (!actual) return asOf !== null && asOf > planned.from ? 'late' : 'open'
  if (actual.open) return asOf !== null && asOf > planned.to ? 'late' : 'doing'
  return actual.to > planned.to ? 'delayed' : actual.to < planned.to ? 'early' : 'onTime'
}
