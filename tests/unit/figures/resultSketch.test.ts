import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure } from '../../../shared/figures/figure.ts'
import { segmentCrossesRect } from '../../../shared/figures/geometry.ts'
import { isResultFigure } from '../../../shared/figures/resultFigure.ts'
import type { CompareFigure, ControlFigure, HourlyFigure, PathFigure, ResultFigure } from '../../../shared/figures/resultFigure.ts'
import { resultOption, resultSketch } from '../../../shared/figures/resultSketch.ts'
import { resultFigures } from '../../../shared/figures/results/index.ts'
import { colourOf, luminance } from '../../../shared/figures/sketch/shades.ts'
import type { Mark, Sketch } from '../../../shared/figures/sketch/sketch.ts'
import { figureToSvg } from '../../../shared/figures/svg/figureToSvg.ts'
import { darkTheme, lightTheme, paperTheme } from '../../../shared/figures/theme.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { expectClean } from './cleanSketch.ts'
import { figureOf, shown } from './fixtures/analyses.ts'

const zh = translator('zh-CN')
const en = translator('en')
const results = (words = zh): [string, ResultFigure][] => Object.entries(shown).flatMap(([name, one]) => { const figure = figureOf(one, words); return isResultFigure(figure) ? [[name, figure] as [string, ResultFigure]] : [] })

describe('compare', () => {
  it('draws the total of several competitors and the lead over it', () => {
    const figure = figureOf(shown['compare-brands']!, zh) as CompareFigure
    expect(figure.series.map(one => one.key)).toEqual(['own:0', 'own:1', 'ownTotal', 'others:0', 'others:1', 'othersTotal'])
    expect(figure.differences.map(one => [one.label, one.sign])).toEqual([['领先 对手丙（分）', 3], ['领先 对手丁（分）', 4], ['领先 对手总体（分）', 5]])
    expect(figure.differences[2]!.points.map(point => point.value)).toEqual([2, 1, 0, -1, -2])
    expect(figure.table.columns).toHaveLength(1 + 6 + 3)
  })
})

describe('geometry of results', () => {
  const sketchOf = (one: (typeof shown)[string], area = { width: 152, height: 110 }): Sketch => resultSketch(figureOf(one, zh) as ResultFigure, area)

  it.each(['performance', 'importance'])('the ellipse round a point of the quadrant is where its bootstrap covariance says, %s across', across => {
    const given = shown['quadrant']!
    const items = given.result['items'] as { key: string; performance: number; importance: number }[]
    const [xx, xy, yy] = [0.004, 0.0006, 0.0009]
    const { marks } = sketchOf({ ...given, result: { ...given.result, across, bootstrap: { level: 0.95, used: 2000, seed: 1, rows: items.map(({ key }) => ({ key, covariance: [xx, xy, yy], p_quadrant: {} })) } } })
    const dots = new Map(marks.flatMap(mark => (mark.shape === 'circle' && mark.key ? [[mark.key, mark] as const] : [])))
    // The scale of each axis from two dots whose values are known.
    const [a, b] = [items[0]!, items[1]!]
    const [first, second] = [dots.get(a.key)!, dots.get(b.key)!]
    const flat = across === 'performance'
    const perPerformance = flat ? (second.x - first.x) / (b.performance - a.performance) : (second.y - first.y) / (b.performance - a.performance)
    const perImportance = flat ? (second.y - first.y) / (b.importance - a.importance) : (second.x - first.x) / (b.importance - a.importance)
    for (const { key } of items) {
      const dot = dots.get(key)!
      const ring = marks.find(mark => mark.shape === 'polygon' && mark.key === `${key}:ellipse`) as { points: { x: number; y: number }[] }
      expect(ring.points.length).toBeGreaterThan(20)
      for (const corner of ring.points) {
        const p = (flat ? corner.x - dot.x : corner.y - dot.y) / perPerformance
        const i = (flat ? corner.y - dot.y : corner.x - dot.x) / perImportance
        // The 95 % quantile of chi-square with two degrees of freedom.
        expect((yy * p * p - 2 * xy * p * i + xx * i * i) / (xx * yy - xy * xy)).toBeCloseTo(5.991464547, 6)
      }
    }
  })

  it.each(['run', 'hourly'])('%s: each axis has its title at its own side, over or under its own plot', name => {
    const figure = figureOf(shown[name]!, zh) as ControlFigure | HourlyFigure
    const { marks, texts, width } = sketchOf(shown[name]!)
    const title = (words: string): { x: number; y: number; anchor: string } => texts.find(text => text.role === 'axis' && text.lines.join('') === words)!
    const grid = marks.flatMap(mark => (mark.shape === 'line' && mark.stroke === 'grid' ? [mark] : []))
    const [top, bottom] = [Math.min(...grid.map(mark => mark.y1)), Math.max(...grid.map(mark => mark.y1))]
    const across = title(figure.x)
    expect(across.y).toBeGreaterThan(bottom)
    expect(across.x).toBeCloseTo((grid[0]!.x1 + grid[0]!.x2) / 2, 6)
    const left = title(figure.kind === 'control' ? figure.panels[0]!.title : figure.left.title)
    expect(left).toMatchObject({ x: 0, anchor: 'start' })
    expect(left.y).toBeLessThan(top)
    if (figure.kind === 'control') return
    expect(title(figure.right.title)).toMatchObject({ x: width, anchor: 'end', y: left.y })
    expect(title(figure.each.title).y).toBeGreaterThan(left.y)
  })
})

