import { analysisRequest } from '../../../../shared/contract/analysis.ts'
import type { BeforeNow, EditEffect } from '../../../../shared/contract/editEffect.ts'
import type { ChangeSet } from '../../../../shared/contract/history.ts'
import type { RequestOf } from '../../../../shared/contract/analysis.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { ParetoSpec, PrioritySpec } from '../../../../shared/model/figureSpec.ts'
import type { PriorityResult } from '../../../../shared/model/results.ts'
import { objects, text } from '../../../../shared/presentation/tableWords.ts'
import { columnMean } from '../../../../shared/stats/columnMean.ts'
import type { Quadrant } from '../../../../shared/stats/quadrant.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { attempt, dimensionEffects } from '../../screening/effect.ts'
import { labelOf } from '../findVariable.ts'
import { goodEndUp } from '../goodEndUp.ts'
import { paretoAnswer } from '../paretoAnswer.ts'
import { priorityResult } from '../priorityResult.ts'
import { quadrantTable } from '../requests/quadrantTable.ts'
import { segmentView } from '../segmentView.ts'
import { definitionsBefore } from './definitionsBefore.ts'
import { takenBack } from './takenBack.ts'

/** A change set of more cells than this (an import, a recode of everything) is not taken back cell by cell. */
const MOST_CELLS = 200_000
const MOST_VARIABLES = 30

type Two = [ProjectReader, ProjectReader]
interface Wish { priority: PrioritySpec | null; pareto: ParetoSpec | null }

/** What a change set did to the headline results; null where it touched no data. */
export function editEffect(project: ProjectReader, changeSet: ChangeSet, wish: Wish): EditEffect | null {
  const { total, cells } = project.changedCells(changeSet.id, MOST_CELLS)
  const definitions = definitionsBefore(project.changedRows(changeSet.id), segment => project.segments().find(({ id }) => id === segment)?.dataset)
  const ids = new Set(project.datasets().map(({ id }) => id))
  const id = [...cells.map(({ dataset }) => dataset), ...definitions.datasets].find(one => ids.has(one))
  if (id === undefined || total > MOST_CELLS) return null
  const dataset = project.dataset(id)
  const back = takenBack(project, dataset, cells, definitions)
  const views: Two = [back.project, project]
  const figures = project.figures().map(({ spec }) => spec)
  const priority = wish.priority?.dataset === id ? wish.priority : figures.find((spec): spec is PrioritySpec => spec.kind === 'priority' && spec.dataset === id) ?? null
  const about = (spec: ParetoSpec): boolean => 'dataset' in spec.source && spec.source.dataset === id
  const pareto = wish.pareto && about(wish.pareto) ? wish.pareto : figures.find((spec): spec is ParetoSpec => spec.kind === 'pareto' && about(spec)) ?? null
  const orders = priority === null ? null : views.map(view => attempt(() => priorityResult(segmentView(view, id, priority.segment).project, { ...priority, order: 'overall' })))
  const touched = [...new Set([...cells.flatMap(cell => (cell.dataset === id && cell.variable !== null && cell.variable !== 'rid' ? [cell.variable] : [])), ...definitions.variables(id)])]
  return {
    changeSet, dataset: { id, name: dataset.name }, cells: back.cells, overwritten: back.overwritten,
    n: [views[0].columns.rids(id).length, views[1].columns.rids(id).length],
    variables: variableEffects(views, dataset, touched),
    dimensions: dimensionEffects(views, dataset).map(({ key, label, mean, alpha }) => ({ key, label, mean, alpha })),
    index: indexEffect(orders), priority: priorityEffect(orders), quadrant: priority === null ? [] : quadrantEffect(views, priority, orders?.[1]?.rows.map(({ item }) => item) ?? []),
    pareto: pareto === null ? [] : paretoEffect(views, pareto),
  }
}

function variableEffects(views: Two, dataset: Dataset, touched: readonly string[]): EditEffect['variables'] {
  return touched.slice(0, MOST_VARIABLES).flatMap(id => {
    const variable = dataset.variables.find(one => one.id === id)
    if (!variable) return []
    const [before, now] = views.map(view => {
      const there = view.dataset(dataset.id).variables.find(one => one.id === id)
      return there ? columnMean(goodEndUp(view, there)) : null
    })
    return [{ key: id, label: labelOf(variable), n: [before?.n ?? null, now?.n ?? null] as BeforeNow, mean: [before?.mean ?? null, now?.mean ?? null] as BeforeNow }]
  })
}

type Orders = (PriorityResult | null)[] | null

function indexEffect(orders: Orders): EditEffect['index'] {
  const [before, now] = orders ?? []
  return now ? { label: now.target.label, score: [before?.target.score ?? null, now.target.score] } : null
}

function priorityEffect(orders: Orders): EditEffect['priority'] {
  const [before, now] = orders ?? []
  const former = new Map(before?.rows.map(row => [row.item, row]))
  return (now?.rows ?? []).map(row => ({ key: row.item, label: row.label, rank: [former.get(row.item)?.rankOverall ?? null, row.rankOverall], index: [former.get(row.item)?.index ?? null, row.index] }))
}

function quadrantEffect(views: Two, spec: PrioritySpec, variables: string[]): EditEffect['quadrant'] {
  if (variables.length === 0) return []
  const importance = spec.importance === 'direct' || spec.importance === 'pls' ? 'correlation' : spec.importance
  const [before, now] = views.map(view => attempt(() => {
    const held = segmentView(view, spec.dataset, spec.segment).project
    const request = analysisRequest.parse({ method: 'quadrant', dataset: spec.dataset, target: spec.target, variables, importance, compare: false }) as RequestOf<'quadrant'>
    return objects(quadrantTable(held, request, { progress: () => {} })['items'])
  }))
  const field = (items: typeof now, key: string): Quadrant | null => (items?.find(item => text(item['key']) === key)?.['quadrant'] ?? null) as Quadrant | null
  return (now ?? []).map(item => { const key = text(item['key']); return { key, label: text(item['label']), field: [field(before ?? null, key), field(now ?? null, key)] } })
}

function paretoEffect(views: Two, spec: ParetoSpec): EditEffect['pareto'] {
  const held = spec.source.type === 'counts' ? null : spec.source
  const [before, now] = views.map(view => attempt(() => paretoAnswer(held ? segmentView(view, held.dataset, held.segment).project : view, { ...spec, bootstrap: 0 }).result.rows))
  const keys = [...new Set([...(now ?? []), ...(before ?? [])].map(({ key }) => key))]
  const at = (rows: typeof now, key: string): { rank: number; row: NonNullable<typeof rows>[number] } | null => { const place = rows?.findIndex(row => row.key === key) ?? -1; return place < 0 ? null : { rank: place + 1, row: rows![place]! } }
  return keys.map(key => {
    const [was, is] = [at(before ?? null, key), at(now ?? null, key)]
    return { key, label: is?.row.label ?? was?.row.label ?? '', rank: [was?.rank ?? null, is?.rank ?? null], count: [was?.row.count ?? null, is?.row.count ?? null], class: [was?.row.class ?? null, is?.row.class ?? null] }
  })
}
