import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { effectRates, effectVerdict, targetVerdict } from '../../../shared/causes/effects.ts'
import { namesDate, namesNumber } from '../../../shared/causes/measures.ts'
import type { ParamsOf } from '../../../shared/contract/index.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
beforeEach(async () => { test = await testEngine(); await test.newProject() })
afterEach(async () => { expect(test.logged).toEqual([]); await test.dispose() })

const scale = { min: 1, max: 5, direction: 'positive' as const }
const B = [1, 2, 2, 3, 4, 2, 1, 3, 2, 5, 2, 3]
const A = [3, 4, 2, 5, 4, 3, 2, 4, 4, 5, 3, 2]
const ids = B.map((_, i) => `p${(i * 7) % 12}x`)
type Key = readonly CellValue[]
const wave = (name: string, values: readonly number[], key: Key | null, period = ''): Promise<number> => addDataset(test, {
  name, period, variables: [...(key ? [{ id: 'who', role: 'identifier' as const, kind: 'text' as const, values: key }] : []), { id: 'Q1', label: '等候时间', kind: 'scale' as const, scale, values }],
})
type Check = ParamsOf<'effect.try'>['content']
const tried = (content: Check) => test.client.call('effect.try', { content })

describe('an effect check', () => {
  it('compares two samples (R: t.test, pt) and says that nothing is shown when the interval reaches over zero', async () => {
    const before = await wave('前', B, null, '2024-03'), after = await wave('后', A, null, '2024-09')
    const found = await tried({ metric: '等候', source: { type: 'waves', before, after, variables: ['Q1'] }, target: 80, direction: 'up' })
    expect(found).toMatchObject({ design: 'independent', scale: 'points', verdict: 'notShown', reached: 'missed', before: { n: 12, value: 37.5 }, problem: null })
    const numbers = [found.after.value!, ...found.ci!, found.p!, found.detectable!, ...found.before.ci!, ...found.after.ci!]
    const r = [60.41666667, -0.93436932, 46.76770265, 0.05884844, 33.71326145, 18.95120135, 56.04879865, 43.20410998, 77.62922335]
    r.forEach((value, i) => expect(numbers[i]).toBeCloseTo(value, 6))
    expect(found.attainment).toBeCloseTo((60.4166666667 - 37.5) / 42.5, 8)
    expect(found.progress).toBeCloseTo(22.9166666667 / 37.5, 8)
    expect(found.hints.map(hint => hint.code)).toEqual(['independent', 'fewCases', 'otherSeason'])
    expect(found.hints.at(-1)).toEqual({ code: 'otherSeason', before: '3', after: '9' })
  })

  it('pairs respondents who have a number of their own: the same answers then show an effect (R: t.test(paired = TRUE))', async () => {
    const before = await wave('前', B, ids), after = await wave('后', [...A].reverse(), [...ids].reverse())
    const found = await tried({ metric: '等候', source: { type: 'waves', before, after, variables: ['Q1'] } })
    expect(found).toMatchObject({ design: 'paired', key: 'who', verdict: 'improved', reached: 'noTarget', attainment: null })
    for (const [i, value] of [7.09270645, 38.74062688].entries()) expect(found.ci![i]).toBeCloseTo(value, 6)
    expect(found.p).toBeCloseTo(0.00864457, 7)
    expect(found.detectable).toBeCloseTo(22.13206570, 6)
  })

  it('does not pair by a column that only counts answers, nor where few are known', async () => {
    const running = B.map((_, i) => i + 1)
    const first = await wave('前', B, running), second = await wave('后', A, running)
    expect((await tried({ metric: 'm', source: { type: 'waves', before: first, after: second, variables: ['Q1'] } })).hints[0]).toEqual({ code: 'independent', why: 'runningNumber' })
    const third = await wave('再', A, ids.map((id, i) => (i < 2 ? id : `z${id}`))), fourth = await wave('四', B, ids)
    expect((await tried({ metric: 'm', source: { type: 'waves', before: fourth, after: third, variables: ['Q1'] } })).hints[0]).toEqual({ code: 'independent', why: 'fewPairs' })
  })

  it('compares shares (R: prop.test, binom.test, Newcombe by hand), with the better way down', async () => {
    const before = await wave('前', B, null), after = await wave('后', A, null)
    const source = { type: 'waves' as const, variables: ['Q1'], statistic: 'dissatisfied' as const }
    const two = await tried({ metric: 'm', source: { ...source, before, after }, direction: 'down', target: 0.2 })
    expect(two).toMatchObject({ scale: 'share', verdict: 'notShown', reached: 'missed' })
    const expected = [-0.33333333, -0.60874246, 0.05305813, 0.09768996, 0.51093715]
    ;[two.difference!, ...two.ci!, two.p!, two.detectable!].forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 6))
    expect(two.progress).toBeCloseTo((7 / 12 - 3 / 12) / (7 / 12), 9)
    const pairBefore = await wave('前二', B, ids), pairAfter = await wave('后二', A, ids)
    const paired = await tried({ metric: 'm', source: { ...source, before: pairBefore, after: pairAfter }, direction: 'down' })
    expect(paired.design).toBe('paired')
    ;[paired.difference!, ...paired.ci!, paired.p!, paired.detectable!].forEach((value, i) => expect(value).toBeCloseTo([-0.33333333, -0.60874246, 0.05305813, 0.21875, 0.57881571][i]!, 6))
  })

  it('says what cannot be worked out', async () => {
    const before = await wave('前', B, null), after = await wave('后', A, null)
    const source = { type: 'waves' as const, before, after, variables: ['Q1'] }
    const problem = async (content: Check) => (await tried(content)).problem
    expect(await problem({ metric: 'm', source: { ...source, after: before } })).toBe('sameDataset')
    expect(await problem({ metric: 'm', source: { ...source, variables: ['none'] } })).toBe('variablesGone')
    const typed = await tried({ metric: '投诉', source: { type: 'typed', before: 120, after: 80, unit: '件' }, target: 90, direction: 'down' })
    expect(typed).toMatchObject({ design: 'typed', difference: -40, verdict: 'noInterval', reached: 'point', ci: null, unit: '件' })
    expect(typed.attainment).toBeCloseTo(40 / 30, 12)
    expect(typed.progress).toBeCloseTo(1 / 3, 12)
    expect(await problem({ metric: 'm', source: { type: 'typed', before: null, after: 3 } })).toBe('missingNumber')
    await test.client.call('dataset.remove', { dataset: after })
    expect(await problem({ metric: 'm', source })).toBe('afterGone')
  })

  it('warns where the worst of many was taken, and tells how the others moved', async () => {
    const variables = (shift: number) => ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map((id, i) => ({ id, kind: 'scale' as const, scale, values: B.map((_, row) => Math.min(5, Math.max(1, (i === 0 ? 1 : 3) + shift + (row % 2)))) }))
    const before = await addDataset(test, { name: '前', variables: variables(0) }), after = await addDataset(test, { name: '后', variables: variables(1) })
    const { id: factor } = await test.client.call('factor.add', { name: 'F', parent: null })
    await test.client.call('factor.assign', { items: ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map(variable => ({ dataset: before, variable })), factor })
    const { hints } = await tried({ metric: 'm', source: { type: 'waves', before, after, variables: ['Q1'] } })
    expect(hints).toContainEqual({ code: 'regressionToMean', place: 1, items: 5 })
    expect(hints).toContainEqual({ code: 'othersChanged', items: 4, change: 25 })
    expect(hints).toContainEqual({ code: 'seasonUnknown' })
  })
})

