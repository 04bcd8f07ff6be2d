import type { Bone } from '../model/fishbone.ts'

/** What must be known of a bone to find its place. */
export type Placed = Pick<Bone, 'id' | 'parent' | 'order'>

/** Bones by who stands above whom. Bones that hang on nothing, or in a circle, are left out everywhere. */
export interface BoneTree<B extends Placed> {
  /** Reading order: a bone, then all below it, then its next sibling. */
  readonly bones: readonly B[]
  bone(id: string): B | undefined
  children(id: string | null): readonly B[]
  /** 1: a big bone. */
  level(id: string): number
  /** From the big bone to the bone itself. */
  path(id: string): B[]
  /** The bone and all below it, in reading order. */
  below(id: string): B[]
  /** How many levels the bone and what is below it take; 1 for an end. */
  height(id: string): number
  /** Those of the given bones that stand below none of the others, in reading order. */
  topmost(ids: Iterable<string>): B[]
}

export function boneTree<B extends Placed>(bones: readonly B[]): BoneTree<B> {
  const children = Map.groupBy(bones, bone => bone.parent)
  for (const siblings of children.values()) siblings.sort((a, b) => a.order - b.order)
  const known = new Map<string, { bone: B; level: number; at: number; end: number; height: number }>()
  const order: B[] = []
  const visit = (parent: string | null, level: number): number => {
    let height = 0
    for (const bone of children.get(parent) ?? []) {
      const entry = { bone, level, at: order.length, end: 0, height: 1 }
      known.set(bone.id, entry)
      order.push(bone)
      entry.height = 1 + visit(bone.id, level + 1)
      entry.end = order.length
      height = Math.max(height, entry.height)
    }
    return height
  }
  visit(null, 1)
  const path = (id: string): B[] => {
    const found: B[] = []
    for (let at = known.get(id)?.bone; at !== undefined; at = at.parent === null ? undefined : known.get(at.parent)?.bone) found.unshift(at)
    return found
  }
  return {
    bones: order,
    bone: id => known.get(id)?.bone,
    children: id => (id === null || known.has(id) ? children.get(id) ?? [] : []),
    level: id => known.get(id)?.level ?? 0,
    path,
    below(id) {
      const entry = known.get(id)
      return entry ? order.slice(entry.at, entry.end) : []
    },
    height: id => known.get(id)?.height ?? 0,
    topmost(ids) {
      const chosen = new Set(ids)
      return order.filter(bone => chosen.has(bone.id) && path(bone.id).every(above => above.id === bone.id || !chosen.has(above.id)))
    },
  }
}
