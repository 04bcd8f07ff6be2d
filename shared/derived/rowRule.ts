import { bind } from '../expression/bind.ts'
import type { Cells, RowValue } from '../expression/evaluate.ts'
import { compile } from '../expression/evaluate.ts'
import { readMoment, weekdayOf, weekOf } from '../expression/moment.ts'
import type { Moment } from '../expression/moment.ts'
import type { Derivation } from '../model/derivation.ts'
import type { CellValue } from '../model/missing.ts'
import { isMissing } from '../model/missing.ts'
import type { Scale, Variable } from '../model/variable.ts'
import { isCoded } from '../model/variable.ts'
import { score100, turned } from '../stats/score.ts'

/** Columns of the sources, by id, all of one length; they may be changed in place later, the rule reads them anew for each row. */
export interface SourceColumns {
  numbers(variable: string): ArrayLike<number>
  values(variable: string): ArrayLike<CellValue>
}
type Rule = (row: number) => CellValue

/** The cells of a row as an expression sees them. */
function cellsOf(variables: readonly Variable[], columns: SourceColumns): Cells {
  const text = new Set(variables.filter(variable => !isCoded(variable.kind)).map(variable => variable.id))
  return {
    isText: id => text.has(id),
    number: id => { const column = columns.numbers(id); return row => column[row] as number },
    text: id => { const column = columns.values(id); return row => { const value = column[row] as CellValue; return isMissing(value) ? null : String(value) } },
  }
}

/** A kept condition or formula as a function of the row; missing everywhere when it no longer makes sense. */
export function expressionRule(text: string, variables: readonly Variable[], columns: SourceColumns): RowValue {
  const bound = bind(text, variables)
  return bound.problem ? () => null : compile(bound.node, cellsOf(variables, columns))
}

/** A derivation whose value for a row depends on that row alone. `variables`: those of the data set. */
export function rowRule(derivation: Derivation, variables: readonly Variable[], columns: SourceColumns): Rule {
  const scaleOf = (id: string): Scale | null => variables.find(variable => variable.id === id)?.scale ?? null
  switch (derivation.type) {
    case 'reverse': {
      const scale = scaleOf(derivation.of)
      const column = columns.numbers(derivation.of)
      return scale ? row => present(scale.min + scale.max - (column[row] as number)) : nothing
    }
    case 'mean': case 'sum': case 'index': return combine(derivation, scaleOf, columns)
    case 'topBox': {
      const scale = scaleOf(derivation.of)
      const column = columns.numbers(derivation.of)
      const { top } = derivation
      return scale ? row => {
        const value = column[row] as number
        return Number.isNaN(value) ? null : turned(value, scale) > scale.max - top ? 1 : 0
      } : nothing
    }
    case 'recode': return recode(derivation, variables, columns)
    case 'bins': {
      const column = columns.numbers(derivation.of)
      const { edges } = derivation
      return row => {
        const value = column[row] as number
        if (Number.isNaN(value)) return null
        let bin = 0
        while (bin < edges.length && value >= (edges[bin] as number)) bin++
        return bin + 1
      }
    }
    case 'datePart': {
      const column = columns.values(derivation.of)
      const { part } = derivation
      return row => {
        const value = column[row] as CellValue
        const moment = typeof value === 'string' ? readMoment(value) : null
        return moment && partOf(moment, part)
      }
    }
    case 'formula': return expressionRule(derivation.text, variables, columns)
    case 'quantiles': case 'rake': case 'groupWeight': return nothing
  }
}

const nothing: Rule = () => null
const present = (value: number): number | null => (Number.isFinite(value) ? value : null)

function combine(derivation: Extract<Derivation, { type: 'mean' | 'sum' | 'index' }>, scaleOf: (id: string) => Scale | null, columns: SourceColumns): Rule {
  const { type, least } = derivation
  const index = type === 'index'
  const turn = !index && derivation.reversed
  const items = derivation.of.map(id => ({ column: columns.numbers(id), scale: scaleOf(id) }))
  return row => {
    let n = 0
    let sum = 0
    for (const { column, scale } of items) {
      const value = column[row] as number
      if (Number.isNaN(value)) continue
      n++
      sum += index ? (scale ? score100(value, scale) : Number.NaN) : turn && scale ? turned(value, scale) : value
    }
    return n < least || n === 0 ? null : present(type === 'sum' ? sum : sum / n)
  }
}

function recode(derivation: Extract<Derivation, { type: 'recode' }>, variables: readonly Variable[], columns: SourceColumns): Rule {
  const { of, lines, otherwise } = derivation
  const source = variables.find(variable => variable.id === of)
  const text = source !== undefined && !isCoded(source.kind)
  const numbers = columns.numbers(of)
  const values = columns.values(of)
  const listed = new Map<number | string, { code: number; line: number }>()
  for (const [line, { values: old, code }] of lines.entries()) for (const value of old) if (!listed.has(value)) listed.set(value, { code, line })
  const ranges = lines.map((line, at) => ({ ...line, at })).filter(line => line.from !== null || line.to !== null)
  return row => {
    const cell = values[row] as CellValue
    if (isMissing(cell)) return null
    const number = numbers[row] as number
    const value = text ? String(cell) : number
    if (!text && Number.isNaN(number)) {
      // A code that counts as missing may be given a meaning by name, never by falling into an interval.
      return typeof cell === 'number' ? listed.get(cell)?.code ?? null : null
    }
    const exact = listed.get(value)
    const range = text ? undefined : ranges.find(({ from, to }) => (from === null || number >= from) && (to === null || number <= to))
    if (exact && (!range || exact.line <= range.at)) return exact.code
    if (range) return range.code
    return otherwise === 'missing' ? null : otherwise === 'keep' ? (text ? null : number) : otherwise
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

function partOf(moment: Moment, part: Extract<Derivation, { type: 'datePart' }>['part']): CellValue {
  switch (part) {
    case 'year': return moment.year
    case 'quarter': return Math.floor((moment.month - 1) / 3) + 1
    case 'month': return moment.month
    case 'week': { const { year, week } = weekOf(moment); return `${year}-W${two(week)}` }
    case 'weekday': return weekdayOf(moment)
    case 'day': return moment.day
    case 'hour': return moment.hour
    case 'date': return `${moment.year}-${two(moment.month)}-${two(moment.day)}`
  }
}
