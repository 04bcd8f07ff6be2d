import { readFileSync } from 'node:fs'

/** One case of the reference format. `expected` is compared leaf by leaf under its own names. */
export interface ReferenceCase {
  id: string
  analysis: string
  data?: string
  spec?: { column?: string; columns?: string[]; missing?: string }
  y?: string
  x?: string[]
  counts?: [label: string, count: number][]
  derived_columns?: Record<string, string> | null
  missing?: { na_code?: number | null } | null
  expected: unknown
  /** What else a case brings, read by its analysis. */
  [field: string]: unknown
}

/**
 * Cases of a file: `{cases: [...]}`, a list, or one case. The counts of a Pareto case are an object whose order matters,
 * which JSON.parse does not keep for keys such as "10": they are marked before parsing.
 */
export function readCases(file: string): ReferenceCase[] {
  const text = readFileSync(file, 'utf8')
  const marked = text.replace(/"(\d+)"(?=\s*:)/g, '"\u2060$1"')
  const document = unmark(JSON.parse(marked)) as { cases?: unknown[] } | unknown[]
  const listed = Array.isArray(document) ? document : document.cases ?? [document]
  const found = Array.isArray(listed) ? listed : []
  return found.filter((one): one is ReferenceCase => typeof one === 'object' && one !== null && typeof (one as ReferenceCase).analysis === 'string')
}

function unmark(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map(entry => unmark(entry))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, entry]) => [key.replace(/^\u2060/, ''), unmark(entry, key)] as const)
  return name === 'counts' ? entries : Object.fromEntries(entries)
}
