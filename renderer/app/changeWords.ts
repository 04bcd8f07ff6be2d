import type { ChangeSet } from '../../shared/contract/history.ts'
import { translateDynamic } from '../../shared/i18n/translate.ts'
import type { Lang } from '../../shared/i18n/translate.ts'

/** What a change set did, in words: 「修改 12 个单元格」. */
export function changeWords(change: Pick<ChangeSet, 'kind' | 'params'>, lang: Lang): string {
  const named = translateDynamic(lang, `review.kind.${change.kind}`, change.params)
  // A parameter the engine did not give would leave its {name} standing: then the plain word is better.
  if (named !== undefined && !/\{\w+\}/.test(named)) return named
  return translateDynamic(lang, `review.plainKind.${change.kind}`) ?? translateDynamic(lang, 'review.otherKind', { kind: change.kind }) ?? change.kind
}
