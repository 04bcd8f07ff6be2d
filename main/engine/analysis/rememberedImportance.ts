import type { DerivedMethod, Importance } from '../../../shared/stats/importance.ts'
import { derivedImportance } from '../../../shared/stats/importance.ts'

interface Kept { method: DerivedMethod; data: Buffer[]; found: Importance }

/** Views that are open at once ask for the same importance one after another: the last few are enough. */
const MOST = 3
const kept: Kept[] = []

const bytes = (column: Float64Array): Buffer => Buffer.from(column.buffer, column.byteOffset, column.byteLength)

/**
 * `derivedImportance`, worked out once for the same numbers. Priority table, cards of causes and quadrant ask for it after every edit;
 * whether the numbers are the same is seen from the numbers themselves, byte by byte, so that no answer can be out of date.
 */
export function rememberedImportance(method: DerivedMethod, columns: readonly Float64Array[], target: Float64Array): Importance {
  const data = [target, ...columns].map(bytes)
  const at = kept.findIndex(each => each.method === method && each.data.length === data.length && each.data.every((column, i) => column.equals(data[i]!)))
  if (at >= 0) {
    const [again] = kept.splice(at, 1) as [Kept]
    kept.unshift(again)
    return again.found
  }
  const found = derivedImportance(method, columns, target)
  kept.unshift({ method, data: data.map(column => Buffer.from(column)), found })
  kept.length = Math.min(kept.length, MOST)
  return found
}
