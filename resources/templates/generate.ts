import { writeFileSync } from 'node:fs'
import { newWorkbook, workbookBytes } from '../../main/engine/export/ooxml/chartWorkbook.ts'
import { translator } from '../../shared/i18n/translate.ts'
import { logColumns, templateTypes } from '../../shared/model/logColumns.ts'

/** Empty workbooks to be filled in elsewhere: the columns of a complaint log and of an interview record, in both languages. */
for (const lang of ['zh-CN', 'en'] as const) {
  const t = translator(lang)
  for (const type of templateTypes) {
    const workbook = newWorkbook()
    const sheet = workbook.addWorksheet(t(`sources.type.${type}`))
    sheet.columns = logColumns[type].map(({ id, meaning }) => ({ key: id, header: t(`sources.meaning.${meaning}`), width: meaning === 'verbatim' ? 60 : 16 }))
    sheet.getRow(1).font = { bold: true }
    sheet.views = [{ state: 'frozen', ySplit: 1 }]
    writeFileSync(new URL(`${type}.${lang}.xlsx`, import.meta.url), await workbookBytes(workbook))
  }
}
