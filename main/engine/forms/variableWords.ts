import { translator } from '../../../shared/i18n/translate.ts'
import type { VariableWords } from '../../../shared/forms/variables.ts'

/** What a questionnaire's variables need of the dictionary, in the language of the questionnaire. */
export function variableWords(language: string): VariableWords {
  const t = translator(language.startsWith('zh') ? 'zh-CN' : 'en')
  return {
    language,
    kano: [t('form.kano.like'), t('form.kano.expect'), t('form.kano.neutral'), t('form.kano.accept'), t('form.kano.dislike')],
    side: { importance: t('form.side.importance'), performance: t('form.side.performance'), functional: t('form.side.functional'), dysfunctional: t('form.side.dysfunctional') },
  }
}
