import { describe, expect, it } from 'vitest'
import { buildBarFigure } from '../../../shared/figures/bar/build.ts'
import { barLayout } from '../../../shared/figures/bar/layout.ts'
import { barOption } from '../../../shared/figures/bar/option.ts'
import { buildFishboneFigure, evidenceLines } from '../../../shared/figures/fishbone/build.ts'
import { bounds, textsOverlap } from '../../../shared/figures/placedText.ts'
import { buildPriorityFigure } from '../../../shared/figures/priority/build.ts'
import { coefficientText, countText, meanText, pText, percentText } from '../../../shared/figures/rounding.ts'
import { layoutTable } from '../../../shared/figures/table/layout.ts'
import { measureText } from '../../../shared/figures/text/measure.ts'
import { lightTheme } from '../../../shared/figures/theme.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { barSpecOf, dataset, evidenceFor, fishboneSpecOf, priorityOf, prioritySpecOf, queue, scores } from './fixtures/results.ts'

const zh = translator('zh-CN')
const en = translator('en')

describe('display rounding', () => {
  it('prints percent with 1, mean with 2, p with 3 digits, halves away from zero', () => {
    expect([percentText(0.34265), percentText(1), percentText(0.0005), percentText(1 / 3)]).toEqual(['34.3%', '100.0%', '0.1%', '33.3%'])
    expect([meanText(2.675), meanText(1.005), meanText(-1.005), meanText(-0.001), meanText(61)]).toEqual(['2.68', '1.01', '−1.01', '0.00', '61.00'])
    expect([pText(0.0004), pText(0.0404), pText(1)]).toEqual(['< .001', '.040', '1.000'])
    expect([countText(286), countText(10.5), countText(3.14159)]).toEqual(['286', '10.5', '3.14'])
    expect(coefficientText(0.5234)).toBe('0.523')
    expect(meanText(Number.NaN)).toBe('–')
  })
})

