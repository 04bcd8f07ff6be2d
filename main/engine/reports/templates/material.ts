import { isBackground } from '../../../../shared/model/background.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { defaultItems, treeOrder } from '../../analysis/scaleItems.ts'
import type { ScaleItem } from '../../analysis/scaleItems.ts'
import { likelyTarget, namedOverall } from '../../../../shared/model/likelyTarget.ts'
import type { FishboneSpec, ParetoSpec, PrioritySpec } from '../../../../shared/model/figureSpec.ts'
import { fishboneSpec, paretoSpec, prioritySpec } from '../../../../shared/model/figureSpec.ts'
import type { Factor } from '../../../../shared/model/factor.ts'
import { mainCauses, measureSheet } from '../../causes/measures.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { hasActivityPlan } from '../activityPlan.ts'

/** What a project has to fill a template with; parts without material are left to the group's own words. */
export interface Material {
  project: ProjectReader
  name: string
  survey: Dataset | null
  issued: boolean
  /** Questions about who answers. */
  background: string[]
  /** Scale items but the overall one: of the tree, or all that were asked where nothing hangs in it. */
  items: string[]
  /** Items whose means stand beside each other as they are: one scale, none of them reversed. */
  comparable(items: readonly string[]): boolean
  dimensions: { factor: Factor; items: string[] }[]
  target: string | null
  pareto: ParetoSpec | null
  priority: PrioritySpec | null
  fishbones: FishboneSpec[]
  measures: boolean
  /** Points by criterion were given. */
  measureScores: boolean
  effects: boolean
  confirmations: boolean
  /** Causes with a verdict that makes them main ones. */
  mainCauses: boolean
  /** Dates that a plan of activities could show. */
  dates: boolean
}

const MOST_BACKGROUND = 4

const oneScale = (items: readonly ScaleItem[]): boolean =>
  items.length > 1 && items.every(({ scale }) => scale.direction !== 'negative' && scale.min === items[0]!.scale.min && scale.max === items[0]!.scale.max)

export function materialOf(project: ProjectReader): Material {
  const survey = project.datasets().find(dataset => dataset.type === 'survey')
  const dataset = survey ? project.dataset(survey.id) : null
  const factors = project.factors()
  const saved = project.figures().map(figure => figure.spec)
  const priority = saved.find(spec => spec.kind === 'priority') ?? null
  const likely = priority?.target ?? (dataset && likelyTarget(dataset.variables))
  const asked = dataset ? defaultItems(dataset, factors) : []
  const hung = asked.some(item => item.factor !== null)
  // Without factors only a question that calls itself overall is taken for the outcome of the others.
  const target = hung || priority || dataset?.variables.some(variable => variable.id === likely && namedOverall(variable)) ? likely : null
  const inTree = asked.filter(item => item.variable.id !== target)
  const dimensions = treeOrder(factors).filter(factor => factor.parent === null).flatMap(factor => {
    const items = inTree.filter(item => item.dimension?.id === factor.id).map(item => item.variable.id)
    return items.length > 0 ? [{ factor, items }] : []
  })
  const items = inTree.map(item => item.variable.id)
  const byId = new Map(inTree.map(item => [item.variable.id, item]))
  return {
    project, name: project.info().name, survey: dataset, issued: dataset !== null && dataset.ledger.issued !== null,
    background: dataset ? dataset.variables.filter(variable => isBackground(variable) && variable.kind !== 'number' && variable.codes.length > 1).slice(0, MOST_BACKGROUND).map(variable => variable.id) : [],
    items, dimensions, target: target ?? null, comparable: of => oneScale(of.flatMap(id => byId.get(id) ?? [])),
    pareto: saved.find(spec => spec.kind === 'pareto') ?? (dataset && items.length > 1 ? paretoSpec.parse({ kind: 'pareto', source: { type: 'dissatisfaction', dataset: dataset.id, by: hung ? 'factor' : 'item', ...(!hung && { variables: items }) } }) : null),
    priority: priority ?? (dataset && target && items.length > 1 ? prioritySpec.parse({ kind: 'priority', dataset: dataset.id, target, ...(!hung && { items }) }) : null),
    fishbones: project.fishbones().filter(fishbone => fishbone.bones > 0).map(fishbone => saved.find(spec => spec.kind === 'fishbone' && spec.fishbone === fishbone.id) as FishboneSpec | undefined ?? fishboneSpec.parse({ kind: 'fishbone', fishbone: fishbone.id })),
    measures: project.records('measure').length > 0, measureScores: measureSheet(project).criteria.criteria.length > 0, effects: project.records('effect_check').length > 0, confirmations: project.records('confirmation').length > 0,
    mainCauses: mainCauses(project).length > 0, dates: hasActivityPlan(project),
  }
}
