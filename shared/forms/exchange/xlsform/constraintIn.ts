import type { FormOption } from '../../../model/form.ts'
import { own } from './columns.ts'
import type { XlsReading } from './reading.ts'
import type { SheetRow } from './sheetReader.ts'

const number = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text))
/** Rules of a condition that all hold; brackets around the whole are taken off. */
const rulesOf = (constraint: string): string[] => constraint.replace(/^\((.*)\)$/, '$1').split(/\s+and\s+/).map(rule => rule.trim()).filter(rule => rule !== '')

const count = String.raw`count-selected\(\s*\.\s*\)`
const chosen = String.raw`selected\(\s*\.\s*,\s*['"]([^'"]+)['"]\s*\)`
/** The two ways XLSForm authors say that an option stands alone (docs.getodk.org, form logic; ours is the first). */
const alone = [new RegExp(String.raw`not\(\s*${chosen}\s+and\s+${count}\s*>\s*1\s*\)`, 'g'), new RegExp(String.raw`if\(\s*${chosen}\s*,\s*${count}\s*=\s*1\s*,\s*(?:true\(\)|1(?:\s*=\s*1)?)\s*\)`, 'g')]

/** How many options are chosen, and which stand alone: marked in `options`, whose XLSForm names are `names`. What is not read is named as a loss. */
export function limitsOf(r: XlsReading, row: SheetRow, code: string, options: FormOption[], names: readonly string[]): { least: number | null; most: number | null } {
  const constraint = row.cell('constraint')
  const told = /^(\d*)\.\.(\d*)$/.exec(row.cell(own.limits))
  const least = new RegExp(String.raw`${count}\s*>=\s*(\d+)`).exec(constraint)
  const most = new RegExp(String.raw`${count}\s*<=\s*(\d+)`).exec(constraint)
  const only = new RegExp(String.raw`^${count}\s*=\s*(\d+)$`).exec(constraint)
  if (!r.survey.ours) {
    let rest = constraint
    for (const form of alone) rest = rest.replace(form, (whole, name: string) => {
      const option = options[names.indexOf(name)]
      if (!option) return whole
      option.exclusive = true
      return ''
    })
    const read = only !== null || rulesOf(rest).every(rule => rule === 'and' || new RegExp(String.raw`^\(?\s*${count}\s*(?:<=|>=)\s*\d+\s*\)?$`).test(rule))
    if (!read) r.loss(code, 'constraint', constraint)
  }
  return { least: number(least?.[1] ?? only?.[1] ?? told?.[1]), most: number(most?.[1] ?? only?.[1] ?? told?.[2]) }
}

/** Bounds of a number. `. > 0` of a decimal has no place here but its bound has: both are told. */
export function boundsOf(r: XlsReading, row: SheetRow, code: string): { min: number | null; max: number | null } {
  const constraint = row.cell('constraint')
  const bounds: { min: number | null; max: number | null } = { min: null, max: null }
  const whole = row.cell('type') !== 'decimal'
  let exact = true
  for (const rule of rulesOf(constraint)) {
    const found = /^\(?\s*\.\s*(>=|<=|>|<)\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*\)?$/i.exec(rule)
    if (!found) { r.loss(code, 'constraint', constraint); return { min: null, max: null } }
    const value = Number(found[2])
    const open = found[1] === '>' || found[1] === '<'
    if (open && !whole) exact = false
    if (found[1]?.startsWith('>')) bounds.min = value + (open && whole ? 1 : 0)
    else bounds.max = value - (open && whole ? 1 : 0)
  }
  if (!exact) r.loss(code, 'constraint', constraint)
  return bounds
}
