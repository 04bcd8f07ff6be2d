import { readMoment, dayNumber } from '../../../shared/expression/moment.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { missingState } from '../../../shared/model/missing.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { ScreeningSettings } from '../../../shared/model/screening.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import type { ReturnedRows } from './returnedRows.ts'

export interface Durations {
  /** NaN where it is not known. */
  seconds: Float64Array
  /** Median over the responses with a time above zero; null where there is none. */
  median: number | null
  known: number
  /** Columns it was taken from. */
  from: Variable[]
}

const named = {
  duration: /^(?:答题|作答|填写|回答|完成)?(?:所用时间|所用时长|用时|时长|耗时|总用时|总时长)|^(?:答题|作答|填写)(?:时长|用时|耗时|时间（秒）)|^duration|^(?:total ?)?time ?(?:taken|spent|to complete)|^interview ?time|^completion ?time \(?sec|^seconds$/iu,
  start: /^(?:开始|起始)(?:答题|填写|作答)?时间|^(?:答题|填写)开始时间|^start(?:ed)? ?(?:date|time|at)?$|^date ?started|^time ?started|^start$/iu,
  end: /^(?:结束|完成|提交)(?:答题|填写|作答|答卷)?时间|^(?:答题|填写)结束时间|^提交答卷时间|^(?:end|submit(?:ted)?|completed?|completion)[ _]?(?:date|time|at)?$|^date ?(?:submitted|completed)|^end$/iu,
}

const HOUR = 3600
const units: [RegExp, number][] = [[/([\d.]+)\s*(?:天|日|days?|d)(?![a-z])/iu, 86_400], [/([\d.]+)\s*(?:小时|时|hours?|hrs?|h)(?![a-z])/iu, HOUR], [/([\d.]+)\s*(?:分钟|分|minutes?|mins?|m)(?![a-z])/iu, 60], [/([\d.]+)\s*(?:秒钟?|seconds?|secs?|s)(?![a-z])/iu, 1]]

/** 「123秒」「1分20秒」「00:02:03」「2m 3s」 and plain numbers as seconds; NaN for anything else. */
export function readDuration(value: CellValue): number {
  if (typeof value === 'number') return value
  if (value === null || missingState(value) !== null) return Number.NaN
  const text = value.trim()
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  const clock = /^(-?)(?:(\d+)[:：])?(\d{1,3})[:：](\d{2}(?:\.\d+)?)$/.exec(text)
  if (clock) return (clock[1] ? -1 : 1) * (Number(clock[2] ?? 0) * HOUR + Number(clock[3]) * 60 + Number(clock[4]))
  let seconds = Number.NaN
  for (const [unit, size] of units) {
    const found = unit.exec(text)
    if (found) seconds = (Number.isNaN(seconds) ? 0 : seconds) + Number(found[1]) * size
  }
  return /^\s*-/.test(text) ? -seconds : seconds
}

/** Seconds since 1970 of a moment with its time of day, without a time zone; NaN for a day alone. */
function readSecond(value: CellValue): number {
  const moment = typeof value === 'string' ? readMoment(value) : null
  if (!moment || moment.hour === null) return Number.NaN
  const clock = /[T\s](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?/.exec(value as string)
  return clock ? dayNumber(moment) * 86_400 + Number(clock[1]) * HOUR + Number(clock[2]) * 60 + Number(clock[3] ?? 0) : Number.NaN
}

/** Time spent, from a column of durations, else from beginning and end; null where the data have neither. */
export function durationsOf(dataset: Dataset, rows: ReturnedRows, time: ScreeningSettings['time']): Durations | null {
  const beside = dataset.variables.filter(variable => variable.role !== 'answer' || variable.meaning === 'duration')
  const byId = (id: string | null): Variable | undefined => (id === null ? undefined : dataset.variables.find(variable => variable.id === id))
  const byName = (pattern: RegExp): Variable | undefined => beside.find(({ name, label }) => pattern.test(label.trim()) || pattern.test(name.trim()))
  const chosen = time.duration !== null || time.start !== null || time.end !== null
  const duration = byId(time.duration) ?? (chosen ? undefined : beside.find(variable => variable.meaning === 'duration') ?? byName(named.duration))
  if (duration) {
    const seconds = Float64Array.from(rows.values(duration.id), readDuration)
    if (seconds.some(value => !Number.isNaN(value))) return told(seconds, [duration])
  }
  const start = byId(time.start) ?? (chosen ? undefined : byName(named.start))
  const end = byId(time.end) ?? (chosen ? undefined : byName(named.end))
  if (!start || !end || start.id === end.id) return null
  const to = rows.values(end.id)
  const seconds = Float64Array.from(rows.values(start.id), (value, row) => readSecond(to[row]!) - readSecond(value))
  return seconds.some(value => !Number.isNaN(value)) ? told(seconds, [start, end]) : null
}

function told(seconds: Float64Array, from: Variable[]): Durations {
  const sensible = seconds.filter(value => value > 0).sort()
  return { seconds, known: seconds.reduce((n, value) => n + Number(!Number.isNaN(value)), 0), median: quantileOf(sensible, 0.5), from }
}

/** Of an ascending list, interpolated (type 7 of R); null where it is empty. */
export function quantileOf(sorted: Float64Array, p: number): number | null {
  if (sorted.length === 0) return null
  const at = (sorted.length - 1) * p
  const low = Math.floor(at)
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!)
}
