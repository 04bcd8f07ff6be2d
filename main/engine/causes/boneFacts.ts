import type { BoneFacts, Contribution, EvidenceFacts, FactorFacts, FishboneFacts, HeatSource } from '../../../shared/causes/facts.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { subtree } from '../../../shared/model/factor.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { PrioritySpec } from '../../../shared/model/figureSpec.ts'
import type { Bone, Fishbone } from '../../../shared/model/fishbone.ts'
import type { PriorityResult } from '../../../shared/model/results.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { isDissatisfied } from '../../../shared/stats/score.ts'
import { respondentScores } from '../analysis/respondentScores.ts'
import { treeItems } from '../analysis/scaleItems.ts'
import type { ScaleItem } from '../analysis/scaleItems.ts'
import { priorityResult } from '../analysis/priorityResult.ts'
import { segmentView } from '../analysis/segmentView.ts'
import type { ProjectReader } from '../store/reader.ts'
import { evidenceFacts } from './evidenceFacts.ts'
import { named } from './gone.ts'
import { scoreFacts } from './scoreFacts.ts'

/** Shapley values double their work with every item: beyond this many the heat takes relative weights, which nearly agree. */
const SHAPLEY_ITEMS = 10

/** Live numbers of every bone that points at a factor or carries evidence, and what the heat is taken from. */
export function fishboneFacts(project: ProjectReader, fishbone: Fishbone, atMost: number): FishboneFacts {
  const factors = project.factors()
  const bearing = fishbone.bones.filter(bone => bone.factor !== null || bone.content.evidence.length > 0)
  if (bearing.length === 0) return { fishbone: fishbone.id, atMost, bones: [], heat: null }
  const sets = project.datasets().map(({ id }) => project.dataset(id)).map(dataset => ({ dataset, items: treeItems(dataset, factors) })).filter(({ items }) => items.length > 0)
  const priority = savedPriority(project)
  const counted = new Map<string, number>()
  const mentionsOf = (item: ScaleItem): number => {
    const key = keyOf(item.variable.dataset, item.variable.id)
    let n = counted.get(key)
    if (n === undefined) counted.set(key, n = dissatisfiedAnswers(project, item, atMost))
    return n
  }
  const total = sets.flatMap(({ items }) => items).reduce((sum, item) => sum + mentionsOf(item), 0)
  const bones = bearing.map((bone): BoneFacts => {
    const own = bone.factor === null ? null : factors.find(({ id }) => id === bone.factor) ?? null
    const evidence = bone.content.evidence.map(each => evidenceFacts(project, each))
    const items = itemsBehind(bone, own, factors, sets)
    return {
      bone: bone.id, text: bone.text, evidence,
      factor: own && factorFacts(project, own, factors, sets, atMost),
      contribution: contributionOf(items, evidence, project, { total, mentionsOf }),
      gapImpact: priority && impactOf(items, priority.result),
    }
  })
  return { fishbone: fishbone.id, atMost, bones, heat: priority && priority.source }
}

const keyOf = (dataset: number, variable: string): string => `${dataset}/${variable}`

type Sets = readonly { dataset: Dataset; items: ScaleItem[] }[]

function factorFacts(project: ProjectReader, factor: Factor, factors: readonly Factor[], sets: Sets, atMost: number): FactorFacts {
  const below = new Set(subtree(factors, factor.id).map(({ id }) => id))
  const parts = sets.map(({ items }) => items.filter(item => below.has(item.factor!.id))).filter(items => items.length > 0)
  return {
    factor: { id: factor.id, name: factor.name }, items: parts.reduce((sum, items) => sum + items.length, 0),
    ...scoreFacts(parts.map(items => respondentScores(project, items, atMost))),
  }
}

/** Items of the tree a bone stands for: those of its factor, and those bound to it. */
function itemsBehind(bone: Bone, factor: Factor | null, factors: readonly Factor[], sets: Sets): ScaleItem[] {
  const below = new Set(factor ? subtree(factors, factor.id).map(({ id }) => id) : [])
  const bound = new Set(bone.content.evidence.flatMap(each => (each.type === 'items' ? each.variables.map(id => keyOf(each.dataset, id)) : [])))
  return sets.flatMap(({ items }) => items).filter(({ variable, factor: own }) => below.has(own!.id) || bound.has(keyOf(variable.dataset, variable.id)))
}

function dissatisfiedAnswers(project: ProjectReader, { variable, scale }: ScaleItem, atMost: number): number {
  let n = 0
  for (const value of project.columns.numbers(variable.dataset, variable.id)) if (!Number.isNaN(value) && isDissatisfied(value, scale, atMost)) n++
  return n
}

function contributionOf(items: readonly ScaleItem[], evidence: readonly EvidenceFacts[], project: ProjectReader, { total, mentionsOf }: { total: number; mentionsOf(item: ScaleItem): number }): Contribution | null {
  if (items.length > 0) {
    const count = items.reduce((sum, item) => sum + mentionsOf(item), 0)
    return { by: 'answers', count, total, share: total > 0 ? count / total : null }
  }
  const codes = evidence.find(each => each.type === 'codes')
  if (!codes) return null
  const roots = project.factors().filter(({ parent }) => parent === null)
  const all = roots.reduce((sum, root) => {
    const facts = evidenceFacts(project, { type: 'codes', dataset: codes.dataset.id, segment: codes.segment?.id ?? null, variable: codes.variable, factor: root.id })
    return sum + (facts.type === 'codes' ? facts.mentions : 0)
  }, 0)
  return { by: 'mentions', count: codes.mentions, total: all, share: all > 0 ? codes.mentions / all : null }
}

/** The first saved priority table that can be worked out. */
export function savedPriority(project: ProjectReader): { source: HeatSource; spec: PrioritySpec; result: PriorityResult } | null {
  for (const { id, spec } of project.figures()) {
    if (spec.kind !== 'priority') continue
    try {
      const view = segmentView(project, spec.dataset, spec.segment).project
      const few = spec.items !== null && spec.items.length <= SHAPLEY_ITEMS
      const importance = spec.importance === 'shapley' && !few ? 'johnson' : spec.importance
      const result = priorityResult(view, { ...spec, importance })
      return { spec, result, source: { figure: id, dataset: named(project.dataset(spec.dataset)), target: result.target.label, method: importance } }
    } catch (thrown) {
      // Its data set, target or items are gone, or there are too few cases: no heat from this one.
      if (!(thrown instanceof YinguoError)) throw thrown
    }
  }
  return null
}

function impactOf(items: readonly ScaleItem[], { rows, dataset }: PriorityResult): number | null {
  const wanted = new Set(items.filter(({ variable }) => variable.dataset === dataset.id).map(({ variable }) => variable.id))
  const found = rows.filter(({ item, index }) => wanted.has(item) && index !== null)
  return found.length === 0 ? null : found.reduce((sum, { index }) => sum + index!, 0)
}
