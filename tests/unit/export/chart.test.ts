import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { labelFormat } from '../../../main/engine/export/ooxml/barChart.ts'
import { chartWithWorkbook, hasNativeChart } from '../../../main/engine/export/ooxml/chartPart.ts'
import { columnLetters, rangeFormula } from '../../../main/engine/export/ooxml/chartSeries.ts'
import { fonts } from '../../../main/engine/export/ooxml/palette.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { bar, emptyPareto, pareto, paretoOf, singlePareto, zeroPareto } from '../../fixtures/figures.ts'
import { all, axisPairs, first, parse, points, value } from './parts.ts'
import type { Node } from './parts.ts'

const t = translator('zh-CN')
const look = { fonts: fonts.screen, textSize: 12, width: 800 }

async function drawn(figure: Parameters<typeof chartWithWorkbook>[0]): Promise<{ chart: Node; workbook: Uint8Array; xml: string }> {
  const { xml, workbook } = await chartWithWorkbook(figure, look, t, 'rId1')
  return { chart: parse(xml), workbook, xml }
}

function paretoParts(chart: Node): { bars: Node; scatter: Node; axis(id: string): Node; barAxes: Node[]; lineAxes: Node[] } {
  const { axes } = axisPairs(chart)
  const axis = (id: string): Node => axes.get(id)!
  const bars = first(chart, 'c:barChart')
  const scatter = first(chart, 'c:scatterChart')
  const own = (group: Node): Node[] => group.children.filter(child => child.name === 'c:axId').map(child => axis(child.attributes['val']!))
  return { bars, scatter, axis, barAxes: own(bars), lineAxes: own(scatter) }
}

describe('the native Pareto chart', () => {
  it('pairs every axis id with one axis, and every axis with the one it crosses', async () => {
    for (const figure of [pareto(), { ...pareto(), variant: 'center' as const }, bar(), singlePareto()]) {
      const { axes, used, crossed } = axisPairs((await drawn(figure)).chart)
      expect(new Set(used).size).toBe(used.length)
      expect([...axes.keys()].sort()).toEqual([...used].sort())
      expect(crossed.every(id => axes.has(id))).toBe(true)
      for (const [id, axis] of axes) expect(value(axes.get(value(axis, 'c:crossAx'))!, 'c:crossAx')).toBe(id)
    }
  })

  it('meets the top right corner of the first bar', async () => {
    const figure = pareto()
    const { bars, scatter, barAxes, lineAxes } = paretoParts((await drawn(figure)).chart)
    const [line, start] = all(scatter, 'c:ser') as [Node, Node]
    const k = figure.bars.length
    const [xAxis, yAxis] = lineAxes as [Node, Node]
    const min = Number(value(xAxis, 'c:min'))
    const max = Number(value(xAxis, 'c:max'))
    const across = (x: number): number => (x - min) / (max - min)
    const up = (y: number): number => (y - Number(value(yAxis, 'c:min'))) / (Number(value(yAxis, 'c:max')) - Number(value(yAxis, 'c:min')))
    // Touching bars: bar i reaches from (i - 1) / k to i / k of the width of the plot.
    expect(Number(value(bars, 'c:gapWidth'))).toBe(0)
    const xs = points(first(line, 'c:xVal'))
    const ys = points(first(line, 'c:yVal'))
    xs.forEach((x, i) => expect(across(x)).toBeCloseTo((i + 1) / k, 12))
    const valueMax = Number(value(barAxes[1]!, 'c:max'))
    expect(up(ys[0]!)).toBeCloseTo(figure.bars[0]!.count / valueMax, 12)
    expect(points(first(start, 'c:xVal')).map(across)).toEqual([0, across(xs[0]!)])
    expect(points(first(start, 'c:yVal')).map(up)).toEqual([0, up(ys[0]!)])
    expect(ys.at(-1)).toBe(1)
  })

  it('puts 100 % level with the total and draws the threshold over the whole width', async () => {
    const figure = pareto()
    const { barAxes, lineAxes, scatter } = paretoParts((await drawn(figure)).chart)
    expect([value(barAxes[1]!, 'c:min'), value(barAxes[1]!, 'c:max')]).toEqual(['0', String(figure.total)])
    expect([value(lineAxes[1]!, 'c:min'), value(lineAxes[1]!, 'c:max')]).toEqual(['0', '1'])
    const threshold = all(scatter, 'c:ser').at(-1)!
    expect(points(first(threshold, 'c:yVal'))).toEqual([0.8, 0.8])
    expect(points(first(threshold, 'c:xVal'))).toEqual([Number(value(lineAxes[0]!, 'c:min')), Number(value(lineAxes[0]!, 'c:max'))])
    expect(value(threshold, 'a:prstDash')).toBe('dash')
  })

  it('keeps the second x axis but hides it: a deleted one would send the line to the bar centres', async () => {
    const [x] = paretoParts((await drawn(pareto())).chart).lineAxes as [Node]
    expect(value(x, 'c:delete')).toBe('0')
    expect(value(x, 'c:tickLblPos')).toBe('none')
    expect(all(first(x, 'c:spPr'), 'a:noFill')).toHaveLength(1)
  })

  it('in the centre variant puts the points over the middles of the bars', async () => {
    const figure = { ...pareto(), variant: 'center' as const }
    const { scatter, lineAxes } = paretoParts((await drawn(figure)).chart)
    const min = Number(value(lineAxes[0]!, 'c:min'))
    const xs = points(first(all(scatter, 'c:ser')[0]!, 'c:xVal'))
    xs.forEach((x, i) => expect(x - min).toBeCloseTo(i + 0.5, 12))
    expect(all(scatter, 'c:ser')).toHaveLength(2)
  })

  it('never has a series with more points than bars, which LibreOffice would punish by losing the bars', async () => {
    const figure = pareto()
    const counts = all((await drawn(figure)).chart, 'c:ptCount').map(count => Number(count.attributes['val']))
    expect(Math.max(...counts)).toBe(figure.bars.length)
  })

  it('colours the bars by class and names East Asian fonts', async () => {
    const { chart, xml } = await drawn(pareto())
    const fills = all(chart, 'c:dPt').map(point => first(first(point, 'c:spPr'), 'a:srgbClr').attributes['val'])
    expect(new Set(fills.slice(0, 5)).size).toBe(1)
    expect(new Set(fills).size).toBe(4)
    expect(xml.match(/<a:ea typeface="Microsoft YaHei"\/>/g)!.length).toBeGreaterThan(5)
  })
})

