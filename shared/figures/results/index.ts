import type { AnalysisResult } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { ResultFigureName } from '../../model/resultFigure.ts'
import type { Builders } from './builders.ts'
import { comparison } from './comparison.ts'
import type { BuiltFigure, ResultContext } from './context.ts'
import { descriptive } from './descriptive.ts'
import { measurement } from './measurement.ts'
import { pathModel } from './pathModel.ts'
import { priority } from './priority.ts'
import { quality } from './quality.ts'
import { relation } from './relation.ts'
import { weighting } from './weighting.ts'

export type { BuiltFigure, FigureColumns, ResultContext } from './context.ts'

const builders: Builders = { ...descriptive, ...comparison, ...relation, ...measurement, ...pathModel, ...weighting, ...quality, ...priority }

/** The figures a method's result can be shown as, the usual one first; none for methods that have no picture. */
export const resultFigures = (method: string): readonly ResultFigureName[] =>
  (Object.hasOwn(builders, method) ? Object.keys(builders[method as keyof Builders] ?? {}) as ResultFigureName[] : [])

/** Single cases are drawn: such a figure cannot be made of the result alone, only by `figure.build`. */
export const needsColumns = (name: ResultFigureName): boolean => name === 'box' || name === 'scatter' || name === 'histogram'

/**
 * A result as a figure, without computing anything anew. null: the method has no such figure, or it needs cases that
 * `context.columns` does not carry (see `needsColumns`).
 */
export function figureOfResult(answer: Pick<AnalysisResult, 'method' | 'result'>, name: ResultFigureName, words: Translate, context: ResultContext): BuiltFigure | null {
  const build = builders[answer.method]?.[name]
  return build ? build(answer.result, context, words) : null
}
