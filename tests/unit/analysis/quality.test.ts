import { describe, expect, it } from 'vitest'
import { runAnalysis } from '../../../main/engine/analysis/runAnalysis.ts'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import type { AnalysisRequestInput, JsonObject } from '../../../shared/contract/analysis.ts'
import type { Lang } from '../../../shared/contract/figure.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { quality } from '../../../shared/presentation/quality.ts'
import type { Presented } from '../../../shared/presentation/presented.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'

const five = { min: 1, max: 5, direction: 'positive' } as const
const kanoCodes = ['喜欢', '理应如此', '无所谓', '能忍受', '不喜欢'].map((label, i) => ({ code: i + 1, label }))
const repeat = (values: readonly number[], times: number): number[] => Array.from({ length: times }, () => values).flat()
const project = fakeProject({
  datasets: [{
    columns: {
      f: [1, 1, 1, 2, null], d: [5, 5, 5, 3, 1],
      e1: [5, 4, 5, 5, null], p1: [3, 3, 4, 2, 1], e2: [4, 4, 4, 4, 4], p2: [4, 5, 3, 4, null], five7: [1, 2, 3, 4, 5],
      month: [1, 1, 2, 2, 3], slow: [1, 0, 1, 1, 0], dear: [0, 0, 1, 0, 0],
    },
    variables: {
      f: { kind: 'nominal', codes: kanoCodes, label: '在线办理' }, d: { kind: 'nominal', codes: kanoCodes },
      e1: { kind: 'scale', scale: five, label: '期望 1' }, p1: { kind: 'scale', scale: five, label: '等候' }, e2: { kind: 'scale', scale: five }, p2: { kind: 'scale', scale: five, label: '态度' },
      five7: { kind: 'scale', scale: { ...five, max: 7 } },
      month: { kind: 'nominal', codes: [1, 2, 3].map(code => ({ code, label: `${code} 月` })) }, slow: { kind: 'indicator', label: '慢' }, dear: { kind: 'indicator', label: '贵' },
    },
  }, {
    columns: { y: [...repeat([10, 11, 9, 10, 12], 4), 30], batch: [...Array.from({ length: 20 }, (_, i) => Math.floor(i / 5) + 1), 4], bad: [...repeat([0, 1, 0, 0, 0], 4), 1] },
  }],
})
const run = (request: AnalysisRequestInput): JsonObject => runAnalysis(project, analysisRequest.parse(request)).result
const read = (request: AnalysisRequestInput, lang: Lang = 'zh-CN'): Presented => {
  const parsed = analysisRequest.parse(request)
  return quality[parsed.method as 'kano'](run(request), { t: translator(lang), label: key => key, request: parsed })
}

describe('KANO', () => {
  const request = { method: 'kano', dataset: 1, features: [{ label: '', functional: 'f', dysfunctional: 'd' }, { label: '等候', functional: 'p1', dysfunctional: 'slow' }] } as const
  it('counts the pairs and names what has not five answers', () => {
    expect(run({ ...request, features: [...request.features] })).toMatchObject({ features: [{ feature: '在线办理', n: 4, category: 'O', better: 0.75, worse: -0.75 }], notFiveAnswers: ['等候'] })
  })
  it('a scale whose top is best is turned so that 1 is "like"', () => {
    // functional 5 = like, dysfunctional 1 = dislike
    const result = run({ method: 'kano', dataset: 1, features: [{ label: 'x', functional: 'e1', dysfunctional: 'p1' }] })
    expect((result['features'] as JsonObject[])[0]).toMatchObject({ n: 4, counts: { A: 3, O: 0 } })
  })
  it('says what cannot be told apart', () => {
    expect(read({ ...request, features: [...request.features] }).reading).toEqual([expect.stringContaining('无法区分')])
    expect(read({ ...request, features: [...request.features] }).warnings.join('')).toContain('等候')
  })
})

