import { describe, expect, test } from 'vitest'
import type { CheckFacts } from '../../../shared/report/check.ts'
import { checkReport } from '../../../shared/report/check.ts'
import { claimIn } from '../../../shared/report/claims.ts'
import { quoted, sentences } from '../../../shared/report/sentences.ts'
import { typedNumbers } from '../../../shared/report/typedNumbers.ts'
import type { Report } from '../../../shared/model/report.ts'
import { reportSettings } from '../../../shared/model/report.ts'
import type { Provenance, RenderedBlock, RenderedReport, RenderedRun } from '../../../shared/report/rendered.ts'
import { tableOf, words } from '../../../shared/presentation/tableWords.ts'
import { pareto } from '../../fixtures/figures.ts'
import { numbersTyped, sentencesByRule } from '../../fixtures/reportSentences.ts'

const facts: CheckFacts = { scores: [{ name: '营业厅', score: 38.2, n: 286 }, { name: '网络质量', score: 71, n: 286 }, { name: 'Business hall', score: 38.2, n: 286 }, { name: 'Network quality', score: 71, n: 286 }], overall: { score: 46, n: 286 }, withoutMeasure: [], behind: false }
const report: Report = { id: 'r', order: 0, name: '报告', settings: reportSettings.parse({}), blocks: [] }
const rendered = (blocks: RenderedBlock[]): RenderedReport => ({ id: 'r', title: '报告', lang: 'zh-CN', settings: report.settings, blocks, at: '', data: '', simulated: '' })
const paragraph = (...runs: (string | RenderedRun)[]): RenderedBlock => ({ id: 'p', kind: 'paragraph', runs: runs.map(run => (typeof run === 'string' ? { text: run } : run)) })
const from = (method: string, text: string): RenderedRun => ({ text, provenance: { id: 'p#1', method, request: {}, row: 'a', column: 'b', value: 1, data: '', datasets: [], segment: null, weight: null, seed: null } satisfies Provenance })
const codes = (block: RenderedBlock, known: Partial<CheckFacts> = {}): string[] => checkReport(report, rendered([block]), { ...facts, ...known }).map(({ code }) => code)

describe.each(['zh', 'en'] as const)('sentences that claim more than they show, %s', lang => {
  describe.each(Object.entries(sentencesByRule))('%s', (rule, cases) => {
    test.each(cases[lang].bad)('objects to: %s', sentence => { expect(codes(paragraph(sentence))).toContain(rule) })
    test.each(cases[lang].good)('leaves alone: %s', sentence => { expect(codes(paragraph(sentence)).filter(code => code !== 'typedNumber')).toEqual([]) })
  })

  test.each([...numbersTyped[lang].bad, ...numbersTyped[lang].good])('numbers typed in: %s', (sentence, found) => {
    expect(typedNumbers(rendered([paragraph(sentence)])).map(({ text }) => text)).toEqual(found)
  })
})

describe('sentences with results', () => {
  test('a claim with its statistic in the same paragraph is left alone', () => {
    expect(codes(paragraph('满意度和忠诚度密切相关（r = ', from('correlate', '0.71'), '，n = ', from('correlate', '286'), '）。'))).not.toContain('claimOfRelation')
    // A number of another kind does not carry it.
    expect(codes(paragraph('满意度和忠诚度密切相关，样本 ', from('project.ledger', '286'), ' 份。'))).toContain('claimOfRelation')
  })

  test('a bound number is not typed', () => { expect(typedNumbers(rendered([paragraph('共 ', from('project.ledger', '286'), ' 份')]))).toEqual([]) })

  test('a quotation is cut between words and says so', () => {
    const long = 'Nearly 60% of everybody who came to the counter in the afternoon said that the queue was far too long for them.'
    const [found] = checkReport(report, rendered([paragraph(long)]), facts).filter(({ code }) => code === 'percentWithoutBase')
    const quote = String(found!.params['quote'])
    expect(quote).toMatch(/ in the…$|afternoon…$|the afternoon said…$/)
    expect(quote.length).toBeLessThanOrEqual(60)
    expect(long.startsWith(quote.slice(0, -1))).toBe(true)
    expect(quoted('用户对营业厅的评价', 5)).toBe('用户对营…')
    expect(quoted('short', 60)).toBe('short')
  })

  test('a sentence goes on after "no." and "et al."', () => {
    expect(sentences('It is no. 2 of 20 (Fornell et al. 1981). The next one! 第二句。完')).toEqual(['It is no. 2 of 20 (Fornell et al. 1981). ', 'The next one! ', '第二句。', '完'])
  })
})

