import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linesOf, rowsOf, withoutHeading, writtenNumber } from '../../../shared/model/sourceTable.ts'
import { readTerms, resolveTerms } from '../../../shared/model/termText.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
beforeEach(async () => { test = await testEngine(); await test.newProject() })
afterEach(async () => { await test.dispose() })

const columns = [
  { meaning: 'date' as const, label: '日期' }, { meaning: 'channel' as const, label: '渠道' }, { meaning: 'verbatim' as const, label: '原话' },
  { meaning: 'severity' as const, label: '严重程度', codes: [1, 2, 3, 4, 5].map(code => ({ code, label: `S${code}` })) }, { meaning: 'cost' as const, label: '费用' },
]

describe('records kept by hand', () => {
  it('begin empty, take records one step at a time, and make options of new words', async () => {
    const log = await test.client.call('source.newLog', { type: 'complaints', name: '投诉', columns })
    expect(log).toMatchObject({ rows: 0, type: 'complaints', name: '投诉' })
    expect(log.variables.map(each => [each.id, each.meaning, each.kind])).toEqual([['date', 'date', 'date'], ['channel', 'channel', 'nominal'], ['verbatim', 'verbatim', 'text'], ['severity', 'severity', 'ordinal'], ['cost', 'cost', 'number']])
    const add = (cells: Record<string, string | number>): Promise<{ rid: number; newOptions: number }> =>
      test.client.call('source.addRecord', { dataset: log.id, cells: Object.entries(cells).map(([variable, value]) => ({ variable, value })) })
    expect(await add({ date: '2024-03-05 14:30', channel: '热线', verbatim: '没信号', severity: 4, cost: '12.5' })).toEqual({ rid: 1, newOptions: 1 })
    expect(await add({ channel: '热 线'.replace(' ', ''), verbatim: '又没信号' })).toEqual({ rid: 2, newOptions: 0 })
    expect(await add({ channel: '营业厅' })).toEqual({ rid: 3, newOptions: 1 })
    const page = await test.client.call('dataset.page', { dataset: log.id })
    expect(page.rows.map(row => row.values)).toEqual([['2024-03-05 14:30', 1, '没信号', 4, 12.5], [null, 1, '又没信号', null, null], [null, 2, null, null, null]])
    expect(page.rows.every(row => row.invalid.length === 0)).toBe(true)
    await test.client.call('history.undo', {})
    const after = await test.client.call('dataset.get', { dataset: log.id })
    expect([after.rows, after.variables[1]!.codes]).toEqual([2, [{ code: 1, label: '热线' }]])
    expect((await test.client.call('project.check', {})).sound).toBe(true)
    for (let step = 0; step < 3; step++) await test.client.call('history.undo', {})
    expect(await test.client.call('dataset.list', {})).toEqual([])
    await test.client.call('history.redo', {})
    await test.client.call('history.redo', {})
    expect((await test.client.call('dataset.list', {}))[0]).toMatchObject({ rows: 1, type: 'complaints' })
  })

  it('can be told apart later', async () => {
    const dataset = await addDataset(test, { variables: [{ id: 'T', kind: 'text', values: ['a'] }] })
    await test.client.call('source.setType', { dataset, type: 'interviews' })
    expect((await test.client.call('dataset.list', {}))[0]!.type).toBe('interviews')
  })
})

