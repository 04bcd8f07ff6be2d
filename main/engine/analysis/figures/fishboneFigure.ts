import type { BoneFacts, EvidenceFacts } from '../../../../shared/causes/facts.ts'
import type { FishboneFigure } from '../../../../shared/figures/figure.ts'
import { buildFishboneFigure } from '../../../../shared/figures/fishbone/build.ts'
import type { FrameFacts } from '../../../../shared/figures/frame.ts'
import { meanText, percentText } from '../../../../shared/figures/rounding.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { confirmation } from '../../../../shared/model/cause.ts'
import { subtree } from '../../../../shared/model/factor.ts'
import { prioritySpec } from '../../../../shared/model/figureSpec.ts'
import type { FishboneSpec } from '../../../../shared/model/figureSpec.ts'
import type { BoneEvidence, Fishbone } from '../../../../shared/model/fishbone.ts'
import type { ProjectReader } from '../../store/reader.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { fishboneFacts } from '../../causes/boneFacts.ts'
import { itemSets, latestItems } from '../../causes/latestWave.ts'
import type { ItemSet } from '../../causes/latestWave.ts'
import { boneEvidence } from '../boneEvidence.ts'
import { datasetFacts } from '../datasetFacts.ts'
import { priorityResult } from '../priorityResult.ts'
import { segmentView } from '../segmentView.ts'

/** A fishbone, relation or tree diagram with live numbers. Throws NOT_FOUND; for gap x impact what the priority table throws. */
export function fishboneFigure(project: ProjectReader, spec: FishboneSpec, words: Translate): FishboneFigure {
  const fishbone = project.fishbone(spec.fishbone)
  const { metric } = spec.heat
  const sets = itemSets(project, spec.dataset ?? null)
  const evidence = spec.evidence || metric === 'share' || metric === 'gap' ? boneEvidence(project, fishbone, spec.atMost, sets) : []
  const carries = spec.evidence && fishbone.bones.some(bone => bone.content.evidence.length > 0)
  const live = carries || metric === 'contribution' ? fishboneFacts(project, fishbone, spec.atMost, sets).bones : []
  const facts = {
    evidence: spec.evidence ? evidence : [],
    ...(carries ? { lines: ownLines(live, words) } : {}),
    main: mainCauses(project, fishbone),
    dataset: spec.evidence || metric !== 'none' ? evidenceSource(project, fishbone, sets) : null,
    wave: spec.evidence || metric !== 'none' ? takenFrom(project, fishbone, sets) : null,
    respondents: Math.max(0, ...evidence.map(one => one.n)),
  }
  switch (spec.heat.metric) {
    case 'none': return buildFishboneFigure(fishbone, facts, spec, words)
    case 'contribution': return buildFishboneFigure(fishbone, { ...facts, heat: new Map(live.flatMap(one => { const share = one.contribution?.share ?? null; return share === null ? [] : [[one.bone, share] as const] })) }, spec, words)
    case 'share': return buildFishboneFigure(fishbone, { ...facts, heat: valuesOf(evidence, one => one.share) }, spec, words)
    case 'gap': return buildFishboneFigure(fishbone, { ...facts, heat: valuesOf(evidence, one => (one.mean === null ? null : 100 - one.mean)) }, spec, words)
    case 'gapImpact': return buildFishboneFigure(fishbone, { ...facts, ...gapImpact(project, fishbone, spec.heat) }, spec, words)
  }
}

/** One short line for bones without a factor that carry evidence with numbers: the first piece that has any. */
function ownLines(bones: readonly BoneFacts[], words: Translate): Map<string, string> {
  return new Map(bones.flatMap(bone => {
    if (bone.factor && bone.factor.items > 0) return []
    const said = bone.evidence.map(one => shortLine(one, words)).find(line => line !== '')
    return said === undefined ? [] : [[bone.bone, said] as const]
  }))
}

