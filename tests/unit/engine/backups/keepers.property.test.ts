import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BACKUP_EVERY_MS, isDue } from '../../../../main/engine/store/backups.ts'
import type { Moment } from '../../../../main/engine/store/backups.ts'
import { keepers } from '../../../../main/engine/store/keepers.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const START = Date.UTC(2026, 0, 5)
const DAYS = 400
const iso = (ms: number): string => new Date(ms).toISOString().replace('Z', '+00:00')

interface Made { seq: number; at: string; bytes: number; truly: number }

/** Working days of a project: on which days, from which minute, and after how many minutes each next edit comes. */
const life = fc.record({
  days: fc.oneof(
    fc.uniqueArray(fc.integer({ min: 0, max: DAYS - 1 }), { minLength: 1, maxLength: 120 }),
    // Day after day: here a mislabelled day meets its neighbours.
    fc.tuple(fc.integer({ min: 0, max: DAYS - 60 }), fc.integer({ min: 2, max: 60 })).map(([from, count]) => Array.from({ length: count }, (_, n) => from + n)),
  ),
  begin: fc.integer({ min: 0, max: 1200 }),
  gaps: fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 15, max: 90 })), { minLength: 1, maxLength: 14 }),
  jumps: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(-1, 0, 1)), { minLength: 1, maxLength: 20 }),
  sleepy: fc.boolean(),
})

test(`over ${DAYS} days with a clock that jumps a day: one backup of the last 30 minutes, one of an earlier day`, () => {
  let backupsMade = 0
  let shelvesWithEarlierDay = 0
  fc.assert(fc.property(life, ({ days, begin, gaps, jumps, sleepy }) => {
    let shelf: Made[] = []
    let seq = 0
    let firstDay: number | null = null
    let jump = 0
    let skew = 0
    let untilJump = jumps[0]![0]
    for (const day of [...days].sort((a, b) => a - b)) {
      // A project is opened once on each of its days.
      let last: Moment | null = null
      let now = START + day * DAY + begin * MINUTE
      for (const gap of gaps) {
        now = Math.min(now + gap * MINUTE, START + (day + 1) * DAY - 1)
        if (--untilJump === 0) {
          skew = jumps[jump % jumps.length]![1] * DAY
          jump++
          untilJump = jumps[jump % jumps.length]![0]
        }
        // Either clock alone may be wrong: one jumps, the other stands still while the computer sleeps.
        const here: Moment = sleepy ? { at: iso(now), elapsed: 0 } : { at: iso(now + skew), elapsed: now }
        if (isDue(last, here)) {
          last = here
          shelf.push({ seq: ++seq, at: here.at, bytes: 1, truly: now })
          shelf = keepers(shelf, Infinity)
          backupsMade++
        }
        firstDay ??= day
        expect(now - Math.max(...shelf.map(backup => backup.truly))).toBeLessThanOrEqual(30 * MINUTE)
        if (firstDay < day) {
          shelvesWithEarlierDay++
          expect(Math.min(...shelf.map(backup => backup.truly))).toBeLessThan(START + day * DAY)
        }
        expect(shelf.length).toBeLessThanOrEqual(6 + 7 + 4 + 3)
      }
    }
  }), { numRuns: Number(process.env.YINGUO_RUNS ?? 1000), seed: 20_261_122 })
  expect(backupsMade).toBeGreaterThan(1000)
  expect(shelvesWithEarlierDay).toBeGreaterThan(1000)
})

describe('what stays', () => {
  const daily = (count: number, bytes = 1): Made[] => Array.from({ length: count }, (_, day) => ({ seq: day + 1, at: iso(START + day * DAY), bytes, truly: START + day * DAY }))
  const oneByOne = (all: readonly Made[], cap = Infinity): Made[] => all.reduce<Made[]>((kept, next) => keepers([...kept, next], cap), [])

  test('six of one day', () => {
    const sameDay = Array.from({ length: 20 }, (_, n) => ({ seq: n + 1, at: iso(START + n * BACKUP_EVERY_MS), bytes: 1, truly: 0 }))
    // The first of the week and month, too.
    expect(oneByOne(sameDay).map(backup => backup.seq).sort((a, b) => a - b)).toEqual([1, 15, 16, 17, 18, 19, 20])
  })

  test('after 200 days with one a day: seven days, four weeks, three months', () => {
    const kept = oneByOne(daily(200)).map(backup => backup.at.slice(0, 10)).sort()
    expect(kept.slice(-7)).toEqual(['2026-07-17', '2026-07-18', '2026-07-19', '2026-07-20', '2026-07-21', '2026-07-22', '2026-07-23'])
    expect(kept.slice(0, -7)).toEqual(['2026-05-01', '2026-06-01', '2026-06-29', '2026-07-01', '2026-07-06', '2026-07-13'])
  })

  test('the cap takes the oldest aims first, and never the newest and one of another day', () => {
    fc.assert(fc.property(fc.array(fc.record({ day: fc.integer({ min: 0, max: 60 }), bytes: fc.integer({ min: 1, max: 100 }) }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 400 }), (list, cap) => {
      const all = list.map(({ day, bytes }, n) => ({ seq: n + 1, at: iso(START + day * DAY), bytes }))
      const kept = keepers(all, cap)
      const newest = all.at(-1)!
      expect(kept[0]).toBe(newest)
      const other = all.filter(backup => backup.at !== newest.at).at(-1)
      if (other) expect(kept).toContain(other)
      const total = kept.reduce((sum, backup) => sum + backup.bytes, 0)
      if (total > cap) expect(kept.length).toBeLessThanOrEqual(2)
    }), { numRuns: 500, seed: 7 })
  })

  test('nothing of nothing', () => { expect(keepers([], 5)).toEqual([]) })
})

test('a backup is due at the first edit, after 15 minutes by either clock, and when the clock went back', () => {
  const last: Moment = { at: '2026-01-05T08:00:00+08:00', elapsed: 1000 }
  expect(isDue(null, last)).toBe(true)
  expect(isDue(last, { at: '2026-01-05T08:14:59+08:00', elapsed: 1000 + BACKUP_EVERY_MS - 1 })).toBe(false)
  expect(isDue(last, { at: '2026-01-05T08:15:00+08:00', elapsed: 1000 })).toBe(true)
  expect(isDue(last, { at: '2026-01-05T08:00:00+08:00', elapsed: 1000 + BACKUP_EVERY_MS })).toBe(true)
  expect(isDue(last, { at: '2026-01-05T07:59:59+08:00', elapsed: 2000 })).toBe(true)
  // The same moment told in another zone.
  expect(isDue(last, { at: '2026-01-05T00:10:00+00:00', elapsed: 2000 })).toBe(false)
})
