import { dayNumber, readMoment } from './moment.ts'

const monthOnly = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?\s*$/u
const written = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/u

/** A day of a plan as people write it, days since 1970-01-01: 2009-07-15, 2009年7月15日; a month alone is its first day, as an end its last. null for anything else. */
export function planDay(text: string, as: 'start' | 'end'): number | null {
  const month = monthOnly.exec(text)
  if (!month) {
    const day = written.exec(text)
    const moment = day && readMoment(`${day[1]}-${day[2]}-${day[3]}`)
    return moment ? dayNumber(moment) : null
  }
  const [year, number] = [Number(month[1]), Number(month[2])]
  if (number < 1 || number > 12) return null
  const first = dayNumber({ year, month: number, day: 1, hour: null })
  return as === 'start' ? first : dayNumber(number === 12 ? { year: year + 1, month: 1, day: 1, hour: null } : { year, month: number + 1, day: 1, hour: null }) - 1
}

/** 2009-07-15 from days since 1970-01-01. */
export const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
