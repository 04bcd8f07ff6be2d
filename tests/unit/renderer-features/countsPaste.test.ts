import { describe, expect, it } from 'vitest'
import { clipboardCells, countedRows, countLines, countOf } from '../../../renderer/features/diagrams/pareto/countsPaste.ts'

describe('pasted counts', () => {
  it('reads what a spreadsheet copies, quotes and line breaks in a cell included', () => {
    expect(clipboardCells('等候时间长\t120\r\n"服务\n态度"\t45\r\n')).toEqual([['等候时间长', '120'], ['服务\n态度', '45']])
    expect(clipboardCells('"说 ""不"""\t3')).toEqual([['说 "不"', '3']])
  })
  it('reads numbers as people write them and nothing else', () => {
    expect([countOf('1,234'), countOf('１２'), countOf(' 7 '), countOf('3.5'), countOf(''), countOf('12次'), countOf('-3'), countOf('1e9')]).toEqual([1234, 12, 7, 3.5, 0, null, null, null])
  })
  it('leaves out the heading and a running number before the label', () => {
    const cells = clipboardCells('序号\t项目\t频数\n1\t等候时间长\t120\n2\t环境\t8')
    expect(countedRows(countLines(cells))).toEqual([{ label: '等候时间长', count: 120 }, { label: '环境', count: 8 }])
  })
  it('keeps only whole lines', () => {
    expect(countedRows([{ label: '甲', count: '' }, { label: '', count: '3' }, { label: '乙', count: 'x' }, { label: ' 丙 ', count: '0' }])).toEqual([{ label: '丙', count: 0 }])
  })
})
