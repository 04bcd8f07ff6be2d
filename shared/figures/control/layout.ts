import type { ControlFigure, ControlPanel } from '../resultFigure.ts'
import { bottomTitle, leftAxis, leftAxisWidth, oneLine, TYPE, upOf } from '../sketch/axes.ts'
import type { Sketch } from '../sketch/sketch.ts'
import { groupedText } from '../rounding.ts'

const TOP = 6.2
const BOTTOM = 10.4
/** Over each further panel its own title. */
const BETWEEN = 7.4

/** Panels over one another on one time axis: points, centre, limits as steps, signals as filled diamonds with the number of their rule. */
export function drawControl(figure: ControlFigure, sketch: Sketch): void {
  const { panels } = figure
  const k = Math.max(1, ...panels.map(panel => panel.points.length))
  const height = Math.max(8, (sketch.height - TOP - BOTTOM - (panels.length - 1) * BETWEEN) / Math.max(1, panels.length))
  const axes = panels.map(panel => ({ title: panel.title, min: panel.min, max: panel.max }))
  const left = Math.max(...axes.map(axis => leftAxisWidth(sketch, axis, height)))
  const words = panels.flatMap(panel => [panel.upperText, panel.centerText, panel.lowerText]).filter(Boolean)
  const right = Math.min(sketch.width * 0.28, Math.max(2, ...words.map(word => sketch.measure(word, TYPE.small, false) + 2)))
  const width = Math.max(10, sketch.width - left - right)
  const slot = width / k
  panels.forEach((panel, p) => {
    const plot = { x: left, y: TOP + p * (height + BETWEEN), width, height }
    leftAxis(sketch, plot, axes[p]!)
    sketch.add({ shape: 'line', x1: plot.x, y1: plot.y + height, x2: plot.x + width, y2: plot.y + height, stroke: 'axis', weight: 0.3 })
    drawPanel(panel, sketch, plot, slot)
  })
  const bottom = TOP + panels.length * height + (panels.length - 1) * BETWEEN
  timeLabels(figure, sketch, left, bottom, slot)
  bottomTitle(sketch, { x: left, y: 0, width, height: bottom }, figure.x, bottom + 7)
}

function drawPanel(panel: ControlPanel, sketch: Sketch, plot: { x: number; y: number; width: number; height: number }, slot: number): void {
  const y = upOf(plot, panel)
  const x = (i: number): number => plot.x + (i + 0.5) * slot
  const end = plot.x + slot * panel.points.length
  if (panel.center !== null) sketch.add({ shape: 'line', x1: plot.x, y1: y(panel.center), x2: end, y2: y(panel.center), stroke: 'accent', weight: 0.4 })
  for (const side of ['lower', 'upper'] as const) {
    let steps: { x: number; y: number }[] = []
    const flush = (): void => {
      if (steps.length > 1) sketch.add({ shape: 'polyline', points: steps, stroke: 'threshold', weight: 0.4, dash: [2, 1.2] })
      steps = []
    }
    panel.points.forEach((point, i) => {
      const limit = point[side]
      if (limit === null) { flush(); return }
      steps.push({ x: plot.x + i * slot, y: y(limit) }, { x: plot.x + (i + 1) * slot, y: y(limit) })
    })
    flush()
  }
  let run: { x: number; y: number }[] = []
  const flush = (): void => {
    if (run.length > 1) sketch.add({ shape: 'polyline', points: run, stroke: 'line', weight: 0.35 })
    run = []
  }
  panel.points.forEach((point, i) => { if (point.value === null) flush(); else run.push({ x: x(i), y: y(point.value) }) })
  flush()
  const r = Math.max(0.35, Math.min(0.85, slot * 0.3))
  panel.points.forEach((point, i) => {
    if (point.value === null) return
    const at = { x: x(i), y: y(point.value) }
    const tip = [point.label, `${axisText(point.value)}${point.n === null ? '' : `  n = ${groupedText(point.n)}`}`]
    if (point.signals.length === 0) sketch.add({ shape: 'circle', ...at, r, fill: 'line', tip })
    else {
      const d = Math.max(0.9, r * 1.7)
      sketch.add({ shape: 'polygon', points: [{ x: at.x, y: at.y - d }, { x: at.x + d, y: at.y }, { x: at.x, y: at.y + d }, { x: at.x - d, y: at.y }], fill: 'threshold', stroke: 'background', weight: 0.2, tip })
    }
  })
  const ends: readonly (readonly [string, number | null])[] = [[panel.upperText, panel.points.at(-1)?.upper ?? null], [panel.centerText, panel.center], [panel.lowerText, panel.points.at(-1)?.lower ?? null]]
  for (const [word, value] of ends) {
    if (value === null) continue
    const [line] = oneLine(sketch, word, sketch.width - end - 1, TYPE.small)
    if (line) sketch.tryText('axis', [line], [0, 2.6, -2.6, 5, -5].map(off => ({ x: end + 1, y: y(value) + off, anchor: 'start' as const })), { fontSize: TYPE.small, fill: word === panel.centerText ? 'accent' : 'threshold' })
  }
  panel.points.forEach((point, i) => {
    if (point.value === null || point.signals.length === 0) return
    sketch.tryText('value', [point.signals.join(',')], [-2.6, 2.8, -4.8].map(off => ({ x: x(i), y: y(point.value ?? 0) + off })), { fontSize: TYPE.small, bold: true, halo: true, fill: 'threshold' })
  })
}

const axisText = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−')

/** As many names along the bottom as stand apart. */
function timeLabels(figure: ControlFigure, sketch: Sketch, left: number, bottom: number, slot: number): void {
  const labels = figure.panels[0]?.points.map(point => point.label) ?? []
  const room = Math.max(slot - 1, Math.min(20, Math.max(1, ...labels.map(label => sketch.measure(label.slice(0, 40), TYPE.tick, false)))))
  const every = Math.max(1, Math.ceil((room + 1) / slot))
  let edge = -Infinity
  labels.forEach((label, i) => {
    const [line] = i % every === 0 ? oneLine(sketch, label, room, TYPE.tick) : []
    if (!line) return
    const half = sketch.measure(line, TYPE.tick, false) / 2
    const x = left + (i + 0.5) * slot
    if (x - half < Math.max(0, edge + 1) || x + half > sketch.width) return
    edge = x + half
    sketch.text('tick', [line], { x, y: bottom + 2.8 }, { fontSize: TYPE.tick, fill: 'quiet' })
  })
}
