import { endCauses } from '../fishbone/endCauses.ts'
import { boneTree } from '../fishbone/tree.ts'
import type { Bone } from '../model/fishbone.ts'

/** A bone with its place in the figure. */
export interface PlacedCause {
  bone: Bone
  /** Texts from the big bone down to the bone itself. */
  path: string[]
  end: boolean
  /** 1.. over the end causes in reading order; null for the others. */
  number: number | null
  /** Why it is left out of confirmation: its own reason, else that of the nearest bone above it that is. */
  excluded: string | null
}

/** All bones in reading order, end causes numbered as in the figure. */
export function placedCauses(bones: readonly Bone[]): PlacedCause[] {
  const tree = boneTree(bones)
  const ends = new Map(endCauses(bones).map(end => [end.bone, end.number]))
  return tree.bones.map(bone => {
    const path = tree.path(bone.id)
    const number = ends.get(bone.id) ?? null
    return { bone, path: path.map(({ text }) => text), end: number !== null, number, excluded: path.findLast(({ content }) => content.excluded !== null)?.content.excluded?.reason ?? null }
  })
}
