import { evaluate, measureGaps } from '../../../shared/causes/measures.ts'
import type { MainCause, Criteria, MeasureLine, MeasureSheet } from '../../../shared/causes/measures.ts'
import { measureCriteria } from '../../../shared/contract/cause.ts'
import { effectCheck, measure } from '../../../shared/model/cause.ts'
import type { EffectCheck, Measure } from '../../../shared/model/cause.ts'
import type { Bone } from '../../../shared/model/fishbone.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { confirmationsByBone } from './confirmations.ts'

interface KeptMeasure { id: string; content: Measure }
interface KeptEffect { id: string; measure: string | null; content: EffectCheck }

export const measuresOf = (project: ProjectReader): KeptMeasure[] =>
  project.records('measure', null).map(({ id, content }) => ({ id, content: measure.parse(content) }))
export const effectsOf = (project: ProjectReader): KeptEffect[] =>
  project.records('effect_check').map(({ id, owner, content }) => ({ id, measure: owner, content: effectCheck.parse(content) }))

/** Every bone of the project with its diagram. */
const allBones = (project: ProjectReader): Map<string, { fishbone: string; bone: Bone }> =>
  new Map(project.fishbones().flatMap(({ id }) => project.fishbone(id).bones.map(bone => [bone.id, { fishbone: id, bone }] as const)))

/** 要因: bones whose record says so. */
export function mainCauses(project: ProjectReader, bones = allBones(project)): MainCause[] {
  const records = confirmationsByBone(project)
  return [...bones.values()].filter(({ bone }) => records.get(bone.id)?.content.verdict === 'main').map(({ fishbone, bone }) => ({ fishbone, bone: bone.id, text: bone.text }))
}

export function measureSheet(project: ProjectReader): MeasureSheet {
  const bones = allBones(project)
  const mains = mainCauses(project, bones)
  const isMain = new Set(mains.map(({ bone }) => bone))
  const factors = new Map(project.factors().map(({ id, name }) => [id, name]))
  const effects = Map.groupBy(effectsOf(project), ({ measure: owner }) => owner)
  const kept = measuresOf(project)
  const lines = kept.map(({ id, content }): MeasureLine => {
    const causes = content.causes.map(bone => ({ bone, text: bones.get(bone)?.bone.text ?? null, main: isMain.has(bone) }))
    const named = content.factors.map(factor => ({ factor, name: factors.get(factor) ?? null }))
    return { id, content, causes, factors: named, gaps: measureGaps(content, causes, named), effects: effects.get(id)?.length ?? 0 }
  })
  const standing = lines.filter(({ content }) => content.status !== 'rejected')
  const covered = new Set(standing.flatMap(({ content }) => content.causes))
  const criteria = criteriaOf(project, kept)
  return {
    measures: lines, mains, without: mains.filter(({ bone }) => !covered.has(bone)), criteria, evaluation: evaluate(kept, criteria),
    cost: { known: standing.reduce((sum, { content }) => sum + (content.cost ?? 0), 0), unknown: standing.filter(({ content }) => content.cost === null).length },
  }
}

const CRITERIA = 'measureCriteria'
const criteriaStudy = (project: ProjectReader): { id: string; criteria: Criteria } | null => {
  for (const { id, content } of project.studies('qcTable')) {
    const read = measureCriteria.safeParse((content as { [CRITERIA]?: unknown } | null)?.[CRITERIA])
    if (read.success) return { id, criteria: read.data }
  }
  return null
}

/** As they were set; else the criteria that have points, of equal weight, out of 5. */
function criteriaOf(project: ProjectReader, measures: readonly KeptMeasure[]): Criteria {
  const names = [...new Set(measures.flatMap(({ content }) => Object.keys(content.scores)))]
  return criteriaStudy(project)?.criteria ?? { criteria: names.map(name => ({ name, weight: 1 })), points: 5, line: null }
}

export function saveCriteria(project: ProjectWriter, name: string, criteria: Criteria): void {
  project.saveStudy(criteriaStudy(project)?.id ?? null, 'qcTable', name, { [CRITERIA]: criteria })
}

/** Throws NOT_FOUND for a bone or factor that is named anew and does not exist; what was removed since it was named may stay. */
export function saveMeasure(project: ProjectWriter, id: string | null, content: Measure): KeptMeasure {
  const before = id === null ? null : measure.parse(project.record('measure', id).content)
  const bones = allBones(project)
  const factors = new Set(project.factors().map(factor => factor.id))
  for (const bone of content.causes) if (!bones.has(bone) && !before?.causes.includes(bone)) throw new YinguoError('NOT_FOUND', { what: 'bone', id: bone })
  for (const factor of content.factors) if (!factors.has(factor) && !before?.factors.includes(factor)) throw new YinguoError('NOT_FOUND', { what: 'factor', id: factor })
  const kept = id === null ? project.addRecord('measure', { content }) : project.updateRecord('measure', id, content)
  return { id: kept.id, content }
}

/** With its effect checks. */
export function removeMeasure(project: ProjectWriter, id: string): void {
  project.removeRecord('measure', id)
  for (const { id: effect } of project.records('effect_check', id)) project.removeRecord('effect_check', effect)
}
