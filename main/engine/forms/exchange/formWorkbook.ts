import { escapeXString } from '../../export/ooxml/xml.ts'
import { newWorkbook, workbookBytes } from '../../export/ooxml/chartWorkbook.ts'
import { FONT } from '../../export/xlsx/cells.ts'
import type { OutSheet } from '../../../../shared/forms/exchange/sheets.ts'

/** Sheets of texts as a workbook; every cell is text, so that `1` stays a name and no condition becomes a formula. */
export async function textWorkbook(sheets: readonly OutSheet[], at: Date): Promise<Uint8Array> {
  const workbook = newWorkbook()
  workbook.created = workbook.modified = at
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: name === 'survey' ? 2 : 0 }] })
    // Names are not broken, `select_one brand_options` neither: as wide as the longest; what is said is wrapped.
    const spoken = (column: string): boolean => /^(?:label|hint)|message/.test(column)
    sheet.columns = columns.map(column => ({ width: spoken(column) ? 40 : Math.min(48, Math.max(12, column.length + 2, ...rows.map(row => (row[column] ?? '').length + 2))) }))
    sheet.pageSetup = { paperSize: 9, orientation: 'landscape', printTitlesRow: '1:1' }
    const write = (cells: readonly string[], bold: boolean): void => {
      const row = sheet.addRow(cells.map(text => (text === '' ? null : escapeXString(text))))
      row.eachCell((cell, at) => { cell.numFmt = '@'; cell.font = { name: FONT, size: 10, bold }; cell.alignment = { vertical: 'top', wrapText: spoken(columns[at - 1]!) } })
    }
    write(columns, true)
    for (const row of rows) write(columns.map(column => row[column] ?? ''), false)
  }
  return workbookBytes(workbook)
}
