import { isBackground } from '../../../../shared/model/background.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { treeOrder, treeItems } from '../../analysis/scaleItems.ts'
import { likelyTarget } from '../../../../shared/model/likelyTarget.ts'
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
  /** Scale items of the tree but the overall one. */
  items: string[]
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

export function materialOf(project: ProjectReader): Material {
  const survey = project.datasets().find(dataset => dataset.type === 'survey')
  const dataset = survey ? project.dataset(survey.id) : null
  const factors = project.factors()
  const saved = project.figures().map(figure => figure.spec)
  const priority = saved.find(spec => spec.kind === 'priority') ?? null
  const target = priority?.target ?? (dataset && likelyTarget(dataset.variables))
  const inTree = dataset ? treeItems(dataset, factors).filter(item => item.variable.id !== target) : []
  const dimensions = treeOrder(factors).filter(factor => factor.parent === null).flatMap(factor => {
    const items = inTree.filter(item => item.dimension?.id === factor.id).map(item => item.variable.id)
    return items.length > 0 ? [{ factor, items }] : []
  })
  const items = inTree.map(item => item.variable.id)
  return {
    project, name: project.info().name, survey: dataset, issued: dataset !== null && dataset.ledger.issued !== null,
    background: dataset ? dataset.variables.filter(variable => isBackground(variable) && variable.kind !== 'number' && variable.codes.length > 1).slice(0, MOST_BACKGROUND).map(variable => variable.id) : [],
    items, dimensions, target: target ?? null,
    pareto: saved.find(spec => spec.kind === 'pareto') ?? (dataset && items.length > 1 ? paretoSpec.parse({ kind: 'pareto', source: { type: 'dissatisfaction', dataset: dataset.id, by: 'factor' } }) : null),
    priority: priority ?? (dataset && target && items.length > 1 ? prioritySpec.parse({ kind: 'priority', dataset: dataset.id, target }) : null),
    fishbones: project.fishbones().filter(fishbone => fishbone.bones > 0).map(fishbone => saved.find(spec => spec.kind === 'fishbone' && spec.fishbone === fishbone.id) as FishboneSpec | undefined ?? fishboneSpec.parse({ kind: 'fishbone', fishbone: fishbone.id })),
    measures: project.records('measure').length > 0, measureScores: measureSheet(project).criteria.criteria.length > 0, effects: project.records('effect_check').length > 0, confirmations: project.records('confirmation').length > 0,
    mainCauses: mainCauses(project).length > 0, dates: hasActivityPlan(project),
  }
}
