import { colour } from './palette.ts'
import { xString } from './xml.ts'

/** A range of a sheet, rows and columns counted from 1. */
export interface CellRange { sheet: string; column: number; firstRow: number; lastRow: number }

export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** `'Sheet 1'!$A$2:$A$9`, or one cell. */
export function rangeFormula(range: CellRange): string {
  const sheet = `'${range.sheet.replaceAll("'", "''")}'`
  const letters = columnLetters(range.column)
  const first = `$${letters}$${range.firstRow}`
  return `${sheet}!${range.lastRow === range.firstRow ? first : `${first}:$${letters}$${range.lastRow}`}`
}

/** The numbers as JavaScript prints them: the shortest text that reads back as the same double. */
export function numberReference(range: CellRange, values: readonly (number | null)[], format = 'General'): string {
  const points = values.map((value, index) => value === null ? '' : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`)
  return `<c:numRef><c:f>${xString(rangeFormula(range))}</c:f><c:numCache><c:formatCode>${xString(format)}</c:formatCode>`
    + `<c:ptCount val="${values.length}"/>${points.join('')}</c:numCache></c:numRef>`
}

export function textReference(range: CellRange, values: readonly string[]): string {
  const points = values.map((value, index) => `<c:pt idx="${index}"><c:v>${xString(value)}</c:v></c:pt>`)
  return `<c:strRef><c:f>${xString(rangeFormula(range))}</c:f><c:strCache><c:ptCount val="${values.length}"/>${points.join('')}</c:strCache></c:strRef>`
}

export const seriesName = (range: CellRange, name: string): string => `<c:tx>${textReference(range, [name])}</c:tx>`

export const solidFill = (rgb: string): string => `<a:solidFill><a:srgbClr val="${rgb}"/></a:solidFill>`

/** Width in points. */
export const lineElement = (rgb: string, width: number, dash?: 'dash' | 'sysDash'): string =>
  `<a:ln w="${Math.round(width * 12_700)}" cap="flat">${solidFill(rgb)}${dash ? `<a:prstDash val="${dash}"/>` : ''}<a:round/></a:ln>`

export const noLine = '<a:ln><a:noFill/></a:ln>'

/** A filled shape with a thin paper-white edge, so that touching bars stay apart. */
export const barProperties = (rgb: string): string => `<c:spPr>${solidFill(rgb)}${lineElement(colour.paper, 0.75)}</c:spPr>`
