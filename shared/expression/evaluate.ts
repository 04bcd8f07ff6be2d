import type { FunctionName, Node } from './node.ts'
import type { Moment } from './moment.ts'
import { dayNumber, readMoment, weekdayOf } from './moment.ts'

/** null: missing. A truth is 1 or 0. */
export type Value = number | string | null
/** Where the cells come from: `number` is the analysis number (NaN missing), `text` what is written (null missing). */
export interface Cells {
  number(variable: string): (row: number) => number
  text(variable: string): (row: number) => string | null
  isText(variable: string): boolean
}
export type RowValue = (row: number) => Value

const known = (value: number): number | null => (Number.isFinite(value) ? (value === 0 ? 0 : value) : null)
const truth = (value: boolean): number => (value ? 1 : 0)

/**
 * A bound expression as a function of the row; columns are looked up once, here. Three-valued: what depends on something missing
 * is missing, except that 0 and x is 0, 1 or x is 1, and mean, sum, min, max, count take what is there.
 * What is not a number (1 / 0, ln 0) is missing.
 */
export function compile(node: Node, cells: Cells): RowValue {
  switch (node.type) {
    case 'number': case 'text': { const { value } = node; return () => value }
    case 'missing': return () => null
    case 'variable': {
      if (cells.isText(node.name)) return cells.text(node.name)
      const number = cells.number(node.name)
      return row => { const value = number(row); return Number.isNaN(value) ? null : value }
    }
    case 'unary': {
      const of = compile(node.of, cells)
      return node.sign === 'not'
        ? row => { const value = of(row); return value === null ? null : truth(value === 0) }
        : row => { const value = of(row); return value === null ? null : known(-(value as number)) }
    }
    case 'in': return compileIn(node, cells)
    case 'binary': return compileBinary(node, cells)
    case 'call': return compileCall(node.name, node.of.map(each => compile(each, cells)))
  }
}

function compileIn(node: Extract<Node, { type: 'in' }>, cells: Cells): RowValue {
  const of = compile(node.of, cells)
  const list = node.list.map(each => compile(each, cells))
  return row => {
    const value = of(row)
    if (value === null) return null
    let unknown = false
    for (const each of list) {
      const other = each(row)
      if (other === value) return 1
      if (other === null) unknown = true
    }
    return unknown ? null : 0
  }
}

function compileBinary(node: Extract<Node, { type: 'binary' }>, cells: Cells): RowValue {
  const left = compile(node.left, cells)
  const right = compile(node.right, cells)
  const both = (combine: (a: number, b: number) => number | null): RowValue => row => {
    const a = left(row)
    if (a === null) return null
    const b = right(row)
    return b === null ? null : combine(a as number, b as number)
  }
  switch (node.sign) {
    case 'and': return row => {
      const a = left(row)
      if (a === 0) return 0
      const b = right(row)
      return b === 0 ? 0 : a === null || b === null ? null : 1
    }
    case 'or': return row => {
      const a = left(row)
      if (a !== null && a !== 0) return 1
      const b = right(row)
      return b !== null && b !== 0 ? 1 : a === null || b === null ? null : 0
    }
    case '+': return both((a, b) => known(a + b))
    case '-': return both((a, b) => known(a - b))
    case '*': return both((a, b) => known(a * b))
    case '/': return both((a, b) => known(a / b))
    case '^': return both((a, b) => known(a ** b))
    // The remainder has the sign of the divisor, as MOD in a spreadsheet.
    case '%': return both((a, b) => known(a - b * Math.floor(a / b)))
    case '=': return both((a, b) => truth(a === b))
    case '!=': return both((a, b) => truth(a !== b))
    case '<': return both((a, b) => truth(a < b))
    case '<=': return both((a, b) => truth(a <= b))
    case '>': return both((a, b) => truth(a > b))
    case '>=': return both((a, b) => truth(a >= b))
  }
}

/** Half away from zero, as ROUND in a spreadsheet; by decimal shifting, so that 1.005 at two places is 1.01. */
function roundTo(value: number, places: number): number | null {
  const digits = Math.trunc(places)
  if (Math.abs(digits) > 15) return null
  const text = String(Math.abs(value))
  if (text.includes('e')) return known(Math.sign(value) * Math.round(Math.abs(value) * 10 ** digits) / 10 ** digits)
  return known(Math.sign(value) * Number(`${Math.round(Number(`${text}e${digits}`))}e${-digits}`))
}

function compileCall(name: FunctionName, of: RowValue[]): RowValue {
  const first = of[0] as RowValue
  const second = of[1]
  const one = (work: (value: number) => number | null): RowValue => row => { const value = first(row); return value === null ? null : work(value as number) }
  const text = (work: (value: string) => Value): RowValue => row => { const value = first(row); return value === null ? null : work(value as string) }
  const moment = (work: (moment: Moment) => number | null): RowValue => text(value => { const found = readMoment(value); return found && work(found) })
  const there = (work: (sum: number, n: number, min: number, max: number) => number | null): RowValue => row => {
    let sum = 0
    let n = 0
    let min = Infinity
    let max = -Infinity
    for (const each of of) {
      const value = each(row) as number | null
      if (value === null) continue
      n++
      sum += value
      if (value < min) min = value
      if (value > max) max = value
    }
    return n === 0 ? null : work(sum, n, min, max)
  }
  switch (name) {
    case 'mean': return there((sum, n) => known(sum / n))
    case 'sum': return there(sum => known(sum))
    case 'min': return there((_sum, _n, min) => min)
    case 'max': return there((_sum, _n, _min, max) => max)
    case 'count': return row => { let n = 0; for (const each of of) if (each(row) !== null) n++; return n }
    case 'abs': return one(Math.abs)
    case 'floor': return one(Math.floor)
    case 'sqrt': return one(value => known(Math.sqrt(value)))
    case 'ln': return one(value => known(Math.log(value)))
    case 'exp': return one(value => known(Math.exp(value)))
    case 'round': return row => {
      const value = first(row)
      const places = second ? second(row) : 0
      return value === null || places === null ? null : roundTo(value as number, places as number)
    }
    case 'if': {
      const otherwise = of[2]
      return row => { const condition = first(row); return condition === null ? null : condition !== 0 ? second!(row) : otherwise ? otherwise(row) : null }
    }
    // `bind` turns it into a list or into the options' variables; over a tree that was not bound it is the list.
    case 'selected': return row => { const value = first(row); return value === null ? null : truth(of.slice(1).some(each => each(row) === value)) }
    case 'missing': return row => truth(first(row) === null)
    case 'answered': return row => truth(first(row) !== null)
    case 'year': return moment(at => at.year)
    case 'month': return moment(at => at.month)
    case 'day': return moment(at => at.day)
    case 'hour': return moment(at => at.hour)
    case 'weekday': return moment(weekdayOf)
    case 'days': return row => {
      const [from, to] = [first(row), second!(row)]
      if (from === null || to === null) return null
      const [a, b] = [readMoment(from as string), readMoment(to as string)]
      return a && b ? dayNumber(b) - dayNumber(a) : null
    }
    case 'len': return text(value => [...value].length)
    case 'lower': return text(value => value.toLowerCase())
    case 'contains': return row => {
      const [whole, part] = [first(row), second!(row)]
      return whole === null || part === null ? null : truth((whole as string).includes(part as string))
    }
  }
}
