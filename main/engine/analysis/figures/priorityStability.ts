import { analysisRequest } from '../../../../shared/contract/analysis.ts'
import type { AnalysisRequest, AnalysisResult } from '../../../../shared/contract/analysis.ts'
import type { PriorityStability } from '../../../../shared/figures/priority/build.ts'
import type { PrioritySpec } from '../../../../shared/model/figureSpec.ts'
import { number, object, objects, text } from '../../../../shared/presentation/tableWords.ts'

/** The bootstrap that a priority figure asks for. */
export function stabilityRequest(spec: PrioritySpec): AnalysisRequest {
  const { dataset, segment, target, items, importance, pairs, pathModel, gap, targetScore, competitor, level, bootstrap, seed } = spec
  return analysisRequest.parse({ method: 'priority', dataset, segment, target, variables: items, importance, pairs, pathModel, gap, targetScore, competitor, level, bootstrap, seed })
}

export function stabilityOf({ result }: AnalysisResult): PriorityStability | null {
  const bootstrap = object(result['bootstrap'])
  const level = number(bootstrap['level'])
  if (level === null) return null
  return {
    level, B: number(bootstrap['B']) ?? 0, seed: number(bootstrap['seed']) ?? 0,
    rows: new Map(objects(bootstrap['rows']).map(row => [text(row['item']), { ranks: row['rank_interval'] as [number, number] | null, first: number(row['p_first']), tier: number(row['tier']) }])),
  }
}
