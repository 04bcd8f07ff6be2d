import { describe, expect, it } from 'vitest'
import { PLOT_AREA, pointLabels } from '../../../main/engine/export/ooxml/pointLabels.ts'
import type { PlotSeries, ResultPlot } from '../../../main/engine/export/ooxml/resultPlot.ts'
import { rectsOverlap } from '../../../shared/figures/geometry.ts'
import { measureText } from '../../../shared/figures/text/measure.ts'

const chart = { width: 454, height: 320, size: 7 }
/** Small numbers that look random and are the same in every run. */
const spread = (i: number, of: number): number => ((i * 7919 + of * 104729) % 1000) / 1000

function plotOf(points: { x: number; y: number }[], names: string[]): { series: PlotSeries; plot: ResultPlot } {
  const series: PlotSeries = { name: '题目', as: 'points', colour: '000000', x: points.map(point => point.x), values: points.map(point => point.y), names }
  const cross: PlotSeries = { name: '均值', as: 'line', colour: '000000', x: [3, 3], values: [0, 1], weight: 1 }
  return { series, plot: { shape: 'scatter', categories: [], series: [series, cross], value: { title: 'y', min: 0, max: 1, format: 'General' }, category: { title: 'x', min: 1, max: 5 }, gap: 0, legend: false } }
}

describe('names of points in a native scatter', () => {
  it('cover neither each other nor a point nor the cross, even where points crowd', () => {
    for (const [round, count] of [8, 20, 40].entries()) {
      const points = Array.from({ length: count }, (_, i) => ({ x: 1.6 + spread(i, round) * 2.8, y: 0.2 + spread(i + 50, round) * 0.6 }))
      const names = points.map((_, i) => (i % 3 === 0 ? `营业厅服务人员态度 ${i}` : `网络 ${i}`))
      const { series, plot } = plotOf(points, names)
      const at = points.map(({ x, y }) => ({ x: chart.width * (PLOT_AREA.x + PLOT_AREA.width * (x - 1) / 4), y: chart.height * (PLOT_AREA.y + PLOT_AREA.height * (1 - y)) }))
      const boxes = pointLabels(series, plot, chart).map((label, i) => {
        const [width, height, off] = [measureText(label!.text, chart.size, false), chart.size * 1.25, 5.8]
        const point = at[i]!
        const side = { r: { x: point.x + off, y: point.y - height / 2 }, l: { x: point.x - off - width, y: point.y - height / 2 }, t: { x: point.x - width / 2, y: point.y - off - height }, b: { x: point.x - width / 2, y: point.y + off } }[label!.side]
        return { text: label!.text, x: side.x + (label!.moved?.x ?? 0) * chart.width, y: side.y + (label!.moved?.y ?? 0) * chart.height, width, height }
      })
      const named = boxes.filter(({ text }, i) => text === names[i])
      // Where there is no room the number stands; most have room.
      expect(named.length).toBeGreaterThan(count * (count === 40 ? 0.6 : 0.9))
      named.forEach((box, i) => {
        for (const other of named.slice(i + 1)) expect(rectsOverlap(box, other, -0.01)).toBe(false)
        for (const point of at) expect(rectsOverlap(box, { x: point.x - 2, y: point.y - 2, width: 4, height: 4 })).toBe(false)
        const cross = chart.width * (PLOT_AREA.x + PLOT_AREA.width / 2)
        expect(box.x < cross && box.x + box.width > cross).toBe(false)
      })
    }
  })

  it('stand at the right where nothing is in the way', () => {
    const { series, plot } = plotOf([{ x: 1.5, y: 0.2 }, { x: 4, y: 0.8 }], ['资费', '热线'])
    expect(pointLabels(series, plot, chart)).toEqual([{ text: '资费', side: 'r', moved: null }, { text: '热线', side: 'r', moved: null }])
  })
})
