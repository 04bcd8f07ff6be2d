import type { TimeBin, TimeTable } from '../../../shared/contract/source.ts'
import { dayNumber, readMoment, weekdayOf } from '../../../shared/expression/moment.ts'
import type { Moment } from '../../../shared/expression/moment.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { isMissing } from '../../../shared/model/missing.ts'

/** Days in between are shown as long as there are no more of them. */
const MOST_DAYS = 1100
const DAY_MS = 86_400_000
const two = (n: number): string => String(n).padStart(2, '0')
const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
const monthText = (month: number): string => `${Math.floor(month / 12)}-${two(month % 12 + 1)}`

function placeOf(moment: Moment, by: TimeBin): number | null {
  switch (by) {
    case 'hour': return moment.hour
    case 'weekday': return weekdayOf(moment)
    case 'day': return dayNumber(moment)
    case 'month': return moment.year * 12 + moment.month - 1
  }
}

/** Cases by the time they have, in the order of time, with empty bins in between. `second`: a number for each case, NaN for none. */
export function timeTable(times: readonly CellValue[], by: TimeBin, second: { values: Float64Array; how: 'sum' | 'mean' } | null): TimeTable {
  const bins = new Map<number, { n: number; sum: number; secondN: number }>()
  const days = new Set<number>()
  let n = 0
  times.forEach((value, row) => {
    const moment = isMissing(value) ? null : readMoment(String(value))
    const place = moment && placeOf(moment, by)
    if (moment === null || place === null) return
    n++
    days.add(dayNumber(moment))
    const bin = bins.get(place) ?? { n: 0, sum: 0, secondN: 0 }
    bins.set(place, bin)
    bin.n++
    const number = second?.values[row]
    if (number !== undefined && !Number.isNaN(number)) { bin.sum += number; bin.secondN++ }
  })
  const places = [...bins.keys()].sort((a, b) => a - b)
  const first = by === 'weekday' ? 1 : places[0] ?? 0
  const last = by === 'weekday' ? 7 : places.at(-1) ?? -1
  const all = n === 0 ? [] : last - first < MOST_DAYS ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : places
  return {
    by, n, unread: times.length - n, days: days.size,
    bins: all.map(place => {
      const bin = bins.get(place) ?? { n: 0, sum: 0, secondN: 0 }
      return {
        bin: by === 'day' ? dayText(place) : by === 'month' ? monthText(place) : place, n: bin.n, secondN: bin.secondN,
        second: second === null || bin.secondN === 0 ? null : second.how === 'sum' ? bin.sum : bin.sum / bin.secondN,
      }
    }),
  }
}
