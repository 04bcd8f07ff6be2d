import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { priorityReplicates } from '../../../../shared/stats/priorityBootstrap.ts'
import { rankUncertainty } from '../../../../shared/stats/rankUncertainty.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { findVariable } from '../findVariable.ts'
import type { RunHooks } from '../method.ts'
import { namedImportance } from '../priorityImportance.ts'
import { priorityResult, prioritySample } from '../priorityResult.ts'
import type { PriorityWish } from '../priorityResult.ts'

type Request = RequestOf<'priority'>

const wishOf = (request: Request): PriorityWish => ({
  dataset: request.dataset, target: request.target, items: request.variables, importance: request.importance,
  pairs: request.pairs, model: request.model, gap: request.gap, targetScore: request.targetScore, order: 'overall',
})

const impactFormula = {
  correlation: 'impactCorrelationShare', regression: 'impactRegressionShare', johnson: 'impactJohnsonShare', shapley: 'impactShapleyShare',
  direct: 'impactStatedShare', pls: 'impactTotalEffectShare',
} as const

/** The improvement-priority table by overall rank, with the codes of the formulas behind its columns; with a bootstrap, how sure the order is. */
export function priorityTable(project: ProjectReader, request: Request, hooks: RunHooks): JsonObject {
  const wish = wishOf(request)
  const result = priorityResult(project, wish)
  const names = result.rows.map(row => row.name)
  const table: JsonObject = {
    target: { ...result.target },
    importance: result.method,
    formula: {
      score: 'scoreTheoreticalBounds',
      impact: impactFormula[result.method],
      gap: result.gap === 'max' ? 'gapToMaximum' : 'gapToTarget',
      index: 'indexImpactTimesGap',
    },
    target_score: result.gap === 'target' ? result.targetScore : null,
    n: result.n,
    r2: result.r2,
    ...namedImportance(result.method, names, result.rows.map(row => row.impactRaw)),
    rows: result.rows.map(row => ({
      item: row.name,
      label: row.label,
      dimension: row.dimension?.name ?? null,
      factor: row.factor?.name ?? null,
      n: row.n,
      mean: row.mean,
      sd: row.sd,
      score: row.score,
      impact_raw: row.impactRaw,
      impact: row.impact,
      gap: row.gap,
      index: row.index,
      index_share: row.indexShare,
      rank_overall: row.rankOverall,
      rank_in_dimension: row.rankInDimension,
    })),
    warnings: result.warnings.map(warning => ({ ...warning })),
  }
  if (request.bootstrap === 0) return table
  const { items, sample } = prioritySample(project, wish)
  const rows = hooks.replicates ?? priorityReplicates(sample, request.seed, 0, request.bootstrap, done => hooks.progress(done, request.bootstrap))
  const byItem = new Map(result.rows.map(row => [row.item, row]))
  const found = rankUncertainty(items.map(item => byItem.get(item)!.index), rows)
  const dataset = project.dataset(request.dataset)
  const place = new Map(items.map((item, i) => [item, i]))
  return {
    ...table,
    bootstrap: {
      B: request.bootstrap, seed: request.seed, used: found.used, failed: found.failed, same_order: found.sameOrder,
      tiers: Math.max(0, ...found.tier.map(tier => tier ?? 0)),
      rows: result.rows.map(row => {
        const i = place.get(row.item)!
        return {
          item: findVariable(dataset, row.item).name, index: row.index, index_pct95: found.interval[i]!, rank_overall: row.rankOverall, rank_pct95: found.ranks[i]!,
          p_first: found.first[i]!, p_first_three: found.firstThree[i]!, tier: found.tier[i]!,
        }
      }),
    },
  }
}

/** Replicates of the bootstrap, for a worker that takes a share of them. */
export function priorityShare(project: ProjectReader, request: Request, from: number, to: number, progress: (done: number) => void): Float64Array {
  return priorityReplicates(prioritySample(project, wishOf(request)).sample, request.seed, from, to, progress)
}
