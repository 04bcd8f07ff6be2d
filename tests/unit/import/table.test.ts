import { describe, expect, it } from 'vitest'
import type { CellValue } from '../../../shared/model/missing.ts'
import { buffersOf, pack, unpack } from '../../../main/engine/import/packedBatch.ts'
import { DATE, INT, REAL, Table, TEXT } from '../../../main/engine/import/table.ts'

type Cell = [row: number, column: number, tag: number, value: number]
const cellsOf = (table: Table, from = 0, to = table.rows): Cell[] => {
  const cells: Cell[] = []
  table.each(from, to, (row, column, tag, value) => { cells.push([row, column, tag, value]) })
  return cells
}

describe('the table of a sheet', () => {
  it('gives back what was put in, at every width of value and step of column', () => {
    const values = [0, 1, 255, 256, 65_535, 65_536, 0xffffff, 0x1000000, 0x7fffffff, -1, -0x80000000]
    const columns = [0, 1, 7, 13, 20, 21, 4_999, 3, 2, 65_535]
    const table = new Table()
    const put: Cell[] = []
    for (const [row, value] of values.entries()) {
      table.startRow(row + 1)
      for (const [i, column] of columns.entries()) {
        const tag = value < 0 ? INT : [INT, REAL, TEXT, DATE][i % 4]!
        table.add(column, tag, value)
        put.push([row, column, tag, value])
      }
    }
    table.finish()
    expect(cellsOf(table)).toEqual(put)
    expect(table.width).toBe(65_536)
    expect(table.cells).toBe(put.length)
  })

  it('goes on past its first blocks, and any row is found there', () => {
    const table = new Table()
    const rows = 30_000
    for (let row = 0; row < rows; row++) {
      table.startRow(row + 1)
      for (let column = 0; column < 20; column++) table.addNumber(column, row * 20 + column)
    }
    table.finish()
    for (const row of [0, 12_345, rows - 1]) expect(cellsOf(table, row, row + 1).map(cell => cell[3])).toEqual(Array.from({ length: 20 }, (_, column) => row * 20 + column))
    let sum = 0
    table.each(0, rows, (_, __, ___, value) => { sum += value })
    expect(sum).toBe((rows * 20) * (rows * 20 - 1) / 2)
  })

  it('keeps doubles exactly, leaves out empty rows, and finds and drops rows that repeat', () => {
    const table = new Table(['甲', '乙'])
    const row = (number: number, ...cells: number[]): void => {
      table.startRow(number)
      cells.forEach((value, column) => table.addNumber(column, value))
    }
    row(1, 1, 2, 0.1)
    row(2)
    row(3, 1, 2)
    row(5, 1, 2, 0.1, 4)
    row(6, 1, 2)
    row(7, -0, 1e300)
    table.finish()
    expect(table.rows).toBe(5)
    expect(table.repeatsOf(1, 2)).toEqual([3])
    table.drop([3])
    expect(Array.from({ length: table.rows }, (_, at) => table.rowNumber(at))).toEqual([1, 3, 5, 7])
    expect(table.rowTexts(2)).toEqual(['1', '2', '0.1', '4'])
    const last = cellsOf(table, 3, 4)
    expect(last.map(cell => cell[2])).toEqual([REAL, REAL])
    expect(Object.is(table.real(last[0]![3]), -0)).toBe(true)
    expect(table.real(last[1]![3])).toBe(1e300)
  })
})

describe('what passes the visit of cells by', () => {
  const table = new Table()
  const rows = [[1, 5], [1, 300], [255, 5], [-3, 5], [0, 7]]
  rows.forEach((values, row) => {
    table.startRow(row + 1)
    values.forEach((value, column) => table.addNumber(column, value))
    table.addText(2, '甲')
  })
  table.finish()

  it('numbers of one byte are put where they are wanted, all else is visited', () => {
    const into = new Float64Array(4).fill(Number.NaN)
    const visited: Cell[] = []
    table.each(1, 5, (...cell) => { visited.push(cell) }, { taken: [into] })
    expect([...into]).toEqual([1, 255, Number.NaN, 0])
    expect(visited).toEqual([[1, 1, INT, 300], [1, 2, TEXT, 0], [2, 1, INT, 5], [2, 2, TEXT, 0], [3, 0, INT, -3], [3, 1, INT, 5], [3, 2, TEXT, 0], [4, 1, INT, 7], [4, 2, TEXT, 0]])
  })

  it('of numbers that are counted only the first of each is visited', () => {
    const counts = new Uint32Array(256)
    const visited: number[] = []
    table.each(0, 5, (_, column, tag, value) => {
      if (column !== 1 || tag !== INT) return
      visited.push(value)
      if (value < 256) counts[value]!++
    }, { tally: [undefined, counts] })
    expect(visited).toEqual([5, 300, 7])
    expect([counts[5], counts[7]]).toEqual([3, 1])
  })
})

describe('a batch on its way between threads', () => {
  it('arrives as it left, -0 and 0 apart', () => {
    const mixed: CellValue[] = ['满意', 3, null, '满意', 0, -0, '', 3]
    const sent = pack({ count: 8, columns: [Float64Array.from({ length: 8 }, (_, i) => i), mixed] })
    const arrived = unpack(structuredClone(sent, { transfer: buffersOf(sent) }))
    expect(arrived.columns[0]).toEqual(Float64Array.from({ length: 8 }, (_, i) => i))
    expect((arrived.columns[1] as CellValue[]).every((value, i) => Object.is(value, mixed[i]))).toBe(true)
  })
})
