import type { ProjectReview } from '../../../../shared/contract/report.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { newWorkbook, workbookBytes } from '../ooxml/chartWorkbook.ts'
import { utc } from '../ooxml/properties.ts'
import { columnWidth, styleBody, styleHeader, textValue } from './cells.ts'

const columns = ['file', 'name', 'datasets', 'issued', 'returned', 'valid', 'edits', 'excluded', 'bones', 'mainCauses', 'measures', 'effects', 'holes', 'reports', 'errors', 'warnings', 'hints', 'sound', 'equal', 'different', 'notDerivable', 'typed'] as const satisfies readonly (keyof ProjectReview)[]

/** One line a project, for a teacher with many of them; sorted by what needs a look first. */
export async function reviewSheet(reviews: readonly ProjectReview[], at: string, t: Translate): Promise<Uint8Array> {
  const workbook = newWorkbook()
  workbook.created = workbook.modified = new Date(utc(at))
  const sheet = workbook.addWorksheet(t('reportVerify.sheet'), { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } })
  columns.forEach((key, i) => {
    const cell = sheet.getCell(1, i + 1)
    cell.value = textValue(t(`reportVerify.column.${key}`))
    styleHeader(cell, i < 2 ? 'left' : 'right')
    sheet.getColumn(i + 1).width = i < 2 ? columnWidth(reviews.map(review => String(review[key])), 40, 16) : 11
  })
  const weight = (review: ProjectReview): number => (review.sound ? 0 : 1e6) + review.different * 1000 + review.notDerivable * 1000 + review.errors * 10 + review.holes + review.warnings
  const sorted = [...reviews].sort((a, b) => weight(b) - weight(a) || (a.file < b.file ? -1 : 1))
  sorted.forEach((review, r) => {
    columns.forEach((key, i) => {
      const value = review[key]
      const cell = sheet.getCell(r + 2, i + 1)
      cell.value = typeof value === 'number' ? value : typeof value === 'boolean' ? t(value ? 'reportVerify.yes' : 'reportVerify.no') : value === null ? null : textValue(value)
      styleBody(cell, i < 2 ? 'left' : 'right')
    })
  })
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(2, sorted.length + 1), column: columns.length } }
  return workbookBytes(workbook)
}