describe('gap', () => {
  const request: AnalysisRequestInput = { method: 'gap', dataset: 1, pairs: [{ label: '', dimension: '响应', expectation: 'e1', perception: 'p1', weight: 3 }, { label: '', dimension: '响应', expectation: 'e2', perception: 'p2', weight: 1 }] }
  it('is perception less expectation of those who answered both', () => {
    const result = run(request)
    // R: t.test(c(3,3,4,2), c(5,4,5,5), paired = TRUE): -1.75, t = -3.6556, p = .03535
    const [first] = result['items'] as JsonObject[]
    expect(first).toMatchObject({ item: '等候', n: 4, mean_diff: -1.75 })
    expect((first!['t'] as JsonObject)['statistic']).toBeCloseTo(-3.65563, 4)
    expect(result['weighted_gap']).toBeCloseTo((3 * -1.75 + 0) / 4, 12)
    expect((result['dimensions'] as JsonObject[])[0]).toMatchObject({ item: '响应', n: 4 })
    expect(read(request).reading[0]).toContain('等候')
  })
  it('two scales are not compared', () => {
    expect(() => run({ method: 'gap', dataset: 1, pairs: [{ label: '', expectation: 'e1', perception: 'five7' }] })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }))
  })
})

describe('control charts of a column', () => {
  it('one wild value is a signal on the individuals chart', () => {
    const result = run({ method: 'control', dataset: 2, chart: 'imr', variable: 'y', lower: 5, upper: 15 })
    expect((result['individuals'] as JsonObject)['signals']).toContainEqual({ rule: 'beyondLimit', at: [20] })
    const presented = read({ method: 'control', dataset: 2, chart: 'imr', variable: 'y', lower: 5, upper: 15 })
    expect(presented.reading[0]).toContain('超出 3σ')
    expect(presented.tables.map(table => table.key)).toEqual(['limits', 'points', 'capability'])
  })
  it('samples by a variable: unequal ones get an s chart', () => {
    expect(run({ method: 'control', dataset: 2, chart: 'xbarR', variable: 'y', by: 'batch' })).toMatchObject({ chart: 'xbarS', labels: ['1', '2', '3', '4'] })
    expect(run({ method: 'control', dataset: 2, chart: 'xbarR', variable: 'y' })).toMatchObject({ chart: 'xbarR', left_out: 1 })
  })
  it('p-chart of a code by period', () => {
    expect(run({ method: 'control', dataset: 2, chart: 'p', variable: 'bad', by: 'batch', defect: [1] })).toMatchObject({ defects: [1, 1, 1, 2], n: [5, 5, 5, 6], points: [0.2, 0.2, 0.2, 2 / 6] })
  })
  it('every chart reads in both languages, and a constant says why it cannot', () => {
    for (const chart of ['run', 'imr', 'xbarR', 'p', 'histogram'] as const) {
      for (const lang of ['zh-CN', 'en'] as const) {
        const { tables, reading, warnings } = read({ method: 'control', dataset: 2, chart, variable: 'y', by: chart === 'histogram' ? null : 'batch', defect: [30] }, lang)
        expect([...reading, ...warnings].join('')).not.toMatch(/\{|quality\./)
        expect(tables.length + warnings.length).toBeGreaterThan(0)
      }
    }
    expect(read({ method: 'control', dataset: 1, chart: 'imr', variable: 'e2' }).warnings).toEqual(['各点没有波动，无法计算控制界限。'])
  })
})

describe('check sheet', () => {
  it('counts ticks by period, most frequent first, shares of mentions', () => {
    const result = run({ method: 'checksheet', dataset: 1, variables: ['dear', 'slow'], by: 'month' })
    expect(result).toMatchObject({ columns: ['1 月', '2 月', '3 月'], column_n: [2, 2, 1], total: 4, lines: [{ item: '慢', counts: [1, 2, 0], total: 3, share: 0.75 }, { item: '贵', total: 1, cumulative_share: 1 }] })
    expect(read({ method: 'checksheet', dataset: 1, variables: ['dear', 'slow'], by: 'month' }).reading[0]).toContain('75.0%')
  })
})
