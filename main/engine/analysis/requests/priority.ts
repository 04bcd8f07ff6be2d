import type { AnalysisRequest, Json } from '../../../../shared/contract/analysis.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { priorityResult } from '../priorityResult.ts'

type Request = Extract<AnalysisRequest, { method: 'priority' }>

/** The improvement-priority table by overall rank, with the codes of the formulas behind its columns. */
export function priorityTable(project: ProjectReader, request: Request): { [key: string]: Json } {
  const result = priorityResult(project, {
    dataset: request.dataset, segment: null, target: request.target, items: request.variables,
    importance: request.importance, gap: request.gap, targetScore: request.targetScore, order: 'overall',
  })
  return {
    target: { ...result.target },
    importance: result.method,
    formula: {
      score: 'scoreTheoreticalBounds',
      impact: result.method === 'johnson' ? 'impactJohnsonShare' : 'impactCorrelationShare',
      gap: result.gap === 'max' ? 'gapToMaximum' : 'gapToTarget',
      index: 'indexImpactTimesGap',
    },
    target_score: result.gap === 'target' ? result.targetScore : null,
    n: result.n,
    r2: result.r2,
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
}
