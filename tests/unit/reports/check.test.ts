import { describe, expect, test } from 'vitest'
import type { CheckFacts } from '../../../shared/report/check.ts'
import { checkReport } from '../../../shared/report/check.ts'
import { typedNumbers } from '../../../shared/report/typedNumbers.ts'
import type { Report } from '../../../shared/model/report.ts'
import { reportSettings } from '../../../shared/model/report.ts'
import type { Provenance, RenderedBlock, RenderedReport, RenderedRun } from '../../../shared/report/rendered.ts'
import { tableOf, words } from '../../../shared/presentation/tableWords.ts'
import { pareto } from '../../fixtures/figures.ts'

const facts: CheckFacts = { scores: [{ name: '营业厅', score: 38.2, n: 286 }, { name: '网络质量', score: 71, n: 286 }], overall: { score: 46, n: 286 }, withoutMeasure: [], behind: false }
const report: Report = { id: 'r', order: 0, name: '报告', settings: reportSettings.parse({}), blocks: [] }
const rendered = (blocks: RenderedBlock[]): RenderedReport => ({ id: 'r', title: '报告', lang: 'zh-CN', settings: report.settings, blocks, at: '', data: '', simulated: '' })
const paragraph = (...runs: (string | RenderedRun)[]): RenderedBlock => ({ id: 'p', kind: 'paragraph', runs: runs.map(run => (typeof run === 'string' ? { text: run } : run)) })
const from = (method: string, text: string): RenderedRun => ({ text, provenance: { id: 'p#1', method, request: {}, row: 'a', column: 'b', value: 1, data: '', datasets: [], segment: null, weight: null, seed: null } satisfies Provenance })
const codes = (block: RenderedBlock, known: Partial<CheckFacts> = {}): string[] => checkReport(report, rendered([block]), { ...facts, ...known }).map(({ code }) => code)

describe('sentences that claim more than they show', () => {
  test.each([
    ['满意度和忠诚度是密切相关的。', 'claimOfRelation'],
    ['缴费方式对满意度有显著影响。', 'claimOfRelation'],
    ['Satisfaction is closely related to loyalty.', 'claimOfRelation'],
    ['改进后满意度明显提高。', 'claimOfDifference'],
    ['两个品牌的得分差异显著。', 'claimOfDifference'],
    ['客户普遍满意。', 'praiseBelowMidpoint'],
    ['对营业厅比较满意的占多数。', 'praiseBelowMidpoint'],
    ['客户对网络质量非常不满意。', 'blameAboveMidpoint'],
    ['有 60% 的人不愿意推荐。', 'percentWithoutBase'],
  ])('%s → %s', (sentence, code) => { expect(codes(paragraph(sentence))).toContain(code) })

  test.each([
    '满意度和忠诚度的关系见下文。',
    '对网络质量比较满意。',
    '对营业厅比较不满意。',
    '相关文献很多，与本题相关的不多。',
    '在 286 名受访者中，有 60% 不愿意推荐。',
    '满意度较高的维度没有发现。'.replace('较高', '排在前面'),
  ])('%s → nothing of the kind', sentence => {
    expect(codes(paragraph(sentence)).filter(code => !['typedNumber'].includes(code))).toEqual([])
  })

  test('a claim with its statistic in the same paragraph is left alone', () => {
    expect(codes(paragraph('满意度和忠诚度密切相关（r = ', from('correlate', '0.71'), '，n = ', from('correlate', '286'), '）。'))).not.toContain('claimOfRelation')
    // A number of another kind does not carry it.
    expect(codes(paragraph('满意度和忠诚度密切相关，样本 ', from('project.ledger', '286'), ' 份。'))).toContain('claimOfRelation')
  })
})

describe('numbers that come from nowhere', () => {
  test.each<[string, string[]]>([
    ['满意度为 78.5 分，提高了 12%。', ['78.5', '12%']],
    ['共发放 320 份。', ['320']],
    ['2009 年 7 月至 8 月开展，见图 3 和表 2。', []],
    ['按 GB/T 19038 和 T/CAQ 10201 编写，量表为 1–5 分。', []],
    ['第 3 章说明方法。', []],
  ])('%s', (sentence, found) => { expect(typedNumbers(rendered([paragraph(sentence)])).map(({ text }) => text)).toEqual(found) })

  test('a bound number is not one', () => { expect(typedNumbers(rendered([paragraph('共 ', from('project.ledger', '286'), ' 份')]))).toEqual([]) })
})

describe('tables and figures', () => {
  const typed = (rows: string[][]): RenderedBlock => ({ id: 't', kind: 'table', number: 1, caption: '频数', table: tableOf([['a', '项目'], ['b', '频数']], rows.map(row => row.map(words))), notes: [], typed: true, provenance: null })
  test('a total that does not add up is told with both numbers', () => {
    const found = checkReport(report, rendered([typed([['甲', '120'], ['乙', '80'], ['合计', '210']])]), facts)
    expect(found.find(({ code }) => code === 'totalDiffers')).toMatchObject({ params: { sum: 200, total: 210 } })
    expect(codes(typed([['甲', '33.3'], ['乙', '33.3'], ['丙', '33.3'], ['合计', '100.0']]))).not.toContain('totalDiffers')
    expect(codes(typed([['甲', '120'], ['乙', '80'], ['合计', '200']]))).not.toContain('totalDiffers')
  })

  test('a figure without n or source, and one that no sentence mentions', () => {
    const figure = pareto()
    const bare = { ...figure, frame: { ...figure.frame, facts: [], source: '' } }
    const block: RenderedBlock = { id: 'f', kind: 'figure', number: 1, caption: '排列图', figure: bare, provenance: null }
    expect(codes(block)).toEqual(expect.arrayContaining(['figureWithoutN', 'figureWithoutSource', 'notMentioned']))
    const mentioned = checkReport(report, rendered([paragraph('见图 1。'), { ...block, figure }]), facts).map(({ code }) => code)
    expect(mentioned).toEqual([])
  })

  test('what has no measure, and a frozen report that is behind', () => {
    expect(codes(paragraph('无'), { withoutMeasure: ['排队等候时间'], behind: true })).toEqual(expect.arrayContaining(['withoutMeasure', 'frozenBehind']))
  })
})
