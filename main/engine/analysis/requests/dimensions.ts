import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import { score100, turned } from '../../../../shared/stats/score.ts'
import { describeWeighted } from '../../../../shared/stats/weighted.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { labelOf } from '../findVariable.ts'
import { defaultItems } from '../scaleItems.ts'
import type { ScaleItem } from '../scaleItems.ts'
import { weightsOf } from '../weights.ts'

/** above, below: the 95 % interval of the mean lies wholly on that side of the midpoint; undecided: it holds it. */
export type Position = 'above' | 'below' | 'undecided'

/**
 * Each dimension: per respondent the mean of the items answered (good end up), then over respondents.
 * Means and the midpoint are on the items' own scale where all share it, else null; the index is 0-100 by theoretical bounds.
 */
export function dimensionTable(project: ProjectReader, request: RequestOf<'dimensions'>): JsonObject {
  const dataset = project.dataset(request.dataset)
  const factors = project.factors()
  const within = request.within === null ? null : factors.find(factor => factor.id === request.within || factor.name === request.within)?.id ?? request.within
  const groups = new Map<string, { label: string; items: ScaleItem[] }>()
  for (const item of defaultItems(dataset, factors, within)) {
    const owner = (within === null ? item.dimension : item.factor) ?? { id: item.variable.id, name: labelOf(item.variable) }
    const group = groups.get(owner.id) ?? { label: owner.name, items: [] }
    group.items.push(item)
    groups.set(owner.id, group)
  }
  if (groups.size === 0) throw new YinguoError('NOT_ENOUGH_DATA', { what: 'items', needed: 1, n: 0 })
  const weights = weightsOf(project, dataset, request.weight)
  const told = (column: Float64Array): ReturnType<typeof describeWeighted> | ReturnType<typeof describe> => (weights ? describeWeighted(column, weights.column) : describe(column))
  return {
    weighted: weights !== null, warnings: weights ? weights.warnings.map(warning => ({ ...warning })) : [],
    dimensions: [...groups].map(([key, { label, items }]) => {
      const first = items[0]!.scale
      const shared = items.every(({ scale }) => scale.min === first.min && scale.max === first.max)
      const index = told(respondentMeans(project, items, (value, { scale }) => score100(value, scale)))
      const scores = shared ? told(respondentMeans(project, items, (value, { scale }) => turned(value, scale))) : null
      const ci = index.ci95_t
      const position: Position | null = index.n === 0 ? null : ci && ci[0] > 50 ? 'above' : ci && ci[1] < 50 ? 'below' : 'undecided'
      return {
        key, label, items: items.length, n: index.n, scale_min: shared ? first.min : null, scale_max: shared ? first.max : null, midpoint: shared ? (first.min + first.max) / 2 : null,
        min: scores?.min ?? null, max: scores?.max ?? null, mean: scores?.mean ?? null, sd: scores?.sd ?? null, se: scores?.se ?? null, ci95_t: scores?.ci95_t ?? null,
        index: index.mean, index_ci95_t: ci, position,
        ...(weights && 'effective_n' in index ? { effective_n: index.effective_n, design_effect: index.design_effect } : {}),
      }
    }),
  }
}

function respondentMeans(project: ProjectReader, items: readonly ScaleItem[], of: (value: number, item: ScaleItem) => number): Float64Array {
  const columns = items.map(item => ({ item, numbers: project.columns.numbers(item.variable.dataset, item.variable.id) }))
  return Float64Array.from(columns[0]!.numbers, (_, row) => {
    let n = 0
    let sum = 0
    for (const { item, numbers } of columns) {
      const value = numbers[row]!
      if (Number.isNaN(value)) continue
      n++
      sum += of(value, item)
    }
    return n === 0 ? Number.NaN : sum / n
  })
}
