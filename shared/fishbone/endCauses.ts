import type { Bone } from '../model/fishbone.ts'
import { boneTree } from './tree.ts'

/** A cause with nothing below it (末端原因). */
interface EndCause {
  bone: string
  /** 1.. in reading order; left-out ones are numbered too, so that a number stays when one is left out. */
  number: number
  text: string
  /** 2..6 */
  level: number
  /** From the big bone to the cause itself. */
  path: { bone: string; text: string }[]
  /** Left out of confirmation: `by` is the bone that says so, the cause itself or one above it. */
  excluded: { by: string; reason: string } | null
}

/**
 * End causes of a diagram, numbered for the figure, the table and the plan of confirmation alike. A big bone names a kind of
 * cause, so one with nothing below it is an empty branch and not an end cause.
 */
export function endCauses(bones: readonly Bone[]): EndCause[] {
  const tree = boneTree(bones)
  return tree.bones.filter(bone => bone.parent !== null && tree.children(bone.id).length === 0).map((bone, i) => {
    const path = tree.path(bone.id)
    const by = path.findLast(each => each.content.excluded !== null)
    return {
      bone: bone.id, number: i + 1, text: bone.text, level: path.length,
      path: path.map(each => ({ bone: each.id, text: each.text })),
      excluded: by?.content.excluded ? { by: by.id, reason: by.content.excluded.reason } : null,
    }
  })
}

/** Numbers of the end causes by bone. */
export const endNumbers = (bones: readonly Bone[]): Map<string, number> => new Map(endCauses(bones).map(cause => [cause.bone, cause.number]))