describe('drawings of results', () => {
  it('neither clip nor overlap, at any size', () => {
    for (const words of [zh, en]) {
      for (const [name, figure] of results(words)) {
        for (const area of [figure.drawing, { width: 80, height: 60 }, { width: 110, height: 200 }, { width: 300, height: figure.drawing.height }, { width: 170, height: 45 }]) expectClean(resultSketch(figure, area), `${name} ${area.width}x${area.height}`)
      }
    }
  })

  it('hold any label: long, empty, emoji, right to left, control characters', () => {
    const piece = fc.constantFrom('营业厅', 'word', ' ', '，', '（', '👨‍👩‍👧', 'שלום', 'مرحبا', '\u0007', '{b|x}', '<i>', 'é', '2009-07', '"')
    const label = fc.oneof(fc.array(piece, { maxLength: 14 }).map(parts => parts.join('')), fc.constant(''), fc.constant('很长的名称'.repeat(400)), fc.constant('W'.repeat(2000)))
    fc.assert(fc.property(fc.array(label, { minLength: 6, maxLength: 6 }), fc.constantFrom(...Object.keys(shown)), fc.integer({ min: 78, max: 260 }), (labels, name, width) => {
      const figure = figureOf(shown[name]!, zh, { label: key => labels[Number(/\d/.exec(key)?.[0] ?? 0) % labels.length]! })
      if (!isResultFigure(figure)) return
      expectClean(resultSketch(figure, { width, height: figure.drawing.height }), name)
      expect(figureToSvg(figure)).not.toContain('<i>')
    }), { numRuns: 120, seed: 11 })
  })

  it('say so where there is nothing to draw, and never fail on what is not a number', () => {
    const blank = (value: unknown): unknown => (typeof value === 'number' ? null : Array.isArray(value) ? value.map(blank) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, blank(inner)])) : value)
    for (const [name, one] of Object.entries(shown)) {
      const noCases = { columns: { histogram: { key: 'q1', n: 0, mean: null, sd: null, edges: [], counts: [] }, boxes: { groups: [], n: 0 }, scatter: { x: 'q1', y: 'q2', n: 0, points: [], moved: false, fit: null, r: null, residuals: false } } }
      const chart = one.result['chart']
      for (const result of [chart === undefined ? {} : { chart }, blank(one.result) as typeof one.result]) {
        const figure: Figure = figureOf({ ...one, result, ...(one.columns ? noCases : {}) }, zh)
        expect(JSON.stringify(figure), name).not.toMatch(/NaN|Infinity|undefined/)
        if (!isResultFigure(figure)) continue
        expect(figure.empty, name).not.toBe('')
        const sketch = resultSketch(figure, { width: 90, height: 45 })
        expect(sketch.texts.map(text => text.lines.join('')).join('')).toContain(figure.empty.slice(0, 4))
        expectClean(sketch, name)
      }
    }
  })

  it('carry title, N, period, source and the simulated label in both languages', () => {
    for (const [words, label] of [[zh, '模拟数据'], [en, 'Simulated data']] as const) {
      for (const [name, figure] of results(words)) {
        expect(figure.frame.title, name).not.toBe('')
        expect(figure.frame.simulated).toBe(label)
        // A plan has rows, and no cases.
        if (figure.kind !== 'gantt') expect(figure.frame.facts.join(), name).toMatch(/[Nn] = |合计|Total load = /)
        expect(figure.frame.period).toContain('2009-07')
        expect(JSON.stringify({ ...figure, key: '' }), name).not.toMatch(/figures\.|quality\.|\{\w+\}/)
        expect(figure.table.rows.length, name).toBeGreaterThan(0)
      }
    }
  })

  it('name the segment and the weight', () => {
    const figure = figureOf(shown['stacked']!, zh, { weight: '抽样权重', dataset: { name: 'x', simulated: false, period: '', source: '', segment: { name: '男性', n: 140 } } })
    expect(figure.frame).toMatchObject({ title: '各题项的应答分布（男性）', simulated: '' })
    expect(figure.frame.facts).toEqual(['样本范围：男性（140 人）', 'N = 286', '权重：抽样权重'])
  })
})

