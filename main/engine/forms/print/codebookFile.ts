import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { finishDocument } from '../../export/docx/charts.ts'
import { section } from '../../export/docx/page.ts'
import { reportStyles } from '../../export/docx/styles.ts'
import { gridTable } from '../../export/docx/table.ts'
import { newWorkbook, workbookBytes } from '../../export/ooxml/chartWorkbook.ts'
import { CREATOR } from '../../export/ooxml/properties.ts'
import { columnWidth, styleBody, styleHeader, textValue } from '../../export/xlsx/cells.ts'

export async function codebookDocx(title: string, table: TableModel, lang: 'zh-CN' | 'en', at: string, t: Translate): Promise<Uint8Array> {
  const document = new Document({
    creator: CREATOR, lastModifiedBy: CREATOR, title, description: '', styles: reportStyles('serif', lang),
    sections: [section('landscape', [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }), gridTable(table, 247)], t)],
  })
  return finishDocument(new Uint8Array(await Packer.toBuffer(document)), { title, at }, [], t)
}

export async function codebookXlsx(title: string, table: TableModel, at: Date, t: Translate): Promise<Uint8Array> {
  const workbook = newWorkbook()
  workbook.title = title
  workbook.created = workbook.modified = at
  const sheet = workbook.addWorksheet(t('formPrint.codebook.sheet'), { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } })
  table.columns.forEach((column, i) => {
    const cell = sheet.getCell(1, i + 1)
    cell.value = textValue(column.header)
    styleHeader(cell, 'left')
    sheet.getColumn(i + 1).width = columnWidth(table.rows.map(row => row.cells[i]?.text ?? ''), 60, 10)
  })
  table.rows.forEach((row, r) => row.cells.forEach((cell, i) => {
    const target = sheet.getCell(r + 2, i + 1)
    target.value = textValue(cell.text)
    styleBody(target, 'left')
    target.alignment = { ...target.alignment, wrapText: true, vertical: 'top' }
  }))
  return workbookBytes(workbook)
}
