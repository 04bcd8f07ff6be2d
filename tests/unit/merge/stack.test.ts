import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { planStack } from '../../../main/engine/merge/stack/plan.ts'
import type { PartVariable } from '../../../main/engine/merge/stack/plan.ts'
import { testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import type { Respondent } from './survey.ts'
import { csvOf, headers, imported, moment } from './survey.ts'

let test: TestEngine
beforeAll(async () => { test = await testEngine() })
afterAll(() => test.dispose())
beforeEach(() => test.newProject())

const wave = (cities: string[], from: number): Respondent[] => Array.from({ length: 9 }, (_, i) => ({ id: from + i, time: moment(i * 7), seconds: 60 + i, city: cities[i % cities.length]!, score: 1 + (i % 5), remark: `意见 ${i}` }))

const variable = (id: string, label: string, rest: Partial<PartVariable> = {}): PartVariable => ({ id, name: id, label, kind: 'nominal', role: 'answer', codes: [], scale: null, question: null, meaning: null, ...rest })

describe('stacking', () => {
  it('pairs by wording where questions were numbered anew, options by their words, and lists the rest', () => {
    const plan = planStack([
      { wave: '前', questions: [], variables: [variable('Q1', '城市', { codes: [{ code: 1, label: '上海' }, { code: 2, label: '北京' }] }), variable('Q2', '评价', { kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' } }), variable('Q3', '意见', { kind: 'text' })] },
      { wave: '后', questions: [], variables: [variable('Q1', '性别'), variable('Q2', '城市', { codes: [{ code: 1, label: '北京' }, { code: 2, label: '深圳' }, { code: 3, label: '上海' }] }), variable('Q3', '评价', { kind: 'scale', scale: { min: 1, max: 7, direction: 'positive' } })] },
    ])
    expect(plan.variables.map(({ id, from, recoded, codes }) => ({ id, from, recoded, codes: codes.map(code => [code.code, code.label]) }))).toEqual([
      { id: 'Q1', from: ['Q1', 'Q2'], recoded: true, codes: [[1, '上海'], [2, '北京'], [3, '深圳']] },
    ])
    expect([1, 2, 3, null, '火星'].map(plan.variables[0]!.turn[1]!)).toEqual([2, 3, 1, null, '火星'])
    expect(plan.unmatched).toEqual([
      { label: '评价', why: 'scale', parts: ['前', '后'] }, { label: '意见', why: 'label', parts: ['前'] }, { label: '性别', why: 'absent', parts: ['后'] },
    ])
  })

  it('makes one data set with the wave in every row; exclusions, linked respondents and the log are kept, and undo takes it away', async () => {
    const { client } = test
    const before = await imported(test, csvOf(wave(['上海', '北京', '广州'], 1)), 'before.csv')
    const after = await imported(test, csvOf(wave(['北京', '深圳', '上海'], 5), ['city', 'score', 'id', 'remark', 'time', 'seconds'], { ...headers, score: '1、总体满意程度（1-5 分）', city: '2、您所在的城市' }), 'after.csv')
    await client.call('dataset.setExcluded', { dataset: after, rids: [2], reason: 'tooFast' })
    const parts = [{ dataset: before, wave: '改进前', respondent: '序号' }, { dataset: after, wave: '改进后', respondent: '序号' }]
    const preview = await client.call('stack.preview', { parts })
    expect(preview).toMatchObject({ rows: 18, unmatched: [], respondents: { distinct: 13, inAll: 5, repeated: [] } })
    const done = await client.call('stack.commit', { parts, name: '两期', label: '期次', respondentLabel: '受访者' })
    expect(done).toMatchObject({ rows: 18, dataset: { name: '两期' } })
    const dataset = await client.call('dataset.get', { dataset: done.dataset.id })
    expect(dataset.variables.find(each => each.meaning === 'wave')).toMatchObject({ kind: 'nominal', label: '期次', codes: [{ code: 1, label: '改进前' }, { code: 2, label: '改进后' }] })
    const column = dataset.variables.find(each => each.label === '您所在的城市')!
    const page = await client.call('dataset.page', { dataset: dataset.id, variables: [column.id, 'wave', 'respondent'] })
    const city = (row: number): string => column.codes.find(code => code.code === page.rows[row]!.values[0])!.label
    expect([city(0), city(1), city(9), city(10), city(11)]).toEqual(['上海', '北京', '北京', '深圳', '上海'])
    expect(page.rows.map(row => row.values[1])).toEqual([...Array<number>(9).fill(1), ...Array<number>(9).fill(2)])
    expect(page.rows[4]!.values[2]).toBe(page.rows[9]!.values[2])
    expect(page.rows[10]!.excluded).toBe('tooFast')
    expect((await client.call('project.check', {})).sound).toBe(true)
    await client.call('history.undo', {})
    expect(await client.call('dataset.list', {})).toHaveLength(2)
  })

  it('refuses two parts of one wave', async () => {
    const one = await imported(test, csvOf(wave(['上海', '北京'], 1)))
    await expect(test.client.call('stack.preview', { parts: [{ dataset: one, wave: '前' }, { dataset: one, wave: '前' }] })).rejects.toMatchObject({ code: 'BAD_VALUE' })
  })
})

describe('the wave of a data set', () => {
  it('becomes a column, is renamed with it, and new respondents of a newer file get it', async () => {
    const { client } = test
    const dataset = await imported(test, csvOf(wave(['上海', '北京', '广州'], 1)))
    const before = await client.call('dataset.get', { dataset })
    await client.call('stack.setWave', { dataset, wave: '改进前', label: '期次' })
    await client.call('stack.setWave', { dataset, wave: '第一期', label: '期次' })
    const named = await client.call('dataset.get', { dataset })
    expect([named.wave, named.variables.filter(each => each.meaning === 'wave').map(each => each.codes)]).toEqual(['第一期', [[{ code: 1, label: '第一期' }]]])
    const { waiting } = await import('./survey.ts')
    const { session } = await waiting(test, csvOf([...wave(['上海', '北京', '广州'], 1), { id: 50, time: moment(700), seconds: 5, city: '上海', score: 2, remark: 'x' }]))
    await client.call('merge.commit', { session, dataset })
    const page = await client.call('dataset.page', { dataset, variables: ['wave'] })
    expect(page.rows.map(row => row.values[0])).toEqual(Array(10).fill(1))
    expect((await client.call('project.check', {})).sound).toBe(true)
    for (let step = 0; step < 3; step++) await client.call('history.undo', {})
    expect(await client.call('dataset.get', { dataset })).toEqual(before)
    expect((await client.call('project.check', {})).sound).toBe(true)
  })
})
