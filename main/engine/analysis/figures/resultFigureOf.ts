import { requestOf } from '../../../../shared/contract/figure.ts'
import { datasetOf } from '../../../../shared/contract/analysis.ts'
import type { AnalysisRequest, AnalysisResult } from '../../../../shared/contract/analysis.ts'
import { figureOfResult, resultFigures } from '../../../../shared/figures/results/index.ts'
import type { BuiltFigure, ResultContext } from '../../../../shared/figures/results/index.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { ResultSpec } from '../../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { datasetFacts } from '../datasetFacts.ts'
import { labelOf } from '../findVariable.ts'
import { segmentView } from '../segmentView.ts'
import { figureColumns } from './figureColumns.ts'

/** How an analysis is answered: in this thread, or beside it. */
export type Answering = (request: AnalysisRequest) => AnalysisResult | Promise<AnalysisResult>

/**
 * Has the analysis of a spec answered and shows its result. Everything a figure reads of the project besides is read before, so that
 * it belongs to the same moment. Throws what the analysis throws; UNSUPPORTED where the method has no such figure.
 */
export async function resultFigureOf(project: ProjectReader, spec: ResultSpec, words: Translate, answered: Answering): Promise<BuiltFigure> {
  const request = requestOf(spec)
  if (!resultFigures(request.method).includes(spec.figure)) throw new YinguoError('UNSUPPORTED', { what: 'figure' })
  const id = datasetOf(request)
  const view = segmentView(project, id, 'segment' in request ? request.segment : null)
  const dataset = id === null ? null : view.project.dataset(id)
  const byKey = new Map(dataset?.variables.flatMap(variable => [[variable.name, variable], [variable.id, variable]] as const))
  const context: Omit<ResultContext, 'weight'> = {
    request,
    label: key => { const variable = byKey.get(key); return variable ? labelOf(variable) : key },
    scale: key => byKey.get(key)?.scale ?? null,
    dataset: dataset && { ...datasetFacts(dataset), ...(view.segment && { segment: view.segment }) },
    frame: spec.frame,
    of: spec.of,
    columns: dataset && figureColumns(view.project, dataset, request, spec.figure, spec.of),
  }
  const answer = await answered(request)
  const figure = figureOfResult(answer, spec.figure, words, { ...context, weight: answer.weight })
  if (!figure) throw new YinguoError('UNSUPPORTED', { what: 'figure' })
  return figure
}
