import type { AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import { isHeavy } from '../../../../shared/contract/heavyAnalysis.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { FigureSpec, ResultSpec } from '../../../../shared/model/figureSpec.ts'

/** The request as the contract checked it when the figure was saved. */
const requestOf = (spec: ResultSpec): AnalysisRequestInput => spec.request as AnalysisRequestInput

/** Method and kind of a figure, for where its title is not known. */
export function resultName(spec: ResultSpec, t: Translate): string {
  const request = requestOf(spec)
  const entry = request.method === 'correlate' && (request.control?.length ?? 0) > 0 ? 'partial' : request.method === 'weights' && request.type === 'ahp' ? 'ahp' : request.method
  return t('diagrams.resultName', { method: t(`analysis.method.${entry}`), figure: t(`figures.result.kind.${spec.figure}`) })
}

/** Whether a figure takes so long to build that a list of titles should not wait for it. */
export const takesLong = (spec: FigureSpec): boolean => spec.kind === 'result' && isHeavy(requestOf(spec))
