import { describe, expect, it } from 'vitest'
import { fittingType, isWideTable, paginate, shapeTable } from '../../../main/engine/export/tableShape.ts'
import { hostileTexts, pareto, priority } from '../../fixtures/figures.ts'

const type = { size: 4, subSize: 3, padX: 1.5, padY: 0.8, maxLines: 4 }
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

describe('the shape of a table', () => {
  it('fills the width, whatever the texts', () => {
    const long = priority().table
    const hostile = { ...long, rows: long.rows.map((row, i) => ({ ...row, cells: row.cells.map(cell => ({ ...cell, text: hostileTexts[i % hostileTexts.length]! })) })) }
    for (const table of [pareto().table, long, hostile, { ...long, rows: [] }]) {
      for (const width of [80, 160, 312]) {
        const shape = shapeTable(table, width, type)
        expect(sum(shape.widths)).toBeCloseTo(width, 6)
        expect(Math.min(...shape.widths)).toBeGreaterThan(0)
      }
    }
  })

  it('keeps numbers on one line while names have room, and cuts a cell after its most lines', () => {
    const shape = shapeTable(priority().table, 200, type)
    for (const row of shape.rows.filter(one => !one.heading)) expect(row.lines.map(lines => lines.length)).toEqual(row.lines.map(() => 1))
    const cut = shapeTable({ columns: pareto().table.columns.slice(0, 2), rows: [{ key: 'x', cells: [{ value: 1, text: '1' }, { value: null, text: '长'.repeat(2000) }] }] }, 60, type)
    expect(cut.rows[0]!.lines[1]).toHaveLength(4)
    expect(cut.rows[0]!.lines[1]!.at(-1)).toMatch(/…$/)
  })

  it('gives a column of short words no more than it needs while sentences beside it are broken', () => {
    const columns = ['a', 'b', 'c', 'd', 'e'].map(key => ({ key, header: key, sub: '', align: 'left' as const }))
    const cells = ['是要因', '2026-04-15', '长'.repeat(40), '句'.repeat(160), '张三'].map(text => ({ value: text, text }))
    const { widths, rows } = shapeTable({ columns, rows: [{ key: 'x', cells }] }, 160, type)
    expect(widths[0]).toBeLessThan(25)
    expect(widths[3]! / widths[2]!).toBeGreaterThan(1.4)
    expect(rows[0]!.lines[1]).toEqual(['2026-04-15'])
  })

  it('breaks no number and no word of a header beside long names: type gives way, then the page', () => {
    const header = ['Variable', 'n', 'Missing', 'Minimum', 'Maximum', 'Mean', 'SD', 'SE', '95% CI', 'Median']
    const columns = header.map((title, i) => ({ key: title, header: title, sub: '', align: i === 0 ? 'left' as const : 'right' as const }))
    const cells = ['Prices compared with those of restaurants and delivery services near the campus', '286', '10', '1', '5', '3.46', '1.06', '0.062', '[2.97, 3.20]', '4.00'].map(text => ({ value: text, text }))
    const table = { columns, rows: [{ key: 'x', cells }] }
    const types = [9, 8.25, 7.5].map(points => ({ size: points * 25.4 / 72, subSize: 7 * 25.4 / 72, padX: 1.2, padY: 0.6, maxLines: 60 }))
    const own = fittingType(table, 160, types)
    const shape = shapeTable(table, 160, own)
    expect(shape.header.titles.map(lines => lines.length)).toEqual(header.map(title => (title === '95% CI' ? expect.any(Number) as number : 1)))
    expect(shape.rows[0]!.lines.slice(1).map(lines => lines.length)).toEqual(header.slice(1).map(() => 1))
    expect(isWideTable(table, 160, types)).toBe(false)
    expect(isWideTable(table, 70, types)).toBe(true)
  })

  it('puts every row on exactly one page, in order, none ending with a heading', () => {
    const shape = shapeTable(priority().table, 200, type)
    for (const room of [30, 60, 90, 400]) {
      const pages = paginate(shape, room)
      expect(pages[0]!.from).toBe(0)
      pages.slice(1).forEach((page, i) => expect(page.from).toBe(pages[i]!.to))
      expect(pages.at(-1)!.to).toBe(shape.rows.length)
      for (const page of pages) {
        const rows = shape.rows.slice(page.from, page.to)
        if (rows.length > 1) {
          expect(rows.at(-1)!.heading).toBe(false)
          expect(shape.header.height + sum(rows.map(row => row.height))).toBeLessThanOrEqual(room + 1e-9)
        }
      }
    }
  })
})
