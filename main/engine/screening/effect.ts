import type { BeforeAfter, ScreeningEffect } from '../../../shared/contract/screening.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { FigureSpec } from '../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { cronbachAlpha } from '../../../shared/stats/alpha.ts'
import { completeMoments } from '../../../shared/stats/covariance.ts'
import { score100, turned } from '../../../shared/stats/score.ts'
import { labelOf } from '../analysis/findVariable.ts'
import { paretoResult } from '../analysis/paretoResult.ts'
import { priorityResult } from '../analysis/priorityResult.ts'
import { defaultItems } from '../analysis/scaleItems.ts'
import type { ScaleItem } from '../analysis/scaleItems.ts'
import type { ProjectReader } from '../store/reader.ts'
import { heldToRows } from './heldRows.ts'
import { returnedRows } from './returnedRows.ts'

type Two<T> = [before: T, after: T]
const TOP = 5
const MOST_DIMENSIONS = 40

/** null where the data do not allow it: too few cases, no items, a constant target. */
export function attempt<T>(make: () => T): T | null {
  try { return make() } catch (thrown) {
    if (thrown instanceof YinguoError) return null
    throw thrown
  }
}

/** The results over the responses that count and those that are hit (positions of the returned responses), and over the former without the latter. */
export function screeningEffect(project: ProjectReader, id: number, positions: Iterable<number>): ScreeningEffect {
  const dataset = project.dataset(id)
  const rows = returnedRows(project, dataset)
  const hit = new Set(positions)
  const before: number[] = []
  const after: number[] = []
  for (let row = 0; row < rows.length; row++) {
    if (rows.excluded[row] === null || hit.has(row)) before.push(row)
    if (rows.excluded[row] === null && !hit.has(row)) after.push(row)
  }
  const views = [before, after].map(kept => heldToRows(project, dataset.id, rows, Int32Array.from(kept))) as Two<ProjectReader>
  const figures = project.figures().map(({ spec }) => spec)
  return {
    n: [before.length, after.length],
    dimensions: dimensionEffects(views, dataset),
    priority: priorityEffect(views, dataset, figures),
    pareto: paretoEffect(views, dataset, figures),
  }
}

/** Each dimension as in the analysis `dimensions`, of which only the mean is wanted here: per respondent over the items answered, then over respondents. */
export function dimensionEffects(views: Two<ProjectReader>, dataset: Dataset): ScreeningEffect['dimensions'] {
  const groups = Map.groupBy(defaultItems(dataset, views[0].factors()), item => item.dimension?.id ?? item.variable.id)
  return [...groups].slice(0, MOST_DIMENSIONS).map(([key, items]): ScreeningEffect['dimensions'][number] => {
    const { scale: first, variable, dimension } = items[0]!
    const shared = items.every(({ scale }) => scale.min === first.min && scale.max === first.max)
    const mean = (view: ProjectReader): number | null => meanOf(view, items, shared)
    const alpha = (view: ProjectReader): number | null => (items.length < 2 ? null : cronbachAlpha(completeMoments(items.map(item => ({
      values: view.columns.numbers(dataset.id, item.variable.id), reverseSum: item.scale.direction === 'negative' ? item.scale.min + item.scale.max : null,
    }))).covariance))
    return {
      key, label: dimension?.name ?? labelOf(variable), items: items.length, min: shared ? first.min : 0, max: shared ? first.max : 100,
      mean: [mean(views[0]), mean(views[1])], alpha: [alpha(views[0]), alpha(views[1])],
    }
  })
}

/** On the items' own scale where they share it, else on 0-100. Null without an answer. */
function meanOf(view: ProjectReader, items: readonly ScaleItem[], shared: boolean): number | null {
  const columns = items.map(({ variable }) => view.columns.numbers(variable.dataset, variable.id))
  const rows = columns[0]!.length
  let people = 0
  let total = 0
  for (let row = 0; row < rows; row++) {
    let n = 0
    let sum = 0
    for (let at = 0; at < columns.length; at++) {
      const value = columns[at]![row]!
      if (Number.isNaN(value)) continue
      n++
      sum += shared ? turned(value, items[at]!.scale) : score100(value, items[at]!.scale)
    }
    if (n === 0) continue
    people++
    total += sum / n
  }
  return people === 0 ? null : total / people
}

function priorityEffect(views: Two<ProjectReader>, dataset: Dataset, figures: readonly FigureSpec[]): ScreeningEffect['priority'] {
  const spec = figures.find(figure => figure.kind === 'priority' && figure.dataset === dataset.id)
  if (spec?.kind !== 'priority') return null
  const [before, after] = views.map(view => attempt(() => priorityResult(view, { ...spec, order: 'overall' })))
  if (!before) return null
  const later = new Map((after?.rows ?? []).map(row => [row.item, row]))
  const shown = before.rows.filter(row => (row.rankOverall ?? Infinity) <= TOP || (later.get(row.item)?.rankOverall ?? Infinity) <= TOP)
  const target = dataset.variables.find(({ id }) => id === before.target.item)
  return {
    target: target ? labelOf(target) : before.target.label,
    score: [before.target.score, after?.target.score ?? null],
    items: shown.map(row => ({
      item: row.item, label: row.label,
      rank: [row.rankOverall, later.get(row.item)?.rankOverall ?? null], index: [row.index, later.get(row.item)?.index ?? null],
    })),
    moved: before.rows.filter(row => row.rankOverall !== (later.get(row.item)?.rankOverall ?? null)).length,
  }
}

function paretoEffect(views: Two<ProjectReader>, dataset: Dataset, figures: readonly FigureSpec[]): ScreeningEffect['pareto'] {
  const spec = figures.find(figure => figure.kind === 'pareto' && 'dataset' in figure.source && figure.source.dataset === dataset.id)
  if (spec?.kind !== 'pareto') return null
  const [before, after] = views.map(view => attempt(() => paretoResult(view, spec)))
  if (!before) return null
  const place = (rows: readonly { key: string }[] | undefined, key: string): number | null => {
    const at = rows?.findIndex(row => row.key === key) ?? -1
    return at < 0 ? null : at + 1
  }
  const shown = before.rows.filter(({ key, other }, at) => !other && (at < TOP || (place(after?.rows, key) ?? Infinity) <= TOP))
  return {
    title: spec.frame.title ?? '',
    bars: shown.map(row => ({
      key: row.key, label: row.label,
      rank: [place(before.rows, row.key), place(after?.rows, row.key)] satisfies BeforeAfter,
      count: [row.count, after?.rows.find(({ key }) => key === row.key)?.count ?? null],
    })),
  }
}