describe('the workbook behind a chart', () => {
  it('reopens with the numbers of the caches, to the last bit', async () => {
    for (const figure of [pareto(), paretoOf([['a', 1 / 3], ['b', 0.1 + 0.2], ['c', 1e-7]]), singlePareto(), bar()]) {
      const { chart, workbook } = await drawn(figure)
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(workbook as unknown as ArrayBuffer)
      const references = [...all(chart, 'c:numRef'), ...all(chart, 'c:strRef')]
      expect(references.length).toBeGreaterThan(2)
      for (const reference of references) {
        const [, sheet, from, to] = /^'(.+)'!\$([A-Z]+\$\d+)(?::\$([A-Z]+\$\d+))?$/.exec(first(reference, 'c:f').text)!
        const [letters, begin] = from!.split('$') as [string, string]
        const end = to ? to.split('$')[1]! : begin
        for (const point of all(reference, 'c:pt')) {
          const row = Number(begin) + Number(point.attributes['idx'])
          expect(row).toBeLessThanOrEqual(Number(end))
          const cell = book.getWorksheet(sheet!)!.getCell(`${letters}${row}`)
          const stored = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value
          expect(String(stored)).toBe(first(point, 'c:v').text)
        }
      }
    }
  })

  it('is what "edit data" changes: the cumulative column is live', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await drawn(pareto())).workbook as unknown as ArrayBuffer)
    expect(book.worksheets[0]!.getCell('D4').formula).toBe('SUM($B$2:B4)/SUM($B$2:$B$9)')
  })
})

describe('figures with nothing to draw', () => {
  it('have no chart: an axis from 0 to 0 is refused by Office', () => {
    expect([emptyPareto(), zeroPareto()].map(hasNativeChart)).toEqual([false, false])
    expect(hasNativeChart({ ...bar(), bars: [] })).toBe(false)
    expect(hasNativeChart(singlePareto())).toBe(true)
  })
})

describe('bars', () => {
  it('leave a gap where there is no value, and name n where it differs', async () => {
    const { chart } = await drawn(bar())
    const values = first(chart, 'c:val')
    expect(value(values, 'c:ptCount')).toBe('7')
    expect(all(values, 'c:pt').map(point => point.attributes['idx'])).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(first(all(first(chart, 'c:cat'), 'c:pt')[5]!, 'c:v').text).toBe('投诉处理 (n = 190)')
  })

  it('print their values as the figure does', () => {
    expect(labelFormat(['68.42', '5.00'])).toBe('0.00')
    expect(labelFormat(['83.2%（n = 238）', '–'])).toBe('0.0"%"')
    expect(labelFormat(['12'])).toBe('0')
  })
})

describe('ranges', () => {
  it('are absolute, quote the sheet and know columns beyond Z', () => {
    expect(rangeFormula({ sheet: "O'Hara 1", column: 28, firstRow: 2, lastRow: 9 })).toBe("'O''Hara 1'!$AB$2:$AB$9")
    expect(rangeFormula({ sheet: 'S', column: 1, firstRow: 1, lastRow: 1 })).toBe("'S'!$A$1")
    expect([1, 26, 27, 702, 703, 16_384].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  })
})
