import type { BarFigure } from '../figure.ts'
import { line, rect } from '../svg/markup.ts'
import { placedText } from '../svg/placedText.ts'
import type { FigureTheme } from '../theme.ts'
import { barLayout } from './layout.ts'

/** The drawing of a bar chart, its top left corner at the origin. */
export function barDrawing(figure: BarFigure, theme: FigureTheme, area: { width: number; height: number }): string {
  const layout = barLayout(figure, undefined, area)
  const { plot } = layout
  const parts = layout.grid.slice(1).map(segment => line(segment, theme.grid, 0.2))
  for (const bar of layout.bars) parts.push(rect(bar, theme.bar, { 'data-key': bar.key }))
  parts.push(line({ x1: plot.x, y1: plot.y, x2: plot.x, y2: plot.y + plot.height }, theme.axis, 0.35))
  for (const text of layout.texts) {
    const quiet = text.role === 'tick' || text.role === 'axis'
    parts.push(placedText(text, quiet ? theme.quiet : theme.text, text.role === 'value' ? theme.background : undefined))
  }
  return parts.join('\n')
}
