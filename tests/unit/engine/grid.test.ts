import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { GridViewInput } from '../../../shared/contract/gridView.ts'
import { SHOWN_EMPTY, NOT_SHOWN } from '../../../shared/model/missing.ts'
import { fillValues } from '../../../main/engine/store/fill.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let engine: TestEngine
let dataset: number
beforeAll(async () => { engine = await testEngine() })
afterAll(() => engine.dispose())
beforeEach(async () => {
  await engine.newProject()
  dataset = await addDataset(engine, {
    variables: [
      { id: 'S', kind: 'scale', codes: [{ code: 1, label: '不满意' }, { code: 2, label: '一般' }, { code: 3, label: '满意' }], scale: { min: 1, max: 3, direction: 'positive' }, values: [1, 2, 3, 9, 'x', null, NOT_SHOWN, SHOWN_EMPTY] },
      { id: 'N', kind: 'number', values: [10, 2.5, -3, 0, 100, null, 7, 7] },
      { id: 'T', kind: 'text', values: ['网速慢', '排队', 'Slow', 'slow!', '', null, '100%', 'a_b'] },
    ],
  })
})

const rids = async (view: GridViewInput): Promise<number[]> => (await engine.client.call('dataset.page', { dataset, ...view })).rows.map(row => row.rid)
const column = async (variable: 'S' | 'N' | 'T'): Promise<unknown[]> => (await engine.client.call('dataset.page', { dataset })).rows.map(row => row.values[['S', 'N', 'T'].indexOf(variable)])
const steps = async (): Promise<number> => (await engine.client.call('history.state', {})).count

