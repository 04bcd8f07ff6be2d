import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { lead, weightedTotal } from '../../../../shared/stats/brandTotal.ts'
import type { BrandScore } from '../../../../shared/stats/brandTotal.ts'
import { describe } from '../../../../shared/stats/describe.ts'
import { present } from '../../../../shared/stats/missing.ts'
import { score100 } from '../../../../shared/stats/score.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { asJson } from '../asJson.ts'
import { findVariables, resultKeys } from '../findVariable.ts'
import { chosenGroups, groupKeys } from '../valueGroups.ts'
import { groupsBy, pick } from './groups.ts'

/**
 * Own brands and competitors: mean of every variable by brand (0-100, good end up, where its scale is known), totals weighted by
 * market share, and leads of the own total over each competitor and their total from unrounded values.
 */
export function brandTable(project: ProjectReader, request: RequestOf<'brands'>): JsonObject {
  const dataset = project.dataset(request.dataset)
  const variables = findVariables(dataset, request.variables)
  const keys = resultKeys(variables)
  const all = groupsBy(project, dataset, request.by)
  const side = (brands: typeof request.own): { key: string; rows: number[]; weight: number | null }[] => {
    const weighted = brands.filter(brand => brand.weight !== null).length
    if (weighted > 0 && weighted < brands.length) throw new YinguoError('BAD_VALUE', { variable: 'weight', value: null, why: 'someWeightsMissing' })
    const groups = chosenGroups(all, brands.map(brand => brand.code))
    const names = groupKeys(groups)
    return groups.map((group, i) => ({ key: names[i]!, rows: group.rows, weight: brands[i]!.weight }))
  }
  const own = side(request.own)
  const others = side(request.others)
  const rows = variables.map(variable => {
    const column = project.columns.numbers(dataset.id, variable.id)
    const { scale } = variable
    const scored = scale ? column.map(value => score100(value, scale)) : column
    const score = ({ rows: members, weight }: (typeof own)[0]): BrandScore & { se: number | null; df: number | null } => {
      const { n, mean, sd, se } = describe(present(pick(scored, members)))
      return { n, mean, sd, se, df: n > 1 ? n - 1 : null, weight: weight ?? n }
    }
    const ours = own.map(score)
    const theirs = others.map(score)
    const total = weightedTotal(ours)
    const rivals = weightedTotal(theirs)
    const scores = (brands: typeof own, found: typeof ours): object[] => brands.map((brand, i) => ({ brand: brand.key, ...found[i]! }))
    return {
      variable: keys.get(variable.id)!, unit: scale ? 'score100' : 'asCoded',
      own: scores(own, ours), own_total: total, own_pooled_mean: weightedTotal(ours.map(brand => ({ ...brand, weight: brand.n }))).mean,
      others: scores(others, theirs), others_total: rivals,
      leads: [
        ...others.map((brand, i) => ({ over: brand.key, ...lead(total, theirs[i]!, request.level) })),
        ...(others.length > 1 ? [{ over: null, ...lead(total, rivals, request.level) }] : []),
      ],
    }
  })
  return asJson({
    status: rows.some(row => row.own_total.mean !== null) ? 'solved' : 'noCases', level: request.level,
    weights_from: { own: own.some(brand => brand.weight !== null) ? 'given' : 'cases', others: others.some(brand => brand.weight !== null) ? 'given' : 'cases' },
    brands: { own: own.map(({ key, rows: members }) => ({ brand: key, n: members.length })), others: others.map(({ key, rows: members }) => ({ brand: key, n: members.length })) },
    rows,
  })
}
