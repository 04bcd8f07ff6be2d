/** How a number format shows a number: not as a date, or as which parts of one. A duration, `[h]:mm:ss` or `[mm]:ss`, is no date but an amount. */
export type DateStyle = 'none' | 'date' | 'dateTime' | 'time' | 'duration'

const DAY = 86_400_000
const LAST_SERIAL = 2_958_465 // 9999-12-31

/** Built-in format ids that are dates; 27-36 and 50-58 are the East Asian ones (ECMA-376 part 1, 18.8.30). */
function builtIn(id: number): DateStyle {
  if (id === 22) return 'dateTime'
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return 'date'
  if (id === 46) return 'duration'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 55 || id === 56 || (id >= 45 && id <= 47)) return 'time'
  return 'none'
}

/** Reads a custom format code: quoted text, escapes, colours and locales are no date letters. */
export function dateStyle(id: number, code: string | undefined): DateStyle {
  if (code === undefined) return builtIn(id)
  const first = code.split(';')[0] ?? ''
  const letters = first
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
  if (/general|[#?]|0(?!\d*s)/.test(letters.replace(/s\.0+/g, 's'))) return 'none'
  const date = /[yde]/.test(letters) || /(?<!h:?)m{3,}/.test(letters)
  const time = /[hs]/.test(letters)
  if (date) return time ? 'dateTime' : 'date'
  if (time) return /\[(h+|m+|s+)\]/i.test(first) ? 'duration' : 'time'
  return /m/.test(letters) ? 'date' : 'none'
}

const two = (n: number): string => String(n).padStart(2, '0')

/** How the built-in duration is written (ECMA-376 part 1, 18.8.30, id 46). */
export const DURATION_FORMAT = '[h]:mm:ss'

/** Days as seconds, to the millisecond: a serial number holds no more. */
export const durationSeconds = (days: number): number => Math.round(days * 86_400_000) / 1000

/**
 * A serial number as wall-clock text; null when it is not a date Excel could show. Serial 60 of the 1900 system is
 * 29 February 1900, which never was: Excel inherited it from Lotus 1-2-3, so days before it are one off.
 */
export function serialText(serial: number, style: Exclude<DateStyle, 'none' | 'duration'>, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST_SERIAL) return null
  const seconds = Math.round(serial * 86_400)
  const day = Math.floor(seconds / 86_400)
  const inDay = seconds - day * 86_400
  const clock = `${two(Math.floor(inDay / 3600))}:${two(Math.floor(inDay / 60) % 60)}:${two(inDay % 60)}`
  if (style === 'time' && day === 0) return clock
  let date: string
  if (!is1904 && day === 60) date = '1900-02-29'
  else {
    const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
    date = new Date(epoch + day * DAY).toISOString().slice(0, 10)
  }
  return inDay === 0 && style === 'date' ? date : `${date} ${clock}`
}
