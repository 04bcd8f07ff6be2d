/** Which part of 3/4/2024 is the month; iso covers every form that begins with the year. */
export type DateOrder = 'iso' | 'monthFirst' | 'dayFirst' | 'unclear'

/** Behind the clock: Z, an offset, or letters of a zone (`EST`, `GMT+8`). The wall clock is kept, the zone is not (FORMATS.md 0.8). */
const zone = String.raw`(?: ?(?:Z|[A-Z]{2,5})?(?:[+-]\d{1,2}(?::?\d{2})?)?)`
const half = String.raw`(上午|下午|凌晨|早上|中午|晚上|午前|午後|오전|오후)`
const clock = String.raw`(?:${half} ?)?(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?:[.,]\d+)?(?: ?([AaPp])\.?[Mm]\.?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(?<=[ T日])${clock}${zone})?$`)
const yearLast = new RegExp(String.raw`^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:,? +${clock}${zone})?$`)
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
/** Mar 5, 2025 and 5-Mar-25, as programs in English write them; the weekday may stand before. */
const monthNamed = new RegExp(String.raw`^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:${month}\.? (\d{1,2})|(\d{1,2})[- ]${month}),?[- ](\d{4}|\d{2})(?:,? +(\d{1,2}:.*))?$`, 'i')

/** Such a date as the other patterns read it, the year first; any other text as it is. */
function inNumbers(text: string): string {
  const match = monthNamed.exec(text)
  if (!match) return text
  const [, before, dayBehind, day, behind, year, hour] = match
  const date = `${year!.length === 2 ? `20${year!}` : year!}-${months.indexOf((before ?? behind!).slice(0, 3).toLowerCase()) + 1}-${dayBehind ?? day!}`
  return hour === undefined ? date : `${date} ${hour}`
}

const timeOnly = new RegExp(`^${clock}$`)

/** A time of day alone; without 上午 or am it needs seconds, for `10:30` may be an option or a ratio. */
function timeOfDay(text: string): string | null {
  const match = timeOnly.exec(text)
  if (!match || (match[4] === undefined && match[1] === undefined && match[5] === undefined)) return null
  return hourText(match[2], match[1], match[5], match[3], match[4])
}

/** Whether a text is a calendar date, with or without a time, or a time of day. */
export const looksLikeDate = (text: string): boolean => text.length <= 40 && (yearFirst.test(inNumbers(text)) || isYearLast(text) || timeOfDay(text) !== null)

/** 1.2.19 is a version or a section; with dots the year has four digits. */
const isYearLast = (text: string): boolean => yearLast.test(text) && !/^\d{1,2}[.-]\d{1,2}[.-]\d{2}$/.test(text)

/** One order for a whole column: a part above 12 cannot be a month. Both seen, or neither, stays unclear. */
export function dateOrder(texts: Iterable<string>): DateOrder {
  let iso = false
  let first = false
  let second = false
  for (const text of texts) {
    const match = yearLast.exec(text)
    if (!match) { if (yearFirst.test(inNumbers(text))) iso = true; continue }
    if (Number(match[1]) > 12) first = true
    if (Number(match[2]) > 12) second = true
  }
  if (first !== second) return first ? 'dayFirst' : 'monthFirst'
  return iso && !first ? 'iso' : 'unclear'
}

const two = (text: string | number | undefined): string => String(text ?? '0').padStart(2, '0')

/** Wall-clock text `YYYY-MM-DD[ HH:mm:ss]` or `HH:mm:ss`; null when the text is no date or its order is not known. */
export function isoDate(text: string, order: DateOrder): string | null {
  const year = yearFirst.exec(inNumbers(text))
  if (year) return join(year[1]!, year[2]!, year[3]!, year)
  const last = isYearLast(text) ? yearLast.exec(text) : null
  if (!last) return timeOfDay(text)
  if (order !== 'monthFirst' && order !== 'dayFirst') return null
  const [month, day] = order === 'monthFirst' ? [last[1]!, last[2]!] : [last[2]!, last[1]!]
  return join(last[3]!.length === 2 ? `20${last[3]}` : last[3]!, month, day, last)
}

/** `found`: half of the day, hour, minute, second, a or p stand behind the three parts of the date. */
function join(year: string, month: string, day: string, found: RegExpExecArray): string | null {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null
  const date = `${year}-${two(month)}-${two(day)}`
  if (found[5] === undefined) return date
  const hour = hourText(found[5], found[4], found[8], found[6], found[7])
  return hour === null ? null : `${date} ${hour}`
}

function hourText(hour: string | undefined, halfOfDay: string | undefined, letter: string | undefined, minute: string | undefined, second: string | undefined): string | null {
  let own = Number(hour)
  if (letter !== undefined) own = own % 12 + (/p/i.test(letter) ? 12 : 0)
  // 中午12:30 is half past noon, 凌晨12:10 ten past midnight.
  else if (halfOfDay !== undefined && own <= 12) own = /下午|晚上|午後|오후/.test(halfOfDay) ? own % 12 + 12 : halfOfDay === '中午' ? (own < 3 ? own + 12 : own) : own % 12
  return own > 23 || Number(minute) > 59 || Number(second ?? 0) > 59 ? null : `${two(own)}:${two(minute)}:${two(second)}`
}
