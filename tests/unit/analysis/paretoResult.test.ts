import { describe, expect, it } from 'vitest'
import { paretoResult } from '../../../main/engine/analysis/paretoResult.ts'
import { paretoSpec } from '../../../shared/model/figureSpec.ts'
import type { FigureSpecInput, ParetoSpec } from '../../../shared/model/figureSpec.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'
import type { FakeDataset, FakeFactor } from '../../fixtures/fakeProject.ts'

type Input = Omit<Extract<FigureSpecInput, { kind: 'pareto' }>, 'kind'>
const spec = (input: Input): ParetoSpec => paretoSpec.parse({ kind: 'pareto', ...input })
const five = { min: 1, max: 5, direction: 'positive' } as const

const survey: FakeDataset = {
  name: 'survey', simulated: true,
  columns: {
    signal: [1, 2, 3, 5, null, 1],
    drops: [5, 5, 4, 1, 3, 9], // reversed: 5 and 4 are bad; 9 is not on the scale
    bill: [1, 4, 4, 2, 5, 3],
    queue: [2, 4, 1, 4, 4, 4],
    overall: [1, 1, 1, 1, 1, 1],
    age: [30, 31, 32, 33, 34, 35],
  },
  variables: {
    signal: { kind: 'scale', scale: five, label: 'Signal' },
    drops: { kind: 'scale', scale: { ...five, direction: 'negative' } },
    bill: { kind: 'scale', scale: five },
    queue: { kind: 'scale', scale: five },
    overall: { kind: 'scale', scale: five },
  },
}
const tree: FakeFactor[] = [
  { id: 'network', name: 'Network' },
  { id: 'calls', parent: 'network', items: ['signal', 'drops'] },
  { id: 'billing', name: 'Billing', items: ['bill'] },
  { id: 'hall', items: ['queue'] },
]
const project = fakeProject({ datasets: [survey], factors: tree })
const from = (source: Partial<Extract<Input['source'], { type: 'dissatisfaction' }>> = {}, rest: Partial<Input> = {}) =>
  paretoResult(project, spec({ source: { type: 'dissatisfaction', dataset: 1, ...source }, ...rest }))

