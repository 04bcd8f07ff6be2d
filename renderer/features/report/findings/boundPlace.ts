import type { Picked } from '../editing.ts'

/** Where the number stands that provenance calls `b-1f0c…#2`, in a list `b-1f0c….0#2`; null for a whole block. */
export function boundPlace(id: string): Picked | null {
  const found = /^([^#.]+)(?:\.(\d+))?#(\d+)$/.exec(id)
  return found && { block: found[1]!, item: found[2] === undefined ? null : Number(found[2]), run: Number(found[3]) }
}
