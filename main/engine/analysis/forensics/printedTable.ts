import { printedNumber } from '../../../../shared/stats/printedNumber.ts'
import type { PrintedNumber } from '../../../../shared/stats/printedNumber.ts'

export type Role = 'score' | 'total' | 'lead' | 'min' | 'max' | 'mean' | 'sd' | 'n' | 'count' | 'percent'
export interface PrintedColumn { index: number; header: string; role: Role; n: number | null; cells: (PrintedNumber | null)[] }
export interface PrintedRow { label: string; total: boolean }
export interface PrintedTable { columns: PrintedColumn[]; rows: PrintedRow[]; turned: boolean }

// Words by which columns are recognised: data to recognise, not words to show.
const SIZE = /N\s*[=＝:：]\s*([\d,，]+)/i
const roles: readonly [Role, RegExp][] = [
  ['lead', /领先|差值|差距|差异|lead|difference|gap/i],
  ['min', /最小|最低|^min/i],
  ['max', /最大|最高|^max/i],
  ['sd', /标准差|标准偏差|^s\.?d\.?$|^std|standard deviation/i],
  ['mean', /平均|均值|^mean|^average|^m$/i],
  ['percent', /百分比|百分率|比例|占比|频率|[%％]|percent|share/i],
  ['n', /^n$|样本量|样本数|有效样本|sample size/i],
  ['count', /人数|频数|次数|计数|件数|票数|^count|^freq/i],
  ['total', /总体|合计|总计|整体|竞争对手|竞品|overall|total|competitors/i],
]
const TOTAL_ROW = /^(合\s*计|总\s*计|小\s*计|总数|total|sum|all)$/i

/** Columns with their roles and case counts. A table whose brands are rows (N= in the first column) is turned. Missing row labels are allowed. */
export function readTable(cells: readonly (readonly string[])[], sizes: readonly number[]): PrintedTable {
  const width = Math.max(...cells.map(row => row.length))
  const square = cells.map(row => Array.from({ length: width }, (_, j) => (row[j] ?? '').normalize('NFKC').trim()))
  const inHeader = square[0]!.filter(cell => SIZE.test(cell)).length
  const inLabels = square.filter(row => SIZE.test(row[0]!)).length
  const turned = inLabels > inHeader
  const grid = turned ? square[0]!.map((_, j) => square.map(row => row[j]!)) : square
  const [header, ...body] = grid as [string[], ...string[][]]
  const unlabelled = body.length > 0 && header[0] !== '' && body.every(row => printedNumber(row[0]!) !== null)
  const from = unlabelled ? 0 : 1
  const columns = header.slice(from).map((text, i): PrintedColumn => {
    const printedSize = SIZE.exec(text)?.[1]
    const given = sizes.length === 1 ? sizes[0]! : sizes[i] ?? 0
    const found = body.map(row => printedNumber(row[i + from]!))
    const named = roles.find(([, words]) => words.test(text))?.[0]
    const allPercent = found.some(cell => cell !== null) && found.every(cell => cell === null || cell.percent)
    return {
      index: i, header: text.replace(SIZE, '').replace(/样本量?|sample size/i, '').trim() || text, role: named === 'n' && printedSize ? 'score' : named ?? (allPercent ? 'percent' : 'score'),
      n: printedSize ? Number(printedSize.replace(/[,，]/g, '')) : given > 0 ? given : null, cells: found,
    }
  }).filter(column => column.cells.some(cell => cell !== null))
  return { columns, rows: body.map((row, i) => ({ label: unlabelled ? String(i + 1) : row[0] || String(i + 1), total: !unlabelled && TOTAL_ROW.test(row[0]!) })), turned }
}
