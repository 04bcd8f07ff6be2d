import type { Json, JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { PriorityResult } from '../../../../shared/model/results.ts'
import { priorityReplicates } from '../../../../shared/stats/priorityBootstrap.ts'
import { rankIntervals } from '../../../../shared/stats/rankInterval.ts'
import { rankNeighbours } from '../../../../shared/stats/rankNeighbours.ts'
import { rankUncertainty } from '../../../../shared/stats/rankUncertainty.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariable } from '../findVariable.ts'
import { heldView } from '../heldView.ts'
import type { RunHooks } from '../method.ts'
import { ownSide } from '../priorityCompetitor.ts'
import { namedImportance } from '../priorityImportance.ts'
import { priorityResult, prioritySample } from '../priorityResult.ts'
import type { PriorityGroup, PriorityWish } from '../priorityResult.ts'
import { groupOrders } from '../priorityGroups.ts'

type Request = RequestOf<'priority'>

const wishOf = ({ dataset, target, variables, importance, pairs, model, pathModel, gap, targetScore, competitor, chosenOrder }: Request): PriorityWish =>
  ({ dataset, target, items: variables, importance, pairs, model, pathModel, gap, targetScore, competitor, chosenOrder, order: 'overall' })

const impactFormula = {
  correlation: 'impactCorrelationShare', regression: 'impactRegressionShare', johnson: 'impactJohnsonShare', shapley: 'impactShapleyShare',
  pratt: 'impactPrattShare', lastIn: 'impactLastInShare', direct: 'impactStatedShare', pls: 'impactTotalEffectShare',
} as const
const gapFormula = { max: 'gapToMaximum', target: 'gapToTarget', competitor: 'gapToCompetitor', importance: 'gapToImportance' } as const

/** The improvement-priority table by overall rank, with the codes of the formulas behind its columns; with a bootstrap, how sure the order is. */
export function priorityTable(project: ProjectReader, request: Request, hooks: RunHooks): JsonObject {
  const result = priorityResult(project, wishOf(request))
  return { ...tableOf(result), ...(request.bootstrap > 0 || request.by !== null ? resampled(project, request, result, hooks) : {}) }
}

function tableOf(result: PriorityResult): JsonObject {
  const names = result.rows.map(row => row.name)
  return {
    target: { ...result.target },
    importance: result.method,
    formula: { score: 'scoreTheoreticalBounds', impact: impactFormula[result.method], gap: gapFormula[result.gap], index: 'indexImpactTimesGap' },
    gap_to: result.gap, target_score: result.gap === 'target' ? result.targetScore : null, competitor: result.competitor,
    chosen: result.chosen && { ...result.chosen },
    n: result.n, r2: result.r2,
    ...namedImportance(result.method, names, result.rows.map(row => row.impactRaw)),
    rows: result.rows.map(row => ({
      item: row.name, label: row.label, dimension: row.dimension?.name ?? null, factor: row.factor?.name ?? null,
      n: row.n, mean: row.mean, sd: row.sd, score: row.score, reference: row.reference,
      impact_raw: row.impactRaw, impact: row.impact, gap: row.gap, index: row.index, index_share: row.indexShare,
      rank_overall: row.rankOverall, rank_in_dimension: row.rankInDimension,
      cost: row.cost, feasibility: row.feasibility, index_per_cost: row.indexPerCost, chosen_rank: row.chosenRank,
    })),
    warnings: result.warnings.map(warning => ({ ...warning })),
  }
}

/** How sure the order is, and the orders of groups beside it. */
function resampled(project: ProjectReader, request: Request, result: PriorityResult, hooks: RunHooks): JsonObject {
  const { items, sample, groups } = prioritySample(project, wishOf(request), request.by)
  const k = items.length
  const rows = hooks.replicates ?? priorityReplicates(sample, request.seed, 0, request.bootstrap, done => hooks.progress(done, request.bootstrap))
  const part = (index: number): Float64Array => {
    const width = k * (1 + groups.length)
    const own = new Float64Array(rows.length / (1 + groups.length))
    for (let row = 0, to = 0; row < rows.length; row += width, to += k) own.set(rows.subarray(row + index * k, row + (index + 1) * k), to)
    return own
  }
  const byItem = new Map(result.rows.map(row => [row.item, row]))
  const values = items.map(item => byItem.get(item)!.index)
  const dataset = project.dataset(request.dataset)
  const names = items.map(item => findVariable(dataset, item).name)
  const main = part(0)
  const all = { names, values, replicates: main }
  const own = ownSide(project, request.dataset, request.gap === 'competitor' ? request.competitor : null)
  return {
    ...(request.bootstrap > 0 ? { bootstrap: stability(request, result, items, names, values, main, sample.scores[0]?.length ?? 0) } : {}),
    ...(request.by !== null ? groupOrders({ by: request.by, all, groups: groups.map((group, i) => ({ key: group.key, n: group.rows.length, ...groupTable(own, request, group, items), replicates: part(i + 1) })) }) : {}),
  }
}

function groupTable(project: ProjectReader, request: Request, group: PriorityGroup, items: readonly string[]): Omit<Parameters<typeof groupOrders>[0]['groups'][number], 'key' | 'n' | 'replicates'> {
  const wish = wishOf(request)
  // The own side is already held to; a competitor among groups stays who he is.
  const view = heldView(project, request.dataset, group.rows)
  const held = wish.gap === 'competitor' && wish.competitor?.type === 'group' ? null : priorityResult(view, { ...wish, items: [...items], chosenOrder: null })
  const byItem = new Map(held?.rows.map(row => [row.item, row]) ?? [])
  const column = (pick: 'index' | 'score' | 'impact'): (number | null)[] => items.map(item => byItem.get(item)?.[pick] ?? null)
  return { values: column('index'), scores: column('score'), impacts: column('impact') }
}

function stability(request: Request, result: PriorityResult, items: readonly string[], names: readonly string[], values: readonly (number | null)[], rows: Float64Array, n: number): JsonObject {
  const found = rankUncertainty(values, rows)
  const intervals = rankIntervals(values, rows, request.level)
  const place = new Map(items.map((item, i) => [item, i]))
  return {
    B: request.bootstrap, seed: request.seed, used: found.used, failed: found.failed, same_order: found.sameOrder, level: request.level, respondents: n,
    critical: Number.isFinite(intervals.critical) ? intervals.critical : null, tiers: Math.max(0, ...found.tier.map(tier => tier ?? 0)),
    rows: result.rows.map((row): JsonObject => {
      const i = place.get(row.item)!
      return {
        item: row.name, index: row.index, index_pct95: found.interval[i]!, rank_overall: row.rankOverall, rank_interval: intervals.ranks[i]!, rank_pct95: found.ranks[i]!,
        p_first: found.first[i]!, p_first_three: found.firstThree[i]!, tier: found.tier[i]!,
      }
    }),
    neighbours: rankNeighbours(values, rows, n).map((pair): Json => ({
      upper: names[pair.upper]!, lower: names[pair.lower]!, difference: pair.difference, se: pair.error, p_above: pair.above, n_needed: pair.needed,
    })),
  }
}

/** Replicates of the bootstrap, for a worker that takes a share of them. */
export function priorityShare(project: ProjectReader, request: Request, from: number, to: number, progress: (done: number) => void): Float64Array {
  return priorityReplicates(prioritySample(project, wishOf(request), request.by).sample, request.seed, from, to, progress)
}
