import type { Bone } from '../../model/fishbone.ts'
import { MAX_BONE_LEVEL } from '../../model/fishbone.ts'

/** What a drawing needs to know of a bone. */
export type DrawnBone = Pick<Bone, 'id' | 'parent' | 'order' | 'text'>

export interface TreeBone {
  id: string
  parent: string | null
  /** 1 = big bone. */
  level: number
  text: string
  children: TreeBone[]
  /** Causes below it that are not shown. */
  folded: number
}

const nothing: ReadonlySet<string> = new Set()

/**
 * Big bones with everything below them, in order. Bones whose parent is gone, that hang in a circle or lie below
 * the deepest level are left out: a drawing must not depend on a clean tree. What hangs on a collapsed bone is counted only.
 */
export function growTree(bones: readonly DrawnBone[], collapsed: ReadonlySet<string> = nothing): TreeBone[] {
  const byParent = new Map<string | null, DrawnBone[]>()
  for (const bone of bones) {
    const siblings = byParent.get(bone.parent)
    if (siblings) siblings.push(bone)
    else byParent.set(bone.parent, [bone])
  }
  for (const siblings of byParent.values()) siblings.sort((a, b) => a.order - b.order)
  const grow = (parent: string | null, level: number): TreeBone[] => level > MAX_BONE_LEVEL ? [] :
    (byParent.get(parent) ?? []).map(bone => {
      const below = grow(bone.id, level + 1)
      const folds = collapsed.has(bone.id)
      return { id: bone.id, parent, level, text: bone.text, children: folds ? [] : below, folded: folds ? sizeOf(below) : 0 }
    })
  return grow(null, 1)
}

const sizeOf = (bones: readonly TreeBone[]): number => bones.reduce((sum, bone) => sum + 1 + sizeOf(bone.children), 0)

/** Depth first: parents before children, siblings in order. */
export const inReadingOrder = (tree: readonly TreeBone[]): TreeBone[] => tree.flatMap(bone => [bone, ...inReadingOrder(bone.children)])
