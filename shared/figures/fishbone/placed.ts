import type { PlacedBone, TextBox } from '../figure.ts'
import type { Rect } from '../geometry.ts'

/** Everything with words on a bone. */
const textBoxes = (bone: Pick<PlacedBone, 'label' | 'evidence' | 'badge'>): TextBox[] => [bone.label, bone.evidence, bone.badge].filter(one => one !== null)

/** Everything that takes room beside the lines. */
export const takenBy = (bone: Pick<PlacedBone, 'label' | 'evidence' | 'badge' | 'star'>): Rect[] =>
  [...textBoxes(bone), ...(bone.star ? [{ x: bone.star.x - bone.star.r, y: bone.star.y - bone.star.r, width: 2 * bone.star.r, height: 2 * bone.star.r }] : [])]
