import type { AnalysisMethod, AnalysisRequest, JsonObject } from '../contract/analysis.ts'
import type { TableModel } from '../figures/figure.ts'
import type { Translate } from '../i18n/translate.ts'

/** One table of a result: what it is called, the table, and what must be known to read it. */
export interface ResultTable { key: string; title: string; table: TableModel; notes: string[] }

/** A result as a person reads it. */
export interface Presented {
  tables: ResultTable[]
  /** One short paragraph made from the numbers, with their n; empty where there is nothing to say. It claims no more than they do. */
  reading: string[]
  /** What must be known before anything is believed: singular, Heywood case, too few cases. */
  warnings: string[]
}

export interface PresentContext {
  t: Translate
  /** Label of a variable by the key the result uses for it. */
  label(key: string): string
  request: AnalysisRequest
}
export type Presenter = (result: JsonObject, context: PresentContext) => Presented
export type Presenters<M extends AnalysisMethod> = { [K in M]: Presenter }
