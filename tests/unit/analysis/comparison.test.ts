import { describe, expect, it } from 'vitest'
import { runAnalysis } from '../../../main/engine/analysis/runAnalysis.ts'
import type { AnalysisMethod, AnalysisRequestInput, JsonObject } from '../../../shared/contract/analysis.ts'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { comparison } from '../../../shared/presentation/comparison.ts'
import type { Presented, Presenter } from '../../../shared/presentation/presented.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'

const brand = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 9]
const project = fakeProject({ datasets: [{
  name: 'survey',
  columns: {
    brand, score: [5, 4, 5, 4, 5, 3, 1, 2, 2, 1, 3, 2, null, null, null, 5], later: [4, 4, 5, 5, 4, 3, 3, 3, 3, 2, 4, 3, null, 1, 2, 5], flat: brand.map(() => 4), yes: brand.map((_, i) => Number(i % 3 === 0)), again: brand.map((_, i) => Number(i % 4 === 0)), share: brand.map((_, i) => 0.4 + i / 10), apart: brand.map((_, i) => (i % 2 === 0 ? 1 : 5)),
    sex: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2], o1: [1, 1, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, null, null, null, 1], o2: [0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1, null, null, null, 0],
    rank: [1, 2, 2, 3, 3, 3, 1, 1, 2, 1, 2, 1, 1, 2, 3, 1], nps: [10, 9, 9, 8, 10, 7, 2, 3, 6, 6, 8, 9, null, null, 5, 10], w: brand.map((_, i) => (i % 2) + 1), text: brand.map(() => 'x'),
  },
  variables: {
    brand: { kind: 'nominal', label: '品牌', codes: [{ code: 1, label: '全球通' }, { code: 2, label: '神州行' }, { code: 3, label: '动感地带' }, { code: 4, label: '无人' }, { code: 9, label: '拒答', missing: true }] },
    score: { kind: 'scale', label: '总体满意', scale: { min: 1, max: 5, direction: 'positive' } }, later: { kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' } },
    sex: { kind: 'nominal', codes: [{ code: 1, label: '男' }, { code: 2, label: '女' }] }, o1: { kind: 'indicator' }, o2: { kind: 'indicator' },
    rank: { kind: 'ordinal', codes: [{ code: 1, label: '低' }, { code: 2, label: '中' }, { code: 3, label: '高' }] }, nps: { kind: 'scale', scale: { min: 0, max: 10, direction: 'positive' } },
    flat: { kind: 'number' }, yes: { kind: 'number' }, again: { kind: 'number' }, share: { kind: 'number' }, apart: { kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' } }, w: { kind: 'number' }, text: { kind: 'text' },
  },
}] })

/** Runs a request and presents it in both languages; no key, hole or undefined number may show. */
function ask(input: AnalysisRequestInput): { r: JsonObject; zh: Presented } {
  const request = analysisRequest.parse(input)
  const { result } = runAnalysis(project, request)
  expect(JSON.stringify(result)).not.toContain('NaN')
  const present = (comparison as Partial<Record<AnalysisMethod, Presenter>>)[request.method]!
  const shown = (['zh-CN', 'en'] as const).map(lang => present(result, { t: translator(lang), label: key => key, request }))
  for (const one of shown) expect(JSON.stringify(one)).not.toMatch(/comparison\.|NaN|undefined|Infinity|\{\w+[}|]/)
  return { r: result, zh: shown[0]! }
}
const on = { dataset: 1 } as const

describe('comparison requests', () => {
  it('a number of two values is a yes or no, whatever it was imported as', () => {
    expect(ask({ method: 'compare', ...on, variables: ['yes'], by: 'sex' }).r).toMatchObject({ variables: [{ level: 'nominal', test: 'fisher', reasons: ['twoValues', 'nominalLevel', 'expectedTooSmall'] }] })
    expect(ask({ method: 'compare', ...on, variables: ['yes', 'again'], paired: true }).r).toMatchObject({ variables: [{ test: 'mcnemar', reasons: ['twoValues', 'nominalLevel', 'pairedDesign'] }] })
  })
  it('groups that differ without any variation inside are not called all the same', () => {
    const { r, zh } = ask({ method: 'ttest', ...on, variable: 'apart', by: 'sex' })
    expect(r).toMatchObject({ status: 'constant', mean_diff: -4 })
    expect(zh.warnings.join()).toContain('各组内部没有差别')
    expect(ask({ method: 'anova', ...on, variable: 'apart', by: 'sex' }).zh.warnings.join()).toContain('各组内部没有差别')
    expect(ask({ method: 'ttest', ...on, variable: 'flat', by: 'sex' }).zh.warnings.join()).toContain('相同')
    expect(ask({ method: 'compare', ...on, variables: ['apart'], by: 'sex' }).r).toMatchObject({ variables: [{ status: 'solved', test: 'mannwhitney', distinguishable: true }] })
  })
  it('says which groups are too small for an approximation', () => {
    expect(ask({ method: 'kruskal', ...on, variable: 'later', by: 'brand' }).zh.tables[0]!.notes.join()).toContain('动感地带 (n = 2)')
  })
  it('two groups by label, with the empty ones named', () => {
    const { r, zh } = ask({ method: 'ttest', ...on, variable: 'score', by: 'brand' })
    expect(r).toMatchObject({ status: 'solved', groups: ['全球通', '神州行'], n: [6, 6], empty_groups: ['动感地带'], missing: 4 })
    expect(zh.reading[0]).toContain('全球通（n = 6）')
    expect(zh.reading[0]).toContain('有差异')
    expect(ask({ method: 'ttest', ...on, variable: 'score', by: 'brand', groups: [2, '全球通'] }).r).toMatchObject({ groups: ['神州行', '全球通'] })
    expect(() => ask({ method: 'ttest', ...on, variable: 'score', by: 'brand', groups: ['火星', '全球通'] })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    expect(ask({ method: 'ttest', ...on, variable: 'later', by: 'brand' })).toMatchObject({ r: { status: 'notTwoGroups', groups: ['全球通', '神州行', '动感地带'] }, zh: { tables: [] } })
    expect(ask({ method: 'ttest', ...on, variable: 'flat', by: 'sex' }).r).toMatchObject({ status: 'constant' })
    expect(() => ask({ method: 'ttest', ...on, variable: 'score', by: 'sex', weight: 'w' })).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
  })
  it('says what cannot be told apart', () => {
    expect(ask({ method: 'ttest', ...on, variable: 'score', by: 'sex' }).zh.reading[0]).toContain('无法区分')
    expect(ask({ method: 'mannwhitney', ...on, variable: 'score', by: 'sex' }).zh.reading[0]).toContain('无法区分')
    expect(ask({ method: 'paired', ...on, variables: ['score', 'later'] }).zh.tables).toHaveLength(2)
    expect(ask({ method: 'wilcoxon', ...on, variables: ['score', 'score'] }).r).toMatchObject({ status: 'constant' })
  })
  it('several groups', () => {
    const { r, zh } = ask({ method: 'anova', ...on, variable: 'later', by: 'brand' })
    expect(Object.keys(r.groups as object)).toEqual(['全球通', '神州行', '动感地带'])
    expect((r.tukey as { pair: string }[]).map(one => one.pair)).toEqual(['神州行-全球通', '动感地带-全球通', '动感地带-神州行'])
    expect(zh.tables.map(one => one.key)).toEqual(['groups', 'anova', 'spread', 'tukey', 'howell'])
    expect(ask({ method: 'kruskal', ...on, variable: 'later', by: 'brand' }).r).toMatchObject({ df: 2, status: 'solved' })
    expect(ask({ method: 'anova', ...on, variable: 'flat', by: 'brand' }).r).toMatchObject({ status: 'constant', F: null, tukey: [] })
    expect(ask({ method: 'kruskal', ...on, variable: 'score', by: 'text' }).r).toMatchObject({ status: 'tooFewGroups' })
  })
  it('cross tables: unused codes dropped and named, weights as counts, a typed table, multiple responses', () => {
    const { r, zh } = ask({ method: 'crosstab', ...on, variables: ['brand', 'sex'] })
    expect(r).toMatchObject({ rows: ['全球通', '神州行', '动感地带'], cols: ['男', '女'], dropped_rows: ['无人'], n: 15, missing: 1, warnings: ['emptyDropped', 'smallExpected'] })
    expect(zh.warnings).toHaveLength(1)
    expect(ask({ method: 'crosstab', ...on, variables: ['brand', 'sex'], weight: 'w' }).r).toMatchObject({ weighted: true, n: 22 })
    const weighed = ask({ method: 'crosstab', ...on, variables: ['brand', 'sex'], weight: 'share' })
    expect(weighed.r).toMatchObject({ weighted: true, cases: 15, rao_scott: { p: expect.any(Number) as number } })
    expect(weighed.zh.reading.join()).toContain('Rao-Scott')
    expect(weighed.zh.tables.map(one => one.key)).toEqual(['counts', 'tests'])
    expect(ask({ method: 'crosstab', counts: { rows: ['a', 'b'], columns: ['x', 'y', 'z'], table: [[5, 0, 7], [3, 0, 9]] } }).r).toMatchObject({ df: 1, dropped_columns: ['y'], status: 'solved' })
    expect(() => ask({ method: 'crosstab', counts: { rows: ['a'], columns: ['x', 'y'], table: [[5]] } })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }))
    const many = ask({ method: 'crosstab', ...on, variables: ['brand'], options: ['o1', 'o2'] })
    expect(many.r).toMatchObject({ base_respondents: [6, 6, 0, 0], n: 12, responses: 13, table: [[5, 1, 0, 0], [3, 4, 0, 0]], empty_columns: ['动感地带', '无人'] })
    expect((many.r.respondent_percent as number[][])[0]![0]).toBeCloseTo(500 / 6, 12)
    expect(many.zh.tables[0]!.table.columns[1]!.header).toBe('全球通 (N = 6)')
  })
  it('change, proportions and NPS', () => {
    expect(ask({ method: 'mcnemar', ...on, variables: ['o1', 'o2'] }).r).toMatchObject({ n: 13, b: 3, c: 3, p_exact: 1 })
    expect(ask({ method: 'mcnemar', table: [[1, 2], [3, 4]] }).r).toMatchObject({ n: 10 })
    expect(ask({ method: 'mcnemar', ...on, variables: ['o1', 'o2'] }).zh.reading[0]).toContain('精确 p')
    expect(ask({ method: 'mcnemar', table: [[9, 8, 7], [2, 9, 9], [1, 2, 9]] }).zh.reading[0]).not.toContain('精确')
    expect(ask({ method: 'proportion', ...on, variable: 'o1', by: 'brand' }).r).toMatchObject({ rows: [{ group: '全球通', x: 5, n: 6 }, { x: 1, n: 6 }, { n: 0, status: 'noCases', wilson: null }, { n: 0 }] })
    expect(ask({ method: 'proportion', counts: [{ x: 0, n: 0 }] }).r).toMatchObject({ rows: [{ x: 0, n: 0, p: null }] })
    expect(() => ask({ method: 'proportion', counts: [{ x: 3, n: 2 }] })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }))
    const { r, zh } = ask({ method: 'nps', ...on, variable: 'nps', by: 'brand' })
    expect(r).toMatchObject({ n: 14, promoters: 6, detractors: 5, missing: 2, warnings: [] })
    expect(zh.reading[1]).toContain('无法区分')
    expect(ask({ method: 'nps', ...on, variable: 'score' })).toMatchObject({ r: { status: 'notTenPoint' }, zh: { tables: [] } })
  })
  it('the adviser picks by level and design, gives reasons, corrects for all', () => {
    const { r, zh } = ask({ method: 'compare', ...on, variables: ['score', 'rank', 'o1', 'flat'], by: 'brand', groups: [1, 2] })
    const found = r.variables as { test: string | null; p: number | null; p_adjusted: number | null; distinguishable: boolean | null; reasons: string[]; status: string }[]
    expect(found.map(one => one.test)).toEqual(['welch', 'mannwhitney', 'fisher', null])
    expect(found[0]!.reasons).toContain('scaleAsInterval')
    expect(found[3]).toMatchObject({ status: 'constant', distinguishable: null })
    expect(r.tests).toBe(3)
    expect(found[0]!.p_adjusted).toBeGreaterThanOrEqual(found[0]!.p!)
    expect(zh.tables[0]!.notes[0]).toContain('Holm')
    expect(ask({ method: 'compare', ...on, variables: ['score', 'later', 'o1', 'o2', 'score', 'rank'], paired: true }).r.variables).toMatchObject([{ n: 13 }, { test: 'mcnemar' }, { status: 'notComparable' }])
    expect(() => ask({ method: 'compare', ...on, variables: ['score'] })).toThrow(expect.objectContaining({ code: 'BAD_PARAMS' }))
    expect(ask({ method: 'compare', ...on, variables: ['score'], by: 'text' }).r.variables).toMatchObject([{ status: 'oneGroup' }])
  })
  it('brands: weights, totals and leads from unrounded scores', () => {
    const { r, zh } = ask({ method: 'brands', ...on, variables: ['later'], by: 'brand', own: [{ code: 1, weight: 0.7 }, { code: '神州行', weight: 0.3 }], others: [{ code: 3 }] })
    const [row] = r.rows as { own: { mean: number }[]; own_total: { mean: number; deff: number }; leads: { diff: number }[]; unit: string }[]
    expect(row!.unit).toBe('score100')
    expect(row!.own_total.mean).toBeCloseTo(0.7 * row!.own[0]!.mean + 0.3 * row!.own[1]!.mean, 12)
    expect(row!.own_total.deff).toBeCloseTo(12 * (0.49 / 6 + 0.09 / 6), 12)
    expect(row!.leads[0]!.diff).toBeCloseTo(row!.own_total.mean - 12.5, 12)
    expect(zh.reading).toHaveLength(1)
    expect(() => ask({ method: 'brands', ...on, variables: ['later'], by: 'brand', own: [{ code: 1, weight: 0.7 }, { code: 2 }] })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }))
    expect(ask({ method: 'brands', ...on, variables: ['score'], by: 'brand', own: [{ code: 3 }] }).r).toMatchObject({ status: 'noCases' })
  })
})
