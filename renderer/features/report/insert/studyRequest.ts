import { analysisRequest } from '../../../../shared/contract/analysis.ts'
import type { AnalysisRequest, AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import type { Study } from '../../../../shared/contract/study.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { readJudgement } from '../../analysis/judgement/judgement.ts'
import { casesOf, pastedCells, readPasted } from '../../analysis/printed/pastedTable.ts'

/** The request of what is kept beside the data: a judgement matrix (AHP), a path model (PLS), a printed table (forensics); null for other studies, and for a model whose items are not in this data set. */
export function studyRequest({ kind, content }: Pick<Study, 'kind' | 'content'>, dataset: Dataset | undefined): AnalysisRequest | null {
  const asked = inputOf(kind, content, dataset)
  const read = asked && analysisRequest.safeParse(asked)
  return read?.success ? read.data : null
}

function inputOf(kind: Study['kind'], content: unknown, dataset: Dataset | undefined): AnalysisRequestInput | null {
  if (kind === 'judgement') {
    const judgement = readJudgement(content)
    return judgement && { method: 'weights', dataset: null, type: 'ahp', ...judgement }
  }
  if (kind === 'pastedTable') {
    const pasted = readPasted(content)
    if (!pasted) return null
    const { min, max } = pasted
    const table = pastedCells(pasted.text)
    return table.length < 2 ? null : { method: 'forensics', table, items: pasted.items, n: casesOf(pasted.n), verdict: pasted.verdict, scale: min !== null && max !== null && min < max ? { min, max } : null }
  }
  if (kind !== 'pathModel' || !dataset || typeof content !== 'object' || content === null) return null
  const { blocks, paths, scheme } = content as { blocks?: { name: string; items: string[]; mode: 'A' | 'B' }[]; paths?: { from: string; to: string }[]; scheme?: 'path' }
  if (!Array.isArray(blocks) || !Array.isArray(paths) || scheme === undefined) return null
  const known = new Set(dataset.variables.map(({ id }) => id))
  if (!blocks.every(({ items }) => items.every(item => known.has(item)))) return null
  return { method: 'pls', dataset: dataset.id, model: { scheme, paths, blocks: blocks.map(({ name, items, mode }) => ({ name, items, mode })) } }
}
