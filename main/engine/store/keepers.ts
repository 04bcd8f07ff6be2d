/** What the rotation needs to know of a backup. */
export interface Rotating {
  /** Order in which they were made: the one thing a clock that jumps cannot change. */
  seq: number
  /** ISO 8601 with offset; its day, week and month are those of the computer it was made on. */
  at: string
  bytes: number
}

const RECENT = 6
const DAILY = 7
const WEEKLY = 4
const MONTHLY = 3
const DAY_MS = 86_400_000

const dayOf = (at: string): string => at.slice(0, 10)
const monthOf = (at: string): string => at.slice(0, 7)
/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
const weekOf = (at: string): string => String(Math.floor((Date.parse(`${dayOf(at)}T00:00:00Z`) / DAY_MS + 3) / 7))

/** Of each of the `count` latest periods its newest or its oldest member; `newestFirst` in order of making. */
function ofPeriods<B extends Rotating>(newestFirst: readonly B[], period: (at: string) => string, count: number, take: 'newest' | 'oldest'): B[] {
  const chosen = new Map<string, B>()
  for (const backup of newestFirst) {
    const label = period(backup.at)
    if (take === 'oldest' ? chosen.has(label) || chosen.size < count : !chosen.has(label) && chosen.size < count) chosen.set(label, backup)
  }
  return [...chosen.values()]
}

/**
 * Which backups stay (SAFETY.md, section 5): the 6 made last, the last of each of 7 days, the first of each of 4 weeks
 * and of 3 months. "Latest" goes by the order of making, so there is no `now` to be wrong about: a clock that jumps a day
 * forward and back can mislabel a day, but neither the newest backup nor the oldest of its month is lost by it.
 *
 * Together they may take `capBytes`; beyond that the later ones of the list above go. The newest, and the newest of another
 * day, stay whatever they take.
 */
export function keepers<B extends Rotating>(backups: readonly B[], capBytes: number): B[] {
  const newestFirst = [...backups].sort((a, b) => b.seq - a.seq)
  const newest = newestFirst[0]
  if (!newest) return []
  const anotherDay = newestFirst.find(backup => dayOf(backup.at) !== dayOf(newest.at))
  const always = anotherDay ? [newest, anotherDay] : [newest]
  const wanted = new Set([
    ...always,
    ...newestFirst.slice(0, RECENT),
    ...ofPeriods(newestFirst, dayOf, DAILY, 'newest'),
    ...ofPeriods(newestFirst, weekOf, WEEKLY, 'oldest'),
    ...ofPeriods(newestFirst, monthOf, MONTHLY, 'oldest'),
  ])
  let total = 0
  return [...wanted].filter(backup => {
    if (total + backup.bytes > capBytes && !always.includes(backup)) return false
    total += backup.bytes
    return true
  })
}
