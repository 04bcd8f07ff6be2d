import { describe, expect, it } from 'vitest'
import type { AnalysisMethod, AnalysisRequest, JsonObject } from '../../../shared/contract/analysis.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { present } from '../../../shared/presentation/index.ts'
import type { ResultTable } from '../../../shared/presentation/presented.ts'
import { presentedText } from '../../../main/hosts/cli/presentedText.ts'
import { tableHtml, tableText } from '../../../renderer/features/figure/tableText.ts'

const labels: Record<string, string> = { Q1: '等候时间' }
const shown = (method: AnalysisMethod, result: JsonObject) => present({ method, result }, { t: translator('zh-CN'), label: key => labels[key] ?? key, request: { method } as AnalysisRequest })
const texts = (table: ResultTable | undefined): string[][] => table!.table.rows.map(row => row.cells.map(cell => cell.text))

describe('correlations', () => {
  const pairs = [{ x: 'Q1', y: 'Q2', n: 40, pearson: { r: 0.5, p: 0.2, ci95_fisher: [0.2, 0.7] }, spearman: { rho: -0.41234, p_t_approx: 0.00004 }, kendall_tau_b: { tau: 0.1, p_normal: 0.3 } }]
  it('give the coefficient that was asked for, p below .001 as such, constants by name', () => {
    const { tables, warnings, reading } = shown('correlate', { type: 'spearman', missing: 'pairwise', pairs, constant: ['Q2'] })
    expect(texts(tables.find(({ key }) => key === 'pairs'))[0]).toEqual(expect.arrayContaining(['等候时间', 'Q2', '40', '−0.412', '< .001']))
    expect(warnings.join()).toContain('Q2')
    expect(reading.join()).toContain('−0.412')
  })
  it('that cannot be told apart from 0 are said to be so', () => {
    const { reading } = shown('correlate', { type: 'pearson', missing: 'pairwise', pairs, constant: [] })
    expect(reading.join()).toMatch(/0\.500.*n = 40/)
    expect(reading.join()).toContain('无法区分')
  })
})

describe('drivers', () => {
  it('say why they could not be estimated', () => {
    const { warnings } = shown('drivers', { status: 'singular', dependent: ['Q1'], n: 10, rows_total: 12, coefficients: {}, std_beta: { Q1: null }, johnson_pct: { Q1: null }, lmg_pct: { Q1: null }, vif: { Q1: null } })
    expect(warnings.join()).toContain('等候时间')
  })
})

describe('priorities and Pareto tables', () => {
  it('keep the engine\'s order and say the base', () => {
    const { tables, reading } = shown('pareto', { order: ['甲', 'other'], keys: ['a', 'other'], frequency: [8, 2], cum_frequency: [8, 10], percent: [80, 20], cum_percent: [80, 100], total: 10, vital_few_k: 1, classes: ['A', 'C'], respondents: 6, mentioning: 5 })
    expect(texts(tables[0])).toEqual([['1', '甲', '8', '80.0', '8', '80.0', 'A'], ['2', '其他', '2', '20.0', '10', '100.0', 'C']])
    expect(tables[0]!.notes.join()).toContain('6')
    expect(reading.join()).toContain('80.0%')
    expect(shown('pareto', { order: [], total: 0 }).warnings).toHaveLength(1)
  })
})

describe('tables as text', () => {
  const table = { columns: [{ key: 'a', header: '项目', sub: '', align: 'left' as const }, { key: 'b', header: '均值', sub: '分', align: 'right' as const }], rows: [{ key: '1', cells: [{ value: 'a\tb<i>', text: 'a\tb<i>' }, { value: 2.345678, text: '2.35' }] }] }
  it('copy every digit for a spreadsheet, escaped and rounded for a page', () => {
    expect(tableText(table)).toBe('项目\t均值 分\na b<i>\t2.345678')
    expect(tableHtml(table)).toContain('<td align="left">a\tb&lt;i&gt;</td><td align="right">2.35</td>')
  })
  it('on the command line: words behind #, every digit in a pipe, columns in a terminal', () => {
    const presented = { warnings: ['少'], reading: ['均值 2.35。'], tables: [{ key: 't', title: '表', table, notes: ['注'] }] }
    expect(presentedText(presented, false)).toBe('#! 少\n# 均值 2.35。\n\n# 表\n项目\t均值 分\na b<i>\t2.345678\n# 注\n')
    expect(presentedText(presented, true)).toContain('项目    均值 分\na b<i>     2.35\n')
  })
})