describe('tables and figures', () => {
  const typed = (rows: string[][]): RenderedBlock => ({ id: 't', kind: 'table', number: 1, caption: '频数', table: tableOf([['a', '项目'], ['b', '频数']], rows.map(row => row.map(words))), notes: [], typed: true, provenance: null })
  test('a total that does not add up is told with both numbers', () => {
    const found = checkReport(report, rendered([typed([['甲', '120'], ['乙', '80'], ['合计', '210']])]), facts)
    expect(found.find(({ code }) => code === 'totalDiffers')).toMatchObject({ params: { sum: 200, total: 210 } })
    expect(codes(typed([['甲', '33.3'], ['乙', '33.3'], ['丙', '33.3'], ['合计', '100.0']]))).not.toContain('totalDiffers')
    expect(codes(typed([['甲', '120'], ['乙', '80'], ['合计', '200']]))).not.toContain('totalDiffers')
  })

  test.each<[string, string[][], boolean]>([
    ['a total in the first row', [['总计', '200'], ['甲', '120'], ['乙', '90']], true],
    ['parts and a whole', [['甲', '1'], ['乙', '2'], ['小计', '3'], ['丙', '4'], ['合 计', '8']], true],
    ['parts and a whole that fit', [['a', '1'], ['b', '2'], ['Subtotal', '3'], ['c', '4'], ['Total', '7']], false],
    ['a part that does not fit', [['a', '1'], ['b', '2'], ['Subtotal', '4'], ['c', '4'], ['Grand total', '7']], true],
    ['a column of words', [['a', 'x'], ['b', '2'], ['Total', '9']], false],
  ])('%s', (_, rows, differs) => { expect(codes(typed(rows)).includes('totalDiffers')).toBe(differs) })

  test('a mean is no sum', () => {
    const block = typed([['甲', '3.2'], ['乙', '3.6'], ['合计', '3.4']]) as Extract<RenderedBlock, { kind: 'table' }>
    for (const header of ['平均分', 'Mean', '满意率']) expect(codes({ ...block, table: { ...block.table, columns: block.table.columns.map((column, i) => (i === 1 ? { ...column, header } : column)) } })).not.toContain('totalDiffers')
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

test('claims in turns of phrase: cause, growth, praise and blame; asked, denied and supposed ones are none', () => {
  const kinds = ['relation', 'difference', 'praise', 'blame'] as const
  const of = (sentence: string): string[] => kinds.filter(kind => claimIn(sentence, kind))
  for (const sentence of ['排队时间是决定顾客去留的核心因素。', '价格与满意度息息相关。', '服务越好，评价越高。', '宣传不到位造成了知晓率低。', 'The longer the queue, the lower the score.', 'Poor training leads to most complaints.', 'Training plays a vital part in service quality.']) expect(of(sentence), sentence).toContain('relation')
  for (const sentence of ['今年的投诉量锐减。', '整改效果十分突出。', '女生明显比男生更满意。', 'Usage soared after the campaign.', 'The measures proved very successful.']) expect(of(sentence), sentence).toContain('difference')
  for (const sentence of ['受访者对食堂赞不绝口。', '满意度维持在较高水平。', 'Satisfaction is at a high level.']) expect(of(sentence), sentence).toContain('praise')
  for (const sentence of ['住户对物业颇有怨言。', '满意度不尽如人意。', 'Students dislike the gym.']) expect(of(sentence), sentence).toContain('blame')
  for (const sentence of ['越来越多的学校开展调查。', '调查没有发现哪项措施导致了下降。', '促进了解的活动列在表 2。', '可能造成了遗漏。', 'Which factors lead to complaints is asked in question 7.', 'No measure led to a change.', 'Missing answers may be caused by fatigue.', 'Respondents who praised the service are coded 1.', 'Why they are dissatisfied remains to be asked.']) expect(of(sentence), sentence).toEqual([])
})
