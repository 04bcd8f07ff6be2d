/** A day, and a time where the text gives one, without a time zone: as the platform printed it. */
export interface Moment { year: number; month: number; day: number; hour: number | null }

const shape = /^\s*(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?(?:[T\s]+(\d{1,2}):\d{1,2}(?::\d{1,2}(?:\.\d+)?)?)?/u

/** 2024-03-05, 2024/3/5 14:20, 2024年3月5日, 2024-03-05T14:20:00Z; null for anything else and for days that do not exist. */
export function readMoment(text: string): Moment | null {
  const found = shape.exec(text)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), found[3] === undefined ? 1 : Number(found[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const hour = found[4] === undefined ? null : Number(found[4])
  return { year, month, day, hour: hour !== null && hour > 23 ? null : hour }
}

const DAY_MS = 86_400_000
/** Whole days since 1970-01-01. */
export const dayNumber = ({ year, month, day }: Moment): number => Date.UTC(year, month - 1, day) / DAY_MS

/** 1 Monday … 7 Sunday (ISO 8601); 1970-01-01 was a Thursday. */
export const weekdayOf = (moment: Moment): number => ((dayNumber(moment) + 3) % 7 + 7) % 7 + 1

/** Year and number of the week that holds the day; a week belongs to the year of its Thursday (ISO 8601). */
export function weekOf(moment: Moment): { year: number; week: number } {
  const thursday = dayNumber(moment) + 4 - weekdayOf(moment)
  const year = new Date(thursday * DAY_MS).getUTCFullYear()
  return { year, week: Math.floor((thursday - Date.UTC(year, 0, 1) / DAY_MS) / 7) + 1 }
}
