import type { Journal } from './journal.ts'
import type { Key, Model } from './models.ts'

/** Writes 0..n-1 into `ord`; rows that have their place already are not touched. */
export function renumber(journal: Journal, model: Model, keys: readonly Key[]): void {
  keys.forEach((key, ord) => journal.update(model, key, { ord }))
}

/** The list with `member` at `index`, or at the end. */
export function placed<T>(list: readonly T[], member: T, index: number = list.length): T[] {
  return [...list.slice(0, index), member, ...list.slice(index)]
}