describe('Pareto of dissatisfied answers', () => {
  it('counts the bad end of every item of the tree, reversed items at their other end', () => {
    const result = from()
    expect(result.rows.map(row => [row.key, row.label, row.count, row.respondents])).toEqual([
      ['drops', 'drops', 3, 3], ['signal', 'Signal', 3, 3], ['bill', 'bill', 2, 2], ['queue', 'queue', 2, 2],
    ])
    expect(result).toMatchObject({ total: 10, respondents: 6, mentioning: 5, vitalFew: 3, scale: { min: 1, max: 5 }, multipleResponse: true })
    expect(result.rows.map(row => row.class)).toEqual(['A', 'A', 'A', 'B'])
    expect(result.dataset).toMatchObject({ name: 'survey', simulated: true })
  })
  it('adds mentions over the items of a factor or dimension, and counts its respondents once', () => {
    expect(from({ by: 'factor' }).rows.map(row => [row.key, row.count, row.respondents])).toEqual([['calls', 6, 4], ['billing', 2, 2], ['hall', 2, 2]])
    expect(from({ by: 'dimension' }).rows.map(row => [row.key, row.label, row.count, row.respondents])).toEqual([
      ['network', 'Network', 6, 4], ['billing', 'Billing', 2, 2], ['hall', 'hall', 2, 2],
    ])
  })
  it('follows the rule: at most 1 point from the bad end', () => {
    expect(from({ atMost: 1 }).rows.map(row => [row.key, row.count])).toEqual([['drops', 2], ['signal', 2], ['bill', 1], ['queue', 1]])
  })
  it('takes only what is below a factor, or the items named', () => {
    expect(from({ within: 'network' }).rows.map(row => row.key)).toEqual(['drops', 'signal'])
    expect(from({ variables: ['queue', 'Signal'], by: 'dimension' }).rows.map(row => row.key)).toEqual(['network', 'hall'])
    // an item without a factor stands for itself
    expect(from({ variables: ['queue', 'overall'], by: 'factor' }).rows.map(row => [row.key, row.count])).toEqual([['overall', 6], ['hall', 2]])
  })
  it('refuses what it cannot count', () => {
    expect(() => from({ within: 'nowhere' })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    expect(() => from({ variables: ['age'] })).toThrow(expect.objectContaining({ code: 'BAD_VALUE', params: { variable: 'age', value: 'number', why: 'noScale' } }))
    expect(() => from({ variables: ['nothing'] })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
  it('takes every scale item while nothing hangs in the tree', () => {
    const bare = fakeProject({ datasets: [survey] })
    expect(paretoResult(bare, spec({ source: { type: 'dissatisfaction', dataset: 1 } })).rows).toHaveLength(5)
  })
  it('items of unlike scales share no bounds', () => {
    const mixed = fakeProject({ datasets: [{ columns: { a: [1], b: [1] }, variables: { a: { kind: 'scale', scale: five }, b: { kind: 'scale', scale: { ...five, max: 7 } } } }] })
    expect(paretoResult(mixed, spec({ source: { type: 'dissatisfaction', dataset: 1 } })).scale).toBeNull()
  })
  it('no answers: bars of 0, shares of 0, no vital few', () => {
    const silent = fakeProject({ datasets: [{ columns: { a: [null, null], b: [null, 5] }, variables: { a: { kind: 'scale', scale: five }, b: { kind: 'scale', scale: five } } }] })
    const result = paretoResult(silent, spec({ source: { type: 'dissatisfaction', dataset: 1 } }))
    expect(result).toMatchObject({ total: 0, respondents: 1, mentioning: 0, vitalFew: 0 })
    expect(result.rows.map(row => [row.share, row.cumulativeShare, row.class])).toEqual([[0, 0, 'C'], [0, 0, 'C']])
  })
})

describe('Pareto of a multiple-choice question', () => {
  const chosen = fakeProject({ datasets: [{
    columns: { o1: [1, 1, 0, null, 1], o2: [0, 1, 0, null, 1], o3: [1, 1, 1, null, 1], none: [0, 0, 0, null, 1], na: [0, 0, 0, null, 1], city: [2, 1, 2, 9, 2] },
    variables: {
      o1: { kind: 'indicator', label: 'Slow' }, o2: { kind: 'indicator', label: 'Dear' }, o3: { kind: 'indicator', label: '其他（请注明）' },
      none: { kind: 'indicator', label: 'Not applicable', codes: [{ code: 1, label: 'Not applicable', missing: true }] },
      na: { kind: 'indicator', label: ' 不适用 ' },
      city: { kind: 'nominal', codes: [{ code: 1, label: 'North' }, { code: 2, label: 'South' }, { code: 3, label: 'West' }, { code: 9, label: 'Unknown', missing: true }] },
    },
    questions: [{ id: 'why', variables: ['o1', 'o2', 'o3', 'none', 'na'] }, { id: 'where', kind: 'single', variables: ['city'] }],
  }] })
  const of = (question: string, rest: Partial<Input> = {}) => paretoResult(chosen, spec({ source: { type: 'multiple', dataset: 1, question }, ...rest }))

  it('counts indicators, keeps people apart from mentions, leaves out "not applicable", puts 其他 last', () => {
    const result = of('why')
    expect(result.rows.map(row => [row.label, row.count, row.other])).toEqual([['Slow', 3, false], ['Dear', 2, false], ['其他（请注明）', 4, true]])
    expect(result).toMatchObject({ total: 9, respondents: 4, mentioning: 4, multipleResponse: true, scale: null })
  })
  it('gathers small bars with 其他, members kept and people counted once', () => {
    const result = of('why', { other: { mode: 'count', below: 3 } })
    expect(result.rows.map(row => [row.key, row.label, row.count, row.respondents])).toEqual([['o1', 'Slow', 3, 3], ['other', '', 6, 4]])
    expect(result.rows[1]!.members.map(member => [member.label, member.count])).toEqual([['Dear', 2], ['其他（请注明）', 4]])
  })
  it('also counts a question with one coded answer, zeros kept', () => {
    const result = of('where')
    expect(result.rows.map(row => [row.key, row.label, row.count])).toEqual([['2', 'South', 3], ['1', 'North', 1], ['3', 'West', 0]])
    expect(result).toMatchObject({ respondents: 4, multipleResponse: false })
  })
  it('knows no other question', () => {
    expect(() => of('nobody')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
})

describe('Pareto of a table of counts', () => {
  const rows = [['a', 10], ['b', 40], ['c', 10], ['d', 30], ['e', 10]].map(([label, count]) => ({ label: label as string, count: count as number }))
  const of = (rest: Partial<Input> = {}, given = rows) => paretoResult(project, spec({ source: { type: 'counts', rows: given }, ...rest }))
  const shape = (result: ReturnType<typeof of>) => result.rows.map(row => `${row.key}:${row.count}${row.class}`).join(' ')

  it('orders ties by name, digits by value', () => {
    expect(shape(of())).toBe('b:40A d:30A a:10A c:10B e:10C')
    expect(of()).toMatchObject({ total: 100, respondents: null, mentioning: null, dataset: null, vitalFew: 3 })
  })
  it('classes with the crossing bar outside, at other lines', () => {
    expect(shape(of({ abc: { a: 75, b: 85, crossing: 'exclude' } }))).toBe('b:40A d:30A a:10B c:10C e:10C')
  })
  it('gathers by share, by count, by number of bars', () => {
    expect(shape(of({ other: { mode: 'percent', below: 10 } }))).toBe('b:40A d:30A a:10A c:10B e:10C')
    expect(shape(of({ other: { mode: 'percent', below: 10.5 } }))).toBe('b:40A d:30A other:30C')
    const top = of({ other: { mode: 'top', keep: 3 } })
    expect(shape(top)).toBe('b:40A d:30A a:10A other:20C')
    expect(top.rows.at(-1)).toMatchObject({ other: true, respondents: null, members: [{ key: 'c', label: 'c', count: 10 }, { key: 'e', label: 'e', count: 10 }] })
    expect(top.rows.at(-1)!.cumulativeShare).toBe(1)
  })
  it('tells labels that occur twice apart', () => {
    expect(of({}, [{ label: 'x', count: 1 }, { label: 'x', count: 2 }]).rows.map(row => row.key)).toEqual(['x#2', 'x'])
  })
  it('is empty for no rows', () => {
    expect(of({}, [])).toMatchObject({ rows: [], total: 0, vitalFew: 0 })
  })
})
