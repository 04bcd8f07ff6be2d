import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { officeDocument } from '../../../main/engine/export/documents.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { ParetoFigure } from '../../../shared/figures/figure.ts'
import { pareto } from '../../fixtures/figures.ts'
import { all, axisPairs, first, parse, points, value } from './parts.ts'
import type { Node } from './parts.ts'

const t = translator('zh-CN')
const facts = { title: 'Pareto', at: '2026-01-01T00:00:00Z' }
type Variant = ParetoFigure['variant']
const variants: Variant[] = ['corner', 'single', 'cascade']

/** Half as many in the second chart, on the scale of the first. */
function pair(): ParetoFigure {
  const figure = pareto()
  const half = figure.bars.map(bar => ({ ...bar, count: bar.count / 2, cumulativeCount: bar.cumulativeCount / 2 }))
  const panel = { facts: 'N = 286', scaleMax: figure.total, axis: figure.axis }
  return {
    ...figure, panels: [{ ...panel, key: 'before', title: '之前', bars: figure.bars, total: figure.total }, { ...panel, key: 'after', title: '之后', bars: half, total: figure.total / 2 }],
    table: { columns: [{ key: 'item', header: '项目', sub: '', align: 'left' }], rows: figure.bars.map(bar => ({ key: bar.key, cells: [{ value: bar.label, text: bar.label }] })) },
  }
}

async function charts(figure: ParetoFigure, format: 'pptx' | 'docx' | 'xlsx'): Promise<{ nodes: Node[]; bytes: Uint8Array }> {
  const bytes = await officeDocument(format, [figure], facts, t)
  const zip = await JSZip.loadAsync(bytes)
  const paths = Object.keys(zip.files).filter(path => /charts\/chart\d+\.xml$/.test(path)).sort()
  return { bytes, nodes: await Promise.all(paths.map(async path => parse(await zip.file(path)!.async('string')))) }
}

/** Heights of the chart as parts of its plot: what each bar reaches up to, and every point of the line. */
function geometry(chart: Node): { tops: number[]; line: { x: number; y: number }[]; hundred: number } {
  const { axes } = axisPairs(chart)
  const own = (group: Node): Node[] => group.children.filter(child => child.name === 'c:axId').map(child => axes.get(child.attributes['val']!)!)
  const bars = first(chart, 'c:barChart')
  const scatter = first(chart, 'c:scatterChart')
  const barTop = Number(value(own(bars)[1]!, 'c:max'))
  const [xAxis, yAxis] = own(scatter) as [Node, Node]
  const [low, high] = [Number(value(xAxis, 'c:min')), Number(value(xAxis, 'c:max'))]
  const stacked = all(bars, 'c:ser').map(series => points(first(series, 'c:val')))
  const line = first(scatter, 'c:ser')
  const yMax = Number(value(yAxis, 'c:max'))
  const ys = points(first(line, 'c:yVal'))
  return {
    tops: stacked[0]!.map((_, i) => stacked.reduce((sum, series) => sum + series[i]!, 0) / barTop),
    line: points(first(line, 'c:xVal')).map((x, i) => ({ x: (x - low) / (high - low), y: ys[i]! / yMax })), hundred: 1 / yMax,
  }
}

describe('variants as native charts', () => {
  for (const format of ['pptx', 'docx', 'xlsx'] as const) {
    for (const variant of variants) {
      it(`${variant} in ${format}: the line meets the first bar's top right corner; 100 % is level with the total`, async () => {
        const figure = { ...pareto(), variant }
        const [chart] = (await charts(figure, format)).nodes
        const { tops, line, hundred } = geometry(chart!)
        expect(line[0]).toEqual({ x: expect.closeTo(1 / figure.bars.length, 12), y: expect.closeTo(tops[0]!, 12) })
        expect(line.at(-1)).toEqual({ x: expect.closeTo(1, 12), y: expect.closeTo(hundred, 12) })
        expect(hundred).toBe(1)
        if (variant === 'cascade') tops.forEach((top, i) => expect(top).toBeCloseTo(line[i]!.y, 12))
      })
    }
    it(`two charts in ${format}: one scale, each 100 % level with its own total`, async () => {
      const { nodes } = await charts(pair(), format)
      expect(nodes).toHaveLength(2)
      const [before, after] = nodes.map(geometry)
      expect(before!.hundred).toBe(1)
      expect(after!.hundred).toBeCloseTo(0.5, 12)
      expect(after!.tops[0]! / before!.tops[0]!).toBeCloseTo(0.5, 12)
      expect(after!.line[0]!.y).toBeCloseTo(after!.tops[0]!, 12)
      expect(after!.line.at(-1)!.y).toBeCloseTo(0.5, 12)
    })
  }
  it('with many bars the first percentage keeps off the first count, and counts are on all bars that have room or on none', async () => {
    const even = (k: number): ParetoFigure => ({
      ...pareto(), total: 100 * k,
      bars: Array.from({ length: k }, (_, i) => ({ ...pareto().bars[0]!, key: `b${i}`, label: `b${i}`, count: 100, share: 1 / k, cumulativeCount: 100 * (i + 1), cumulativeShare: (i + 1) / k, other: false, members: [] })),
    })
    const labelsOf = async (k: number): Promise<{ counts: Node; percents: Node }> => {
      const [chart] = (await charts(even(k), 'pptx')).nodes
      const own = (series: string): Node => first(first(first(chart!, series), 'c:ser'), 'c:dLbls')
      return { counts: own('c:barChart'), percents: own('c:scatterChart') }
    }
    const moved = (labels: Node): number => Number(value(first(labels, 'c:dLbl'), 'c:y'))
    // A bar a fifth high has its number inside; one of 12 has it on top, and the percentage goes above that.
    const [five, twelve, sixty] = [await labelsOf(5), await labelsOf(12), await labelsOf(60)]
    expect([value(first(five.counts, 'c:dLbl'), 'c:dLblPos'), moved(five.percents)]).toEqual(['inEnd', 0])
    expect(all(twelve.counts, 'c:dLbl').map(label => value(label, 'c:idx'))).toEqual(['1'])
    expect(moved(twelve.percents)).toBeLessThan(-0.02)
    expect(sixty.counts.children.map(child => child.name)).toEqual(['c:delete'])
  })

  it('a single axis has no second scale to be read: its values are shares, its second axis is unseen', async () => {
    const [chart] = (await charts({ ...pareto(), variant: 'single' }, 'pptx')).nodes
    expect(points(first(first(chart!, 'c:barChart'), 'c:val'))[0]).toBe(pareto().bars[0]!.share)
    const { axes } = axisPairs(chart!)
    expect([...axes.values()].filter(axis => value(axis, 'c:tickLblPos') === 'none')).toHaveLength(2)
  })
  it('the workbook behind a cascade lifts its bars by formulas, so that a changed count moves all above it', async () => {
    const { bytes } = await charts({ ...pareto(), variant: 'cascade' }, 'xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
    const bars = pareto().bars
    let found: unknown[] = []
    workbook.eachSheet(sheet => sheet.eachRow((row, at) => row.eachCell((cell, column) => {
      if (cell.value === t('figures.pareto.cascadeBase')) found = bars.map((_, i) => sheet.getCell(at + 1 + i, column).value)
    })))
    expect(found[0]).toBe(0)
    expect(found.slice(1)).toEqual(bars.slice(0, -1).map(bar => ({ formula: expect.stringMatching(/^SUM\(\$[A-Z]+\$\d+:\$[A-Z]+\d+\)$/), result: bar.cumulativeCount })))
  })
})
