import type { ChartOption } from '../option.ts'
import { plainText, unquoted } from '../option.ts'
import type { FigureTheme } from '../theme.ts'
import { colourOf } from './shades.ts'
import type { Mark, Sketch } from './sketch.ts'

/** Pixels a millimetre on screen: type of 2.8 mm becomes 12 px. */
export const PX_PER_MM = 4.3
/** A custom series item as ECharts takes it from renderItem. */
type Item = Record<string, unknown>

const px = (value: number): number => value * PX_PER_MM

function style(mark: Mark, theme: FigureTheme): Item {
  if (mark.shape === 'text') return {}
  const dash = 'dash' in mark && mark.dash ? { lineDash: mark.dash.map(px) } : {}
  const line = 'stroke' in mark && mark.stroke ? { stroke: colourOf(mark.stroke, theme), lineWidth: px(mark.weight ?? 0.25) } : {}
  const fill = 'fill' in mark ? { fill: colourOf(mark.fill, theme), ...('opacity' in mark && mark.opacity !== undefined ? { fillOpacity: mark.opacity } : {}) } : { fill: 'none' }
  return { ...fill, ...line, ...dash }
}

function item(mark: Mark, theme: FigureTheme): Item {
  const look = { style: style(mark, theme), silent: !mark.tip }
  switch (mark.shape) {
    case 'rect': return { type: 'rect', shape: { x: px(mark.x), y: px(mark.y), width: px(mark.width), height: px(mark.height) }, ...look }
    case 'line': return { type: 'line', shape: { x1: px(mark.x1), y1: px(mark.y1), x2: px(mark.x2), y2: px(mark.y2) }, ...look }
    case 'polyline': return { type: 'polyline', shape: { points: mark.points.map(point => [px(point.x), px(point.y)]) }, ...look }
    case 'polygon': return { type: 'polygon', shape: { points: mark.points.map(point => [px(point.x), px(point.y)]) }, ...look }
    case 'circle': return { type: 'circle', shape: { cx: px(mark.x), cy: px(mark.y), r: px(mark.r) }, ...look }
    case 'text': {
      const { text } = mark
      const align = { start: 'left', middle: 'center', end: 'right' }[text.anchor]
      return {
        type: 'group', x: px(text.x), y: px(text.y), rotation: -text.rotate * Math.PI / 180, silent: true,
        children: text.lines.map((content, i) => ({
          type: 'text', x: 0, y: px(i * text.lineHeight),
          style: {
            text: content, fill: colourOf(mark.fill, theme), fontSize: px(text.fontSize), fontWeight: text.bold ? 700 : 400, fontFamily: unquoted(theme.fontFamily), align, verticalAlign: 'middle',
            ...(mark.halo ? { stroke: theme.background, lineWidth: 2 } : {}),
          },
        })),
      }
    }
  }
}

/**
 * A sketch on screen: one custom series whose items are the marks, each drawn where the sketch has put it; hover shows their tips.
 * The sketch must have been made for the size of the canvas.
 */
export function sketchOption(sketch: Sketch, theme: FigureTheme, description: string): ChartOption {
  const items = sketch.marks.map(mark => item(mark, theme))
  return {
    animation: false, animationDuration: 0, animationDurationUpdate: 0, animationEasingUpdate: 'linear',
    backgroundColor: 'transparent',
    textStyle: { fontFamily: unquoted(theme.fontFamily), color: theme.text },
    aria: { enabled: true, label: { description } },
    tooltip: {
      renderMode: 'richText', trigger: 'item', confine: true, transitionDuration: 0, backgroundColor: theme.background, borderColor: theme.grid,
      textStyle: { color: theme.text, fontSize: 12 }, formatter: params => tipOf(params).map(plainText).join('\n'),
    },
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value', show: false, min: 0, max: 1 },
    yAxis: { type: 'value', show: false, min: 0, max: 1 },
    series: [{
      type: 'custom', name: description, clip: false, animation: false,
      data: sketch.marks.map((mark, i) => ({ value: [0.5, 0.5], mark: i, tip: mark.tip ?? [], ...(mark.key === undefined ? {} : { of: mark.key }) })),
      renderItem: (params: { dataIndex: number }) => items[params.dataIndex],
    }],
  }
}

function tipOf(params: { data?: unknown }): string[] {
  const { data } = params
  return typeof data === 'object' && data !== null && 'tip' in data && Array.isArray(data.tip) ? data.tip.map(String) : []
}
