/** Which part of 3/4/2024 is the month; iso covers every form that begins with the year. */
export type DateOrder = 'iso' | 'monthFirst' | 'dayFirst' | 'unclear'

const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2})[:：](\d{1,2})(?:[:：](\d{1,2}))?(?:\.\d+)?)?Z?$/
const yearLast = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])\.?[Mm]\.?)?)?$/

/** Whether a text is a calendar date, with or without a time. */
export const looksLikeDate = (text: string): boolean => text.length <= 32 && (yearFirst.test(text) || yearLast.test(text))

/** One order for a whole column: a part above 12 cannot be a month. Both seen, or neither, stays unclear. */
export function dateOrder(texts: Iterable<string>): DateOrder {
  let iso = false
  let first = false
  let second = false
  for (const text of texts) {
    const match = yearLast.exec(text)
    if (!match) { if (yearFirst.test(text)) iso = true; continue }
    if (Number(match[1]) > 12) first = true
    if (Number(match[2]) > 12) second = true
  }
  if (first !== second) return first ? 'dayFirst' : 'monthFirst'
  return iso && !first ? 'iso' : 'unclear'
}

const two = (text: string | number | undefined): string => String(text ?? '0').padStart(2, '0')

/** Wall-clock text `YYYY-MM-DD[ HH:mm:ss]`; null when the text is no date or its order is not known. */
export function isoDate(text: string, order: DateOrder): string | null {
  const year = yearFirst.exec(text)
  if (year) return join(year[1]!, year[2]!, year[3]!, year[4], year[5], year[6])
  const last = yearLast.exec(text)
  if (!last || (order !== 'monthFirst' && order !== 'dayFirst')) return null
  const [month, day] = order === 'monthFirst' ? [last[1]!, last[2]!] : [last[2]!, last[1]!]
  const yearText = last[3]!.length === 2 ? `20${last[3]}` : last[3]!
  let hour = last[4]
  if (hour !== undefined && last[7] !== undefined) {
    const twelve = Number(hour) % 12
    hour = String(/p/i.test(last[7]) ? twelve + 12 : twelve)
  }
  return join(yearText, month, day, hour, last[5], last[6])
}

function join(year: string, month: string, day: string, hour?: string, minute?: string, second?: string): string | null {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null
  const date = `${year}-${two(month)}-${two(day)}`
  return hour === undefined ? date : `${date} ${two(hour)}:${two(minute)}:${two(second)}`
}
