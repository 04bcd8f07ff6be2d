import type { ChangeSet } from '../../shared/contract/history.ts'
import { translateDynamic } from '../../shared/i18n/translate.ts'
import type { Lang } from '../../shared/i18n/translate.ts'

/** Inside a sentence an English phrase begins small: "Undo: edit 12 cells". */
export const inSentence = (phrase: string, lang: Lang): string => (lang === 'en' && !/^[A-Z]{2}/.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase)

/** What a change set did, in words: 「修改 12 个单元格」, 「撤销：修改 12 个单元格」. */
export function changeWords({ kind, params }: Pick<ChangeSet, 'kind' | 'params'>, lang: Lang): string {
  if ((kind === 'undo' || kind === 'redo') && typeof params['of'] === 'string') {
    const what = changeWords({ kind: params['of'], params: { ...params, of: '' } }, lang)
    return translateDynamic(lang, `review.${kind}Of`, { what: inSentence(what, lang) }) ?? what
  }
  const named = translateDynamic(lang, `review.kind.${kind}`, params)
  // A parameter that is empty or was not given would leave a hole in the sentence: then the plain word is better.
  const whole = named !== undefined && !/\{\w+[|}]|「」|""|（）|\(\)/.test(named)
  return (whole ? named : translateDynamic(lang, `review.plainKind.${kind}`)) ?? translateDynamic(lang, 'review.otherKind') ?? kind
}
