import type { FormExportFormat, FormLoss } from '../../../../shared/contract/formExchange.ts'
import type { FormDocument, FormText } from '../../../../shared/model/form.ts'
import { writeFormJson } from '../../../../shared/forms/exchange/formJson.ts'
import { writeSurveyJs } from '../../../../shared/forms/exchange/surveyjs/write.ts'
import { writeWjxText } from '../../../../shared/forms/exchange/wjxText.ts'
import { writeXlsForm } from '../../../../shared/forms/exchange/xlsform/write.ts'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import { codebookTable } from '../../../../shared/forms/print/codebook.ts'
import { printedForm } from '../../../../shared/forms/print/printedForm.ts'
import type { PrintedForm } from '../../../../shared/forms/print/printedForm.ts'
import { mainLanguage, wordsIn } from '../../../../shared/forms/text.ts'
import { kanoCodes } from '../../../../shared/forms/variables.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { translator } from '../../../../shared/i18n/translate.ts'
import { variableWords } from '../variableWords.ts'

export interface FormToWrite { document: FormDocument; lang: 'zh-CN' | 'en'; at: Date; t: Translate }
export type FormWriter = (form: FormToWrite) => Promise<{ bytes: Uint8Array; losses: FormLoss[] }>

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const langOf = (tag: string): 'zh-CN' | 'en' => (tag.startsWith('zh') ? 'zh-CN' : 'en')
const kanoWords = (tag: string): readonly string[] => variableWords(tag).kano ?? kanoCodes.map(String)

/** Printed in the questionnaire's own language, whatever the window speaks. */
function printed(document: FormDocument, at: Date): [PrintedForm, string, Translate] {
  const language = mainLanguage(document.settings)
  const words = translator(langOf(language))
  return [printedForm(document, language, words), at.toISOString(), words]
}

const codebookOf = (document: FormDocument, t: Translate): { title: string; table: TableModel } => ({
  title: t('formPrint.codebook.title', { name: wordsIn(document.settings.title, mainLanguage(document.settings)) }), table: codebookTable(document, variableWords(mainLanguage(document.settings)), t),
})

/** What each format is written with. */
export const formWriters: Record<FormExportFormat, FormWriter> = {
  async xlsform({ document, at }) {
    const { sheets, losses } = writeXlsForm(document, kanoWords)
    return { bytes: await (await import('./formWorkbook.ts')).textWorkbook(sheets, at), losses }
  },
  surveyjs({ document }) {
    const { languages } = document.settings
    const each = (say: (t: Translate, tag: string) => string): FormText => Object.fromEntries(languages.map(tag => [tag, say(translator(langOf(tag)), tag)]))
    const { survey, losses } = writeSurveyJs(document, {
      importance: each(t => t('formExchange.side.importance')), performance: each(t => t('formExchange.side.performance')), functional: each(t => t('formExchange.side.functional')), dysfunctional: each(t => t('formExchange.side.dysfunctional')),
      kano: kanoCodes.map((_, i) => each((__, tag) => kanoWords(tag)[i] ?? '')),
    })
    return Promise.resolve({ bytes: bytes(`${JSON.stringify(survey, null, 2)}\n`), losses })
  },
  wjx({ document }) {
    // The format is Chinese whatever language is read in.
    const t = translator('zh-CN')
    const kind = (name: 'single' | 'multiple' | 'scale' | 'matrixScale' | 'matrixSingle' | 'paired' | 'kano' | 'ranking' | 'number' | 'nps' | 'text' | 'date' | 'description'): string => t(`formExchange.wjx.${name}`)
    const { text, losses } = writeWjxText(document, {
      kinds: { single: kind('single'), multiple: kind('multiple'), scale: kind('scale'), matrixScale: kind('matrixScale'), matrixSingle: kind('matrixSingle'), paired: kind('paired'), kano: kind('kano'), ranking: kind('ranking'), number: kind('number'), nps: kind('nps'), text: kind('text'), date: kind('date'), description: kind('description') },
      optional: t('formExchange.wjx.optional'), page: t('formExchange.wjx.page'), importance: t('formExchange.side.importance'), performance: t('formExchange.side.performance'), functional: t('formExchange.side.functional'), dysfunctional: t('formExchange.side.dysfunctional'), kano: kanoWords('zh-CN'),
    })
    return Promise.resolve({ bytes: bytes(text), losses })
  },
  json: ({ document }) => Promise.resolve({ bytes: bytes(writeFormJson(document)), losses: [] }),
  async entry({ document, at, t }) { return { bytes: await (await import('./entryTemplate.ts')).entryTemplate(document, at, t), losses: [] } },
  async docx({ document, at }) { return { bytes: await (await import('../print/formDocx.ts')).formDocx(...printed(document, at)), losses: [] } },
  async pdf({ document, at }) { return { bytes: await (await import('../print/formPdf.ts')).formPdf(...printed(document, at)), losses: [] } },
  async codebookDocx({ document, lang, at, t }) {
    const { title, table } = codebookOf(document, t)
    return { bytes: await (await import('../print/codebookFile.ts')).codebookDocx(title, table, lang, at.toISOString(), t), losses: [] }
  },
  async codebookXlsx({ document, at, t }) {
    const { title, table } = codebookOf(document, t)
    return { bytes: await (await import('../print/codebookFile.ts')).codebookXlsx(title, table, at, t), losses: [] }
  },
}
