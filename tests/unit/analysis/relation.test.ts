import { describe, expect, it } from 'vitest'
import { runAnalysis } from '../../../main/engine/analysis/runAnalysis.ts'
import { resamplers } from '../../../main/engine/analysis/resamplers.ts'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import type { AnalysisRequestInput, JsonObject } from '../../../shared/contract/analysis.ts'
import type { Lang } from '../../../shared/contract/figure.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { priority } from '../../../shared/presentation/priority.ts'
import { relation } from '../../../shared/presentation/relation.ts'
import { weighting } from '../../../shared/presentation/weighting.ts'
import type { Presented } from '../../../shared/presentation/presented.ts'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'

const ten = { min: 1, max: 10, direction: 'positive' } as const
const clamp = (value: number): number => Math.min(10, Math.max(1, Math.round(value)))
const random = randomStream('relation requests', 2)
const mood = Array.from({ length: 160 }, () => random.normal())
const item = (weight: number, centre: number): number[] => mood.map(value => clamp(centre + 1.6 * (weight * value + Math.sqrt(1 - weight * weight) * random.normal())))
const signal = item(0.8, 7)
const columns: Record<string, (number | null)[]> = {
  signal, queue: item(0.6, 4), drops: item(0.5, 6).map(value => 11 - value), price: item(0.2, 5), overall: mood.map(value => clamp(6 + 1.5 * value + random.normal())),
  signalMatters: item(0.1, 9), queueMatters: item(0.1, 6), flat: mood.map(() => 5), twin: [...signal],
}
const scaled = Object.fromEntries(Object.keys(columns).map(name => [name, { kind: 'scale' as const, scale: name === 'drops' ? { ...ten, direction: 'negative' as const } : ten }]))
const project = fakeProject({ datasets: [{ columns, variables: scaled }, { columns: { what: ['a', 'b', 'c'], imp: [4, 3, 1], perf: [2, 4, null] }, variables: { what: { kind: 'text' } } }] })
const run = (request: AnalysisRequestInput): JsonObject => runAnalysis(project, analysisRequest.parse(request)).result
const presenters = { ...relation, ...weighting, ...priority }
const read = (request: AnalysisRequestInput, lang: Lang = 'zh-CN'): Presented => {
  const parsed = analysisRequest.parse(request)
  return presenters[parsed.method as 'regress'](run(request), { t: translator(lang), label: key => key, request: parsed })
}
const variables = ['signal', 'queue', 'drops', 'price']
const bootstrapped: AnalysisRequestInput = { method: 'priority', dataset: 1, target: 'overall', variables, bootstrap: 200, seed: 5 }

describe('priority with a bootstrap', () => {
  it('answers the same whether replicates come from here or from workers', () => {
    const request = analysisRequest.parse(bootstrapped)
    const [first, second] = [[0, 90], [90, 200]].map(([from, to]) => resamplers.priority!.rows(project, request as never, from!, to!, () => {})) as [Float64Array, Float64Array]
    const replicates = Float64Array.from([...first, ...second])
    expect(runAnalysis(project, request, { progress: () => {}, replicates }).result).toEqual(run(bootstrapped))
  })
  it('first shares add up to 1 and ranks lie in their intervals', () => {
    const rows = (run(bootstrapped)['bootstrap'] as JsonObject)['rows'] as { rank_overall: number; rank_pct95: [number, number]; p_first: number; tier: number }[]
    expect(rows.reduce((sum, row) => sum + row.p_first, 0)).toBeCloseTo(1, 10)
    for (const row of rows) { expect(row.rank_pct95[0]).toBeLessThanOrEqual(row.rank_overall); expect(row.rank_pct95[1]).toBeGreaterThanOrEqual(row.rank_overall) }
    expect(rows.map(row => row.tier)).toEqual(rows.map(row => row.tier).toSorted((a, b) => a - b))
  })
  it.each(['correlation', 'regression', 'shapley'] as const)('by %s too', importance => {
    expect((run({ ...bootstrapped, importance, bootstrap: 20 })['bootstrap'] as JsonObject)['failed']).toBe(0)
  })
  it('says what cannot be told apart in both languages', () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const { reading, tables } = read(bootstrapped, lang)
      expect(tables.map(table => table.key)).toEqual(['priority', 'why', 'stability', 'neighbours'])
      expect(reading.join(' ')).not.toMatch(/\{|priority\./)
    }
  })
})

