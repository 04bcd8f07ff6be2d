/** Why a text is not an expression, or cannot be worked out over these variables. Sentences: i18n `derived.problem`. */
export type ExpressionProblemCode =
  | 'empty' | 'tooLong' | 'tooDeep' | 'character' | 'unterminated' | 'number' | 'expected' | 'unexpected' | 'end' | 'chained'
  | 'unknownVariable' | 'ambiguousVariable' | 'unknownFunction' | 'argumentCount' | 'needsNumber' | 'needsText' | 'mixedTypes' | 'unknownLabel'

/** Half-open range of UTF-16 positions in the text, so that an editor can underline it. */
export interface Span { from: number; to: number }

export interface ExpressionProblem extends Span { code: ExpressionProblemCode; params: Record<string, string | number> }

/** Thrown inside this folder only; `parse` and `bind` answer with the problem. */
export class ExpressionError extends Error {
  readonly problem: ExpressionProblem
  constructor(code: ExpressionProblemCode, { from, to }: Span, params: Record<string, string | number> = {}) {
    super(code)
    this.problem = { code, from, to, params }
  }
}
