/** Format types of SPSS system files that matter here (PSPP, "System File Format", Variable Record). */
export const formats = {
  A: 1, AHEX: 2, F: 5, DATE: 20, TIME: 21, DATETIME: 22, ADATE: 23, JDATE: 24, DTIME: 25, MOYR: 28, QYR: 29, WKYR: 30, EDATE: 38, SDATE: 39, MTIME: 40, YMDHMS: 41,
} as const

/** Seconds from SPSS's day 0, 14 October 1582, to 1970-01-01. */
const TO_UNIX = 12_219_379_200

const days = new Set<number>([formats.DATE, formats.ADATE, formats.JDATE, formats.MOYR, formats.QYR, formats.WKYR, formats.EDATE, formats.SDATE])
const moments = new Set<number>([formats.DATETIME, formats.YMDHMS])
const times = new Set<number>([formats.TIME, formats.DTIME, formats.MTIME])

export type DateShape = 'day' | 'moment' | 'time'

/** What numbers of this print format stand for; null for plain numbers, weekdays and names of months among them. */
export function dateShape(type: number): DateShape | null {
  return days.has(type) ? 'day' : moments.has(type) ? 'moment' : times.has(type) ? 'time' : null
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Hours may pass 23: a time is a span. Thousandths only where there are any. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const rest = Math.round((seconds - whole) * 1000)
  if (rest === 1000) return clock(whole + 1)
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${rest > 0 ? `.${String(rest).padStart(3, '0')}` : ''}`
}

/** Seconds since 14 October 1582 (a time: since midnight) as an ISO text; null outside the years 1582 to 9999. */
export function isoOf(shape: DateShape, seconds: number): string | null {
  if (shape === 'time') return seconds < 0 ? (Number.isFinite(seconds) ? `-${clock(-seconds)}` : null) : Number.isFinite(seconds) ? clock(seconds) : null
  const day = Math.floor(seconds / 86_400)
  const date = new Date((day * 86_400 - TO_UNIX) * 1000)
  const year = date.getUTCFullYear()
  if (!(year >= 1582 && year <= 9999)) return null
  const text = `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  return shape === 'day' ? text : `${text} ${clock(seconds - day * 86_400)}`
}

const pattern = /^(?:(\d{4})-(\d\d)-(\d\d))?( )?(?:(\d\d):(\d\d):(\d\d))?$/

/** The reverse of `isoOf`; null for a text that is no such date or not of whole seconds. */
export function secondsOf(text: string): { shape: DateShape; seconds: number } | null {
  const match = pattern.exec(text)
  if (!match) return null
  const [, year, month, day, space, hour, minute, second] = match
  const time = hour === undefined ? null : Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  if (year === undefined) return time === null || space !== undefined ? null : { shape: 'time', seconds: time }
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000 + TO_UNIX
  const shape = time === null ? 'day' : 'moment'
  const seconds = date + (time ?? 0)
  // 31 February is no date: it must read back as it was written.
  return (space === undefined) === (time === null) && isoOf(shape, seconds) === text ? { shape, seconds } : null
}