describe('rates and verdicts', () => {
  it('follow the formulas, signed by direction', () => {
    expect(effectRates(60, 75, 80, 'up')).toEqual({ attainment: 0.75, progress: 0.25 })
    expect(effectRates(60, 45, 40, 'down')).toEqual({ attainment: 0.75, progress: 0.25 })
    expect(effectRates(60, 75, 60, 'up').attainment).toBeNull()
    expect(effectRates(0, 5, 10, 'up')).toEqual({ attainment: 0.5, progress: null })
    expect([effectVerdict([1, 2], 'up'), effectVerdict([1, 2], 'down'), effectVerdict([-1, 2], 'up'), effectVerdict([0, 2], 'up'), effectVerdict(null, 'up')]).toEqual(['improved', 'worse', 'notShown', 'notShown', 'notShown'])
    expect([targetVerdict(80, [78, 82], 75, 'up'), targetVerdict(80, [74, 82], 75, 'up'), targetVerdict(80, null, 85, 'up'), targetVerdict(20, [10, 24], 25, 'down')]).toEqual(['shown', 'point', 'missed', 'shown'])
  })
})

describe('measures', () => {
  it('are kept in order, held to 5W1H, and go with their effect checks', async () => {
    const { client } = test
    const { id: fishbone } = await client.call('fishbone.create', { effect: '差', template: 'blank' })
    const { id: big } = await client.call('bone.add', { fishbone, parent: null, index: 0, text: '人员' })
    const { id: bone } = await client.call('bone.add', { fishbone, parent: big, index: 0, text: '排班' })
    const { id: factor } = await client.call('factor.add', { name: '排队', parent: null })
    const bare = await client.call('measure.save', { measure: null, content: { what: '弹性排班' } })
    const full = await client.call('measure.save', { measure: null, content: { what: '分流', factors: [factor], target: '2024 年 6 月底前等候超过 10 分钟的降到 20%', steps: ['设引导员'], where: '大厅', who: '王', planned: { from: '4 月', to: '6 月' }, cost: 3000, status: 'doing' } })
    const sheet = async () => client.call('measure.list', {})
    expect((await sheet()).measures.map(({ content, gaps }) => [content.what, gaps])).toEqual([['弹性排班', ['noCause', 'noTarget', 'noSteps', 'noWhere', 'noWhen', 'noWho', 'noCost']], ['分流', []]])
    expect((await sheet()).cost).toEqual({ known: 3000, unknown: 1 })
    await client.call('confirmation.save', { fishbone, bone, content: { what: 'a', methodNote: 'b', criterion: 'c', data: { type: 'note', text: 'd' }, finding: 'e', person: 'f', done: 'g', verdict: 'main' } })
    expect((await sheet()).without).toEqual([{ fishbone, bone, text: '排班' }])
    await client.call('measure.save', { measure: bare.id, content: { what: '弹性排班', causes: [bone], target: '尽快提高' } })
    expect((await sheet()).measures[0]).toMatchObject({ causes: [{ bone, text: '排班', main: true }], gaps: ['noNumber', 'noDate', 'noSteps', 'noWhere', 'noWhen', 'noWho', 'noCost'] })
    expect((await sheet()).without).toEqual([])
    await client.call('measure.move', { measure: full.id, index: 0 })
    const effect = await client.call('effect.save', { effect: null, measure: full.id, content: { metric: '等候', source: { type: 'typed', before: 30, after: 20, unit: '%' }, direction: 'down' } })
    expect((await sheet()).measures.map(({ content, effects }) => [content.what, effects])).toEqual([['分流', 1], ['弹性排班', 0]])
    await expect(client.call('effect.save', { effect: effect.id, measure: bare.id, content: { metric: 'x', source: { type: 'typed', before: 1, after: 2 } } })).rejects.toMatchObject({ code: 'CONFLICT' })
    await client.call('measure.remove', { measure: full.id })
    expect(await client.call('effect.list', {})).toEqual([])
    await client.call('history.undo', {})
    expect((await client.call('effect.list', {}))[0]).toMatchObject({ id: effect.id, measure: full.id })
    await client.call('bone.remove', { fishbone, bone })
    const gone = (await sheet()).measures.find(({ content }) => content.what === '弹性排班')!
    expect(gone.gaps[0]).toBe('noCause')
    // What was removed since may stay in a row that is edited; what never was may not come in.
    await client.call('measure.save', { measure: gone.id, content: gone.content })
    await expect(client.call('measure.save', { measure: gone.id, content: { ...gone.content, causes: ['b-none'] } })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'bone' } })
    expect((await client.call('project.check', {})).sound).toBe(true)
  })

  it('are weighed by criteria, with what departs from the line', async () => {
    const { client } = test
    await client.call('measure.criteria', { name: '对策评价', criteria: [{ name: '有效性', weight: 2 }, { name: '经济性', weight: 1 }], points: 5, line: 0.8 })
    const put = (what: string, scores: Record<string, number>, status: 'chosen' | 'rejected' | 'proposed') => client.call('measure.save', { measure: null, content: { what, scores, status } })
    await put('甲', { 有效性: 5, 经济性: 3 }, 'chosen')
    await put('乙', { 有效性: 3, 经济性: 5 }, 'chosen')
    await put('丙', { 有效性: 5, 经济性: 3 }, 'rejected')
    await put('丁', { 有效性: 5 }, 'proposed')
    const { evaluation, criteria } = await client.call('measure.list', {})
    expect(criteria).toEqual({ criteria: [{ name: '有效性', weight: 2 }, { name: '经济性', weight: 1 }], points: 5, line: 0.8 })
    expect(evaluation.map(({ what, total, rank, chosen, against }) => [what, total, rank, chosen, against])).toEqual([['甲', 13, 1, true, null], ['乙', 11, 3, true, 'chosenBelow'], ['丙', 13, 1, false, 'rejectedAbove'], ['丁', null, null, false, null]])
    await client.call('measure.criteria', { name: '对策评价', criteria: [{ name: '有效性', weight: 1 }], points: 5, line: null })
    expect((await client.call('measure.list', {})).evaluation.map(({ total }) => total)).toEqual([5, 3, 5, 5])
    await client.call('history.undo', {})
    expect((await client.call('measure.list', {})).criteria.criteria).toHaveLength(2)
  })

  it('have targets that can be checked: a number that is no date, and a date', () => {
    expect(['降到 20%', '２０２４年６月底降到 20%', '2024 年 6 月底前完成', '减半', '缩短三成', '提高满意度', '3 月底', '12 分钟以内', 'by Q2', '90 points by 2025-06-30'].map(text => [namesNumber(text), namesDate(text)])).toEqual([
      [true, false], [true, true], [false, true], [false, false], [true, false], [false, false], [false, true], [true, false], [false, true], [true, true],
    ])
  })
})
