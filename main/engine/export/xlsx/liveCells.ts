import type { Worksheet } from 'exceljs'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import { columnLetters } from '../ooxml/chartSeries.ts'
import { computed } from './cells.ts'
import type { DataRange, DataRanges } from './dataSheets.ts'

interface Candidate { formula: string; value: number }

/** As a spreadsheet counts: numbers only, texts and gaps left out. */
class Column {
  readonly range: string
  readonly numbers: number[]
  readonly rows: number
  readonly scale: DataRange['variable']['scale']

  constructor({ range, values, variable }: DataRange) {
    this.range = range
    this.numbers = values.filter((value): value is number => typeof value === 'number')
    this.rows = values.length
    this.scale = variable.scale
  }

  get n(): number { return this.numbers.length }
  get mean(): number { return this.numbers.reduce((sum, value) => sum + value, 0) / this.n }
  get sd(): number { const mean = this.mean; return Math.sqrt(this.numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (this.n - 1)) }
  get median(): number {
    const sorted = this.numbers.toSorted((a, b) => a - b)
    const half = sorted.length >> 1
    return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
  }

  count(test: (value: number) => boolean): number { return this.numbers.filter(test).length }
}

// Newer functions are kept in files under this prefix ([MS-XLSX] 2.2.2); every program since Excel 2010 reads it.
const SD = '_xlfn.STDEV.S'
const AVERAGE: readonly string[] = ['mean', 'average', 'score', 'value', 'satisfaction', 'performance']

/** What a reader would expect of a cell in a row about one variable. */
function ofVariable(column: Column, key: string): Candidate[] {
  const { range, n } = column
  if (n === 0) return []
  switch (key) {
    case 'n': case 'valid': return [{ formula: `COUNT(${range})`, value: n }]
    case 'missing': return [{ formula: `ROWS(${range})-COUNT(${range})`, value: column.rows - n }]
    case 'min': return [{ formula: `MIN(${range})`, value: Math.min(...column.numbers) }]
    case 'max': return [{ formula: `MAX(${range})`, value: Math.max(...column.numbers) }]
    case 'median': return [{ formula: `MEDIAN(${range})`, value: column.median }]
    case 'sd': return n > 1 ? [{ formula: `${SD}(${range})`, value: column.sd }] : []
    case 'se': return n > 1 ? [{ formula: `${SD}(${range})/SQRT(COUNT(${range}))`, value: column.sd / Math.sqrt(n) }] : []
    case 'count': return column.scale ? [...Array(column.scale.max - column.scale.min + 1).keys()].flatMap(i => {
      const bound = column.scale!.min + i
      return [{ formula: `COUNTIF(${range},"<=${bound}")`, value: column.count(value => value <= bound) }, { formula: `COUNTIF(${range},">=${bound}")`, value: column.count(value => value >= bound) }]
    }) : []
    default: {
      if (!AVERAGE.includes(key)) return []
      const { scale } = column
      const turned = scale && scale.max > scale.min
        ? [{ formula: `(AVERAGE(${range})-${scale.min})/${scale.max - scale.min}*100`, value: (column.mean - scale.min) / (scale.max - scale.min) * 100 }, { formula: `${scale.min + scale.max}-AVERAGE(${range})`, value: scale.min + scale.max - column.mean }, { formula: `(${scale.max}-AVERAGE(${range}))/${scale.max - scale.min}*100`, value: (scale.max - column.mean) / (scale.max - scale.min) * 100 }]
        : []
      return [{ formula: `AVERAGE(${range})`, value: column.mean }, ...turned]
    }
  }
}

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))

/**
 * Turns the numbers of a table on a sheet into formulas over the data sheet and over one another, where a reader would
 * expect them. A formula is written only when what it gives is the number of the table: what stands in the file never
 * differs from what was worked out. Answers how many were written.
 */
export function liveCells(sheet: Worksheet, table: TableModel, first: number, ranges: DataRanges, only: DataRange | null): number {
  const columns = new Map<DataRange, Column>()
  const columnOf = (range: DataRange): Column => { let made = columns.get(range); if (!made) columns.set(range, made = new Column(range)); return made }
  const at = (key: string): number => table.columns.findIndex(column => column.key === key)
  const place = (row: number, column: number, absolute = ''): string => `${columnLetters(column + 1)}${absolute}${first + row}`
  const valueAt = (row: number, column: number): number | null => { const value = table.rows[row]?.cells[column]?.value; return typeof value === 'number' ? value : null }
  const [counts, shares, cumulative] = [at('count') >= 0 ? at('count') : at('n'), at('percent') >= 0 ? at('percent') : at('share'), at('cumulative') >= 0 ? at('cumulative') : at('cumulativeShare')]
  const body = table.rows.flatMap((row, r) => (row.heading ? [] : [r]))
  const whole = body.filter(r => !['total', 'mean', 'all'].includes(table.rows[r]!.key))
  let written = 0
  for (const r of body) {
    const row = table.rows[r]!
    const own = ranges.get(row.key)
    table.columns.forEach((column, c) => {
      const value = valueAt(r, c)
      const cell = sheet.getCell(first + r, c + 1)
      if (value === null || typeof cell.value !== 'number') return
      const candidates: Candidate[] = []
      if (own) candidates.push(...ofVariable(columnOf(own), column.key))
      if (only && c === counts && /^-?\d+(\.\d+)?$/.test(row.key)) candidates.push({ formula: `COUNTIF(${only.range},${row.key})`, value: columnOf(only).count(answer => answer === Number(row.key)) })
      const n = counts >= 0 ? valueAt(r, counts) : null
      if (c === shares && n !== null) {
        if (only) candidates.push({ formula: `${place(r, counts)}/COUNT(${only.range})*100`, value: n / columnOf(only).n * 100 })
        for (const other of body) {
          const base = valueAt(other, counts)
          if (base !== null && base > 0 && other !== r) for (const times of [100, 1]) candidates.push({ formula: `${place(r, counts)}/${place(other, counts)}${times === 100 ? '*100' : ''}`, value: n / base * times })
        }
      }
      if (c === cumulative && shares >= 0 && !row.heading) candidates.push({ formula: `SUM(${place(whole[0] ?? r, shares, '$')}:${place(r, shares)})`, value: whole.filter(one => one <= r).reduce((sum, one) => sum + (valueAt(one, shares) ?? 0), 0) })
      if (column.key === 'se' && at('sd') >= 0 && n !== null && n > 0) candidates.push({ formula: `${place(r, at('sd'))}/SQRT(${place(r, counts)})`, value: (valueAt(r, at('sd')) ?? Number.NaN) / Math.sqrt(n) })
      if (row.key === 'total' && whole.length > 1 && whole.every(one => one < r)) candidates.push({ formula: `SUM(${place(whole[0]!, c)}:${place(whole.at(-1)!, c)})`, value: whole.reduce((sum, one) => sum + (valueAt(one, c) ?? 0), 0) })
      const right = candidates.find(candidate => same(candidate.value, value))
      if (!right) return
      cell.value = computed(right.formula, value)
      written++
    })
  }
  return written
}
