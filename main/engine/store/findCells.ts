import type { CellInput } from '../../../shared/contract/dataset.ts'
import { MAX_CELLS } from '../../../shared/contract/gridView.ts'
import type { BlockStats, FindSpec, Found, RowSpan } from '../../../shared/contract/gridView.ts'
import { isMissing } from '../../../shared/model/missing.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { analysisNumber } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Definitions } from './definitions.ts'
import type { RowOrders, RowsAsked } from './rowOrders.ts'
import { replacedTexts } from './textMatch.ts'

const MAX_FOUND = 10_000
const MAX_ADDED_UP = 2_000_000

/** The text of a cell that is looked at: its label or its code. */
function textOf(variable: Variable, value: CellValue, show: FindSpec['show']): string {
  const label = show === 'codes' ? undefined : variable.codes.find(code => code.code === value)?.label
  return label ?? String(value)
}

/** What each different value of the column becomes; values that do not match are not in it. */
function replacements(orders: RowOrders, dataset: number, variable: Variable, spec: FindSpec, by: string): Map<CellValue, string> {
  const values = orders.distinct(dataset, variable).filter(value => !isMissing(value))
  const found = new Map<CellValue, string>()
  const shows: FindSpec['show'][] = spec.show === 'both' ? ['labels', 'codes'] : [spec.show]
  for (const show of shows) {
    const texts = replacedTexts(spec, values.map(value => textOf(variable, value, show)), by)
    values.forEach((value, index) => {
      const text = texts[index]
      if (typeof text === 'string' && !found.has(value)) found.set(value, text)
    })
  }
  return found
}

const spanOf = (rids: readonly number[], span: RowSpan | undefined): readonly number[] => (span ? rids.slice(span.top, span.bottom + 1) : rids)

export interface FindScope { view: RowsAsked; span?: RowSpan | undefined; variables: readonly string[] }

/** Cells of the scope whose text matches, in reading order. */
export function findCells(orders: RowOrders, definitions: Definitions, dataset: number, { view, span, variables }: FindScope, spec: FindSpec): Found {
  const rids = spanOf(orders.rids(dataset, view), span)
  const top = span?.top ?? 0
  const places = new Map(rids.map((rid, index) => [rid, index]))
  const width = variables.length
  const hits: number[] = []
  variables.forEach((id, column) => {
    const variable = definitions.variable(dataset, id)
    const texts = replacements(orders, dataset, variable, spec, '')
    if (texts.size === 0) return
    for (const rid of orders.matching(dataset, variable, value => texts.has(value))) {
      const place = places.get(rid)
      if (place !== undefined) hits.push(place * width + column)
    }
  })
  const sorted = Float64Array.from(hits).sort()
  return {
    total: sorted.length,
    cells: Array.from(sorted.subarray(0, MAX_FOUND), hit => {
      const place = Math.floor(hit / width)
      return [place + top, rids[place] as number, hit % width]
    }),
  }
}

/** What the matching cells of the scope would be set to. `only`: this one cell. M09 when they are more than one command may set. */
export function replacedCells(
  orders: RowOrders, definitions: Definitions, dataset: number, { view, span, variables }: FindScope, spec: FindSpec, by: string, only: { rid: number; variable: string } | null,
): { rid: number; variable: string; value: CellInput }[] {
  const within = new Set(only ? [only.rid] : spanOf(orders.rids(dataset, view), span))
  const edits: { rid: number; variable: string; value: CellInput }[] = []
  for (const id of only ? [only.variable] : variables) {
    const variable = definitions.variable(dataset, id)
    if (variable.derived !== null) continue
    const texts = replacements(orders, dataset, variable, spec, by)
    if (texts.size === 0) continue
    const rids = orders.matching(dataset, variable, value => texts.has(value)).filter(rid => within.has(rid))
    const values = orders.values(dataset, variable, rids)
    rids.forEach((rid, index) => edits.push({ rid, variable: id, value: texts.get(values[index] ?? null) ?? null }))
  }
  if (edits.length > MAX_CELLS) throw new YinguoError('M09', { what: 'cells', sheet: '', n: edits.length, max: MAX_CELLS })
  return edits
}

/** Count, sum and mean of a block, for the status bar. */
export function blockStats(orders: RowOrders, definitions: Definitions, dataset: number, { view, span, variables }: FindScope): BlockStats {
  const rids = spanOf(orders.rids(dataset, view), span)
  const cells = rids.length * variables.length
  if (cells > MAX_ADDED_UP) return { cells, filled: 0, numbers: 0, sum: null, mean: null, min: null, max: null }
  let filled = 0
  let numbers = 0
  let sum = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const id of variables) {
    const variable = definitions.variable(dataset, id)
    const counts = new Map<CellValue, number>()
    for (const value of orders.values(dataset, variable, rids)) counts.set(value, (counts.get(value) ?? 0) + 1)
    for (const [value, count] of counts) {
      if (isMissing(value)) continue
      filled += count
      const number = analysisNumber(variable, value)
      if (Number.isNaN(number)) continue
      numbers += count
      sum += number * count
      min = Math.min(min, number)
      max = Math.max(max, number)
    }
  }
  return numbers === 0 ? { cells, filled, numbers, sum: null, mean: null, min: null, max: null } : { cells, filled, numbers, sum, mean: sum / numbers, min, max }
}
