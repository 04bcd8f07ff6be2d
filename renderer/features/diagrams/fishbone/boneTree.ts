import { MAX_BONE_LEVEL } from '../../../../shared/model/fishbone.ts'
import type { Bone } from '../../../../shared/model/fishbone.ts'
import { heightOf, levelOf } from '../../figure/hierarchy.ts'
import type { Place } from '../../figure/hierarchy.ts'

/** May a bone with everything below it hang at this place without passing the deepest level? */
export const fits = (bones: readonly Bone[], place: Place, id: string | null = null): boolean =>
  levelOf(bones, place.parent) + (id === null ? 1 : heightOf(bones, id)) <= MAX_BONE_LEVEL
