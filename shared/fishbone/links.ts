import type { BoneLink } from '../model/cause.ts'
import type { Bone } from '../model/fishbone.ts'

export type LinkProblem = 'linkSelf' | 'linkParent' | 'linkTwice'

/** Why a line across cannot be drawn; null: it can. Back from a bone to one of its own causes is allowed: it is a loop. */
export function linkProblem(bones: readonly Pick<Bone, 'id' | 'parent'>[], links: readonly BoneLink[], { from, to }: Pick<BoneLink, 'from' | 'to'>): LinkProblem | null {
  if (from === to) return 'linkSelf'
  if (bones.some(bone => bone.id === from && bone.parent === to)) return 'linkParent'
  return links.some(link => link.from === from && link.to === to) ? 'linkTwice' : null
}
