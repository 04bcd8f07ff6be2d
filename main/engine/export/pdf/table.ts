import type { TableModel } from '../../../../shared/figures/figure.ts'
import { colour } from '../ooxml/palette.ts'
import { POINT } from '../ooxml/units.ts'
import { fittingType, isWideTable, shapeTable, TIGHT } from '../tableShape.ts'
import type { TableShape, TableType } from '../tableShape.ts'
import type { Flow } from './flow.ts'

/** 小五 (9 points); where numbers or words would be broken in it, down to 六号 (7.5). */
const types: TableType[] = [...[9, 8.25, 7.5].map((points, i) => ({ size: points * POINT, subSize: (points - 1.5) * POINT, padX: 1.4 - 0.3 * i, padY: 0.6, maxLines: 60 })), { ...TIGHT, padY: 0.6, maxLines: 60 }]
const LINE = 1.45

/** Whether a table lies on its side rather than stand in a text this wide, mm. */
export const liesDown = (table: TableModel, width: number): boolean => isWideTable(table, width, types)

/** Height of a table on one page, mm. */
export function tableHeight(table: TableModel, width: number): number {
  const shape = shapeTable(table, width, fittingType(table, width, types))
  return shape.header.height + shape.rows.reduce((sum, row) => sum + row.height, 0)
}

/** A table of three lines (三线表) or a grid, over the width of the text; the header comes again on every page. */
export function drawTable(flow: Flow, table: TableModel, style: 'threeLine' | 'grid'): void {
  const { paper } = flow
  const type = fittingType(table, flow.width, types)
  const shape = shapeTable(table, flow.width, type)
  const grid = style === 'grid'
  const lefts = shape.widths.map((_, i) => flow.left + shape.widths.slice(0, i).reduce((sum, width) => sum + width, 0))
  const right = flow.left + flow.width
  let top = 0
  const cellText = (lines: readonly string[], column: number, y: number, size: number, bold: boolean, ink: string): void => {
    const align = table.columns[column]!.align
    lines.forEach((text, i) => flow.line(text, lefts[column]! + type.padX, y + i * size * LINE, size, { bold, colour: ink, align, width: shape.widths[column]! - 2 * type.padX }))
  }
  const columnRules = (from: number, to: number): void => {
    if (grid) for (const x of [...lefts, right]) paper.rule(x, from, x, to, 0.5)
  }
  paper.group('Table', group => {
    const header = (): void => {
      top = flow.y
      paper.artifact(() => { paper.rule(flow.left, top, right, top, grid ? 0.5 : 1.5) })
      paper.group('TR', tr => {
        table.columns.forEach((_, i) => {
          paper.element('TH', () => {
            const titles = shape.header.titles[i] ?? []
            const subs = shape.header.subs[i] ?? []
            const own = titles.length * type.size * LINE + subs.length * type.subSize * LINE
            const y = top + shape.header.height - type.padY - own
            cellText(titles, i, y, type.size, true, colour.ink)
            cellText(subs, i, y + titles.length * type.size * LINE, type.subSize, false, colour.muted)
          }, {}, tr)
        })
      }, {}, group)
      flow.y += shape.header.height
      paper.artifact(() => { paper.rule(flow.left, flow.y, right, flow.y, grid ? 0.5 : 0.75); columnRules(top, flow.y) })
    }
    const foot = (): void => { paper.artifact(() => { paper.rule(flow.left, flow.y, right, flow.y, grid ? 0.5 : 1.5) }) }

    flow.need(shape.header.height + (shape.rows[0]?.height ?? 0) + (shape.rows[0]?.heading ? shape.rows[1]?.height ?? 0 : 0), flow.orientation)
    header()
    shape.rows.forEach((row, r) => {
      const together = row.height + (row.heading ? shape.rows[r + 1]?.height ?? 0 : 0)
      if (flow.room < together && flow.y > top + shape.header.height + 1e-6) { foot(); flow.page(); header() }
      const y = flow.y
      if (row.heading) paper.artifact(() => { paper.fill(flow.left, y, flow.width, row.height, colour.tint) })
      paper.group('TR', tr => {
        drawRow(row, y, tr)
      }, {}, group)
      flow.y += row.height
      paper.artifact(() => {
        if (grid && r < shape.rows.length - 1) paper.rule(flow.left, flow.y, right, flow.y, 0.5)
        if (grid) for (const x of row.heading ? [flow.left, right] : [...lefts, right]) paper.rule(x, y, x, flow.y, 0.5)
      })
    })
    foot()
  })

  function drawRow(row: TableShape['rows'][number], y: number, tr: Parameters<typeof paper.group>[3]): void {
    if (row.heading) {
      paper.element('TD', () => { row.lines[0]!.forEach((text, i) => flow.line(text, flow.left + type.padX, y + type.padY + i * type.size * LINE, type.size, { bold: true })) }, {}, tr)
      return
    }
    table.columns.forEach((_, i) => {
      const lines = row.lines[i] ?? []
      const own = lines.length * type.size * LINE
      paper.element('TD', () => { cellText(lines, i, y + (row.height - own) / 2, type.size, false, colour.ink) }, {}, tr)
    })
  }
}
