import type { Json } from '../../../shared/contract/analysis.ts'

/** Numbers under the names they belong to, in order; null for what is not a number, and for all of them where there are none. */
export const keyed = (names: readonly string[], values: ArrayLike<number | null> | null): { [name: string]: Json } =>
  Object.fromEntries(names.map((name, i) => { const value = values?.[i]; return [name, value !== null && value !== undefined && Number.isFinite(value) ? value : null] }))
