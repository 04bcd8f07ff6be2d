import type { BeforeAfter, ScreeningEffect } from '../../../shared/contract/screening.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { FigureSpec } from '../../../shared/model/figureSpec.ts'
import type { ScreeningRule } from '../../../shared/model/screening.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { cronbachAlpha } from '../../../shared/stats/alpha.ts'
import { completeMoments } from '../../../shared/stats/covariance.ts'
import { labelOf } from '../analysis/findVariable.ts'
import { paretoResult } from '../analysis/paretoResult.ts'
import { priorityResult } from '../analysis/priorityResult.ts'
import { dimensionTable } from '../analysis/requests/dimensions.ts'
import { defaultItems } from '../analysis/scaleItems.ts'
import type { ProjectReader } from '../store/reader.ts'
import { heldToRows } from './heldRows.ts'
import { hitRows } from './screen.ts'
import type { Screening } from './screen.ts'

type Two<T> = [before: T, after: T]
const TOP = 5
const MOST_DIMENSIONS = 40

/** null where the data do not allow it: too few cases, no items, a constant target. */
function attempt<T>(make: () => T): T | null {
  try { return make() } catch (thrown) {
    if (thrown instanceof YinguoError) return null
    throw thrown
  }
}

/** The results over the responses that count and those that the rules hit, and over the former without the latter. */
export function screeningEffect(project: ProjectReader, screening: Screening, named: readonly ScreeningRule[] | null): ScreeningEffect {
  const { dataset, rows } = screening
  const hit = new Set(hitRows(screening, named))
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

interface Told { key: string; label: string; items: number; scale_min: number | null; scale_max: number | null; mean: number | null; index: number | null }

function dimensionEffects(views: Two<ProjectReader>, dataset: Dataset): ScreeningEffect['dimensions'] {
  const told = views.map(view => attempt(() => dimensionTable(view, { method: 'dimensions', dataset: dataset.id, within: null, segment: null, weight: null })['dimensions'] as unknown as Told[])) as Two<Told[] | null>
  const members = Map.groupBy(defaultItems(dataset, views[0].factors()), item => item.dimension?.id ?? item.variable.id)
  return (told[0] ?? []).slice(0, MOST_DIMENSIONS).map((dimension): ScreeningEffect['dimensions'][number] => {
    const other = told[1]?.find(({ key }) => key === dimension.key)
    const shared = dimension.scale_min !== null && dimension.scale_max !== null
    const mean = (one: Told | undefined): number | null => (shared ? one?.mean : one?.index) ?? null
    const items = members.get(dimension.key) ?? []
    const alpha = (view: ProjectReader): number | null => (items.length < 2 ? null : cronbachAlpha(completeMoments(items.map(({ variable, scale }) => ({
      values: view.columns.numbers(dataset.id, variable.id), reverseSum: scale.direction === 'negative' ? scale.min + scale.max : null,
    }))).covariance))
    return {
      key: dimension.key, label: dimension.label, items: dimension.items, min: shared ? dimension.scale_min! : 0, max: shared ? dimension.scale_max! : 100,
      mean: [mean(dimension), mean(other)], alpha: [alpha(views[0]), alpha(views[1])],
    }
  })
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
