import { escapeXString } from '../../export/ooxml/xml.ts'
import { newWorkbook, workbookBytes } from '../../export/ooxml/chartWorkbook.ts'
import { FONT } from '../../export/xlsx/cells.ts'
import type { OutSheet } from '../../../../shared/forms/exchange/sheets.ts'
import { PREFIX } from '../../../../shared/forms/exchange/xlsform/columns.ts'

/** Sheets of texts as a workbook; every cell is text, so that `1` stays a name and no condition becomes a formula. */
export async function textWorkbook(sheets: readonly OutSheet[], at: Date): Promise<Uint8Array> {
  const workbook = newWorkbook()
  workbook.created = workbook.modified = at
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: name === 'survey' ? 2 : 0 }] })
    sheet.columns = columns.map(column => ({ width: /^(?:label|hint)/.test(column) ? 40 : column.startsWith(PREFIX) ? 16 : 18 }))
    const write = (cells: readonly string[], bold: boolean): void => {
      const row = sheet.addRow(cells.map(text => (text === '' ? null : escapeXString(text))))
      row.eachCell(cell => { cell.numFmt = '@'; cell.font = { name: FONT, size: 10, bold }; cell.alignment = { vertical: 'top', wrapText: true } })
    }
    write(columns, true)
    for (const row of rows) write(columns.map(column => row[column] ?? ''), false)
  }
  return workbookBytes(workbook)
}
