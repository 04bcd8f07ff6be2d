import type { Json, JsonObject } from '../contract/analysis.ts'
import type { CellAlign, TableCell, TableColumn, TableRow } from '../figures/figure.ts'
import { coefficientText, countText, meanText, percentNumber, pText } from '../figures/rounding.ts'
import type { ResultTable } from './presented.ts'

/** Reading a result, whose shape is known only to the method that made it. */
export const object = (value: Json | undefined): JsonObject => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {})
export const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
export const objects = (value: Json | undefined): JsonObject[] => list(value).map(object)
export const number = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null)
export const text = (value: Json | undefined): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** A cell rounded by the digit rule, exact beside it; a dash where it is not defined. */
export type Rounding = (value: number) => string
export const rounding = { coefficient: coefficientText, mean: meanText, count: countText, p: pText, percent: percentNumber } satisfies Record<string, Rounding>
const DASH = '–'
export const cell = (value: Json | undefined, round: Rounding = coefficientText): TableCell =>
  (typeof value === 'number' ? { value, text: round(value) } : { value: null, text: DASH })
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

/** "= .012" or "< .001", to stand after p. */
export const pPhrase = (p: number): string => { const shown = pText(p); return shown.startsWith('<') ? shown : `= ${shown}` }