describe('priority table', () => {
  const figure = buildPriorityFigure(priorityOf(), prioritySpecOf(), zh)

  it('has the formula in its header, in words', () => {
    const subs = Object.fromEntries(figure.table.columns.map(column => [column.header, column.sub]))
    expect(Object.keys(subs)).toEqual(['项目', 'n', '得分', '影响', '差距', '优先指数', '占比', '维度内名次', '总名次'])
    expect(subs['优先指数']).toBe('影响 × 差距')
    expect(subs['差距']).toBe('100 − 得分')
    expect(subs['影响']).toContain('Johnson 相对权重')
    expect(buildPriorityFigure(priorityOf({ method: 'correlation', r2: null }), prioritySpecOf(), zh).table.columns[3]!.sub).toContain('相关系数')
    expect(buildPriorityFigure(priorityOf({ gap: 'target' }), prioritySpecOf(), zh).table.columns[4]!.sub).toBe('80 − 得分，最小为 0')
  })

  it('says what share of all there is to gain each item holds', () => {
    const result = priorityOf()
    result.rows[0] = { ...result.rows[0]!, indexShare: 0.1266 }
    const { table } = buildPriorityFigure(result, prioritySpecOf(), zh)
    expect(table.columns[6]).toMatchObject({ header: '占比', sub: '%，指数 ÷ 合计' })
    expect(table.rows[1]!.cells[6]).toEqual({ value: 0.1266, text: '12.7' })
  })

  it('groups items under their dimension in rank order, with exact values under rounded text', () => {
    expect(figure.table.rows.filter(row => row.heading).map(row => row.cells[0]!.text)).toEqual(['运营商形象', '网络质量', '缴费'])
    expect(figure.table.rows.slice(0, 3).map(row => row.key)).toEqual(['dimension:d1', 'd1-0', 'd1-1'])
    expect(figure.table.rows[1]!.cells.map(cell => cell.text)).toEqual(['创新能力', '286', '62.40', '11.0', '37.60', '4.14', '10.7', '1', '5'])
    expect(figure.table.rows[1]!.cells[5]!.value).toBe(0.11 * (100 - 62.4))
  })

  it('lists items by overall rank when asked, those without a rank last, undefined numbers as a dash', () => {
    const result = priorityOf()
    result.rows[0] = { ...result.rows[0]!, score: null, impact: null, gap: null, index: null, indexShare: null, rankOverall: null, rankInDimension: null }
    const table = buildPriorityFigure(result, prioritySpecOf({ order: 'overall' }), zh).table
    expect(table.rows.map(row => row.cells[8]!.text)).toEqual(['1', '2', '3', '4', '6', '7', '8', '9', '10', '11', '–'])
    expect(table.rows.at(-1)!.cells.slice(2).map(cell => cell.text)).toEqual(['–', '–', '–', '–', '–', '–', '–'])
  })

  it('names outcome, n, R² and every warning', () => {
    expect(figure.frame.facts).toEqual(['N = 286 人', '完整个案 n = 271 人', '11 个题项', '结果变量：总体满意度（得分 61.07，n = 284）'])
    expect(figure.rules.join('')).toContain('R² = 0.523')
    const warned = buildPriorityFigure(priorityOf({ warnings: [
      { code: 'negativeCorrelation', item: 'v', label: '收费', r: -0.1234 }, { code: 'collinear', condition: 41.6 }, { code: 'collinear', condition: null },
      { code: 'fewCases', n: 30, items: 11 }, { code: 'constantItem', item: 'v', label: '态度' },
    ] }), prioritySpecOf(), en)
    expect(warned.warnings).toHaveLength(5)
    expect(warned.warnings[0]).toContain('r = −0.123')
    expect(warned.warnings[1]).toContain('42')
    expect(warned.warnings.join()).not.toMatch(/figures\.|\{/)
  })

  it('fits its cells into its columns', () => {
    for (const words of [zh, en]) {
      const { table } = buildPriorityFigure(priorityOf(), prioritySpecOf(), words)
      for (const width of [120, 165, 260]) {
        const layout = layoutTable(table, width)
        const last = layout.columns.at(-1)!
        expect(last.x + last.width).toBeCloseTo(width, 6)
        layout.rows.forEach((row, r) => row.cells.forEach((lines, c) => {
          expect(lines.join('').replaceAll(' ', '')).toBe(table.rows[r]!.cells[c]!.text.replaceAll(' ', ''))
          const room = row.heading ? width : layout.columns[c]!.width
          for (const line of lines) expect(measureText(line, 2.9, row.heading)).toBeLessThanOrEqual(room)
        }))
      }
    }
  })
})

describe('bar figure', () => {
  const figure = buildBarFigure(scores, barSpecOf(), zh)

  it('prints n with every value and says where there is none', () => {
    expect(figure.bars.map(bar => bar.text)).toEqual(['71.33（n = 286）', '68.91（n = 285）', '55.13（n = 280）', '49.60（n = 286）', '无有效应答'])
    const shares = buildBarFigure({
      bars: [{ key: '1', label: '短信', value: 34.2657, n: 286, count: 98 }], measure: 'percent', base: 286, multipleResponse: true, title: '您希望的通知方式', dataset,
    }, barSpecOf({ show: { type: 'frequencies', question: 'q1' } }), zh)
    expect(shares.bars[0]!.text).toBe('34.3%（n = 98）')
    expect(shares.frame).toMatchObject({ title: '您希望的通知方式', facts: ['N = 286 人', '单位：%（占有效应答人数）'], simulated: '模拟数据' })
    expect(shares.frame.note).toContain('可大于 100%')
    expect(shares.table.rows[0]!.cells).toEqual([{ value: '短信', text: '短信' }, { value: 98, text: '98' }, { value: 34.2657 / 100, text: '34.3' }, { value: 286, text: '286' }])
  })

  it('neither overlaps nor clips, whatever the labels', () => {
    const many = buildBarFigure({ ...scores, bars: Array.from({ length: 40 }, (_, i) => ({ key: `k${i}`, label: '很长的题项名称'.repeat(1 + i % 6), value: i * 2.5, n: 286, count: null })) }, barSpecOf(), zh)
    for (const size of [many.size, { width: 100, height: 150 }, { width: 300, height: 400 }]) {
      const layout = barLayout(many, undefined, size)
      layout.texts.forEach((text, i) => {
        const box = bounds(text)
        expect(box.x).toBeGreaterThanOrEqual(-0.01)
        expect(box.x + box.width).toBeLessThanOrEqual(size.width + 0.01)
        for (const other of layout.texts.slice(i + 1)) expect(textsOverlap(text, other), `${text.lines} / ${other.lines}`).toBe(false)
      })
    }
  })

  it('keeps its order and its keys on screen', () => {
    const option = barOption(figure, lightTheme)
    expect((option.series[0] as { data?: { key: string; value: number }[] }).data!.map(item => [item.key, item.value])).toEqual([['d1', 71.328], ['d2', 68.905], ['d3', 55.125], ['d4', 49.6], ['d5', 0]])
    expect(option.tooltip.renderMode).toBe('richText')
    expect(option.animationDurationUpdate).toBeLessThanOrEqual(150)
  })
})

describe('fishbone figure', () => {
  it('prints n, share and mean on bones with data and explains them', () => {
    const lines = evidenceLines([
      { bone: 'a', items: 2, n: 286, share: 0.34213, mean: 61.2345 }, { bone: 'b', items: 0, n: 0, share: null, mean: null },
      { bone: 'c', items: 1, n: 12, share: 0.5, mean: null }, { bone: 'd', items: 1, n: 0, share: null, mean: null },
    ], zh)
    expect([...lines]).toEqual([['a', 'n=286 / 34.2% / 61.23'], ['c', 'n=12 / 50.0%'], ['d', 'n=0']])
    const figure = buildFishboneFigure(queue, { evidence: evidenceFor(queue), dataset }, fishboneSpecOf(), zh)
    expect(figure.frame.simulated).toBe('模拟数据')
    expect(figure.frame.note).toContain('有效应答人数 n、不满意率、平均得分')
    expect(figure.frame.title).toBe('营业厅排队等候时间长：因果图')
    expect(figure.layout.bones.filter(bone => bone.evidence)).toHaveLength(evidenceFor(queue).length)
  })

  it('shows no numbers and no data source when evidence is off', () => {
    const figure = buildFishboneFigure(queue, { evidence: evidenceFor(queue), dataset }, fishboneSpecOf({ evidence: false }), zh)
    expect(figure.layout.bones.every(bone => bone.evidence === null)).toBe(true)
    expect(figure.frame).toMatchObject({ simulated: '', source: '', note: '' })
    expect(figure.frame.facts).toEqual(['原因 28 条', '末端原因 22 条'])
  })
})
