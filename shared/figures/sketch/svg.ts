import { element, line, mm, points, rect } from '../svg/markup.ts'
import { placedText } from '../svg/placedText.ts'
import type { FigureTheme } from '../theme.ts'
import { colourOf } from './shades.ts'
import type { Shade } from './shades.ts'
import type { Mark, Sketch } from './sketch.ts'

const dashes = (dash: number[] | undefined): string | undefined => dash?.map(mm).join(' ')

function drawn(mark: Mark, theme: FigureTheme): string {
  switch (mark.shape) {
    case 'rect': return rect(mark, colourOf(mark.fill, theme), { ...stroke(mark, theme), 'data-key': mark.key })
    case 'line': return line({ x1: mark.x1, y1: mark.y1, x2: mark.x2, y2: mark.y2 }, colourOf(mark.stroke, theme), mark.weight, { 'stroke-dasharray': dashes(mark.dash), 'data-key': mark.key })
    case 'polyline': return element('polyline', { points: points(mark.points), fill: 'none', stroke: colourOf(mark.stroke, theme), 'stroke-width': mark.weight, 'stroke-dasharray': dashes(mark.dash), 'stroke-linejoin': 'round', 'data-key': mark.key })
    case 'polygon': return element('polygon', { points: points(mark.points), fill: colourOf(mark.fill, theme), 'fill-opacity': mark.opacity, ...stroke(mark, theme), 'data-key': mark.key })
    case 'circle': return element('circle', { cx: mark.x, cy: mark.y, r: mark.r, fill: colourOf(mark.fill, theme), 'fill-opacity': mark.opacity, ...stroke(mark, theme), 'data-key': mark.key })
    case 'text': return placedText(mark.text, colourOf(mark.fill, theme), mark.halo ? theme.background : undefined)
  }
}

const stroke = (mark: { stroke?: Shade; weight?: number }, theme: FigureTheme): Record<string, string | number | undefined> =>
  (mark.stroke ? { stroke: colourOf(mark.stroke, theme), 'stroke-width': mark.weight ?? 0.25 } : {})

/** The marks of a sketch as SVG, one element a line. */
export const sketchSvg = (sketch: Sketch, theme: FigureTheme): string => sketch.marks.map(mark => drawn(mark, theme)).join('\n')
