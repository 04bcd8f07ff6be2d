import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParetoFigure } from '../../../shared/figures/figure.ts'
import { rectsOverlap } from '../../../shared/figures/geometry.ts'
import { buildParetoFigure } from '../../../shared/figures/pareto/build.ts'
import { paretoLayout } from '../../../shared/figures/pareto/layout.ts'
import type { ParetoLayout } from '../../../shared/figures/pareto/layout.ts'
import { paretoOption } from '../../../shared/figures/pareto/option.ts'
import { bounds, strikes, textsOverlap } from '../../../shared/figures/placedText.ts'
import { darkTheme, lightTheme, paperTheme } from '../../../shared/figures/theme.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { complaints, paretoOf, paretoSpecOf } from './fixtures/results.ts'

const zh = translator('zh-CN')
const en = translator('en')
const sample = buildParetoFigure(paretoOf(complaints), paretoSpecOf({ other: { mode: 'percent', below: 5 } }), zh)

describe('Pareto figure', () => {
  it('prints people and mentions apart, unit, period, source and the simulated label', () => {
    expect(sample.frame).toMatchObject({
      title: '不满意因素排列图', period: '时间：2009-07 至 2009-12', source: '资料来源：满意度调查.xlsx', simulated: '模拟数据',
      facts: ['N = 286 人', '应答数 = 581 次', '有提及 241 人，占 84.3%', '单位：次'],
    })
  })

  it('says the rules in words: what counts, how classes cross, ties, 其他', () => {
    const said = sample.rules.join('')
    for (const part of ['1–5 分量表最差的 2 档（1、2 分；反向题为 4、5 分）', '80%', '90%', '归入线前的一类', '“其他”列在最后', '占比低于 5%']) expect(said).toContain(part)
    expect(said).not.toContain('按名称排列')
    expect(buildParetoFigure(paretoOf(complaints, { ties: true }), paretoSpecOf(), zh).rules).toContain('频数相同的按名称排列。')
    expect(buildParetoFigure(paretoOf(complaints), paretoSpecOf({ abc: { crossing: 'exclude' } }), zh).rules.join('')).toContain('归入线后的一类')
    expect(buildParetoFigure(paretoOf(complaints, { scale: null }), paretoSpecOf(), zh).rules[0]).toContain('该题量表最差的 2 档')
  })

  it('never says 主要因素 where nothing was resampled', () => {
    expect([sample.frame.title, ...sample.frame.facts, ...sample.table.columns.map(column => column.header)].join()).not.toContain('主要因素')
    expect(JSON.stringify(sample)).not.toContain('主要因素')
  })

  it('has the table 序号 项目 频数 频率 累计频数 累计频率 分类, units in the header, ending at exactly 100 %', () => {
    expect(sample.table.columns.map(column => column.header)).toEqual(['序号', '项目', '频数', '频率', '累计频数', '累计频率', '分类'])
    expect(sample.table.columns.map(column => column.sub)).toEqual(['', '', '', '%', '', '%', ''])
    expect(sample.table.rows[0]!.cells.map(cell => cell.text)).toEqual(['1', '排队等候时间长', '186', '32.0', '186', '32.0', 'A'])
    expect(sample.table.rows.at(-2)!.cells.map(cell => cell.text)).toEqual(['8', '其他（2 项）', '18', '3.1', '581', '100.0', '–'])
    expect(sample.table.rows.at(-1)!.cells.map(cell => cell.text)).toEqual(['', '合计', '581', '100.0', '', '', ''])
    // Numbers stay exact under their display text.
    expect(sample.table.rows[0]!.cells[3]!.value).toBe(186 / 581)
  })

  it('takes the user\'s words and speaks English', () => {
    const figure = buildParetoFigure(paretoOf(complaints), paretoSpecOf({ frame: { title: ' My\nchart ', note: 'Pilot.', source: 'Our survey', period: '2024' } }), en, 'Billing')
    expect(figure.frame).toMatchObject({ title: 'My chart', period: 'Period: 2024', source: 'Source: Our survey', note: 'Note: Pilot.', simulated: 'Simulated data' })
    expect(buildParetoFigure(paretoOf(complaints), paretoSpecOf(), en, 'Billing').frame.title).toBe('Billing: Pareto chart of dissatisfied answers by factor')
  })

  it('counts without people name their unit and no N', () => {
    const spec = paretoSpecOf({ source: { type: 'counts', rows: [], unit: '件' } })
    const figure = buildParetoFigure(paretoOf([['漏装', 10.5], ['划伤', 4]], { respondents: null, mentioning: null, dataset: null, scale: null, multipleResponse: false }), spec, zh)
    expect(figure.frame.facts).toEqual(['合计 = 14.5 件'])
    expect(figure.axis.left).toBe('频数（件）')
    expect(figure.frame.simulated).toBe('')
  })
})

