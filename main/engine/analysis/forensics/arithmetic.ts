import type { PrintedNumber } from '../../../../shared/stats/printedNumber.ts'
import { finding } from './finding.ts'
import type { Finding } from './finding.ts'
import type { PrintedColumn, PrintedTable } from './printedTable.ts'

/** Counts against their total row, percentages against counts, percentages against 100. */
export function arithmeticFindings(table: PrintedTable): Finding[] {
  const totalRow = table.rows.findIndex(row => row.total)
  const parts = table.rows.flatMap((row, i) => (row.total ? [] : [i]))
  const counts = table.columns.filter(column => column.role === 'count' || column.role === 'n')
  const percents = table.columns.filter(column => column.role === 'percent')
  const sums = counts.flatMap(column => sumFindings(column, parts, totalRow))
  const shares = percents.flatMap(column => {
    // A column of percentages belongs to the column of counts before it.
    const count = counts.filter(one => one.index < column.index).at(-1) ?? counts[0]
    return [...(count ? shareFindings(table, column, count, parts, totalRow) : []), ...hundredFindings(column, parts)]
  })
  return [...sums, ...shares]
}

const present = (column: PrintedColumn, rows: readonly number[]): PrintedNumber[] => rows.flatMap(i => column.cells[i] ?? [])
const sumOf = (cells: readonly PrintedNumber[]): number => cells.reduce((total, cell) => total + cell.value, 0)

function sumFindings(column: PrintedColumn, parts: readonly number[], totalRow: number): Finding[] {
  const printed = totalRow >= 0 ? column.cells[totalRow] : null
  const cells = present(column, parts)
  if (!printed || cells.length < 2 || cells.length < parts.length) return []
  const sum = sumOf(cells)
  const slack = cells.reduce((total, cell) => total + (cell.decimals > 0 ? cell.half : 0), printed.decimals > 0 ? printed.half : 0) + 1e-9
  return [finding('total', Math.abs(sum - printed.value) <= slack ? 'good' : 'bad', Math.abs(sum - printed.value) <= slack ? 'adds' : 'doesNotAdd', { column: column.header }, { sum, printed: printed.value })]
}

function shareFindings(table: PrintedTable, percents: PrintedColumn, counts: PrintedColumn, parts: readonly number[], totalRow: number): Finding[] {
  const cells = present(counts, parts)
  const base = (totalRow >= 0 ? counts.cells[totalRow]?.value : undefined) ?? counts.n ?? (cells.length === parts.length ? sumOf(cells) : null)
  if (base === null || !(base > 0)) return []
  const wrong = parts.flatMap(i => {
    const percent = percents.cells[i], count = counts.cells[i]
    if (!percent || !count) return []
    const right = 100 * count.value / base
    return Math.abs(right - percent.value) <= percent.half + 1e-9 ? [] : [finding('percent', 'bad', 'notTheShare', { row: table.rows[i]!.label, column: percents.header }, { printed: percent.value, count: count.value, base, right })]
  })
  return wrong.length > 0 ? wrong : [finding('percent', 'good', 'shares', { column: percents.header }, { base })]
}

function hundredFindings(column: PrintedColumn, parts: readonly number[]): Finding[] {
  const cells = present(column, parts)
  if (cells.length < 2 || cells.length < parts.length) return []
  const sum = sumOf(cells)
  const slack = cells.reduce((total, cell) => total + cell.half, 0) + 1e-9
  if (Math.abs(sum - 100) <= slack) return [finding('percent_sum', 'good', 'hundred', { column: column.header }, { sum })]
  // More than 100 is what a multiple-response table of respondents gives; it must say so.
  return [finding('percent_sum', sum > 100 ? 'open' : 'bad', sum > 100 ? 'overHundred' : 'underHundred', { column: column.header }, { sum })]
}
