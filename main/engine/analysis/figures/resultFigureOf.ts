import { requestOf } from '../../../../shared/contract/figure.ts'
import { datasetOf } from '../../../../shared/contract/analysis.ts'
import { figureOfResult } from '../../../../shared/figures/results/index.ts'
import type { BuiltFigure, ResultContext } from '../../../../shared/figures/results/index.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { ResultSpec } from '../../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { datasetFacts } from '../datasetFacts.ts'
import { labelOf } from '../findVariable.ts'
import { runAnalysis } from '../runAnalysis.ts'
import { segmentView } from '../segmentView.ts'
import { figureColumns } from './figureColumns.ts'

/** Runs the analysis of a spec and shows its result. Throws what the analysis throws; UNSUPPORTED where the method has no such figure. */
export function resultFigureOf(project: ProjectReader, spec: ResultSpec, words: Translate): BuiltFigure {
  const request = requestOf(spec)
  const answer = runAnalysis(project, request)
  const id = datasetOf(request)
  const view = segmentView(project, id, 'segment' in request ? request.segment : null)
  const dataset = id === null ? null : view.project.dataset(id)
  const byKey = new Map(dataset?.variables.flatMap(variable => [[variable.name, variable], [variable.id, variable]] as const))
  const context: ResultContext = {
    request,
    label: key => { const variable = byKey.get(key); return variable ? labelOf(variable) : key },
    scale: key => byKey.get(key)?.scale ?? null,
    dataset: dataset && { ...datasetFacts(dataset), ...(view.segment && { segment: view.segment }) },
    weight: answer.weight,
    frame: spec.frame,
    of: spec.of,
    columns: dataset && figureColumns(view.project, dataset, request, spec.figure, spec.of),
  }
  const figure = figureOfResult(answer, spec.figure, words, context)
  if (!figure) throw new YinguoError('UNSUPPORTED', { what: `${request.method} ${spec.figure}` })
  return figure
}