describe('other sources of importance', () => {
  it('stated importance comes from its pairs and needs them', () => {
    const pairs = [{ item: 'signal', importance: 'signalMatters' }, { item: 'queue', importance: 'queueMatters' }]
    const result = run({ method: 'priority', dataset: 1, target: 'overall', importance: 'direct', pairs })
    const stated = result['stated_importance'] as { signal: number; queue: number }
    expect(stated.signal).toBeGreaterThan(stated.queue)
    expect(Object.keys(stated).sort()).toEqual(['queue', 'signal'])
    expect(() => run({ method: 'priority', dataset: 1, target: 'overall', importance: 'direct' })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }) as Error)
  })
  it('total effects of a path model are those of its importance map, up to a common factor', () => {
    const model = { blocks: [{ name: 'S', items: ['signal', 'drops'] }, { name: 'Q', items: ['queue', 'price'] }, { name: 'T', items: ['overall'] }], paths: [{ from: 'S', to: 'T' }, { from: 'Q', to: 'T' }] }
    const result = run({ method: 'priority', dataset: 1, target: 'overall', importance: 'pls', model, variables, bootstrap: 20 })
    const ours = result['total_effect_weights'] as Record<string, number>
    const map = ((run({ method: 'pls', dataset: 1, model })['ipma'] as JsonObject)['items'] as { name: string; importance: number }[])
    const factor = ours['signal']! / map.find(one => one.name === 'signal')!.importance
    for (const { name, importance } of map) expect(ours[name]).toBeCloseTo(importance * factor, 6)
    expect((result['bootstrap'] as JsonObject)['failed']).toBe(0)
  })
  it('collinear items leave regression without an answer, and say so', () => {
    const result = run({ method: 'priority', dataset: 1, target: 'overall', importance: 'regression', variables: ['signal', 'twin'] })
    expect(result['warnings']).toContainEqual({ code: 'noImportance', why: 'singular' })
    expect((result['rows'] as JsonObject[]).every(row => row['index'] === null)).toBe(true)
  })
})

describe('regression and drivers', () => {
  it('names a duplicate and has no numbers then', () => {
    const result = run({ method: 'regress', dataset: 1, target: 'overall', variables: ['signal', 'twin'] })
    expect(result).toMatchObject({ status: 'singular', dependent: ['twin'], hc3: null, residuals: null, r2: null })
    expect(read({ method: 'regress', dataset: 1, target: 'overall', variables: ['signal', 'twin'] }).warnings.join('')).toContain('twin')
  })
  it('compares stated importance and a path model with the regression', () => {
    const model = { blocks: [{ name: 'S', items: ['signal', 'drops'] }, { name: 'Q', items: ['queue', 'price'] }, { name: 'T', items: ['overall'] }], paths: [{ from: 'S', to: 'T' }, { from: 'Q', to: 'T' }] }
    const result = run({ method: 'drivers', dataset: 1, target: 'overall', variables, pairs: [{ item: 'signal', importance: 'signalMatters' }, { item: 'queue', importance: 'queueMatters' }], model })
    expect((result['importance_agreement'] as JsonObject)['measures']).toEqual(['correlation', 'beta', 'johnson', 'shapley', 'pratt', 'last', 'direct', 'pls'])
  })
  it('reads without a gap in either language', () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      for (const request of [
        { method: 'regress', dataset: 1, target: 'overall', variables }, { method: 'drivers', dataset: 1, target: 'overall', variables },
        { method: 'correlate', dataset: 1, variables: [...variables, 'flat'], control: ['overall'], correction: 'holm' }, { method: 'correlate', dataset: 1, variables },
      ] satisfies AnalysisRequestInput[]) {
        const { tables, reading, warnings } = read(request, lang)
        expect(reading.length).toBeGreaterThan(0)
        expect(JSON.stringify([tables, reading, warnings])).not.toMatch(/relation\.\w|\{\w+\}|NaN|undefined/)
      }
    }
  })
  it('a variable cannot be held constant and looked at', () => {
    expect(() => run({ method: 'correlate', dataset: 1, variables, control: ['signal'] })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }) as Error)
  })
})

