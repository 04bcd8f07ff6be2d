import type { BoneFacts, Contribution, EvidenceFacts, FactorFacts, FishboneFacts } from '../../../shared/causes/facts.ts'
import { subtree } from '../../../shared/model/factor.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { Bone, Fishbone } from '../../../shared/model/fishbone.ts'
import { isDissatisfied } from '../../../shared/stats/score.ts'
import { respondentScores } from '../analysis/respondentScores.ts'
import type { ScaleItem } from '../analysis/scaleItems.ts'
import type { ProjectReader } from '../store/reader.ts'
import { evidenceFacts } from './evidenceFacts.ts'
import { named } from './gone.ts'
import { latestItems } from './latestWave.ts'
import type { ItemSet } from './latestWave.ts'
import { savedPriority } from './savedPriority.ts'
import type { SavedPriority } from './savedPriority.ts'
import { scoreFacts } from './scoreFacts.ts'

/** Live numbers of every bone that points at a factor or carries evidence, and what the heat is taken from. `sets`: see latestWave.ts. */
export function fishboneFacts(project: ProjectReader, fishbone: Fishbone, atMost: number, sets: readonly ItemSet[]): FishboneFacts {
  const factors = project.factors()
  const bearing = fishbone.bones.filter(bone => bone.factor !== null || bone.content.evidence.length > 0)
  if (bearing.length === 0) return { fishbone: fishbone.id, atMost, bones: [], heat: null }
  const priority = savedPriority(project)
  const counts = dissatisfiedCounts(project, sets, atMost)
  const bones = bearing.map((bone): BoneFacts => {
    const own = bone.factor === null ? null : factors.find(({ id }) => id === bone.factor) ?? null
    const below = new Set(own ? subtree(factors, own.id).map(({ id }) => id) : [])
    const evidence = bone.content.evidence.map(each => evidenceFacts(project, each))
    const behind = itemsBehind(bone, below, sets)
    return {
      bone: bone.id, text: bone.text, evidence,
      factor: own && factorFacts(project, own, latestItems(sets, below), atMost),
      contribution: behind ? answersOf(behind, counts) : mentionsOf(evidence, project),
      gapImpact: priority && behind && impactOf(behind.items, priority),
    }
  })
  return { fishbone: fishbone.id, atMost, bones, heat: priority && priority.source }
}

const keyOf = (dataset: number, variable: string): string => `${dataset}/${variable}`

function factorFacts(project: ProjectReader, factor: Factor, latest: ItemSet | null, atMost: number): FactorFacts {
  return {
    factor: { id: factor.id, name: factor.name }, dataset: latest && named(latest.dataset), items: latest?.items.length ?? 0,
    ...scoreFacts(latest ? [respondentScores(project, latest.items, atMost)] : []),
  }
}

/** Items of the tree a bone stands for, of one data set: those of its factor and those bound to it. */
function itemsBehind(bone: Bone, below: ReadonlySet<string>, sets: readonly ItemSet[]): ItemSet | null {
  const bound = new Set(bone.content.evidence.flatMap(each => (each.type === 'items' ? each.variables.map(id => keyOf(each.dataset, id)) : [])))
  const isBound = ({ variable }: ScaleItem): boolean => bound.has(keyOf(variable.dataset, variable.id))
  const set = latestItems(sets, below)?.dataset ?? sets.find(({ items }) => items.some(isBound))?.dataset
  const items = sets.find(({ dataset }) => dataset === set)?.items.filter(item => below.has(item.factor!.id) || isBound(item)) ?? []
  return set && items.length > 0 ? { dataset: set, items } : null
}

/** Dissatisfied answers by item, each column read once however many bones ask. */
function dissatisfiedCounts(project: ProjectReader, sets: readonly ItemSet[], atMost: number): ReadonlyMap<number, { total: number; of: ReadonlyMap<string, number> }> {
  return new Map(sets.map(({ dataset, items }) => {
    const of = new Map(items.map(({ variable, scale }) => {
      const numbers = project.columns.numbers(dataset.id, variable.id)
      let n = 0
      // NaN is on neither side.
      for (let row = 0; row < numbers.length; row++) if (isDissatisfied(numbers[row]!, scale, atMost)) n++
      return [variable.id, n] as const
    }))
    return [dataset.id, { total: [...of.values()].reduce((sum, n) => sum + n, 0), of }] as const
  }))
}

/** Of all dissatisfied answers of the data set. */
function answersOf({ dataset, items }: ItemSet, counts: ReturnType<typeof dissatisfiedCounts>): Contribution {
  const { total, of } = counts.get(dataset.id)!
  const count = items.reduce((sum, { variable }) => sum + (of.get(variable.id) ?? 0), 0)
  return { by: 'answers', count, total, share: total > 0 ? count / total : null }
}

function mentionsOf(evidence: readonly EvidenceFacts[], project: ProjectReader): Contribution | null {
  const codes = evidence.find(each => each.type === 'codes')
  if (!codes) return null
  const roots = project.factors().filter(({ parent }) => parent === null)
  const all = roots.reduce((sum, root) => {
    const facts = evidenceFacts(project, { type: 'codes', dataset: codes.dataset.id, segment: codes.segment?.id ?? null, variable: codes.variable, factor: root.id })
    return sum + (facts.type === 'codes' ? facts.mentions : 0)
  }, 0)
  return { by: 'mentions', count: codes.mentions, total: all, share: all > 0 ? codes.mentions / all : null }
}

function impactOf(items: readonly ScaleItem[], { spec, items: lines }: SavedPriority): number | null {
  const wanted = new Set(items.filter(({ variable }) => variable.dataset === spec.dataset).map(({ variable }) => variable.id))
  const found = lines.filter(({ item, index }) => wanted.has(item) && index !== null)
  return found.length === 0 ? null : found.reduce((sum, { index }) => sum + index!, 0)
}