describe('each kind', () => {
  const sketchOf = (name: string, area?: { width: number; height: number }): Sketch => { const figure = figureOf(shown[name]!, zh); if (!isResultFigure(figure)) throw new RangeError(name); return resultSketch(figure, area ?? figure.drawing) }
  const said = (name: string): string[] => sketchOf(name).texts.flatMap(text => text.lines)
  const marked = (name: string, key: string): Mark[] => sketchOf(name).marks.filter(mark => mark.key === key)

  it('interval: bars from the low end of the scale, as long as their means', () => {
    const width = (key: string): number => { const [mark] = marked('interval', key); return mark?.shape === 'rect' ? mark.width : 0 }
    expect(width('q3') / width('q1')).toBeCloseTo((3.88 - 1) / (2.61 - 1), 6)
    expect(said('interval').join()).toContain('2.61 [2.50, 2.72]')
  })

  it('stacked: parts add up to the whole, with the answers of the table', () => {
    const parts = sketchOf('stacked').marks.filter(mark => mark.shape === 'rect' && mark.key?.startsWith('q1:'))
    const widths = parts.map(mark => (mark.shape === 'rect' ? mark.width : 0))
    expect(widths).toHaveLength(5)
    expect(widths[1]! / widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(84 / 286, 6)
    expect(said('stacked')).toContain('29.4')
  })

  it('control: limits step with n, signals are diamonds with the number of their rule', () => {
    const figure = figureOf(shown['control-p']!, zh)
    if (figure.kind !== 'control') throw new RangeError('control')
    expect(figure.panels[0]!.points.flatMap((point, i) => (point.signals.length > 0 ? [[i, ...point.signals]] : []))).toEqual([[12, 2], [17, 1]])
    const steps = sketchOf('control-p').marks.filter(mark => mark.shape === 'polyline' && mark.stroke === 'threshold')
    expect(steps).toHaveLength(2)
    expect(new Set(steps[0]!.shape === 'polyline' ? steps[0]!.points.map(point => point.y) : []).size).toBeGreaterThan(3)
    expect(sketchOf('control-p').marks.filter(mark => mark.shape === 'polygon' && mark.fill === 'threshold')).toHaveLength(2)
    expect(figure.rules.join('')).toContain('1：超出 3σ')
    expect(sketchOf('control-xbar').texts.filter(text => text.role === 'axis' && text.lines[0] === '极差')).toHaveLength(1)
  })

  it('path: every latent and coefficient, no arrow through a box, dashed where the interval holds 0', () => {
    const figure = figureOf(shown['path']!, zh) as PathFigure
    const sketch = resultSketch(figure, figure.drawing)
    const boxes = sketch.marks.flatMap(mark => (mark.shape === 'rect' && mark.key ? [mark] : []))
    expect(boxes.map(box => box.key)).toEqual(figure.nodes.map(node => node.key))
    const ways = sketch.marks.flatMap(mark => (mark.shape === 'polyline' ? [mark] : []))
    expect(ways).toHaveLength(12)
    for (const way of ways) {
      const [from, to] = way.key!.split('>')
      for (const box of boxes) {
        if (box.key === from || box.key === to) continue
        way.points.slice(1).forEach((point, i) => expect(segmentCrossesRect({ x1: way.points[i]!.x, y1: way.points[i]!.y, x2: point.x, y2: point.y }, box), `${way.key} through ${box.key}`).toBe(false))
      }
    }
    expect(ways.filter(way => way.dash).map(way => way.key)).toEqual(['期望>感知价值', '期望>满意', '抱怨>忠诚'])
    const texts = sketch.texts.flatMap(text => text.lines).join(' ')
    for (const value of ['0.510', '0.560', '−0.060', 'R² = 0.681']) expect(texts).toContain(value)
  })

  it('quadrant: axes by name, words in the four fields, each point named', () => {
    const figure = figureOf(shown['quadrant']!, zh)
    if (figure.kind !== 'quadrant') throw new RangeError('quadrant')
    expect([figure.x.name, figure.y.name]).toEqual(['performance', 'importance'])
    expect(said('quadrant')).toEqual(expect.arrayContaining(['重点改善', '其次改善', '保持优势', '维持', '排队等候时间', '投诉处理及时']))
    const [point] = marked('quadrant', 'q1')
    // High importance, low performance: the upper left field.
    expect(point?.shape === 'circle' && point.x < figure.drawing.width / 2 && point.y < figure.drawing.height / 2).toBe(true)
  })

  it('heat map: the sign does not hang on colour alone; small loadings are pale', () => {
    const signs = figureOf(shown['heatmap']!, zh)
    if (signs.kind !== 'heatmap') throw new RangeError('heatmap')
    const negative = marked('heatmap', 'q4:q1')
    expect(negative[0]?.shape === 'rect' && negative[0].fill).toBe('diverging:-0.69')
    expect(sketchOf('heatmap').marks.filter(mark => mark.shape === 'polygon')).toHaveLength(signs.cells.flat().filter(cell => cell !== null && cell.value < 0).length)
    const figure = figureOf(shown['heatmap-loadings']!, zh)
    if (figure.kind !== 'heatmap') throw new RangeError('heatmap')
    expect(figure.cells.flat().filter(cell => cell && !cell.dim).every(cell => Math.abs(cell!.value) >= 0.4)).toBe(true)
    expect(figure.cells.flat().some(cell => cell?.dim)).toBe(true)
  })

  it('histogram: capability among the facts, limits named', () => {
    const figure = figureOf(shown['histogram-limits']!, zh)
    expect(figure.frame.facts).toEqual(expect.arrayContaining(['Cp = 0.725', 'Cpk = 0.717']))
    expect(said('histogram-limits')).toEqual(expect.arrayContaining(['下规格限 2.00', '上规格限 22.00', '目标 12.00']))
  })

  it('scatter says that points were moved', () => {
    expect(figureOf(shown['scatter']!, zh).frame.note).toContain('随机移动')
    expect(said('scatter')).toContain('r = 0.532')
  })
})

describe('on screen', () => {
  it('is one custom series drawn from the same marks, with plain-text tips', () => {
    for (const theme of [lightTheme, darkTheme]) {
      for (const [, figure] of results()) {
        const option = resultOption(figure, theme, { width: 640 })
        expect(option.tooltip.renderMode).toBe('richText')
        const [series] = option.series as unknown as [{ type: string; data: unknown[]; renderItem(params: { dataIndex: number }): { type: string } }]
        expect(series.type).toBe('custom')
        expect(series.data.map((_, dataIndex) => series.renderItem({ dataIndex }).type)).not.toContain(undefined)
      }
    }
  })

  it('keeps series and answers apart without colour, on paper and on dark', () => {
    for (const theme of [paperTheme, darkTheme]) {
      const steps = Array.from({ length: 5 }, (_, i) => luminance(colourOf(`ramp:${i + 1}/5`, theme)))
      for (let i = 1; i < steps.length; i++) expect(Math.abs(steps[i]! - steps[i - 1]!)).toBeGreaterThan(0.03)
      const first = [0, 1, 2, 3].map(i => luminance(colourOf(`series:${i}`, theme)))
      for (let a = 0; a < first.length; a++) for (let b = a + 1; b < first.length; b++) expect(Math.abs(first[a]! - first[b]!)).toBeGreaterThan(0.03)
    }
  })
})

it('every method that has a figure names it once', () => {
  for (const method of ['describe', 'frequencies', 'correlate', 'regress', 'drivers', 'ttest', 'anova', 'compare', 'crosstab', 'proportion', 'nps', 'brands', 'reliability', 'efa', 'pls', 'weights', 'weightings', 'kano', 'gap', 'control', 'checksheet', 'quadrant']) {
    expect(resultFigures(method).length, method).toBeGreaterThan(0)
  }
  expect(resultFigures('forensics')).toEqual([])
  expect(resultFigures('toString')).toEqual([])
})
