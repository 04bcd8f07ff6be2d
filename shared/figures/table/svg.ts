import type { TableModel } from '../figure.ts'
import { line, text } from '../svg/markup.ts'
import type { FigureTheme } from '../theme.ts'
import { PAD, TABLE_TYPE, layoutTable, linesHeight } from './layout.ts'
import type { TableLayout } from './layout.ts'

/** 三线表: a strong rule above and below, a fine one under the header, no verticals. */
export function tableDrawing(table: TableModel, theme: FigureTheme, width: number): string {
  const layout = layoutTable(table, width)
  const parts: string[] = []
  const across = (y: number, weight: number, colour = theme.text): void => { parts.push(line({ x1: 0, y1: y, x2: width, y2: y }, colour, weight)) }
  across(0, 0.53)
  across(layout.headerHeight, 0.26)
  across(layout.height, 0.53)
  for (const column of layout.columns) {
    const at = anchored(column)
    parts.push(lines(column.header, at, PAD.y, TABLE_TYPE.header, theme.text, true))
    parts.push(lines(column.sub, at, PAD.y + linesHeight(column.header.length, TABLE_TYPE.header), TABLE_TYPE.sub, theme.quiet, false))
  }
  for (const row of layout.rows) {
    if (row.heading && row.y > layout.headerHeight) across(row.y, 0.12, theme.axis)
    row.cells.forEach((cell, i) => {
      const column = layout.columns[i]
      if (!column) return
      const top = row.heading ? row.y + PAD.y : row.y + (row.height - linesHeight(cell.length, TABLE_TYPE.cell)) / 2
      parts.push(lines(cell, row.heading ? { x: PAD.x, anchor: 'start' } : anchored(column), top, TABLE_TYPE.cell, theme.text, row.heading))
    })
  }
  return parts.filter(Boolean).join('\n')
}

interface Anchored { x: number; anchor: 'start' | 'middle' | 'end' }

function anchored(column: TableLayout['columns'][number]): Anchored {
  if (column.align === 'left') return { x: column.x + PAD.x, anchor: 'start' }
  if (column.align === 'right') return { x: column.x + column.width - PAD.x, anchor: 'end' }
  return { x: column.x + column.width / 2, anchor: 'middle' }
}

const lines = (content: readonly string[], at: Anchored, top: number, size: number, fill: string, bold: boolean): string =>
  content.map((line, i) => text(at.x, top + (i + 0.5) * linesHeight(1, size), line, { size, fill, bold, anchor: at.anchor })).join('\n')
