import { describe, expect, it } from 'vitest'
import { runAnalysis } from '../../../main/engine/analysis/runAnalysis.ts'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import type { AnalysisRequestInput } from '../../../shared/contract/analysis.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'

const project = fakeProject({ datasets: [{
  name: 'survey',
  columns: {
    v1: [1, 2, 3, 4, 5, null], v2: [2, 1, 4, 3, 5, 6], flat: [7, 7, 7, 7, 7, 7], double: [2, 4, 6, 8, 10, null],
    city: [1, 1, 2, 2, 9, 'Mars'], words: ['good', NOT_SHOWN, SHOWN_EMPTY, null, 'good', '无'], tick: [1, 0, 1, null, 1, 1],
  },
  variables: {
    v1: { name: 'Q1', label: 'Signal' }, v2: { name: 'Q2', label: 'Same words' }, flat: { name: '__proto__' }, double: { label: 'Same words' },
    city: { kind: 'nominal', codes: [{ code: 1, label: 'North' }, { code: 2, label: 'South' }, { code: 3, label: 'West' }, { code: 9, label: 'No answer', missing: true }] },
    words: { kind: 'text' }, tick: { kind: 'indicator' },
  },
}] })
const run = (request: AnalysisRequestInput) => runAnalysis(project, analysisRequest.parse(request))

describe('analysis requests', () => {
  it('name variables by id, name or a label that is unique', () => {
    const { result, dataset } = run({ method: 'describe', dataset: 1, variables: ['v1', 'Q2', 'city'] })
    expect(Object.keys(result)).toEqual(['Q1', 'Q2', 'city'])
    expect(result.Q1).toMatchObject({ n: 5, missing: 1, mean: 3 })
    expect(result.city).toMatchObject({ n: 4, missing: 2, mean: 1.5 })
    expect(dataset).toEqual({ name: 'survey', simulated: false })
    expect(Object.keys(run({ method: 'describe', dataset: 1, variables: ['Signal'] }).result)).toEqual(['Q1'])
    for (const name of ['Same words', 'nothing']) {
      expect(() => run({ method: 'describe', dataset: 1, variables: [name] })).toThrow(expect.objectContaining({ code: 'NOT_FOUND', params: { what: 'variable', id: name } }))
    }
    expect(() => run({ method: 'describe', dataset: 2, variables: [] })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
  it('a variable called __proto__ is a variable like any other', () => {
    const { result } = run({ method: 'describe', dataset: 1, variables: ['flat'] })
    expect(Object.keys(result)).toEqual(['__proto__'])
    expect(JSON.parse(JSON.stringify(result)).__proto__.mean).toBe(7)
  })
  it('describe by groups', () => {
    const { result } = run({ method: 'describe', dataset: 1, variables: ['Q1'], by: 'city' })
    expect((result.Q1 as { groups: object[] }).groups).toMatchObject([{ value: 1, label: 'North', n: 2, mean: 1.5 }, { value: 2, label: 'South', n: 2, mean: 3.5 }])
  })
  it('frequencies keep the states of missing apart', () => {
    const { result } = run({ method: 'frequencies', dataset: 1, variables: ['city', 'words', 'tick'] })
    expect(result.city).toMatchObject({ n: 4, missing: 2, missing_by_state: { none: 0, not_shown: 0, empty: 0, coded: 1, invalid: 1 } })
    expect((result.city as { values: object[] }).values).toMatchObject([{ value: 1, label: 'North', count: 2, valid_percent: 50 }, { value: 2, count: 2 }, { value: 3, count: 0 }])
    expect(result.words).toMatchObject({ n: 3, missing_by_state: { none: 1, not_shown: 1, empty: 1, coded: 0, invalid: 0 }, values: [{ value: 'good', count: 2 }, { value: '无', count: 1 }] })
    expect((result.tick as { values: object[] }).values).toMatchObject([{ value: 0, count: 1 }, { value: 1, count: 4 }])
    const grouped = run({ method: 'frequencies', dataset: 1, variables: ['tick'], by: 'city' }).result.tick as { groups: object[] }
    expect(grouped.groups).toMatchObject([{ label: 'North', n: 2 }, { label: 'South', n: 1, missing: 1 }])
  })
  it('correlate names what is constant and gives it no number', () => {
    const { result } = run({ method: 'correlate', dataset: 1, variables: ['Q1', 'Q2', 'flat'] })
    const pairs = result.pairs as { x: string; y: string; n: number; pearson: { r: number | null } }[]
    expect(pairs.map(({ x, y, n }) => [x, y, n])).toEqual([['Q1', 'Q2', 5], ['Q1', '__proto__', 5], ['Q2', '__proto__', 6]])
    expect(pairs[0]!.pearson.r).toBeCloseTo(0.8, 12)
    expect(pairs[1]!.pearson).toEqual({ r: null, t: null, df: 3, p: null, ci95_fisher: null })
    expect(result.constant).toEqual(['__proto__'])
  })
  it('drivers say why they have no numbers', () => {
    const collinear = run({ method: 'drivers', dataset: 1, target: 'Q2', variables: ['Q1', 'double'] }).result
    expect(collinear).toMatchObject({ status: 'singular', dependent: ['double'], n: 5, rows_total: 6, r2: null, vif: { Q1: null, double: null }, johnson_pct: { Q1: null } })
    const solved = run({ method: 'drivers', dataset: 1, target: 'Q2', variables: ['Q1'] }).result
    expect(solved).toMatchObject({ status: 'solved', dependent: [], n: 5, df1: 1, df2: 3, vif: { Q1: 1 } })
    expect((solved.lmg_shapley as Record<string, number>).Q1).toBeCloseTo(solved.r2 as number, 12)
    const constant = run({ method: 'drivers', dataset: 1, target: 'flat', variables: ['Q1'] }).result
    expect(constant).toMatchObject({ status: 'constantTarget', r2: null })
  })
  it('every answer is JSON without NaN', () => {
    for (const request of [
      { method: 'describe', dataset: 1, variables: ['words', 'flat', 'Q1'] },
      { method: 'frequencies', dataset: 1, variables: ['words', 'flat'] },
      { method: 'correlate', dataset: 1, variables: ['words', 'flat', 'Q1'] },
      { method: 'drivers', dataset: 1, target: 'flat', variables: ['words'] },
      { method: 'drivers', dataset: 1, target: 'Q1', variables: ['double'] },
      { method: 'pareto', spec: { kind: 'pareto', source: { type: 'counts', rows: [] } } },
    ] as AnalysisRequestInput[]) {
      const answer = run(request)
      const clean = (value: unknown): void => {
        if (typeof value === 'number') expect(Number.isFinite(value), JSON.stringify(request)).toBe(true)
        else if (value && typeof value === 'object') Object.values(value).forEach(clean)
        else expect(value).not.toBeUndefined()
      }
      clean(answer)
    }
  })
  it('pareto carries both class rules', () => {
    const rows = [50, 25, 10, 6, 5, 4].map((count, i) => ({ label: `c${i}`, count }))
    const { result } = run({ method: 'pareto', spec: { kind: 'pareto', source: { type: 'counts', rows } } })
    expect(result).toMatchObject({ total: 100, threshold: 0.8, vital_few_k: 3, classes: ['A', 'A', 'A', 'B', 'C', 'C'], abc: { class: ['A', 'B', 'B', 'C', 'C', 'C'] } })
  })
})
