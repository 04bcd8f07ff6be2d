import type { CellValue } from '../../../shared/model/missing.ts'
import { isMissing } from '../../../shared/model/missing.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import type { ProjectReader } from '../store/reader.ts'

/** Pairs must be at least this part of the smaller wave's known respondents to be worth more than two whole samples. */
const ENOUGH = 0.5

type Pairing =
  | { paired: true; key: Variable; rows: [before: number, after: number][] }
  | { paired: false; why: 'noKey' | 'runningNumber' | 'fewPairs' }

/**
 * Respondents of two waves by a number of their own: a variable of role id or identifier that both waves have, every value
 * once in each. A column that counts the answers of its wave (1, 2, 3 …) says nothing about persons and is not used:
 * pairs made of it would be strangers.
 */
export function pairRespondents(project: ProjectReader, before: Dataset, after: Dataset): Pairing {
  const keys = before.variables.filter(({ role }) => role === 'identifier' || role === 'id')
  let why: 'noKey' | 'runningNumber' | 'fewPairs' = 'noKey'
  for (const key of keys) {
    const other = after.variables.find(({ id, role }) => id === key.id && role === key.role) ?? after.variables.find(({ name, role }) => name === key.name && role === key.role)
    if (!other) continue
    const first = rowByKey(project.columns.values(before.id, key.id)), second = rowByKey(project.columns.values(after.id, other.id))
    if (!first || !second) continue
    if (isRunning(first) && isRunning(second)) { why = 'runningNumber'; continue }
    const rows = [...first].flatMap(([value, row]): [number, number][] => { const match = second.get(value); return match === undefined ? [] : [[row, match]] })
    if (rows.length < 2 || rows.length < ENOUGH * Math.min(first.size, second.size)) { if (rows.length > 0 || why === 'noKey') why = 'fewPairs'; continue }
    return { paired: true, key, rows }
  }
  return { paired: false, why }
}

/** null where a value stands twice, or there is none. */
function rowByKey(values: readonly CellValue[]): Map<string, number> | null {
  const rows = new Map<string, number>()
  for (const [row, value] of values.entries()) {
    if (isMissing(value)) continue
    const key = String(value).trim()
    if (rows.has(key)) return null
    rows.set(key, row)
  }
  return rows.size === 0 ? null : rows
}

/** Whole numbers without a gap, but for a tenth of them (excluded answers). */
function isRunning(rows: ReadonlyMap<string, number>): boolean {
  const numbers = [...rows.keys()].map(Number)
  if (!numbers.every(Number.isInteger)) return false
  const range = numbers.reduce((most, n) => Math.max(most, n), -Infinity) - numbers.reduce((least, n) => Math.min(least, n), Infinity) + 1
  return range <= rows.size * 1.1 + 1
}
