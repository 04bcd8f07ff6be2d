const STAMP = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,12}))?)?Z?$/
const DURATION = /^PT(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,9})(?:[.,](\d{1,12}))?S)?$/
const two = (n: number): string => String(n).padStart(2, '0')

/** `office:date-value` as wall-clock text, seconds rounded as in a workbook; null when it is no date of four-digit years. */
export function isoStamp(value: string): string | null {
  const found = STAMP.exec(value)
  if (!found) return null
  const [, year, month, day, hour, minute, second, fraction] = found
  if (hour === undefined) return `${year}-${month}-${day}`
  const up = fraction !== undefined && Number(`0.${fraction}`) >= 0.5 ? 1000 : 0
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return Number.isNaN(time) ? null : new Date(time + up).toISOString().slice(0, 19).replace('T', ' ')
}

/** `office:time-value` (PT10H30M05S) in seconds; null when it is none. */
export function isoSeconds(value: string): number | null {
  const found = DURATION.exec(value)
  if (!found) return null
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = found
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`)
}

/** Seconds of a day as HH:mm:ss, hours beyond it counted on. */
export function clockText(seconds: number): string {
  const total = Math.round(seconds)
  return `${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`
}
