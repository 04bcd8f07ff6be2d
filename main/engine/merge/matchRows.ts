import type { CellValue } from '../../../shared/model/missing.ts'

/** One side of a comparison: a key a row (null: the row has none), and all that the row says, for rows of one key. */
export interface Side { keys: readonly (string | null)[]; answers(row: number): number }

export interface Matched {
  /** By row of the file: row of the other side, or -1. */
  places: Int32Array
  /** Rows that share their key with others and cannot be told apart. */
  ambiguousFile: number[]
  ambiguousData: number[]
}

const SEPARATOR = '\u001f'

/** Key texts of rows by several columns; null where all of them are empty. */
export function keysOf(columns: readonly ArrayLike<CellValue | undefined>[], rows: number): (string | null)[] {
  return Array.from({ length: rows }, (_, row) => {
    const parts = columns.map(column => column[row] ?? null)
    return parts.every(part => part === null) ? null : parts.map(part => (part === null ? '' : String(part))).join(SEPARATOR)
  })
}

/** Every row has a key and no two the same. */
export function isUnique(keys: readonly (string | null)[]): boolean {
  const seen = new Set<string>()
  for (const key of keys) {
    if (key === null || seen.has(key)) return false
    seen.add(key)
  }
  return true
}

/** 0..1: rows whose key no other row has. */
export function uniqueShare(keys: readonly (string | null)[]): number {
  const counts = new Map<string, number>()
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  let single = 0
  for (const key of keys) if (key !== null && counts.get(key) === 1) single++
  return keys.length === 0 ? 1 : single / keys.length
}

function group(keys: readonly (string | null)[]): Map<string, number[]> {
  const rows = new Map<string, number[]>()
  keys.forEach((key, row) => {
    const list = rows.get(key ?? '')
    if (list) list.push(row)
    else rows.set(key ?? '', [row])
  })
  return rows
}

/**
 * Pairs the rows of two files by key. Rows that share a key are paired where all their answers agree, as many as there
 * are on both sides; one that is left on each side is the one that changed; more than that are ambiguous and stay alone.
 * Position counts for nothing, but that equal rows of one key, which nobody can tell apart, are paired in their order.
 */
export function matchRows(file: Side, data: Side): Matched {
  const places = new Int32Array(file.keys.length).fill(-1)
  const ambiguousFile: number[] = []
  const ambiguousData: number[] = []
  const others = group(data.keys)
  for (const [key, rows] of group(file.keys)) {
    const candidates = others.get(key)
    if (!candidates) continue
    if (key !== '' && rows.length === 1 && candidates.length === 1) { places[rows[0]!] = candidates[0]!; continue }
    const byAnswers = new Map<number, number[]>()
    for (const row of candidates) {
      const answers = data.answers(row)
      const list = byAnswers.get(answers)
      if (list) list.push(row)
      else byAnswers.set(answers, [row])
    }
    const left = rows.filter(row => {
      const found = byAnswers.get(file.answers(row))?.shift()
      if (found === undefined) return true
      places[row] = found
      return false
    })
    const leftData = [...byAnswers.values()].flat()
    if (left.length === 0 || leftData.length === 0) continue
    if (key !== '' && left.length === 1 && leftData.length === 1) places[left[0]!] = leftData[0]!
    else {
      ambiguousFile.push(...left)
      ambiguousData.push(...leftData)
    }
  }
  return { places, ambiguousFile, ambiguousData }
}
