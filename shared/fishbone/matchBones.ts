import type { Bone } from '../model/fishbone.ts'
import { oneLine } from './outline.ts'
import { boneTree } from './tree.ts'

/**
 * Which bone of one state is which of another, left id to right id: the same bone, else the same label under the same parent,
 * else a label that stands once on either side. So a copy, or a branch that was cut and pasted, is still known.
 */
export function matchBones(left: readonly Bone[], right: readonly Bone[]): Map<string, string> {
  const known = new Set(right.map(bone => bone.id))
  const match = new Map(left.filter(bone => known.has(bone.id)).map(bone => [bone.id, bone.id]))
  const taken = new Set(match.values())
  const take = (from: string, to: string): void => { match.set(from, to); taken.add(to) }
  const rightTree = boneTree(right)
  for (const bone of boneTree(left).bones) {
    if (match.has(bone.id)) continue
    const parent = bone.parent === null ? null : match.get(bone.parent)
    if (parent === undefined) continue
    const same = rightTree.children(parent).find(other => !taken.has(other.id) && oneLine(other.text) === oneLine(bone.text))
    if (same) take(bone.id, same.id)
  }
  const alone = (bones: readonly Bone[], gone: (id: string) => boolean): Map<string, string[]> => {
    const labels = new Map<string, string[]>()
    for (const bone of bones) {
      const label = oneLine(bone.text)
      if (label !== '' && !gone(bone.id)) labels.set(label, [...(labels.get(label) ?? []), bone.id])
    }
    return labels
  }
  const there = alone(right, id => taken.has(id))
  for (const [label, [only, ...more]] of alone(left, id => match.has(id))) {
    const found = there.get(label)
    if (only !== undefined && more.length === 0 && found?.length === 1 && found[0] !== undefined) take(only, found[0])
  }
  return match
}
