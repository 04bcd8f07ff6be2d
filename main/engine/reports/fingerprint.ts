import { createHash } from 'node:crypto'

/** Recognises a result: the same for the same numbers and words, whatever the order of keys. */
export function fingerprint(result: unknown): string {
  return createHash('sha256').update(JSON.stringify(result, (_, value: unknown) =>
    (value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value))).digest('hex')
}
