import type { Lang } from '../../contract/figure.ts'
import type { FormDocument } from '../../model/form.ts'
import { kanoTemplate, servqualTemplate } from '../../i18n/formTemplates/diagnosis.ts'
import { acsiTemplate, ccsiTemplate, ecsiTemplate } from '../../i18n/formTemplates/indexModels.ts'
import { mobileTemplate } from '../../i18n/formTemplates/mobile.ts'
import { npsTemplate } from '../../i18n/formTemplates/nps.ts'
import { complaintTemplate, effectTemplate, interviewTemplate, selfRatingTemplate } from '../../i18n/formTemplates/qc.ts'
import { YinguoError } from '../../rpc/errors.ts'
import { estimatedMinutes } from '../estimate.ts'
import { outlineOfDocument, questionsOf } from '../outline.ts'
import { wordsIn } from '../text.ts'
import type { FormTemplate, TemplateSummary } from './template.ts'

export const formTemplates: readonly FormTemplate[] = [
  mobileTemplate, acsiTemplate, ecsiTemplate, ccsiTemplate, servqualTemplate, npsTemplate, kanoTemplate, effectTemplate, selfRatingTemplate, interviewTemplate, complaintTemplate,
]

export const formTemplateIds: readonly string[] = formTemplates.map(template => template.id)

/** NOT_FOUND when there is none. */
export function templateNamed(id: string, lang: Lang): FormDocument {
  const found = formTemplates.find(template => template.id === id)
  if (!found) throw new YinguoError('NOT_FOUND', { what: 'template', id })
  return found.document(lang)
}

export function templateSummaries(lang: Lang): TemplateSummary[] {
  return formTemplates.map(({ id, group, name, about, source, document }) => {
    const made = document(lang)
    const outline = outlineOfDocument(made)
    return {
      id, group, name: wordsIn(name, lang), about: wordsIn(about, lang), source: wordsIn(source, lang),
      sections: made.sections.filter(each => each.section !== null).length, questions: questionsOf(outline).length, minutes: estimatedMinutes(outline),
    }
  })
}
