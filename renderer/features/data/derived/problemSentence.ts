import type { DerivationProblemCode } from '../../../../shared/derived/shape.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'

/** What is wrong with a recipe or a condition, in words. */
export const problemSentence = (t: Translate, problem: { code: DerivationProblemCode; params: Record<string, string | number> }): string => t(`derived.problem.${problem.code}`, problem.params)
