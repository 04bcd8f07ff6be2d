import { readFileSync } from 'node:fs'

export type NaCode = number | string

/** One case of the reference format. `expected` is compared leaf by leaf under its own names. */
export interface ReferenceCase {
  id: string
  analysis: string
  data?: string
  spec?: { column?: string; columns?: string[]; control?: string[]; missing?: string }
  y?: string
  x?: string[]
  counts?: [label: string, count: number][]
  derived_columns?: Record<string, string> | null
  missing?: { na_code?: NaCode | NaCode[] | null; rule?: string } | string | null
  /** Columns of the case itself instead of a file. */
  inline_data?: unknown
  /** Columns to be turned round, with the bounds of their scale; a bare list takes the smallest and largest answer. */
  reverse_keyed?: { columns: string[]; min?: number; max?: number } | string[] | null
  expected: unknown
  /** What else a case brings, read by its analysis. */
  [field: string]: unknown
}

/** What a file holds: cases, and how many entries are none. */
export interface CaseFile { cases: ReferenceCase[]; others: number }

/**
 * Cases of a file: `{cases: [...]}`, `{cases: {id: {...}}}`, a list, or one case. The counts of a Pareto case are an object whose order matters,
 * which JSON.parse does not keep for keys such as "10": they are marked before parsing. A case without an id is numbered.
 */
export function readCaseFile(file: string): CaseFile {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  const marked = text.replace(/"(\d+)"(?=\s*:)/g, '"\u2060$1"')
  const document = unmark(JSON.parse(marked)) as { cases?: unknown } | unknown[] | null
  const held = Array.isArray(document) || document === null ? document ?? [] : document.cases ?? [document]
  const entries = Array.isArray(held) ? held.map((one: unknown): [string | null, unknown] => [null, one]) : isObject(held) ? Object.entries(held) : []
  const cases = entries.flatMap(([name, one], index) => {
    if (!isObject(one) || typeof one['analysis'] !== 'string') return []
    return [{ ...one, id: String(one['id'] ?? name ?? `case ${index + 1}`), expected: one['expected'] ?? {} } as ReferenceCase]
  })
  return { cases, others: entries.length - cases.length }
}
export const readCases = (file: string): ReferenceCase[] => readCaseFile(file).cases

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function unmark(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map(entry => unmark(entry))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, entry]) => [key.replace(/^\u2060/, ''), unmark(entry, key)] as const)
  // A list of pairs, as it is written elsewhere, stays what it is.
  return name === 'counts' ? entries : Object.fromEntries(entries)
}