const entries = fc.array(fc.tuple(
  fc.oneof(fc.constantFrom('网络质量', '营业厅排队等候时间长得让人受不了', 'Unclear bills and surprise charges', '收费（含套餐外）'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })),
  fc.integer({ min: 0, max: 400 }),
), { minLength: 1, maxLength: 30, size: 'max' }).map(list => list.sort((a, b) => b[1] - a[1]))
const sizes = fc.record({ width: fc.integer({ min: 90, max: 300 }), height: fc.integer({ min: 60, max: 200 }) })

function expectClean(figure: ParetoFigure, layout: ParetoLayout): void {
  layout.texts.forEach((text, i) => {
    const box = bounds(text)
    if (box.x < -0.01 || box.y < -0.01 || box.x + box.width > layout.width + 0.01 || box.y + box.height > layout.height + 0.01) throw new Error(`${text.role} "${text.lines.join('')}" is clipped`)
    for (const other of layout.texts.slice(i + 1)) {
      if (textsOverlap(text, other)) throw new Error(`${text.role} "${text.lines.join('')}" overlaps ${other.role} "${other.lines.join('')}"`)
    }
    if (text.role !== 'count' && text.role !== 'percent') return
    layout.line.slice(1).forEach((to, j) => {
      const from = layout.line[j]!
      if (strikes({ x1: from.x, y1: from.y, x2: to.x, y2: to.y }, text)) throw new Error(`the line passes through ${text.role} "${text.lines.join('')}"`)
    })
    if (text.role === 'percent' && layout.bars.some(bar => rectsOverlap(bar, box))) throw new Error(`percentage "${text.lines.join('')}" on a bar`)
  })
  expect(figure.bars).toHaveLength(layout.bars.length)
}

describe('Pareto geometry', () => {
  const layout = paretoLayout(sample)
  const { plot } = layout
  const bottom = plot.y + plot.height

  it('puts 100 % level with the total and the bars edge to edge on the same scale', () => {
    expect(layout.bars[0]!.x).toBeCloseTo(plot.x, 9)
    expect(layout.bars.at(-1)!.x + layout.bars.at(-1)!.width).toBeCloseTo(plot.x + plot.width, 9)
    layout.bars.forEach((bar, i) => {
      expect(bar.height).toBeCloseTo(plot.height * sample.bars[i]!.count / sample.total, 9)
      if (i > 0) expect(bar.x).toBeCloseTo(layout.bars[i - 1]!.x + layout.bars[i - 1]!.width, 9)
    })
    const tick = (label: string, anchor: 'start' | 'end'): number => layout.texts.find(text => text.role === 'tick' && text.anchor === anchor && text.lines[0] === label)!.y
    expect(tick('581', 'end')).toBeCloseTo(plot.y, 9)
    expect(tick('100', 'start')).toBeCloseTo(plot.y, 9)
    expect(tick('0', 'end')).toBeCloseTo(bottom, 9)
    expect(layout.threshold!.y1).toBeCloseTo(bottom - plot.height * 0.8, 9)
  })

  it('starts the line at the origin and takes it through the top right corner of the first bar to 100 %', () => {
    expect(layout.line[0]).toEqual({ x: plot.x, y: bottom })
    const first = layout.bars[0]!
    expect(layout.line[1]!.x).toBeCloseTo(first.x + first.width, 9)
    expect(layout.line[1]!.y).toBeCloseTo(first.y, 9)
    expect(layout.line.at(-1)!.x).toBeCloseTo(plot.x + plot.width, 9)
    expect(layout.line.at(-1)!.y).toBeCloseTo(plot.y, 9)
  })

  it('puts points over bar centres in the other variant', () => {
    const centred = paretoLayout({ ...sample, variant: 'center' })
    expect(centred.line).toHaveLength(sample.bars.length)
    centred.bars.forEach((bar, i) => expect(centred.line[i]!.x).toBeCloseTo(bar.x + bar.width / 2, 9))
    expect(centred.line[0]!.y).toBeCloseTo(centred.bars[0]!.y, 9)
  })

  it('prints every count and percentage of a usual chart', () => {
    expect(layout.texts.filter(text => text.role === 'count').map(text => text.lines[0])).toEqual(sample.bars.map(bar => String(bar.count)))
    expect(layout.texts.filter(text => text.role === 'percent')).toHaveLength(sample.bars.length)
    expect(layout.texts.filter(text => text.role === 'category').map(text => text.lines.join(''))).toEqual(sample.bars.map(bar => bar.label))
  })

  it('neither overlaps nor clips at any size, up to 30 bars', () => {
    fc.assert(fc.property(entries, sizes, fc.constantFrom('corner', 'center', 'single', 'cascade'), (list, size, variant) => {
      const figure = buildParetoFigure(paretoOf(list), paretoSpecOf({ variant }), zh)
      const one = paretoLayout(figure, undefined, size)
      expectClean(figure, one)
      const named = one.texts.filter(text => text.role === 'category').length
      if (size.width >= 140) expect(named).toBe(figure.bars.filter(bar => bar.label).length)
    }), { numRuns: 300, seed: 31 })
  })

  it('draws bars without height and nothing else where all counts are zero: no line, no shares, no classes', () => {
    for (const variant of ['corner', 'center', 'single', 'cascade'] as const) {
      const zero = buildParetoFigure(paretoOf([['甲', 0], ['乙', 0]]), paretoSpecOf({ variant }), zh)
      const one = paretoLayout(zero)
      expect(one).toMatchObject({ line: [], threshold: null, rightTop: null, classSpans: [] })
      expect(one.bars.map(bar => bar.height)).toEqual([0, 0])
      expect(one.texts.filter(text => text.role === 'percent' || text.role === 'class')).toEqual([])
      expectClean(zero, one)
      const { series } = paretoOption(zero, lightTheme)
      expect((series.at(-1) as unknown as { data: unknown[]; markLine: { data: unknown[] } })).toMatchObject({ data: [], markLine: { data: [] } })
      const printed = [...one.texts.flatMap(text => text.lines), ...zero.rules, ...zero.table.rows.flatMap(row => row.cells.map(cell => cell.text))].join(' ')
      expect(printed).not.toMatch(/\d%|NaN|\d\.\d/)
      expect(zero.table.rows.map(row => row.cells.at(-1)!.text)).toEqual(['–', '–', ''])
      expect(zero.warnings).toHaveLength(1)
    }
  })

  it('prints counts over all bars, or over none where the widest no longer fits', () => {
    for (const bars of [20, 30, 45, 60, 90]) {
      const many = buildParetoFigure(paretoOf(Array.from({ length: bars }, (_, i): [string, number] => [`第 ${i + 1} 项`, Math.round(900 * 0.94 ** i) + 1])), paretoSpecOf(), zh)
      const { texts } = paretoLayout(many)
      expect([0, bars]).toContain(texts.filter(text => text.role === 'count').length)
    }
  })

  it('parts thousands in numbers and in the table', () => {
    const large = buildParetoFigure(paretoOf([['甲', 1_273_701], ['乙', 1200.5], ['丙', 999]]), paretoSpecOf({ source: { type: 'counts', rows: [], unit: '元' } }), en)
    const said = paretoLayout(large).texts.flatMap(text => text.lines)
    for (const number of ['1,273,701', '1,200.5', '999']) expect(said).toContain(number)
    expect(large.table.rows[1]!.cells[4]!.text).toBe('1,274,901.5')
    expect(large.frame.facts.join()).toContain('1,275,900.5')
  })

  it('draws nothing but axes without data', () => {
    const empty = buildParetoFigure(paretoOf([]), paretoSpecOf(), zh)
    const one = paretoLayout(empty)
    expect(one.bars).toEqual([])
    expect(one.line).toEqual([])
    expectClean(empty, one)
  })
})

