import { subtree } from '../../../shared/model/factor.ts'
import type { BoneEvidence, Fishbone } from '../../../shared/model/fishbone.ts'
import { itemSets, latestItems } from '../causes/latestWave.ts'
import type { ItemSet } from '../causes/latestWave.ts'
import type { ProjectReader } from '../store/reader.ts'
import { meanScore, respondentScores } from './respondentScores.ts'

/**
 * Live numbers of every bone that points at a factor: the scale items of the factor and of those below it, in the latest data set that
 * has any (`sets` may hold one chosen alone). A factor that is gone leaves the bone without numbers.
 */
export function boneEvidence(project: ProjectReader, fishbone: Fishbone, atMost: number, sets: readonly ItemSet[] = itemSets(project, null)): BoneEvidence[] {
  const factors = project.factors()
  return fishbone.bones.filter(bone => bone.factor !== null).map(bone => {
    const found = latestItems(sets, new Set(subtree(factors, bone.factor!).map(factor => factor.id)))
    if (!found) return { bone: bone.id, items: 0, n: 0, share: null, mean: null }
    const scores = respondentScores(project, found.items, atMost)
    return { bone: bone.id, items: found.items.length, n: scores.n, share: scores.n > 0 ? scores.dissatisfied / scores.n : null, mean: meanScore([scores]) }
  })
}
