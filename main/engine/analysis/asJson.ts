import type { Json, JsonObject } from '../../../shared/contract/analysis.ts'

/** A result as it leaves the engine: typed arrays as lists, what is not finite as null, what is undefined left out. */
export function asJson(value: object): JsonObject {
  return convert(value) as JsonObject
}

function convert(value: unknown): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return value ?? null
  if (Array.isArray(value)) return value.map(convert)
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, convert)
  return Object.fromEntries(Object.entries(value as object).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, convert(inner)]])))
}
