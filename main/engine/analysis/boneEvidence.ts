import { subtree } from '../../../shared/model/factor.ts'
import type { BoneEvidence, Fishbone } from '../../../shared/model/fishbone.ts'
import type { ProjectReader } from '../store/reader.ts'
import { meanScore, respondentScores } from './respondentScores.ts'
import { treeItems } from './scaleItems.ts'

/**
 * Live numbers of every bone that points at a factor: the scale items of the factor and of those below it, in all datasets.
 * Respondents of several datasets are added up. A factor that is gone leaves the bone without numbers.
 */
export function boneEvidence(project: ProjectReader, fishbone: Fishbone, atMost: number): BoneEvidence[] {
  const pointing = fishbone.bones.filter(bone => bone.factor !== null)
  if (pointing.length === 0) return []
  const factors = project.factors()
  const datasets = project.datasets().map(({ id }) => treeItems(project.dataset(id), factors))
  return pointing.map(bone => {
    const below = new Set(subtree(factors, bone.factor!).map(factor => factor.id))
    const parts = datasets
      .map(items => items.filter(item => item.factor !== null && below.has(item.factor.id)))
      .filter(items => items.length > 0)
    const results = parts.map(items => respondentScores(project, items, atMost))
    const n = results.reduce((total, result) => total + result.n, 0)
    return {
      bone: bone.id,
      items: parts.reduce((total, items) => total + items.length, 0),
      n,
      share: n > 0 ? results.reduce((total, result) => total + result.dissatisfied, 0) / n : null,
      mean: meanScore(results),
    }
  })
}
