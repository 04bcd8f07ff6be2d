import { toleranceOf } from './tolerance.ts'

export interface Difference { path: string; expected: unknown; got: unknown }

export interface Comparison {
  /** Numbers and words of `expected` that were found and compared. */
  compared: number
  outside: Difference[]
  /** Quantities of `expected` that the result does not have, or has as null. */
  absent: string[]
}

/** Compares every leaf of `expected` with the same path in `got`. Lists must have the same length. Sentences (rules, notes) are not compared. */
export function compare(expected: unknown, got: unknown, caseId: string): Comparison {
  const comparison: Comparison = { compared: 0, outside: [], absent: [] }
  visit(expected, got, [], caseId, comparison)
  return comparison
}

const isSentence = (path: readonly string[]): boolean => /^(rule|note|vital_few_rule)$/.test(path.at(-1) ?? '')

function visit(expected: unknown, got: unknown, path: string[], caseId: string, into: Comparison): void {
  const where = path.join('.')
  if (typeof expected === 'object' && expected !== null) {
    if (got === undefined || got === null) { into.absent.push(where); return }
    if (Array.isArray(expected) && Array.isArray(got) && got.length !== expected.length) {
      into.outside.push({ path: `${where}.length`, expected: expected.length, got: got.length })
      return
    }
    for (const [key, value] of Object.entries(expected)) {
      visit(value, Object.hasOwn(got, key) ? (got as Record<string, unknown>)[key] : undefined, [...path, key], caseId, into)
    }
    return
  }
  if (isSentence(path)) return
  if (expected === null) {
    into.compared++
    if (got !== null && got !== undefined) into.outside.push({ path: where, expected, got })
    return
  }
  if (got === undefined || got === null) { into.absent.push(where); return }
  into.compared++
  const same = typeof expected === 'number' ? typeof got === 'number' && toleranceOf(path, expected, caseId)(got) : got === expected
  if (!same) into.outside.push({ path: where, expected, got })
}
