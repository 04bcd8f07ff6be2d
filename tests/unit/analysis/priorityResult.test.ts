import { describe, expect, it } from 'vitest'
import { priorityResult } from '../../../main/engine/analysis/priorityResult.ts'
import { prioritySpec } from '../../../shared/model/figureSpec.ts'
import type { FigureSpecInput } from '../../../shared/model/figureSpec.ts'
import type { PriorityResult } from '../../../shared/model/results.ts'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'
import type { FakeFactor } from '../../fixtures/fakeProject.ts'

type Input = Omit<Extract<FigureSpecInput, { kind: 'priority' }>, 'kind' | 'dataset' | 'target'>
const ten = { min: 1, max: 10, direction: 'positive' } as const
const clamp = (value: number): number => Math.min(10, Math.max(1, Math.round(value)))

const random = randomStream('priority', 3)
const mood = Array.from({ length: 120 }, () => random.normal())
const answers = (weight: number, centre: number): number[] => mood.map(value => clamp(centre + 1.6 * (weight * value + Math.sqrt(1 - weight * weight) * random.normal())))
const signal: (number | null)[] = answers(0.8, 7)
const columns: Record<string, (number | null)[]> = {
  signal, coverage: answers(0.5, 5), queue: answers(0.3, 4),
  drops: answers(0.6, 6).map(value => 11 - value), // asked the other way round
  overall: mood.map(value => clamp(6 + 1.5 * value + random.normal())),
  again: mood.map(value => clamp(6 + 1.5 * value + random.normal())),
}
columns.coverage![0] = null
columns.overall![1] = null
const variables = Object.fromEntries(Object.keys(columns).map(name => [name, { kind: 'scale' as const, scale: name === 'drops' ? { ...ten, direction: 'negative' as const } : ten }]))
const tree: FakeFactor[] = [
  { id: 'hall', name: 'Hall', items: ['queue'] },
  { id: 'network', name: 'Network', items: ['signal', 'coverage'] },
  { id: 'calls', parent: 'network', items: ['drops'] },
  { id: 'satisfaction', items: ['overall', 'again'] },
]
const project = fakeProject({ datasets: [{ columns, variables }], factors: tree })
const run = (input: Input = {}, target = 'overall', on = project): PriorityResult =>
  priorityResult(on, prioritySpec.parse({ kind: 'priority', dataset: 1, target, ...input }))
const row = (result: PriorityResult, item: string) => result.rows.find(candidate => candidate.item === item)!

