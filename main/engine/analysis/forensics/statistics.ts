import { grim, possibleItems, sdBounds } from '../../../../shared/stats/grim.ts'
import type { PrintedNumber } from '../../../../shared/stats/printedNumber.ts'
import { finding } from './finding.ts'
import type { Finding } from './finding.ts'
import type { PrintedTable, Role } from './printedTable.ts'

export interface ScaleBounds { min: number; max: number }
/** Printed minimum, maximum, mean and SD of one row, and its n. */
export interface Printed { label: string; min: PrintedNumber | null; max: PrintedNumber | null; mean: PrintedNumber | null; sd: PrintedNumber | null; n: number | null }

/** Scales in common use, tried when none is given. */
const usualScales: readonly ScaleBounds[] = [{ min: 1, max: 5 }, { min: 1, max: 7 }, { min: 1, max: 10 }, { min: 0, max: 10 }, { min: 0, max: 100 }]

/** Rows of a table of descriptive statistics; none for other tables. */
export function printedStatistics(table: PrintedTable): Printed[] {
  const column = (role: Role): PrintedTable['columns'][0] | undefined => table.columns.find(one => one.role === role)
  const [min, max, mean, sd, n] = (['min', 'max', 'mean', 'sd', 'n'] as const).map(column)
  if (!mean && !(min && max)) return []
  return table.rows.map((row, i) => ({
    label: row.label, min: min?.cells[i] ?? null, max: max?.cells[i] ?? null, mean: mean?.cells[i] ?? null, sd: sd?.cells[i] ?? null,
    n: n?.cells[i]?.value ?? mean?.n ?? min?.n ?? null,
  }))
}

/** Scales on which the row is possible: the given one; where there is none, or it cannot be that one, those in common use. */
export const scalesFor = (row: Printed, given: ScaleBounds | null): ScaleBounds[] => (given && holds(row, given) ? [given] : usualScales.filter(scale => holds(row, scale)))

const holds = (row: Printed, scale: ScaleBounds): boolean => [row.min, row.max, row.mean].every(cell =>
  cell === null || (cell.value + slack(cell) >= scale.min && cell.value - slack(cell) <= scale.max))

/** Bounds, order, granularity, composite size and spread of every row. */
export function statisticsFindings(rows: readonly Printed[], given: ScaleBounds | null, items: number): Finding[] {
  return rows.flatMap(row => [...range(row, given), ...granularity(row, items), ...composite(row, items), ...spread(row, given)])
}

/** A score printed whole was not rounded: answers are whole. */
const slack = (score: PrintedNumber): number => (score.decimals === 0 ? 0 : score.half)

function range(row: Printed, given: ScaleBounds | null): Finding[] {
  const place = { row: row.label }
  const found: Finding[] = []
  if (given) {
    for (const [name, cell] of [['min', row.min], ['max', row.max], ['mean', row.mean]] as const) {
      if (cell && (cell.value + slack(cell) < given.min || cell.value - slack(cell) > given.max)) {
        found.push(finding('range', 'bad', `${name}Outside`, place, { value: cell.value, min: given.min, max: given.max }))
      }
    }
    if (found.length === 0) found.push(finding('range', 'good', 'inside', place, { min: given.min, max: given.max }))
  } else {
    for (const scale of usualScales.slice(0, 2)) if (!holds(row, scale)) found.push(finding('range', 'open', 'notOnScale', place, { min: scale.min, max: scale.max, value: row.max?.value ?? row.mean?.value ?? null }))
  }
  const { min, max, mean } = row
  if ((min && max && min.value > max.value) || (mean && min && mean.value + mean.half < min.value - slack(min)) || (mean && max && mean.value - mean.half > max.value + slack(max))) {
    found.push(finding('order', 'bad', 'outOfOrder', place, { min: min?.value ?? null, mean: mean?.value ?? null, max: max?.value ?? null }))
  }
  return found
}

function granularity(row: Printed, items: number): Finding[] {
  if (!row.mean || row.n === null || row.mean.decimals === 0) return []
  const found = grim(row.mean, row.n, items)
  const params = { mean: row.mean.value, n: row.n, items, below: found.below, above: found.above }
  if (found.status === 'noPower') return [finding('grim', 'open', 'noPower', { row: row.label }, params)]
  return [finding('grim', found.status === 'possible' ? 'good' : 'bad', found.status, { row: row.label }, params)]
}

/** The lowest and highest score are those of single respondents: multiples of 1/k. */
function composite(row: Printed, items: number): Finding[] {
  const scores = [row.min, row.max].filter(cell => cell !== null)
  if (scores.length === 0 || scores.every(score => score.decimals === 0)) return []
  const sizes = possibleItems(scores)
  const params = { min: row.min?.value ?? null, max: row.max?.value ?? null, items, sizes: sizes.slice(0, 6).join(', '), fewest: sizes[0] ?? null }
  return [sizes.includes(items) ? finding('composite', 'good', 'itemsFit', { row: row.label }, params) : finding('composite', 'bad', sizes.length > 0 ? 'otherItems' : 'noItems', { row: row.label }, params)]
}

function spread(row: Printed, given: ScaleBounds | null): Finding[] {
  if (!row.sd || !row.mean || row.n === null) return []
  const occur = row.min !== null && row.max !== null
  const low = row.min?.value ?? given?.min
  const high = row.max?.value ?? given?.max
  if (low === undefined || high === undefined) return []
  const bounds = sdBounds(row.mean.value, row.n, low, high, occur)
  if (!bounds) return []
  const params = { sd: row.sd.value, least: bounds.least, most: bounds.most, n: row.n }
  const possible = row.sd.value + row.sd.half >= bounds.least - 1e-9 && row.sd.value - row.sd.half <= bounds.most + 1e-9
  return [finding('sd', possible ? 'good' : 'bad', possible ? 'possible' : 'impossible', { row: row.label }, params)]
}
