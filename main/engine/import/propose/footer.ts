import { looseNumber, numberLook } from '../number.ts'
import type { Table } from '../table.ts'
import { looksLikeDate } from './textDates.ts'
import { isNoAnswer, normalLabel } from './words.ts'

/** How many stored rows from the end may be lines below the answers. */
const LOOKED_AT = 30
/** Of so many rows from the top the words are compared with a total's. */
const COMPARED = 200
const total = /^(?:合计|总计|小计|共计|总和|汇总|求和|平均(?:分|值|数|得分)?|均值|总分|标准差|方差|中位数|众数|最大值|最小值|最高分|最低分|(?:grand |sub-?)?totals?|averages?|means?|medians?|std\.? ?dev(?:iation)?\.?|standard deviation)\s*[:：]?$/i
const note = /^[(（*※]?\s*(?:注\d?|附注|备注|说明|注释|数据来源|资料来源|制表(?:人|时间|日期|单位)?|填表(?:人|时间|日期)?|统计(?:人|时间|日期)|审核(?:人)?|notes?|sources?|remarks?|prepared by)\s*[:：]/i

const isFigure = (text: string): boolean => /^[-–—/]$/.test(text) || isNoAnswer(text) || numberLook(text) === 'number' || looseNumber(text) !== null

/**
 * The stored rows at the end of a sheet that are no respondent: totals and means under the columns (合计, 平均), and
 * notes under the table. A total is a word of the list that stands nowhere else in its column, and figures behind it;
 * a note is alone in its row and says so, or stands apart below a blank row.
 */
export function footerRows(table: Table, from: number): number[] {
  const found: number[] = []
  const end = table.rows
  for (let row = end - 1; row > from && end - row <= LOOKED_AT; row--) {
    const filled = table.rowTexts(row).flatMap((text, column) => (normalLabel(text) === '' ? [] : [{ column, text: normalLabel(text) }]))
    const [first, ...rest] = filled
    if (!first || !(isTotal(first, rest) || isNote(first.text, rest.length, row))) break
    found.push(row)
  }
  // A table of statistics is one whole, not answers with a footer.
  return found.length > end - from - found.length ? [] : found.reverse()

  function isTotal(first: { column: number; text: string }, rest: readonly { text: string }[]): boolean {
    if (!total.test(first.text) || rest.length === 0 || !rest.every(cell => isFigure(cell.text))) return false
    for (let row = from; row < Math.min(end - found.length - 1, from + COMPARED); row++) if (normalLabel(table.rowTexts(row)[first.column] ?? '') === first.text) return false
    return true
  }

  function isNote(text: string, others: number, row: number): boolean {
    if (others > 0 || table.width < 3) return false
    const apart = table.rowNumber(row) - table.rowNumber(row - 1) > 1
    return note.test(text) || apart && numberLook(text) === 'text' && !looksLikeDate(text)
  }
}
