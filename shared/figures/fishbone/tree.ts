import type { Bone } from '../../model/fishbone.ts'
import { MAX_BONE_LEVEL } from '../../model/fishbone.ts'

export interface TreeBone {
  id: string
  parent: string | null
  /** 1 = big bone. */
  level: number
  text: string
  children: TreeBone[]
}

/**
 * Big bones with everything below them, in order. Bones whose parent is gone, that hang in a circle or lie below
 * the deepest level are left out: a drawing must not depend on a clean tree.
 */
export function growTree(bones: readonly Bone[]): TreeBone[] {
  const byParent = new Map<string | null, Bone[]>()
  for (const bone of bones) {
    const siblings = byParent.get(bone.parent)
    if (siblings) siblings.push(bone)
    else byParent.set(bone.parent, [bone])
  }
  for (const siblings of byParent.values()) siblings.sort((a, b) => a.order - b.order)
  const grow = (parent: string | null, level: number): TreeBone[] => level > MAX_BONE_LEVEL ? [] :
    (byParent.get(parent) ?? []).map(bone => ({ id: bone.id, parent, level, text: bone.text, children: grow(bone.id, level + 1) }))
  return grow(null, 1)
}
