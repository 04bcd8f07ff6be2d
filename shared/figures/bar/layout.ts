import type { BarFigure } from '../figure.ts'
import type { Rect, Segment } from '../geometry.ts'
import { placeText } from '../placedText.ts'
import type { PlacedText } from '../placedText.ts'
import { measureText } from '../text/measure.ts'
import type { MeasureText } from '../text/measure.ts'
import { widest, wrapEvenly } from '../text/wrap.ts'

/** A bar chart in mm: bars lie, because Chinese labels are long and must stay horizontal. */
interface BarLayout {
  width: number
  height: number
  plot: Rect
  bars: (Rect & { key: string })[]
  grid: Segment[]
  texts: PlacedText[]
}

const BAR_TYPE = { label: 2.8, value: 2.6, tick: 2.5, axis: 2.6 }
const BOTTOM = 10
const LABEL_LINES = 3

export function barLayout(figure: BarFigure, measure: MeasureText = measureText, area: { width: number; height: number } = figure.size): BarLayout {
  const { bars, axis } = figure
  const plotHeight = Math.max(8, area.height - BOTTOM - 1)
  const pitch = plotHeight / Math.max(1, bars.length)
  const fontSize = Math.max(2.1, Math.min(BAR_TYPE.label, pitch / 1.3))
  const lines = Math.max(1, Math.min(LABEL_LINES, Math.floor(pitch / (fontSize * 1.22))))
  const labels = bars.map(bar => wrapEvenly(bar.label, { width: area.width * 0.34, fontSize, maxLines: lines, measure }))
  const left = Math.max(8, ...labels.map(label => widest(label, fontSize, false, measure))) + 2.2
  const share = (value: number): number => (Math.min(Math.max(value, axis.min), axis.max) - axis.min) / (axis.max - axis.min)
  // As wide as the text after each bar leaves it.
  const room = area.width - left - BAR_TYPE.tick
  const widths = bars.map(bar => (room + BAR_TYPE.tick - 1.5 - measure(bar.text, BAR_TYPE.value, false)) / Math.max(share(bar.value ?? axis.min), 1e-6))
  const plot: Rect = { x: left, y: 1, width: Math.max(20, Math.min(room, ...widths)), height: plotHeight }
  const at = (value: number): number => plot.x + plot.width * share(value)
  const thickness = Math.min(6.5, pitch * 0.66)
  const texts: PlacedText[] = []
  const placed = bars.map((bar, i) => {
    const middle = plot.y + (i + 0.5) * pitch
    const label = labels[i] ?? []
    const lineHeight = fontSize * 1.22
    texts.push(placeText('category', label, { x: plot.x - 1.8, y: middle - (label.length - 1) * lineHeight / 2 }, measure, { fontSize, lineHeight, anchor: 'end' }))
    const end = at(bar.value ?? axis.min)
    texts.push(placeText('value', [bar.text], { x: end + 1.2, y: middle }, measure, { fontSize: BAR_TYPE.value, anchor: 'start' }))
    return { key: bar.key, x: plot.x, y: middle - thickness / 2, width: end - plot.x, height: thickness }
  })
  const bottom = plot.y + plot.height
  const grid: Segment[] = []
  for (let i = 0; i <= 5; i++) {
    const value = axis.min + (axis.max - axis.min) * i / 5
    const x = at(value)
    grid.push({ x1: x, y1: plot.y, x2: x, y2: bottom })
    texts.push(placeText('tick', [String(Math.round(value * 100) / 100)], { x, y: bottom + 2.4 }, measure, { fontSize: BAR_TYPE.tick }))
  }
  texts.push(placeText('axis', [axis.value], { x: plot.x + plot.width / 2, y: bottom + 6.6 }, measure, { fontSize: BAR_TYPE.axis }))
  return { width: area.width, height: area.height, plot, bars: placed, grid, texts: texts.filter(text => text.lines.length > 0) }
}
