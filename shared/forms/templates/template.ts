import type { Lang } from '../../contract/figure.ts'
import type { FormDocument, FormText } from '../../model/form.ts'

/** What a template is for, as the list of templates is grouped. */
export const templateGroups = ['satisfaction', 'index', 'diagnosis', 'qc', 'record'] as const
export type TemplateGroup = (typeof templateGroups)[number]

export interface TemplateSummary {
  id: string
  group: TemplateGroup
  name: string
  about: string
  /** Where the structure comes from; the wording is always our own. */
  source: string
  sections: number
  questions: number
  minutes: number
}

export interface FormTemplate {
  id: string
  group: TemplateGroup
  name: FormText
  about: FormText
  source: FormText
  /** With words in both languages, this one the main one; factors are named in it. */
  document(lang: Lang): FormDocument
}
