import type { TableCell, TableColumn, TableModel, TableRow } from '../../figures/figure.ts'
import { coefficientText, countText, meanText, pText } from '../../figures/rounding.ts'

export type Interval = [number, number] | null
const NONE = '–'

/** A number with its rounded text; "–" where it is not defined. */
const numeric = (value: number | null | undefined, text: (value: number) => string): TableCell =>
  (value === null || value === undefined ? { value: null, text: NONE } : { value, text: text(value) })

export const mean = (value: number | null | undefined): TableCell => numeric(value, meanText)
export const coefficient = (value: number | null | undefined): TableCell => numeric(value, coefficientText)
export const count = (value: number | null | undefined): TableCell => numeric(value, countText)
export const pValue = (value: number | null | undefined): TableCell => numeric(value, pText)
export const words = (text: string): TableCell => ({ value: text, text })
export const intervalText = (interval: Interval | undefined, text: (value: number) => string = meanText): string =>
  (interval ? `[${text(interval[0])}, ${text(interval[1])}]` : NONE)
export const interval = (value: Interval | undefined, text: (value: number) => string = meanText): TableCell => {
  const shown = intervalText(value, text)
  return { value: value ? shown : null, text: shown }
}

/** For a sentence: "= .012", "< .001". */
export const pClause = (p: number): string => (p < 0.001 ? pText(p) : `= ${pText(p)}`)

/** Columns as [key, header]; the first is left, the others right. */
export function tableOf(columns: readonly (readonly [key: string, header: string])[], rows: readonly (readonly TableCell[])[], left: readonly number[] = [0]): TableModel {
  return {
    columns: columns.map(([key, header], i): TableColumn => ({ key, header, sub: '', align: left.includes(i) ? 'left' : 'right' })),
    rows: rows.map((cells, i): TableRow => ({ key: String(i), cells: [...cells] })),
  }
}

export const levelText = (level: number): string => countText(100 * level)
