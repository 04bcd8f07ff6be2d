import { normalLabel } from '../import/propose/words.ts'

/** `5、题目` without its number: a question that was put in before it moved it down. */
const unnumbered = (text: string): string => text.replace(/^\s*[Qq]?\d+\s*[、.．:：)）_]\s*/, '')

/** Place in the new file of each column of the old one; columns that are not there are left out. By header, and among equal headers by their order; never by position. */
export function matchColumns(before: readonly string[], now: readonly string[]): Map<number, number> {
  const found = new Map<number, number>()
  const taken = new Set<number>()
  const match = (as: (text: string) => string): void => {
    const places = new Map<string, number[]>()
    now.forEach((header, column) => {
      const key = as(header)
      if (key === '' || taken.has(column)) return
      const list = places.get(key)
      if (list) list.push(column)
      else places.set(key, [column])
    })
    before.forEach((header, column) => {
      const key = as(header)
      if (key === '' || found.has(column)) return
      const place = places.get(key)?.shift()
      if (place === undefined) return
      found.set(column, place)
      taken.add(place)
    })
  }
  match(normalLabel)
  match(header => unnumbered(normalLabel(header)))
  return found
}

/** 0..1: how many of the old columns are in the new file. */
export function sharedColumns(before: readonly string[], now: readonly string[]): number {
  const asked = before.filter(header => normalLabel(header) !== '').length
  return asked === 0 ? 0 : matchColumns(before, now).size / asked
}

/** 问卷星 puts the survey's number first in the name of every export; others write theirs in it too. */
export function surveyNumber(fileName: string): string | null {
  return /(?:^|[^\d])(\d{6,12})(?:[^\d]|$)/.exec(fileName)?.[1] ?? null
}
