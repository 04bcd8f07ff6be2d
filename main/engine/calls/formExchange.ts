import type { ImportedForm } from '../../../shared/contract/formExchange.ts'
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

export const formExchangeHandlers: Handlers<'form.paste' | 'form.importFile' | 'form.exportFile'> = {
  'form.paste': ({ text, lang }) => parsePastedForm(text, { lang }),

  'form.importFile': ({ grant: id, lang }, context): Promise<ImportedForm> => {
    const { path, name } = context.deps.grants.resolve(id, 'read')
    context.progress({ phase: 'reading', done: 0, total: null })
    return besideFile({ path, name }, context, async own =>
      (await own.run({ kind: 'readForm', path, name, lang }, 'form', { signal: context.signal, onCancel: 'kill', onMessage: () => {} })).form)
  },

  'form.exportFile': async ({ form, document: given, format, lang, grant: id }, context) => {
    const grant = context.deps.grants.resolve(id, 'write')
    const document = given ?? (form === null ? null : currentDocument(context.project, form))
    if (document === null) throw new YinguoError('BAD_PARAMS', { issues: ['form or document'] })
    const write = formWriters[format]
    context.progress({ phase: 'building', done: 0, total: null })
    const { bytes, losses } = await write({ document: cleanStrings(document).value, lang, at: new Date(utc(context.deps.now())), t: translator(lang) })
    context.checkpoint()
    context.progress({ phase: 'writing', done: 0, total: null })
    return { fileName: grant.name, bytes: await writeFileWhole(grant.path, bytes, { overwrite: grant.overwrite, name: grant.name }), losses }
  },
}
