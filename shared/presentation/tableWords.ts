import type { Json, JsonObject } from '../contract/analysis.ts'
import type { CellAlign, TableCell, TableColumn, TableModel, TableRow } from '../figures/figure.ts'
import { coefficientText, countText, meanText, percentNumber, pText } from '../figures/rounding.ts'
import type { ResultTable } from './presented.ts'

/** Reading a result, whose shape is known only to the method that made it. */
export const object = (value: Json | undefined): JsonObject => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {})
export const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
export const objects = (value: Json | undefined): JsonObject[] => list(value).map(object)
export const number = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null)
export const text = (value: Json | undefined): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
export const strings = (value: Json | undefined): string[] => list(value).map(text)

/** A cell rounded by the digit rule, exact beside it; a dash where it is not defined. */
export type Rounding = (value: number) => string
export const rounding = {
  coefficient: coefficientText, mean: meanText, count: countText, p: pText, percent: percentNumber,
  /** Of a percentage that is one already, 0..100. */
  points: (percent: number) => percentNumber(percent / 100),
} satisfies Record<string, Rounding>
const DASH = '–'
export const cell = (value: Json | undefined, round: Rounding = coefficientText): TableCell =>
  (typeof value === 'number' ? { value, text: round(value) } : { value: null, text: DASH })
export const mean = (value: Json | undefined): TableCell => cell(value, meanText)
export const coefficient = (value: Json | undefined): TableCell => cell(value, coefficientText)
export const count = (value: Json | undefined): TableCell => cell(value, countText)
export const pValue = (value: Json | undefined): TableCell => cell(value, pText)
/** A place in the table where nothing stands, as above a diagonal. */
export const empty: TableCell = { value: null, text: '' }
export const words = (value: string): TableCell => ({ value, text: value })
/** A share 0..1 in percent. */
export const share = (value: Json | undefined): TableCell => (typeof value === 'number' ? { value: 100 * value, text: percentNumber(value) } : { value: null, text: DASH })
export const intervalText = (value: Json | undefined, round: Rounding = meanText): string => {
  const [low, high] = list(value)
  return typeof low === 'number' && typeof high === 'number' ? `[${round(low)}, ${round(high)}]` : DASH
}
export const interval = (value: Json | undefined, round: Rounding = meanText): TableCell => {
  const shown = intervalText(value, round)
  return { value: shown === DASH ? null : shown, text: shown }
}

export const column = (key: string, header: string, sub = '', align: CellAlign = 'right'): TableColumn => ({ key, header, sub, align })
export const row = (key: string, cells: TableCell[]): TableRow => ({ key, cells })
export const table = (key: string, title: string, columns: TableColumn[], rows: TableRow[], notes: string[] = []): ResultTable => ({ key, title, table: { columns, rows }, notes })
/** A table of plain columns, [key, header]; rows are keyed by their place. `left` names the columns of words. */
export const tableOf = (columns: readonly (readonly [key: string, header: string])[], rows: readonly (readonly TableCell[])[], left: readonly number[] = [0]): TableModel => ({
  columns: columns.map(([key, header], i) => column(key, header, '', left.includes(i) ? 'left' : 'right')), rows: rows.map((cells, i) => row(String(i), [...cells])),
})

/** A confidence level in percent, "95"; 95 where none is named. */
export const levelText = (level: Json | undefined): string => countText(100 * (number(level) ?? 0.95))
/** "= .012" or "< .001", to stand after p. */
export const pPhrase = (p: number): string => { const shown = pText(p); return shown.startsWith('<') ? shown : `= ${shown}` }