describe('tables from elsewhere', () => {
  it('are kept in order, changed, drawn and removed, all of it undoable', async () => {
    const counts = await test.client.call('source.saveTable', { table: null, content: { kind: 'counts', name: '2023 投诉', origin: '年报第 3 页', period: '2023', unit: '件', rows: [{ label: '网络', count: 30 }, { label: '资费', count: 50 }] } })
    const means = await test.client.call('source.saveTable', { table: null, content: { kind: 'means', name: '满意度', rows: [{ label: '甲', mean: 72.5, n: 120 }, { label: '乙', mean: 80, n: null, sd: 5 }] } })
    const figures = await test.client.call('source.saveTable', { table: null, content: { kind: 'figures', name: '用户数', rows: [{ label: '移动', value: 9.9e8 }] } })
    expect((await test.client.call('source.tables', {})).map(table => table.name)).toEqual(['2023 投诉', '满意度', '用户数'])
    const pareto = await test.client.call('source.figure', { table: counts.id })
    expect(pareto.kind === 'pareto' && pareto.bars.map(bar => [bar.label, bar.count])).toEqual([['资费', 50], ['网络', 30]])
    expect(pareto.frame).toMatchObject({ title: '2023 投诉', source: '资料来源：年报第 3 页', period: '时间：2023' })
    const bars = await test.client.call('source.figure', { table: means.id })
    expect(bars.kind === 'bar' && bars.bars.map(bar => bar.text)).toEqual(['72.50（n = 120）', '80.00'])
    await expect(test.client.call('source.figure', { table: figures.id })).rejects.toMatchObject({ code: 'BAD_VALUE' })
    await test.client.call('source.saveTable', { table: counts.id, content: { kind: 'counts', name: '改名', rows: [] } })
    await test.client.call('source.removeTable', { table: means.id })
    expect((await test.client.call('source.tables', {})).map(table => table.name)).toEqual(['改名', '用户数'])
    await test.client.call('history.undo', {})
    await test.client.call('history.undo', {})
    expect(await test.client.call('source.tables', {})).toEqual([counts, means, figures])
    await expect(test.client.call('source.removeTable', { table: 't-none' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are read as people write them', () => {
    expect(['1,234', '１２．５', '45%', '-3', '−3', '1e3', '', 'n/a', '3人'].map(writtenNumber)).toEqual([1234, 12.5, 45, -3, -3, 1000, null, null, null])
    const block = [['项目', '次数'], ['网络', '30'], ['', ''], ['资费', 'x'], ['客服', '1,050']]
    const rows = rowsOf('counts', withoutHeading(block))
    expect(rows).toEqual([{ label: '网络', count: 30 }, { label: '客服', count: 1050 }])
    expect(linesOf({ kind: 'counts', rows } as never)).toEqual([['网络', '30'], ['客服', '1050']])
    expect(rowsOf('means', [['甲', '3.5', '', ''], ['乙', '4', '12.5', '']])).toEqual([{ label: '甲', mean: 3.5, n: null, sd: null }])
    expect(withoutHeading([['2023', '5'], ['2024', '6']])).toHaveLength(2)
  })
})

describe('records by time', () => {
  it('stand in hours, weekdays, days and months, with a second series', async () => {
    const dataset = await addDataset(test, { variables: [
      { id: 'D', kind: 'date', values: ['2024-03-04 07:59', '2024-03-04 10:00:00', '2024/3/5 10:30', '2024-03-05', '2024年3月8日 22:01', 'later', null] },
      { id: 'A', kind: 'number', values: [2, 4, 6, 8, null, 1, 1] },
    ] })
    const by = (by: 'hour' | 'weekday' | 'day' | 'month', how: 'sum' | 'mean' = 'mean'): Promise<{ bins: { bin: number | string; n: number; second: number | null }[]; unread: number; days: number }> =>
      test.client.call('source.timeTable', { dataset, variable: 'D', by, second: { variable: 'A', how } })
    const hours = await by('hour')
    expect([hours.bins.length, hours.unread, hours.days]).toEqual([16, 3, 3])
    expect(hours.bins.filter(bin => bin.n > 0)).toEqual([{ bin: 7, n: 1, second: 2, secondN: 1 }, { bin: 10, n: 2, second: 5, secondN: 2 }, { bin: 22, n: 1, second: null, secondN: 0 }])
    expect((await by('weekday', 'sum')).bins.map(bin => [bin.bin, bin.n, bin.second])).toEqual([[1, 2, 6], [2, 2, 14], [3, 0, null], [4, 0, null], [5, 1, null], [6, 0, null], [7, 0, null]])
    expect((await by('day')).bins.map(bin => bin.bin)).toEqual(['2024-03-04', '2024-03-05', '2024-03-06', '2024-03-07', '2024-03-08'])
    expect((await by('month')).bins).toMatchObject([{ bin: '2024-03', n: 5 }])
  })

  it('are empty without times', async () => {
    const dataset = await addDataset(test, { variables: [{ id: 'D', kind: 'date', values: ['x'] }] })
    for (const by of ['hour', 'weekday', 'day', 'month'] as const) expect(await test.client.call('source.timeTable', { dataset, variable: 'D', by })).toMatchObject({ bins: [], n: 0, unread: 1, days: 0 })
  })
})

describe('a dictionary in a text file', () => {
  it('is read line by line and says which factors it does not find', () => {
    const lines = readTerms('\uFEFF信号\t网络\n掉线,网络\r\n\n推诿＝客服\n5G\n信号\t其他\n')
    expect(lines).toEqual([{ word: '信号', factor: '其他' }, { word: '掉线', factor: '网络' }, { word: '推诿', factor: '客服' }, { word: '5G', factor: '' }])
    const factors = [{ id: 'f1', name: '网络' }, { id: 'f2', name: '客服' }, { id: 'f3', name: '客服' }].map((factor, order) => ({ ...factor, parent: null, order, items: [] }))
    expect(resolveTerms(lines, factors)).toEqual({ terms: [{ word: '信号', factor: null }, { word: '掉线', factor: 'f1' }, { word: '推诿', factor: null }, { word: '5G', factor: null }], unknown: ['其他', '客服'] })
  })
})
