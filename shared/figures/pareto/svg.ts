import type { ParetoFigure } from '../figure.ts'
import { mm, element, line, points, rect, text } from '../svg/markup.ts'
import { placedText } from '../svg/placedText.ts'
import { bounds } from '../placedText.ts'
import { rectsOverlap } from '../geometry.ts'
import type { FigureTheme } from '../theme.ts'
import { wrapText } from '../text/wrap.ts'
import { paretoLayout } from './layout.ts'
import { chartsOf, PANEL_HEAD, panelPlaces } from './panels.ts'

/** The drawing of a Pareto chart, or of several side by side under their titles, its top left corner at the origin. */
export function paretoDrawing(figure: ParetoFigure, theme: FigureTheme, area: { width: number; height: number }): string {
  const charts = chartsOf(figure)
  if (!figure.panels?.length) return chartDrawing(figure, theme, area)
  const places = panelPlaces(charts.length, area)
  return charts.map((chart, i) => {
    const place = places[i]!
    const head = [
      { text: wrapText(chart.frame.title, { width: place.width, fontSize: HEAD.title, bold: true, maxLines: 1 })[0] ?? '', size: HEAD.title, bold: true, fill: theme.text, y: 2.6 - PANEL_HEAD },
      { text: wrapText(chart.frame.facts.join(' '), { width: place.width, fontSize: HEAD.facts, maxLines: 1 })[0] ?? '', size: HEAD.facts, bold: false, fill: theme.quiet, y: 6.6 - PANEL_HEAD },
    ]
    const lines = head.filter(one => one.text).map(one => text(0, one.y, one.text, { size: one.size, fill: one.fill, bold: one.bold, anchor: 'start' }))
    return element('g', { transform: `translate(${mm(place.x)} ${mm(place.y)})`, 'data-panel': figure.panels![i]!.key }, `\n${lines.join('\n')}\n${chartDrawing(chart, theme, place)}\n`)
  }).join('\n')
}

const HEAD = { title: 3, facts: 2.4 }

function chartDrawing(figure: ParetoFigure, theme: FigureTheme, area: { width: number; height: number }): string {
  const layout = paretoLayout(figure, undefined, area)
  const { plot } = layout
  const bottom = plot.y + plot.height
  const parts: string[] = []
  for (const bar of layout.bars) {
    const fill = bar.other ? theme.class.other : theme.class[bar.class]
    parts.push(rect(bar, fill, { stroke: theme.axis, 'stroke-width': 0.15, 'data-key': bar.key }))
  }
  if (layout.threshold) parts.push(line(layout.threshold, theme.threshold, 0.3, { 'stroke-dasharray': '1.6 1.2' }))
  const frame = `M${mm(plot.x)} ${mm(plot.y)}V${mm(bottom)}H${mm(plot.x + plot.width)}${layout.rightTop === null ? '' : `V${mm(layout.rightTop)}`}`
  parts.push(element('path', { d: frame, fill: 'none', stroke: theme.axis, 'stroke-width': 0.3 }))
  for (const tick of layout.ticks) parts.push(line(tick, theme.axis, 0.25))
  for (const span of layout.classSpans) {
    const y = span.y
    parts.push(line({ x1: span.from + 0.5, y1: y, x2: span.to - 0.5, y2: y }, theme.axis, span.class === 'A' ? 0.7 : 0.3))
  }
  // A light casing parts the line from a dark bar.
  const stroke = (colour: string, width: number): string => element('polyline', { points: points(layout.line), fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-linejoin': 'round' })
  if (layout.line.length > 0) parts.push(stroke(theme.background, 1), stroke(theme.line, 0.45))
  const start = figure.variant === 'center' ? 0 : 1
  for (const point of layout.line.slice(start)) {
    parts.push(element('circle', { cx: point.x, cy: point.y, r: 0.7, fill: theme.background, stroke: theme.line, 'stroke-width': 0.35 }))
  }
  for (const placed of layout.texts) {
    const bar = placed.role === 'count' ? layout.bars.find(one => rectsOverlap(one, bounds(placed))) : undefined
    const fill = bar ? theme.onClass[bar.other ? 'other' : bar.class]
      : placed.role === 'tick' && placed.bold ? theme.threshold
        : placed.role === 'tick' || placed.role === 'axis' ? theme.quiet : theme.text
    parts.push(placedText(placed, fill, placed.role === 'percent' ? theme.background : undefined))
  }
  return parts.join('\n')
}
