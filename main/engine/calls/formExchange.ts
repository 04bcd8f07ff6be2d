import { allLanguages } from '../../../shared/contract/formExchange.ts'
import type { FormExportFormat, ImportedForm } from '../../../shared/contract/formExchange.ts'
import type { FormDocument } from '../../../shared/model/form.ts'
import { parsePastedForm } from '../../../shared/forms/paste/parse.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { cleanStrings } from '../export/cleanText.ts'
import { utc } from '../export/ooxml/properties.ts'
import { writeFileWhole } from '../export/writeFile.ts'
import { formWriters } from '../forms/exchange/formWriters.ts'
import { currentDocument } from '../forms/readForm.ts'
import type { Handlers } from '../handler.ts'
import { besideFile } from './import.ts'

/** With the wanted language first, for formats that are written in one. */
const inLanguage = (document: FormDocument, format: FormExportFormat, language: string | null): FormDocument =>
  (language === null || allLanguages.includes(format) ? document : { ...document, settings: { ...document.settings, languages: [language, ...document.settings.languages.filter(tag => tag !== language)] } })

export const formExchangeHandlers: Handlers<'form.paste' | 'form.importFile' | 'form.exportFile'> = {
  'form.paste': ({ text, lang }) => parsePastedForm(text, { lang }),

  'form.importFile': ({ grant: id, lang }, context): Promise<ImportedForm> => {
    const { path, name } = context.deps.grants.resolve(id, 'read')
    context.progress({ phase: 'reading', done: 0, total: null })
    return besideFile({ path, name }, context, async own =>
      (await own.run({ kind: 'readForm', path, name, lang }, 'form', { signal: context.signal, onCancel: 'kill', onMessage: () => {} })).form)
  },

  'form.exportFile': async ({ form, document: given, language, format, lang, grant: id }, context) => {
    const grant = context.deps.grants.resolve(id, 'write')
    const document = given ?? (form === null ? null : currentDocument(context.project, form))
    if (document === null) throw new YinguoError('BAD_PARAMS', { issues: ['form or document'] })
    if (language !== null && !document.settings.languages.includes(language)) throw new YinguoError('NOT_FOUND', { what: 'language', id: language })
    const write = formWriters[format]
    context.progress({ phase: 'building', done: 0, total: null })
    const { bytes, losses } = await write({ document: cleanStrings(inLanguage(document, format, language)).value, lang, at: new Date(utc(context.deps.now())), t: translator(lang) })
    context.checkpoint()
    context.progress({ phase: 'writing', done: 0, total: null })
    return { fileName: grant.name, bytes: await writeFileWhole(grant.path, bytes, { overwrite: grant.overwrite, name: grant.name }), losses }
  },
}
