import type { Bone } from '../../../../shared/model/fishbone.ts'
import { childrenOf, nodeOf, walk } from '../../figure/hierarchy.ts'
import type { Walked } from '../../figure/hierarchy.ts'
import { HEAD } from './spatial.ts'
import type { Direction } from './spatial.ts'

/** Lines of outline and table: what is not folded away. */
export const linesOf = (bones: readonly Bone[], folded: ReadonlySet<string>): Walked<Bone>[] => walk<Bone>(bones, id => !folded.has(id))

/** Where an arrow goes among lines: up and down by line, left to the parent, right to the first below. */
export function neighbourLine(bones: readonly Bone[], rows: readonly string[], selected: string, direction: Direction): string | null {
  const order = [HEAD, ...rows]
  const at = order.indexOf(selected)
  if (direction === 'up') return order[at - 1] ?? null
  if (direction === 'down') return order[at + 1] ?? null
  if (direction === 'left') return selected === HEAD ? null : nodeOf(bones, selected)?.parent ?? HEAD
  return childrenOf(bones, selected === HEAD ? null : selected)[0]?.id ?? null
}