describe('priority table', () => {
  it('takes the items of the tree but the target and its own factor, dimension by dimension in rank order', () => {
    const result = run()
    expect(result.rows[0]!.item).toBe('queue')
    expect(new Set(result.rows.slice(1).map(({ item }) => item))).toEqual(new Set(['signal', 'coverage', 'drops']))
    expect(result.rows.slice(1).map(line => line.rankInDimension)).toEqual([1, 2, 3])
    expect(row(result, 'drops')).toMatchObject({ dimension: { id: 'network', name: 'Network' }, factor: { id: 'calls' } })
  })
  it('with every item in the one factor of the target, all but the target are ranked', () => {
    const flat = fakeProject({ datasets: [{ columns, variables }], factors: [{ id: 'service', items: ['signal', 'queue', 'overall'] }] })
    expect(run({}, 'overall', flat).rows.map(line => line.item).sort()).toEqual(['queue', 'signal'])
  })

  it('index = impact x gap, impacts and shares add up to 1, ranks follow the index', () => {
    const result = run({ order: 'overall' })
    const sum = (pick: (line: (typeof result.rows)[number]) => number | null) => result.rows.reduce((total, line) => total + pick(line)!, 0)
    expect(sum(line => line.impact)).toBeCloseTo(1, 12)
    expect(sum(line => line.indexShare)).toBeCloseTo(1, 12)
    expect(sum(line => line.impactRaw)).toBeCloseTo(result.r2!, 12)
    for (const line of result.rows) {
      expect(line.gap).toBeCloseTo(100 - line.score!, 12)
      expect(line.index).toBeCloseTo(line.impact! * line.gap!, 12)
    }
    expect(result.rows.map(line => line.rankOverall)).toEqual([1, 2, 3, 4])
    expect(result.rows.map(line => line.index!)).toEqual(result.rows.map(line => line.index!).sort((a, b) => b - a))
  })
  it('keeps n per item and complete cases for the regression', () => {
    const result = run()
    expect([row(result, 'signal').n, row(result, 'coverage').n, result.n, result.target.n]).toEqual([120, 119, 118, 119])
  })
  it('turns reversed items round: the same table as if they had been asked the other way', () => {
    const plain = fakeProject({
      datasets: [{ columns: { ...columns, drops: columns.drops!.map(value => 11 - value!) }, variables: { ...variables, drops: { kind: 'scale', scale: ten } } }],
      factors: tree,
    })
    expect(run().rows).toEqual(run({}, 'overall', plain).rows)
    expect(row(run({ importance: 'correlation' }), 'drops').impactRaw).toBeGreaterThan(0.2)
  })
  it('scores against the theoretical bounds', () => {
    const line = row(run(), 'signal')
    const mean = signal.reduce<number>((total, value) => total + value!, 0) / 120
    expect(line.mean).toBeCloseTo(mean, 12)
    expect(line.score).toBeCloseTo(100 * (mean - 1) / 9, 10)
  })
  it('gap to a target score is never below 0', () => {
    const result = run({ gap: 'target', targetScore: 50 })
    expect(row(result, 'signal')).toMatchObject({ gap: 0, index: 0 })
    expect(row(result, 'queue').gap).toBeCloseTo(50 - row(result, 'queue').score!, 12)
  })
  it('correlation: a negative one counts as 0 and is warned about', () => {
    const mirrored = fakeProject({ datasets: [{ columns: { ...columns, queue: columns.overall!.map(value => (value === null ? null : 11 - value)) }, variables }], factors: tree })
    const result = run({ importance: 'correlation' }, 'overall', mirrored)
    expect(row(result, 'queue')).toMatchObject({ impactRaw: -1, impact: 0, index: 0, rankOverall: 4 })
    expect(result.warnings).toEqual([{ code: 'negativeCorrelation', item: 'queue', label: 'queue', r: -1 }])
    expect(result.r2).toBeNull()
  })
  it('items named with the target among them, or twice, count once', () => {
    expect(run({ items: ['signal', 'overall', 'signal', 'queue'] }).rows.map(({ item }) => item).sort()).toEqual(['queue', 'signal'])
  })
  it('warns of collinear, constant and scarce data', () => {
    const odd = fakeProject({
      datasets: [{ columns: { ...columns, coverage: columns.signal!, queue: columns.queue!.map(() => 5) }, variables }], factors: tree,
    })
    const result = run({}, 'overall', odd)
    expect(result.warnings).toContainEqual({ code: 'collinear', condition: null })
    expect(result.warnings).toContainEqual({ code: 'constantItem', item: 'queue', label: 'queue' })
    expect(row(result, 'queue')).toMatchObject({ impactRaw: 0, impact: 0, index: 0 })
    expect(row(result, 'signal').impact).toBeCloseTo(row(result, 'coverage').impact!, 10)

    const few = fakeProject({ datasets: [{ columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(2, 7)])), variables }], factors: tree })
    const scarce = run({}, 'overall', few)
    expect(scarce.warnings).toContainEqual({ code: 'fewCases', n: 5, items: 4 })
    expect(scarce.rows.every(line => line.impact === null && line.index === null && line.rankOverall === null)).toBe(true)
    expect(JSON.stringify(scarce)).not.toMatch(/NaN/)
  })
  it('an item nobody answered has no score, and takes the complete cases with it', () => {
    const silent = fakeProject({ datasets: [{ columns: { ...columns, queue: columns.queue!.map(() => null) }, variables }], factors: tree })
    const result = run({ importance: 'correlation' }, 'overall', silent)
    expect(row(result, 'queue')).toMatchObject({ n: 0, mean: null, sd: null, score: null, impactRaw: null, index: null, rankOverall: null })
    expect(row(result, 'signal').rankOverall).not.toBeNull()
    expect(result.n).toBe(0)
  })
  it('refuses a target without bounds, and no items', () => {
    const bare = fakeProject({ datasets: [{ columns: { y: [1, 2], x: [1, 2] }, variables: { x: { kind: 'scale', scale: ten } } }] })
    expect(() => run({}, 'y', bare)).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }))
    expect(() => run({}, 'x', bare)).toThrow(expect.objectContaining({ code: 'NOT_ENOUGH_DATA' }))
    expect(() => run({}, 'z', bare)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
})