describe('which rows a view shows', () => {
  test.each<[string, GridViewInput, number[]]>([
    ['values', { filters: [{ type: 'values', variable: 'S', values: [1, 3] }] }, [1, 3]],
    ['values and a missing state', { filters: [{ type: 'values', variable: 'S', values: ['x'], missing: ['notShown'] }] }, [5, 7]],
    ['all but values', { filters: [{ type: 'values', variable: 'S', values: [1], missing: ['none', 'empty'], except: true }] }, [2, 3, 4, 5, 7]],
    ['a range, ends included', { filters: [{ type: 'range', variable: 'N', from: 0, to: 10 }] }, [1, 2, 4, 7, 8]],
    ['half a range', { filters: [{ type: 'range', variable: 'N', to: 0 }] }, [3, 4]],
    ['text without regard to case', { filters: [{ type: 'text', variable: 'T', text: 'SLOW' }] }, [3, 4]],
    ['text is no pattern', { filters: [{ type: 'text', variable: 'T', text: '%' }] }, [7]],
    ['a label', { filters: [{ type: 'text', variable: 'S', text: '满意' }] }, [1, 3]],
    ['invalid in a column', { filters: [{ type: 'invalid', variable: 'S' }] }, [4, 5]],
    ['invalid anywhere', { filters: [{ type: 'invalid' }] }, [4, 5]],
    ['two filters', { filters: [{ type: 'range', variable: 'N', from: 1 }, { type: 'text', variable: 'T', text: '慢' }] }, [1]],
    ['search', { search: "o'" }, []],
    ['several sorts', { sort: [{ variable: 'N', descending: true }, { variable: 'T' }] }, [5, 1, 7, 8, 2, 4, 3, 6]],
  ])('%s', async (_, view, expected) => { expect(await rids(view)).toEqual(expected) })

  test('edited, commented and excluded rows; the view follows a change at once', async () => {
    await engine.client.call('dataset.setCells', { dataset, edits: [{ rid: 2, variable: 'N', value: 5 }, { rid: 3, variable: 'N', value: -4 }] })
    await engine.client.call('dataset.setCells', { dataset, edits: [{ rid: 3, variable: 'N', value: -3 }] })
    const comment = await engine.client.call('comment.add', { dataset, rid: 6, variable: 'T', text: '核对' })
    await engine.client.call('dataset.setExcluded', { dataset, rids: [1], reason: '重复' })
    expect(await rids({ filters: [{ type: 'edited' }] })).toEqual([2])
    expect(await rids({ filters: [{ type: 'edited', variable: 'S' }] })).toEqual([])
    expect(await rids({ filters: [{ type: 'commented' }] })).toEqual([6])
    expect(await rids({ rows: 'excluded' })).toEqual([1])
    expect(await rids({ rows: 'counted' })).toEqual([2, 3, 4, 5, 6, 7, 8])
    expect((await engine.client.call('dataset.page', { dataset })).rows[5]!.commented).toEqual([2])
    await engine.client.call('comment.resolve', { comment: comment.id, resolved: true })
    expect(await rids({ filters: [{ type: 'commented' }] })).toEqual([])
  })

  test('ids of a span, and an unknown variable', async () => {
    await engine.client.call('dataset.setExcluded', { dataset, rids: [4], reason: '重复' })
    expect(await engine.client.call('dataset.rids', { dataset, view: { sort: { variable: 'N' } }, span: { top: 0, bottom: 2 } })).toEqual({ rids: [3, 4, 2], excluded: 1 })
    await expect(rids({ filters: [{ type: 'invalid', variable: 'Q' }] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('finding and replacing', () => {
  const find = async (spec: { text: string; regex?: boolean; matchCase?: boolean; whole?: boolean; show?: 'labels' | 'codes' | 'both' }, rest: object = {}): Promise<[number, string][]> => {
    const variables = ['S', 'N', 'T']
    const found = await engine.client.call('dataset.find', { dataset, view: {}, variables, spec, ...rest })
    expect(found.total).toBe(found.cells.length)
    return found.cells.map(([, rid, at]) => [rid, variables[at]!])
  }
  test('labels, codes, case, whole cells', async () => {
    expect(await find({ text: '满意' })).toEqual([[1, 'S'], [3, 'S']])
    expect(await find({ text: '满意', whole: true })).toEqual([[3, 'S']])
    expect(await find({ text: '3', show: 'codes' })).toEqual([[3, 'S'], [3, 'N']])
    expect(await find({ text: 'slow', matchCase: true })).toEqual([[4, 'T']])
    expect(await find({ text: '^s.*w', regex: true })).toEqual([[3, 'T'], [4, 'T']])
    expect(await find({ text: 'a_b|\\d{3}', regex: true }, { span: { top: 6, bottom: 7 } })).toEqual([[7, 'T'], [8, 'T']])
    expect(await find({ text: '.' , regex: false })).toEqual([[2, 'N']])
  })
  test('a pattern that would run for ever is stopped, and a broken one is refused', async () => {
    await engine.client.call('dataset.setCells', { dataset, edits: [{ rid: 1, variable: 'T', value: `${'a'.repeat(40)}!` }] })
    await expect(find({ text: '(a+)+$', regex: true })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { why: 'slowPattern' } })
    await expect(find({ text: '(', regex: true })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { why: 'notAPattern' } })
  })
  test('replacing is one step; a label becomes its code; what fits nothing is kept and reported', async () => {
    const before = await steps()
    const outcome = await engine.client.call('dataset.replace', { dataset, view: {}, variables: ['S', 'T'], spec: { text: '不满意', whole: true }, by: '满意' })
    expect(outcome).toEqual({ changed: 1, invalid: [] })
    expect((await column('S'))[0]).toBe(3)
    const odd = await engine.client.call('dataset.replace', { dataset, view: {}, variables: ['S'], spec: { text: '一般' }, by: '$1还行' })
    expect(odd.invalid).toEqual([{ rid: 2, variable: 'S', why: 'notANumber' }])
    expect((await column('S'))[1]).toBe('$1还行')
    const groups = await engine.client.call('dataset.replace', { dataset, view: {}, variables: ['T'], spec: { text: '(\\w)_(\\w)', regex: true }, by: '$2-$1' })
    expect(groups.changed).toBe(1)
    expect((await column('T'))[7]).toBe('b-a')
    expect(await steps()).toBe(before + 3)
    for (let i = 0; i < 3; i++) await engine.client.call('history.undo', {})
    expect(await column('T')).toEqual(['网速慢', '排队', 'Slow', 'slow!', '', null, '100%', 'a_b'])
  })
  test('only one cell', async () => {
    await engine.client.call('dataset.replace', { dataset, view: {}, variables: ['T'], spec: { text: 'slow' }, by: 'fast', only: { rid: 4, variable: 'T' } })
    expect((await column('T')).slice(2, 4)).toEqual(['Slow', 'fast!'])
  })
})

describe('blocks', () => {
  test('a paste that grows is one step, and its undo takes the rows away again', async () => {
    const before = await steps()
    const outcome = await engine.client.call('dataset.paste', { dataset, rids: [8], variables: ['S', 'N'], cells: [['满意', '12'], [9, 'abc'], [{ missing: 'notShown' }]] })
    expect(outcome.rids).toEqual([9, 10])
    expect(outcome.invalid.map(({ rid, why }) => [rid, why])).toEqual([[9, 'outOfScale'], [9, 'notANumber']])
    expect((await column('S')).slice(7)).toEqual([3, 9, NOT_SHOWN])
    expect((await engine.client.call('dataset.list', {}))[0]).toMatchObject({ rows: 10, ledger: { returned: 10, valid: 10 } })
    expect(await steps()).toBe(before + 1)
    await engine.client.call('history.undo', {})
    expect(await rids({})).toHaveLength(8)
    await engine.client.call('history.redo', {})
    expect((await column('N')).slice(7)).toEqual([12, 'abc', null])
    const history = await engine.client.call('dataset.cellHistory', { dataset, rid: 9, variable: 'S' })
    expect(history.at(-1)).toMatchObject({ kind: 'dataset.paste', from: null, to: null })
    expect((await engine.client.call('project.check', {})).sound).toBe(true)
  })
  test('ids of rows are never used twice', async () => {
    const first = await engine.client.call('dataset.addRows', { dataset, rows: 2 })
    expect(first.rids).toEqual([9, 10])
    await engine.client.call('history.undo', {})
    expect((await engine.client.call('dataset.addRows', { dataset, rows: [[{ variable: 'T', value: '新' }]] })).rids).toEqual([11])
  })
  test('filling down goes on with numbers and repeats codes', async () => {
    const before = await steps()
    await engine.client.call('dataset.fill', { dataset, rids: [1, 2, 3, 4, 5], variables: ['S', 'N'], source: 2, along: 'rows' })
    expect((await column('N')).slice(0, 5)).toEqual([10, 2.5, -5, -12.5, -20])
    expect((await column('S')).slice(0, 5)).toEqual([1, 2, 1, 2, 1])
    expect(await steps()).toBe(before + 1)
    await engine.client.call('dataset.fill', { dataset, rids: [7, 8], variables: ['S', 'T'], source: 1, along: 'columns' })
    expect((await column('T')).slice(6)).toEqual([NOT_SHOWN, SHOWN_EMPTY])
  })
  test('what a block adds up to, valid numbers only', async () => {
    expect(await engine.client.call('dataset.blockStats', { dataset, view: {}, variables: ['S', 'N'], span: { top: 0, bottom: 4 } })).toEqual({ cells: 10, filled: 10, numbers: 8, sum: 115.5, mean: 115.5 / 8, min: -3, max: 100 })
    expect(await engine.client.call('dataset.blockStats', { dataset, view: {}, variables: ['T'] })).toMatchObject({ cells: 8, filled: 7, numbers: 0, sum: null })
  })
})

test('comments are told apart by cell, resolved, removed, and undone', async () => {
  const one = await engine.client.call('comment.add', { dataset, rid: 1, variable: 'S', text: ' 像是填反了 ' })
  await engine.client.call('comment.add', { dataset, rid: 1, variable: null, text: '整行可疑' })
  expect(one).toMatchObject({ text: '像是填反了', actor: 'tester', resolved: false })
  expect(await engine.client.call('comment.list', { dataset, rid: 1 })).toHaveLength(2)
  expect(await engine.client.call('comment.list', { dataset, rid: 1, variable: 'S' })).toEqual([one])
  await engine.client.call('comment.remove', { comment: one.id })
  expect(await engine.client.call('comment.list', { dataset, variable: 'S' })).toEqual([])
  await engine.client.call('history.undo', {})
  expect(await engine.client.call('comment.list', { dataset, variable: 'S' })).toEqual([one])
  await expect(engine.client.call('comment.add', { dataset, rid: 99, variable: 'S', text: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('an even sequence goes on, in the decimals it was written in', () => {
  expect(fillValues([1, 2], 3, true)).toEqual([3, 4, 5])
  expect(fillValues([0.1, 0.2], 2, true)).toEqual([0.3, 0.4])
  expect(fillValues([1, 2, 4], 4, true)).toEqual([1, 2, 4, 1])
  expect(fillValues([5], 2, true)).toEqual([5, 5])
  expect(fillValues([1, 2], 2, false)).toEqual([1, 2])
  expect(fillValues(['a', null], 3, true)).toEqual(['a', null, 'a'])
})
