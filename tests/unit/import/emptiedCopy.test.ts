import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { EmptiedCopy } from '../../../main/engine/import/emptiedCopy.ts'
import { writeKept } from '../../../main/engine/import/keptSource.ts'
import { Table } from '../../../main/engine/import/table.ts'

const folder = mkdtempSync(join(tmpdir(), 'yinguo-kept-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const texts = ['非常满意', '一般', '"引号"', '逗号,在内', '两\n行', ' 前面有空格', '尾\t', '😀 emoji', '0571-1', '']
const numbers = [0, 7, 10, -3, 255, 70_000, 2 ** 31, 1.5, -0, 1e21, 0.1 + 0.2]

/** What stands in each cell, and the table of it. A fifth of them is empty. */
function sheet(rows: number, columns: number, longest = 0): { table: Table; cells: string[][] } {
  const table = new Table(texts)
  const cells: string[][] = []
  let state = 20_240_615
  const next = (n: number): number => (state = state * 48_271 % 2_147_483_647) % n
  for (let row = 0; row < rows; row++) {
    table.startRow(row + 1)
    const line: string[] = []
    for (let column = 0; column < columns; column++) {
      const kind = next(5)
      if (kind === 0 && column !== columns - 1) { line.push(''); continue }
      if (kind < 3) {
        const value = numbers[next(numbers.length)]!
        table.addNumber(column, value)
        line.push(String(value))
      } else {
        const text = column === 3 && longest > 0 ? `${'长'.repeat(longest)}${row}` : kind === 3 ? texts[next(9)]! : `答案 ${next(20_000)}`
        table.addText(column, text)
        line.push(text)
      }
    }
    cells.push(line)
  }
  table.finish()
  return { table, cells }
}

/** RFC 4180, written for the test. */
const csv = (cells: readonly string[][], header: number, emptied: readonly number[]): string => cells.map((line, row) =>
  line.map((text, column) => (row >= header && emptied.includes(column) ? '' : /[",\n\r]/.test(text) || text.trim() !== text ? `"${text.split('"').join('""')}"` : text)).join(',') + '\r\n').join('')

describe('the copy of a sheet without its personal columns', () => {
  it.each([[3_000, 40, 0, 2, [3, 7]], [40, 12, 200_000, 1, [0]], [1, 1, 0, 1, []], [5, 2_000, 0, 0, [0, 1_999]]])('of %i x %i is the CSV of it, compressed, however the rows were asked for', async (rows, columns, longest, header, emptied) => {
    const { table, cells } = sheet(rows, columns, longest)
    const expected = csv(cells, header, emptied)
    const copy = new EmptiedCopy({ table }, header, emptied)
    for (let row = 0; row < rows; row += 1 + row) await copy.take(row)
    await copy.take(rows)
    table.release()
    const { bytes, stored } = await copy.finish()
    expect(gunzipSync(bytes).equals(Buffer.from(expected))).toBe(true)
    expect(stored).toEqual({ container: 'csv.gz', sha256: createHash('sha256').update(bytes).digest('hex'), emptied })
    // Handed over to another thread without a copy.
    expect(bytes.byteLength).toBe(bytes.buffer.byteLength)
    if (expected.length > 1_000) expect(bytes.length).toBeLessThan(Buffer.byteLength(expected) / 2)
    const path = join(folder, `${rows}x${columns}`)
    await writeKept(bytes, stored, path)
    expect(readFileSync(path).equals(Buffer.from(expected))).toBe(true)
  })
})

describe('what a project keeps of a file', () => {
  const text = Buffer.from('序号,城市\r\n1,上海\r\n')

  it('is written as it is when it is no compressed copy', async () => {
    await writeKept(text, undefined, join(folder, 'whole'))
    await writeKept(text, { container: 'csv', sha256: '', emptied: [] }, join(folder, 'plain'))
    expect([readFileSync(join(folder, 'whole')), readFileSync(join(folder, 'plain'))]).toEqual([text, text])
  })

  it('is refused when it is broken or unpacks to too much', async () => {
    const stored = { container: 'csv.gz' as const, sha256: '', emptied: [] }
    await expect(writeKept(text, stored, join(folder, 'text'))).rejects.toMatchObject({ code: 'M11' })
    await expect(writeKept(gzipSync(text).subarray(0, 12), stored, join(folder, 'cut'))).rejects.toMatchObject({ code: 'M11' })
    await expect(writeKept(gzipSync(Buffer.alloc(1 << 20)), stored, join(folder, 'bomb'), 100_000)).rejects.toMatchObject({ code: 'M09', params: { what: 'bytes', max: 100_000 } })
  })
})
