import type { TraceBone, TraceClass, TraceCode, TraceGraph, TraceItem, TraceMatrix, TracePriority } from '../../../shared/causes/trace.ts'
import { traceHoles, traceRows } from '../../../shared/causes/trace.ts'
import { placedCauses } from '../../../shared/causes/placedCauses.ts'
import type { Evidence } from '../../../shared/model/cause.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import { paretoSpec } from '../../../shared/model/figureSpec.ts'
import { isCoded } from '../../../shared/model/variable.ts'
import { labelOf } from '../analysis/findVariable.ts'
import { paretoResult } from '../analysis/paretoResult.ts'
import { treeItems, treeOrder } from '../analysis/scaleItems.ts'
import type { ProjectReader } from '../store/reader.ts'
import { savedPriority } from './savedPriority.ts'
import { confirmationsByBone } from './confirmations.ts'
import { effectResult } from './effects.ts'
import { isGone } from './evidenceFacts.ts'
import { named } from './gone.ts'
import { effectsOf, measuresOf } from './measures.ts'

interface TraceWish {
  /** Whose dissatisfied answers class the factors; null: the first data set with items in the tree. */
  dataset: number | null
  atMost: number
  /** How many of the first ranks of the saved priority table need a measure. */
  top: number
}

/** The chain from items to effects as it is now, and where it breaks. */
export function traceMatrix(project: ProjectReader, wish: TraceWish): TraceMatrix {
  const { graph, dataset } = traceGraph(project, wish)
  const holes = traceHoles(graph)
  return { rows: traceRows(graph, holes), holes, dataset: dataset && named(dataset), atMost: wish.atMost, top: wish.top }
}

function traceGraph(project: ProjectReader, { dataset: asked, atMost, top }: TraceWish): { graph: TraceGraph; dataset: Dataset | null } {
  const factors = treeOrder(project.factors())
  const datasets = project.datasets().map(({ id }) => project.dataset(id))
  const dataset = asked === null ? datasets.find(each => treeItems(each, factors).length > 0) ?? null : project.dataset(asked)
  const bones = traceBones(project, factors)
  return {
    dataset,
    graph: {
      factors: factors.map(({ id, parent, name }) => ({ id, parent, name })), bones,
      items: traceItems(project, datasets), classes: dataset ? classes(project, dataset, factors, atMost) : [], codes: datasets.flatMap(each => codes(project, each, factors)),
      measures: measuresOf(project).map(({ id, content }) => ({ id, what: content.what, status: content.status, causes: content.causes, factors: content.factors })),
      effects: effectsOf(project).map(({ id, measure, content }) => ({ id, measure, metric: content.metric, verdict: effectResult(project, content).verdict })),
      priorities: priorities(project, top),
    },
  }
}

/** Scale items that were asked. What everything is measured against (the target of a saved priority table, the metric of the whole) is no item of a factor. */
function traceItems(project: ProjectReader, datasets: readonly Dataset[]): TraceItem[] {
  const aims = new Set([
    ...project.figures().flatMap(({ spec }) => (spec.kind === 'priority' ? [spec.target] : [])),
    ...effectsOf(project).flatMap(({ measure, content }) => (measure === null && content.source.type === 'waves' ? content.source.variables : [])),
  ])
  return datasets.flatMap(({ id, variables }) => variables
    .filter(({ scale, kind, role, derived, factor, id: own, name }) => scale !== null && isCoded(kind) && role === 'answer' && derived === null && (factor !== null || !(aims.has(own) || aims.has(name))))
    .map(variable => ({ dataset: id, variable: variable.id, label: labelOf(variable), factor: variable.factor })))
}

function classes(project: ProjectReader, dataset: Dataset, factors: readonly Factor[], atMost: number): TraceClass[] {
  const known = new Set(factors.map(({ id }) => id))
  const spec = paretoSpec.parse({ kind: 'pareto', source: { type: 'dissatisfaction', dataset: dataset.id, by: 'factor', atMost } })
  return paretoResult(project, spec).rows.filter(({ key }) => known.has(key)).map(({ key, count, share, class: own }) => ({ factor: key, count, share, class: own }))
}

/** Codes of texts and words of cause columns. The rest bar names nothing that could be worked on. */
function codes(project: ProjectReader, dataset: Dataset, factors: readonly Factor[]): TraceCode[] {
  const known = new Set(factors.map(({ id }) => id))
  const columns = dataset.variables.filter(({ id, kind, meaning }) => meaning === 'factor' || (kind === 'text' && project.codings(dataset.id, id).length > 0))
  return columns.flatMap(({ id }) => {
    const spec = paretoSpec.parse({ kind: 'pareto', source: { type: 'coding', dataset: dataset.id, variable: id } })
    return paretoResult(project, spec).rows.filter(({ count, other }) => count > 0 && !other).map(({ key, label, count, class: own }) =>
      ({ dataset: named(dataset), variable: id, factor: known.has(key) ? key : null, name: label, mentions: count, class: own }))
  })
}

/** Causes of all cause-and-effect diagrams; a sorting diagram or one of measures claims no cause. */
function traceBones(project: ProjectReader, factors: readonly Factor[]): TraceBone[] {
  const known = new Set(factors.map(({ id }) => id))
  const factorOf = new Map(factors.flatMap(({ id, items }) => items.map(item => [`${item.dataset}/${item.variable}`, id] as const)))
  const records = confirmationsByBone(project)
  const about = (evidence: Evidence): string[] => {
    if (evidence.type === 'codes') return [evidence.factor]
    if (evidence.type === 'items') return evidence.variables.flatMap(id => factorOf.get(`${evidence.dataset}/${id}`) ?? [])
    return []
  }
  return project.fishbones().map(({ id }) => project.fishbone(id)).filter(({ settings }) => settings.type === 'cause').flatMap(fishbone => placedCauses(fishbone.bones).map(({ bone, end, number, excluded }): TraceBone => {
    const { evidence } = bone.content
    const gone = evidence.filter(each => isGone(project, each)).length
    const own = bone.factor !== null && known.has(bone.factor) ? [bone.factor] : []
    return {
      id: bone.id, fishbone: fishbone.id, parent: bone.parent, text: bone.text, number, end, gone,
      factors: [...new Set([...own, ...evidence.flatMap(about).filter(factor => known.has(factor))])],
      evidence: own.length + evidence.length - gone, excluded: excluded !== null, confirmation: records.get(bone.id)?.content.verdict ?? 'none',
    }
  }))
}

function priorities(project: ProjectReader, top: number): TracePriority[] {
  return (savedPriority(project)?.items ?? []).filter(({ rank, factor }) => rank !== null && rank <= top && factor !== null)
    .map(({ rank, factor, label }) => ({ factor: factor!, rank: rank!, label })).sort((a, b) => a.rank - b.rank)
}
