import { describe, expect, it } from 'vitest'
import type { AnalysisResult } from '../../../shared/contract/analysis.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { resultTables } from '../../../renderer/features/analysis/resultTables.ts'
import { tableHtml, tableText } from '../../../renderer/features/figure/tableText.ts'

const dataset = { id: 1, variables: [{ id: 'a', name: 'Q1', label: '等候时间' }, { id: 'b', name: 'Q2', label: '' }] } as unknown as Dataset
const t = translator('zh-CN')
const answer = (method: AnalysisResult['method'], result: AnalysisResult['result']): AnalysisResult => ({ method, dataset: null, segment: null, weight: null, result })
const texts = (table: { rows: { cells: { text: string }[] }[] }): string[][] => table.rows.map(row => row.cells.map(cell => cell.text))

describe('tables of results', () => {
  it('rounds for display and keeps the exact value; what is not defined is a dash', () => {
    const [table] = resultTables(answer('describe', { Q1: { n: 286, min: 1, max: 5, mean: 3.14159265, sd: null, ci95_t: [3.0123, 3.2709], median: 3 } }), dataset, t)
    expect(texts(table!.table)).toEqual([['等候时间', '286', '1', '5', '3.14', '–', '[3.01, 3.27]', '3.00']])
    expect(table!.table.rows[0]!.cells[4]!.value).toBe(3.14159265)
  })
  it('states the base of every percentage and keeps the kinds of missing apart', () => {
    const [table] = resultTables(answer('frequencies', {
      Q2: { n: 8, missing: 2, missing_by_state: { none: 1, not_shown: 1, empty: 0, coded: 0, invalid: 0 }, values: [{ value: 1, label: '男', count: 5 }, { value: 2, label: '女', count: 3 }] },
    }), dataset, t)
    expect(table!.title).toBe('Q2')
    expect(texts(table!.table)).toEqual([['1', '男', '5', '62.5'], ['2', '女', '3', '37.5']])
    expect(table!.notes).toEqual(['比例以 8 个有效回答为分母；缺失 2。', '未答 1、未显示 1'])
  })
  it('gives the coefficient that was asked for, p below .001 as such, constants by name', () => {
    const pairs = [{ x: 'Q1', y: 'Q2', n: 40, pearson: { r: 0.5, p: 0.2, ci95_fisher: [0.2, 0.7] }, spearman: { rho: -0.41234, p_t_approx: 0.00004 }, kendall_tau_b: { tau: 0.1, p_normal: 0.3 } }]
    const [, list] = resultTables(answer('correlate', { type: 'spearman', pairs, constant: ['Q2'] }), dataset, t)
    expect(texts(list!.table)).toEqual([['等候时间', 'Q2', '40', '−0.412', '< .001']])
    const [matrix] = resultTables(answer('correlate', { type: 'pearson', pairs, constant: ['Q2'] }), dataset, t)
    expect(texts(matrix!.table)[1]).toEqual(['2　Q2', '0.500', '1.000'])
    expect(matrix!.notes[0]).toContain('Q2')
  })
  it('says why drivers could not be estimated', () => {
    const tables = resultTables(answer('drivers', { status: 'singular', dependent: ['Q1'], n: 10, rows_total: 12, coefficients: {}, std_beta: { Q1: null }, johnson_pct: { Q1: null }, lmg_pct: { Q1: null }, vif: { Q1: null } }), dataset, t)
    expect(tables[1]!.notes[0]).toContain('等候时间')
    expect(tables[1]!.notes).toContain('10 个完整个案；2 个因缺失未计入。')
  })
  it('copies every digit for a spreadsheet, escaped and rounded for a page', () => {
    const table = { columns: [{ key: 'a', header: '项目', sub: '', align: 'left' as const }, { key: 'b', header: '均值', sub: '分', align: 'right' as const }], rows: [{ key: '1', cells: [{ value: 'a\tb<i>', text: 'a\tb<i>' }, { value: 2.345678, text: '2.35' }] }] }
    expect(tableText(table)).toBe('项目\t均值 分\na b<i>\t2.345678')
    expect(tableHtml(table)).toContain('<td align="left">a\tb&lt;i&gt;</td><td align="right">2.35</td>')
  })
})
