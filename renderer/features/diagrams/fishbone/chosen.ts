import { boneTree } from '../../../../shared/fishbone/tree.ts'
import type { Bone } from '../../../../shared/model/fishbone.ts'
import { childrenOf, heightOf, levelOf } from '../../figure/hierarchy.ts'
import type { Place } from '../../figure/hierarchy.ts'
import { MAX_BONE_LEVEL } from '../../../../shared/model/fishbone.ts'

/** Of the chosen bones those that stand below no other chosen one, in reading order: what a gesture moves or removes. */
export const topmostOf = (bones: readonly Bone[], chosen: Iterable<string>): Bone[] => boneTree(bones).topmost(chosen)

/** From one line to another, both included, in the order they are shown. */
export function between(order: readonly string[], a: string, b: string): string[] {
  const [from, to] = [order.indexOf(a), order.indexOf(b)]
  if (from < 0 || to < 0) return [b]
  return order.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** May all of them hang at this place without passing the deepest level, and without hanging on themselves? */
export function allFit(bones: readonly Bone[], moved: readonly Bone[], parent: string | null): boolean {
  const tree = boneTree(bones)
  const ids = new Set(moved.map(bone => bone.id))
  if (parent !== null && tree.path(parent).some(bone => ids.has(bone.id))) return false
  return levelOf(bones, parent) + Math.max(0, ...moved.map(bone => heightOf(bones, bone.id))) <= MAX_BONE_LEVEL
}

/** The list with several bones taken to one place, in their order; the index counts the siblings without them. */
export function movedMany(bones: readonly Bone[], moved: readonly Bone[], { parent, index }: Place): Bone[] {
  const ids = new Set(moved.map(bone => bone.id))
  const siblings = childrenOf(bones, parent).filter(bone => !ids.has(bone.id))
  siblings.splice(Math.min(index, siblings.length), 0, ...moved.map(bone => (bone.parent === parent ? bone : { ...bone, parent, content: { ...bone.content, agreed: false } })))
  const orders = new Map(siblings.map((bone, order) => [bone.id, { ...bone, order }]))
  const left = bones.filter(bone => !ids.has(bone.id))
  const gone = new Map([...new Set(moved.map(bone => bone.parent))].filter(each => each !== parent).flatMap(each => childrenOf(left, each).map((bone, order) => [bone.id, { ...bone, order }] as const)))
  return bones.map(bone => orders.get(bone.id) ?? gone.get(bone.id) ?? bone)
}

/** Siblings that stand together one place up or down; null at the edge, or when they have different parents. */
export function shiftedTogether(bones: readonly Bone[], moved: readonly Bone[], by: -1 | 1): Place | null {
  const parent = sharedParent(moved)
  if (parent === undefined) return null
  const ids = new Set(moved.map(bone => bone.id))
  const siblings = childrenOf(bones, parent)
  const places = siblings.flatMap((bone, i) => (ids.has(bone.id) ? [i] : []))
  const first = places[0] ?? 0
  const before = siblings.slice(0, by < 0 ? first : (places.at(-1) ?? 0) + 1).filter(bone => !ids.has(bone.id)).length
  const index = before + by
  return index < 0 || index > siblings.length - ids.size ? null : { parent, index }
}

/** All under the sibling that stands before the first of them. */
export function indentedTogether(bones: readonly Bone[], moved: readonly Bone[]): Place | null {
  const parent = sharedParent(moved)
  if (parent === undefined) return null
  const siblings = childrenOf(bones, parent)
  const above = siblings[siblings.findIndex(bone => bone.id === moved[0]?.id) - 1]
  return above ? { parent: above.id, index: childrenOf(bones, above.id).length } : null
}

/** All right after their parent. */
export function outdentedTogether(bones: readonly Bone[], moved: readonly Bone[]): Place | null {
  const parent = sharedParent(moved)
  const over = parent === undefined ? undefined : bones.find(bone => bone.id === parent)
  return over ? { parent: over.parent, index: childrenOf(bones, over.parent).findIndex(bone => bone.id === over.id) + 1 } : null
}

/** undefined: they do not share one. */
function sharedParent(moved: readonly Bone[]): string | null | undefined {
  const [first] = moved
  return first !== undefined && moved.every(bone => bone.parent === first.parent) ? first.parent : undefined
}