describe('Pareto on screen', () => {
  it('runs the line on a hidden value axis 0..k from the origin, both axes ending level', () => {
    const option = paretoOption(sample, lightTheme)
    const [bars, line] = option.series as unknown as [{ data: { key: string; value: number }[] }, { data: { value: number[] }[]; xAxisIndex: number }]
    expect(bars.data.map(item => item.value)).toEqual(sample.bars.map(bar => bar.count))
    expect(bars.data[0]!.key).toBe(sample.bars[0]!.key)
    expect(line.data[0]!.value).toEqual([0, 0])
    expect(line.data[1]!.value).toEqual([1, sample.bars[0]!.share * 100])
    const [, hidden] = option.xAxis as Record<string, unknown>[]
    expect(hidden).toMatchObject({ type: 'value', min: 0, max: sample.bars.length, show: false })
    expect(option.yAxis).toMatchObject([{ min: 0, max: sample.total }, { min: 0, max: 100 }])
    expect(Math.max(option.animationDuration, option.animationDurationUpdate)).toBeLessThanOrEqual(150)
  })

  it('never hands a label to HTML', () => {
    const evil = buildParetoFigure(paretoOf([['<img src=x onerror=alert(1)>{a|b}', 3]]), paretoSpecOf(), zh)
    const { tooltip, series } = paretoOption(evil, darkTheme)
    expect(tooltip.renderMode).toBe('richText')
    const shown = tooltip.formatter({ data: (series[0] as { data?: unknown[] }).data![0] })
    expect(shown).not.toMatch(/[{}]/)
    expect(shown).toContain('频数 3  频率 100.0%')
  })
})

describe('palette', () => {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: string, b: string): number => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05)

  it('keeps classes apart in grey and text readable (WCAG 2.2)', () => {
    for (const theme of [paperTheme, lightTheme, darkTheme]) {
      expect(contrast(theme.class.A, theme.class.B)).toBeGreaterThan(1.7)
      expect(contrast(theme.class.B, theme.class.C)).toBeGreaterThan(1.5)
      for (const colour of [theme.text, theme.quiet, theme.simulated, theme.threshold, theme.fishbone.evidence]) expect(contrast(colour, theme.background)).toBeGreaterThanOrEqual(4.5)
      for (const shade of ['A', 'B', 'C', 'other'] as const) expect(contrast(theme.class[shade], theme.onClass[shade])).toBeGreaterThanOrEqual(4.5)
      expect(contrast(theme.fishbone.head, theme.fishbone.headText)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(theme.fishbone.box, theme.text)).toBeGreaterThanOrEqual(4.5)
    }
  })
})
