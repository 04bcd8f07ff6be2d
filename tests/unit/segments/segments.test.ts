import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
let dataset: number
const scale = { min: 1, max: 5, direction: 'positive' as const }
beforeEach(async () => {
  test = await testEngine()
  await test.newProject()
  dataset = await addDataset(test, {
    questions: [{ id: 'q', title: 'Which', kind: 'single' }],
    variables: [
      { id: 'S', name: '性别', label: '性别', kind: 'nominal', codes: [{ code: 1, label: '男' }, { code: 2, label: '女' }], values: [1, 2, 2, 1, 2, null], question: 'q' },
      { id: 'A', name: 'a', kind: 'scale', scale, values: [1, 2, 5, 4, 1, 1] },
      { id: 'B', name: 'b', kind: 'scale', scale, values: [1, 1, 4, 5, 3, 1] },
    ],
  })
})
afterEach(async () => { await test.dispose() })

describe('segments', () => {
  it('are conditions with a name, counted, kept by id', async () => {
    expect(await test.client.call('segment.preview', { dataset, condition: '性别 = "女"' })).toEqual({ problem: null, n: 3, of: 6, unknown: 1 })
    expect(await test.client.call('segment.preview', { dataset, condition: '性别 = ' })).toMatchObject({ problem: { code: 'end', from: 5, to: 5 } })
    expect((await test.client.call('segment.preview', { dataset, condition: '"a"' })).problem?.code).toBe('needsCondition')
    const made = await test.client.call('segment.create', { dataset, name: '女性', condition: '性别 = "女" 且 a >= 2' })
    await test.client.call('variable.update', { dataset, variables: ['S'], patch: { name: 'sex' } })
    expect(await test.client.call('segment.list', { dataset })).toEqual([{ id: made.id, dataset, order: 0, name: '女性', condition: 'S = 2 and A >= 2', text: 'sex = 2 and a >= 2', n: 2 }])
    await expect(test.client.call('segment.create', { dataset, name: '女性', condition: 'a = 1' })).rejects.toMatchObject({ params: { problem: 'nameTaken' } })
    await test.client.call('segment.update', { segment: made.id, condition: 'b = 1' })
    expect((await test.client.call('segment.list', { dataset }))[0]).toMatchObject({ condition: 'B = 1', n: 3 })
    await test.client.call('history.undo', {})
    expect((await test.client.call('segment.list', {}))[0]).toMatchObject({ n: 2 })
    await test.client.call('segment.remove', { segment: made.id })
    expect(await test.client.call('segment.list', {})).toEqual([])
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })

  it('hold every analysis, figure and the grid to their cases', async () => {
    await test.client.call('segment.create', { dataset, name: '女性', condition: 'S = 2' })
    const answer = await test.client.call('analysis.run', { method: 'describe', dataset, variables: ['a'], segment: '女性' })
    expect(answer).toMatchObject({ segment: '女性', result: { a: { n: 3, mean: 8 / 3 } } })
    expect((await test.client.call('analysis.run', { method: 'correlate', dataset, variables: ['a', 'b'], segment: '女性' })).segment).toBe('女性')
    await expect(test.client.call('analysis.run', { method: 'describe', dataset, variables: ['a'], segment: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const pareto = await test.client.call('figure.build', { spec: { kind: 'pareto', source: { type: 'dissatisfaction', dataset, segment: '女性', variables: ['A', 'B'] } } })
    expect(pareto).toMatchObject({ kind: 'pareto', total: 3, respondents: 3, frame: { title: '不满意题项排列图（女性）', facts: ['样本范围：女性（3 人）', 'N = 3 人', '应答数 = 3 次', '有提及 2 人，占 66.7%', '单位：次'] } })
    const whole = await test.client.call('figure.build', { spec: { kind: 'pareto', source: { type: 'dissatisfaction', dataset, variables: ['A', 'B'] } } })
    expect(whole).toMatchObject({ total: 7, frame: { title: '不满意题项排列图' } })
    const bar = await test.client.call('figure.build', { spec: { kind: 'bar', dataset, segment: '女性', show: { type: 'frequencies', question: 'q' } }, lang: 'en' })
    expect(bar.frame.facts).toContain('Cases: 女性 (3 cases)')
    const page = await test.client.call('dataset.page', { dataset, segment: '女性' })
    expect(page.rows.map(row => row.rid)).toEqual([2, 3, 5])
    await test.client.call('dataset.setCells', { dataset, edits: [{ rid: 1, variable: 'S', value: '女' }] })
    expect((await test.client.call('dataset.page', { dataset, segment: '女性' })).total).toBe(4)
    expect((await test.client.call('analysis.run', { method: 'describe', dataset, variables: ['a'], segment: '女性' })).result).toMatchObject({ a: { n: 4 } })
  })

  it('may use derived variables, which then cannot go', async () => {
    const { id } = await test.client.call('derived.create', { dataset, name: 'm', derivation: { type: 'mean', of: ['A', 'B'], least: 1 } })
    await test.client.call('segment.create', { dataset, name: 'unhappy', condition: 'm <= 2' })
    expect((await test.client.call('segment.list', { dataset }))[0]).toMatchObject({ n: 4, text: 'm <= 2' })
    await expect(test.client.call('derived.remove', { dataset, variable: id })).rejects.toMatchObject({ params: { problem: 'inUse', names: ['unhappy'] } })
  })
})
