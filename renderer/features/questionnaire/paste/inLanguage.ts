import type { FormDocument } from '../../../../shared/model/form.ts'

/** A document in one language with its words under another tag: what is pasted is in the language that is being edited. */
export function inLanguage(document: FormDocument, language: string): FormDocument {
  const [from] = document.settings.languages
  if (from === undefined || from === language) return document
  const renamed = JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || typeof (value as Record<string, unknown>)[from] !== 'string') return value
    const { [from]: words, ...rest } = value as Record<string, unknown>
    return { ...rest, [language]: words }
  }) as FormDocument
  return { ...renamed, settings: { ...renamed.settings, languages: [language] } }
}
