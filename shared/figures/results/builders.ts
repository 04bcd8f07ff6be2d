import type { AnalysisMethod, JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { ResultFigureName } from '../../model/resultFigure.ts'
import type { BuiltFigure, ResultContext } from './context.ts'

/** A result as a figure; null where it needs cases that the context does not carry. */
type Builder = (result: JsonObject, context: ResultContext, words: Translate) => BuiltFigure | null
/** Figures by method, the usual one first. */
export type Builders = Partial<Record<AnalysisMethod, Partial<Record<ResultFigureName, Builder>>>>
