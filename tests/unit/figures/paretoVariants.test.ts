import { describe, expect, it } from 'vitest'
import { buildParetoFigure } from '../../../shared/figures/pareto/build.ts'
import { paretoLayout } from '../../../shared/figures/pareto/layout.ts'
import { paretoOption } from '../../../shared/figures/pareto/option.ts'
import { chartsOf, panelPlaces } from '../../../shared/figures/pareto/panels.ts'
import { bounds } from '../../../shared/figures/placedText.ts'
import { figureToSvg } from '../../../shared/figures/svg/figureToSvg.ts'
import { lightTheme } from '../../../shared/figures/theme.ts'
import type { ParetoFigure } from '../../../shared/figures/figure.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { paretoOf, paretoSpecOf } from './fixtures/results.ts'

const zh = translator('zh-CN')
const entries: [string, number][] = [['排队', 45], ['服务', 30], ['环境', 15], ['', 10]]
const chart = (variant: string): ParetoFigure => buildParetoFigure(paretoOf(entries), paretoSpecOf({ variant }), zh)
/** Two charts on the scale of the larger. */
const pair = (variant = 'corner'): ParetoFigure => {
  const small = paretoOf([['排队', 20], ['服务', 20], ['环境', 10]])
  const panels = [{ key: 'before', name: '之前', result: paretoOf(entries), per: 1 }, { key: 'after', name: '之后', result: small, per: 1 }]
  return buildParetoFigure(paretoOf(entries), paretoSpecOf({ variant }), zh, '', { uncertainty: null, panels: { kind: 'pair', order: 'fixed', panels, rate: false, changes: [], overlapping: false, weight: null, leftOut: 0 } })
}
/** Numbers of the polyline drawn last (over its casing), in order. */
const lines = (svg: string): { x: number; y: number }[][] => [...svg.matchAll(/<polyline points="([^"]+)"/g)].map(match => match[1]!.trim().split(/\s+/).map(point => { const [x, y] = point.split(','); return { x: Number(x), y: Number(y) } }))
const rects = (svg: string): { x: number; y: number; width: number; height: number }[] =>
  [...svg.matchAll(/<rect\b[^>]*data-key="[^"]*"[^>]*>/g)].map(([tag]) => Object.fromEntries(['x', 'y', 'width', 'height'].map(name => [name, Number(new RegExp(`\\b${name}="([\\d.-]+)"`).exec(tag)?.[1])])) as never)

describe('every variant of the line', () => {
  for (const variant of ['corner', 'single', 'cascade'] as const) {
    it(`${variant}: starts at the origin, meets the first bar's top right corner, ends level with the total (layout and SVG)`, () => {
      const figure = chart(variant)
      const { line, bars, plot, rightTop } = paretoLayout(figure)
      expect(line[0]).toEqual({ x: plot.x, y: plot.y + plot.height })
      expect(line[1]!.x).toBeCloseTo(bars[0]!.x + bars[0]!.width, 9)
      expect(line[1]!.y).toBeCloseTo(bars[0]!.y, 9)
      expect(line.at(-1)!.y).toBeCloseTo(plot.y, 9)
      expect(rightTop).toBe(variant === 'single' ? null : plot.y)
      const svg = figureToSvg(figure)
      const [first] = rects(svg)
      const drawn = lines(svg).at(-1)!
      expect(drawn[1]!.x).toBeCloseTo(first!.x + first!.width, 2)
      expect(drawn[1]!.y).toBeCloseTo(first!.y, 2)
    })
  }
  it('center: every point stands over the middle of its bar', () => {
    const { line, bars } = paretoLayout(chart('center'))
    line.forEach((point, i) => expect(point.x).toBeCloseTo(bars[i]!.x + bars[i]!.width / 2, 9))
  })
  it('cascade: each bar stands on the one before, and the line is their diagonal', () => {
    const { line, bars, plot } = paretoLayout(chart('cascade'))
    bars.forEach((bar, i) => {
      expect(bar.y + bar.height).toBeCloseTo(i === 0 ? plot.y + plot.height : bars[i - 1]!.y, 9)
      expect(line[i]).toEqual({ x: expect.closeTo(bar.x, 9), y: expect.closeTo(bar.y + bar.height, 9) })
    })
  })
  it('single: one axis of percentages, the bars labelled with their share', () => {
    const { texts, ticks, plot } = paretoLayout(chart('single'))
    expect(texts.filter(text => text.role === 'axis').map(text => text.lines.join(''))).toEqual(['占总频数（%）'])
    expect(ticks.every(tick => tick.x2 <= plot.x + 1e-9)).toBe(true)
    expect(texts.filter(text => text.role === 'count').map(text => text.lines.join(''))).toContain('30.0%')
  })
  it('on screen: the same heights, what a cascade stands on unseen, one axis of percentages', () => {
    const cascade = paretoOption(chart('cascade'), lightTheme)
    const [base, bars, line] = cascade.series
    expect(base).toMatchObject({ data: [0, 45, 75, 90], silent: true })
    expect(bars).toMatchObject({ stack: 'cascade' })
    expect((line!['data'] as { value: number[] }[]).map(point => point.value)).toEqual([[0, 0], [1, 45], [2, 75], [3, 90], [4, 100]])
    const single = paretoOption(chart('single'), lightTheme)
    const [left, right] = single.yAxis as unknown as { max: number; show?: boolean; axisLabel: { formatter(value: number): string; customValues: number[] } }[]
    expect(left!.axisLabel.customValues.map(left!.axisLabel.formatter)).toEqual(['0', '20', '40', '60', '80', '100'])
    expect(right!.show).toBe(false)
  })
})

describe('charts side by side', () => {
  it('share the scale of the left axis; 100 % of each is level with its own total', () => {
    const [first, second] = chartsOf(pair()).map(one => paretoLayout(one, undefined, { width: 88, height: 76 }))
    expect(first!.rightTop).toBeCloseTo(first!.plot.y, 9)
    // 50 of 100: half way up.
    expect(second!.rightTop).toBeCloseTo(second!.plot.y + second!.plot.height / 2, 9)
    expect(second!.line.at(-1)!.y).toBeCloseTo(second!.rightTop!, 9)
    const heights = (layout: typeof first): number => layout!.bars[0]!.height / layout!.plot.height
    expect(heights(second) / heights(first)).toBeCloseTo(20 / 45, 9)
    const axes = paretoOption(chartsOf(pair())[1]!, lightTheme).yAxis as unknown as { max: number }[]
    expect(axes.map(axis => axis.max)).toEqual([100, 200])
  })
  it('stand apart, each with its title; no text of a chart leaves its place', () => {
    const figure = pair()
    const svg = figureToSvg(figure)
    expect(svg.match(/data-panel=/g)).toHaveLength(2)
    expect(svg).toContain('之前')
    const area = { width: 200, height: 90 }
    const places = panelPlaces(2, area)
    chartsOf(figure).forEach((one, i) => {
      for (const text of paretoLayout(one, undefined, places[i]!).texts) {
        const box = bounds(text)
        expect(box.x).toBeGreaterThanOrEqual(-0.01)
        expect(box.x + box.width).toBeLessThanOrEqual(places[i]!.width + 0.01)
      }
    })
    expect(places[1]!.x).toBeGreaterThan(places[0]!.x + places[0]!.width)
  })
  it('nine charts fill three rows of three', () => {
    const places = panelPlaces(9, { width: 240, height: 240 })
    expect(new Set(places.map(place => Math.round(place.x))).size).toBe(3)
    expect(new Set(places.map(place => Math.round(place.y))).size).toBe(3)
  })
  it('a class is told over named bars only: the rest has none', () => {
    const spans = paretoLayout(chart('corner')).classSpans
    expect(spans.at(-1)!.to).toBeLessThan(paretoLayout(chart('corner')).plot.x + paretoLayout(chart('corner')).plot.width - 1)
  })
})
