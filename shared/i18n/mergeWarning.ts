import type { MergeWarning } from '../contract/merge.ts'
import type { Translate } from './translate.ts'

/** What makes a comparison less than certain, as a person reads it. */
export const mergeWarning = (t: Translate, { code, params }: MergeWarning): string => t(`merge.warning.${code}`, params)