function shortLine(facts: EvidenceFacts, words: Translate): string {
  const share = 'share' in facts && facts.share !== null ? percentText(facts.share) : null
  if (share === null) return ''
  switch (facts.type) {
    case 'items': return facts.mean === null ? words('figures.fishbone.evidenceShare', { n: facts.n, percent: share }) : words('figures.fishbone.evidence', { n: facts.n, percent: share, mean: meanText(facts.mean) })
    case 'codes': return words('causeFigure.short.codes', { n: facts.texts, share })
    case 'segment': return words('causeFigure.short.segment', { n: facts.n, share })
    case 'hours': return words('causeFigure.short.hours', { from: facts.from, to: facts.to, n: facts.n, share })
    default: return ''
  }
}

/** Bones with a confirmation whose verdict makes them main causes. */
const mainCauses = (project: ProjectReader, fishbone: Fishbone): Set<string> =>
  new Set(fishbone.bones.filter(bone => project.records('confirmation', bone.id).some(record => confirmation.parse(record.content).verdict === 'main')).map(bone => bone.id))

const valuesOf = (evidence: readonly BoneEvidence[], value: (one: BoneEvidence) => number | null): Map<string, number> =>
  new Map(evidence.flatMap(one => { const number = one.items > 0 ? value(one) : null; return number === null ? [] : [[one.bone, number] as const] }))

/** The priority index of the items below a bone's factor, added up: impact = Johnson weights on the target, gap = 100 − score. */
function gapImpact(whole: ProjectReader, fishbone: Fishbone, heat: Extract<FishboneSpec['heat'], { metric: 'gapImpact' }>): { heat: Map<string, number>; heatTarget: string } {
  const { project } = segmentView(whole, heat.dataset, heat.segment)
  const result = priorityResult(project, prioritySpec.parse({ kind: 'priority', dataset: heat.dataset, target: heat.target, importance: 'johnson', gap: 'max' }))
  const factors = project.factors()
  const values = new Map<string, number>()
  for (const bone of fishbone.bones) {
    if (bone.factor === null) continue
    const below = new Set(subtree(factors, bone.factor).map(factor => factor.id))
    const own = result.rows.filter(row => row.factor !== null && below.has(row.factor.id) && row.index !== null)
    if (own.length > 0) values.set(bone.id, own.reduce((sum, row) => sum + (row.index ?? 0), 0))
  }
  return { heat: values, heatTarget: result.target.label }
}

/** The data sets the bones' numbers are taken from: of every factor the latest that asks for it. */
function usedSets(project: ProjectReader, fishbone: Fishbone, sets: readonly ItemSet[]): Dataset[] {
  const factors = project.factors()
  const used = fishbone.bones.flatMap(bone => (bone.factor === null ? [] : [latestItems(sets, new Set(subtree(factors, bone.factor).map(({ id }) => id)))?.dataset]))
  return [...new Set(used.filter(dataset => dataset !== undefined))]
}

/** Names of the data sets the live numbers are taken from, where there are others they could have been taken from; null where there is no choice. */
function takenFrom(project: ProjectReader, fishbone: Fishbone, sets: readonly ItemSet[]): string[] | null {
  const used = usedSets(project, fishbone, sets)
  return used.length > 0 && itemSets(project, null).length > used.length ? used.map(({ name, wave }) => (wave ? `${name} · ${wave}` : name)) : null
}

/** The datasets whose items stand behind the bones, as one source line; simulated as soon as one of them is. */
function evidenceSource(project: ProjectReader, fishbone: Fishbone, sets: readonly ItemSet[]): FrameFacts | null {
  const carried = fishbone.bones.flatMap(bone => bone.content.evidence.flatMap(one => ('dataset' in one ? [one.dataset] : [])))
  const known = new Set(project.datasets().map(dataset => dataset.id))
  const ids = [...new Set([...usedSets(project, fishbone, sets).map(({ id }) => id), ...carried])].filter(id => known.has(id)).sort((a, b) => a - b)
  const facts = ids.map(id => datasetFacts(project.dataset(id)))
  if (facts.length === 0) return null
  const joined = (values: string[]): string => [...new Set(values.filter(Boolean))].join('; ')
  return {
    name: joined(facts.map(one => one.name)),
    simulated: facts.some(one => one.simulated),
    period: joined(facts.map(one => one.period)),
    source: joined(facts.map(one => one.source || one.name)),
  }
}