describe('weights', () => {
  it('stand side by side, add up to 1 and name what is constant', () => {
    const request: AnalysisRequestInput = { method: 'weightings', dataset: 1, types: ['equal', 'entropy', 'critic', 'cv', 'factor', 'relative'], variables: [...variables, 'flat'], target: 'overall' }
    const result = run(request)
    for (const weights of Object.values(result['weights'] as Record<string, Record<string, number>>)) expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10)
    expect(result['warnings']).toContainEqual({ type: 'entropy', code: 'constantItem', items: ['flat'] })
    for (const lang of ['zh-CN', 'en'] as const) expect(JSON.stringify(read(request, lang))).not.toMatch(/weighting\.\w|\{\w+\}|NaN/)
    expect(read(request, 'en').tables[0]!.notes.join(' ')).toContain('not how much an item matters')
  })
  it('a judgement typed as .33 for 1/3 is taken for it; one that contradicts its opposite is refused', () => {
    const typed = run({ method: 'weights', dataset: null, type: 'ahp', labels: ['a', 'b'], matrix: [[1, 3], [0.33, 1]] })
    expect(typed['weights_eigen']).toEqual([expect.closeTo(0.75, 12), expect.closeTo(0.25, 12)])
    for (const matrix of [[[1, 3], [3, 1]], [[2, 3], [1 / 3, 1]], [[1, 2, 3], [1 / 2, 1, 1]]]) expect(() => run({ method: 'weights', dataset: null, type: 'ahp', matrix })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }) as Error)
  })
  it('says which judgement to revise, and to what', () => {
    const matrix = [[1, 2, 1 / 8], [1 / 2, 1, 2], [8, 1 / 2, 1]]
    const { reading, tables } = read({ method: 'weights', dataset: null, type: 'ahp', labels: ['a', 'b', 'c'], matrix }, 'en')
    expect(tables.map(table => table.key)).toEqual(['weights', 'judgement', 'revise'])
    expect(reading[1]).toMatch(/CR = \d\.\d{3}, not below 0\.1\. The revision that helps most: "a to c" from 1\/8 to /)
  })
  it('without answers there are no weights', () => {
    const empty = fakeProject({ datasets: [{ columns: { a: [null, null], b: [null, 1] } }] })
    for (const type of ['entropy', 'critic', 'cv', 'factor'] as const) {
      const { result } = runAnalysis(empty, analysisRequest.parse({ method: 'weights', dataset: 1, type, variables: ['a', 'b'] }))
      expect(result['weights']).toEqual({ a: null, b: null })
    }
  })
})

describe('quadrants', () => {
  it('plots attributes, leaving out what has no performance', () => {
    const result = run({ method: 'quadrant', dataset: 2, importance: 'direct', attributes: { importance: 'imp', performance: 'perf', label: 'what' } })
    expect((result['items'] as JsonObject[]).map(one => [one['label'], one['quadrant']])).toEqual([['a', 'concentrate_here'], ['b', 'keep_up'], ['c', null]])
  })
  it('the middle of the scale is a line for performance only where importance is derived', () => {
    const result = run({ method: 'quadrant', dataset: 1, target: 'overall', variables, crosshair: 'midpoint' })
    const means = Object.values(result['performance'] as Record<string, number>)
    expect(result['crosshair']).toMatchObject({ type: 'midpoint', performance: 5.5 })
    expect(result['scale_midpoint']).toEqual({ performance: 5.5, importance: null })
    // drops is asked the other way round: its mean is turned
    expect(means[2]).toBeCloseTo(11 - (columns['drops'] as number[]).reduce((sum, value) => sum + value, 0) / 160, 10)
  })
  it('says of an item whose interval reaches over a line that its place is open', () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const shown = read({ method: 'quadrant', dataset: 1, target: 'overall', variables }, lang)
      expect(JSON.stringify(shown)).not.toMatch(/priority\.\w|\{\w+\}|NaN/)
    }
    const items = run({ method: 'quadrant', dataset: 1, target: 'overall', variables })['items'] as { undecided: { performance: boolean }; performance_ci95: [number, number] }[]
    for (const one of items) expect(typeof one.undecided.performance).toBe('boolean')
  })
  it('needs a target or pairs', () => {
    expect(() => run({ method: 'quadrant', dataset: 1, variables })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }) as Error)
    expect(() => run({ method: 'quadrant', dataset: 1, importance: 'direct' })).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }) as Error)
  })
})
