import type { SerialFacts } from '../../../shared/contract/response.ts'
import type { ProjectReader } from '../store/reader.ts'
import { collectionOf } from './collection.ts'

/** Rows by the number of their sheet, rows that do not count among them. */
export function serialsOf(project: ProjectReader, form: string): Map<number, number[]> {
  const found = collectionOf(project, form)
  const column = found?.columns.beside.serial
  const serials = new Map<number, number[]>()
  if (!found || column === undefined) return serials
  const rids = project.merging.rids(found.dataset)
  project.merging.column(found.dataset, column).forEach((value, row) => {
    if (typeof value === 'number') serials.set(value, [...(serials.get(value) ?? []), rids[row]!])
  })
  return serials
}

/** Gaps listed at most. */
const LISTED = 500

/** Numbers between the first and the last sheet that no row has, and those that several have. */
export function serialFacts(serials: ReadonlyMap<number, readonly number[]>): SerialFacts {
  const numbers = [...serials.keys()].filter(Number.isInteger).sort((a, b) => a - b)
  const missing: number[] = []
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0]
  for (let i = 1; i < numbers.length; i++) for (let n = numbers[i - 1]! + 1; n < numbers[i]! && missing.length < LISTED; n++) missing.push(n)
  return {
    entered: serials.size, first: numbers.length > 0 ? first : null, last: numbers.length > 0 ? last : null, missing, gaps: numbers.length > 0 ? last - first + 1 - numbers.length : 0,
    duplicates: [...serials].filter(([, rids]) => rids.length > 1).map(([serial, rids]) => ({ serial, rids: [...rids] })).sort((a, b) => a.serial - b.serial),
  }
}
