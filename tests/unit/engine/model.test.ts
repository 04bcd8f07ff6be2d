import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAX_BONE_LEVEL } from '../../../shared/model/fishbone.ts'
import type { Lang } from '../../../shared/contract/figure.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let t: TestEngine
beforeEach(async () => { t = await testEngine(); await t.newProject() })
afterEach(async () => { expect(t.logged).toEqual([]); await t.dispose() })

const items = { variables: ['Q1', 'Q2', 'Q3'].map(id => ({ id, kind: 'scale' as const, scale: { min: 1, max: 5, direction: 'positive' as const }, values: [1, 2, 3] })) }

describe('factors', () => {
  const add = async (name: string, parent: string | null = null, index?: number): Promise<string> => (await t.client.call('factor.add', { name, parent, ...(index === undefined ? {} : { index }) })).id
  const names = async (): Promise<string[]> => (await t.client.call('factor.tree', {})).map(factor => `${factor.parent ? '-' : ''}${factor.name}${factor.order}`)

  test('are added, placed, moved and removed with all below', async () => {
    const a = await add('A')
    const b = await add('B')
    await add('a1', a)
    const a0 = await add('a0', a, 0)
    expect(await names()).toEqual(['A0', '-a00', '-a11', 'B1'])
    await t.client.call('factor.move', { factor: a0, parent: b, index: 0 })
    expect(await names()).toEqual(['A0', '-a10', 'B1', '-a00'])
    await t.client.call('factor.move', { factor: b, parent: null, index: 0 })
    expect(await names()).toEqual(['B0', '-a00', 'A1', '-a10'])
    for (const parent of [b, a0]) await expect(t.client.call('factor.move', { factor: b, parent, index: 0 })).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'cycle' } })
    await t.client.call('factor.remove', { factor: b })
    expect(await names()).toEqual(['A0', '-a10'])
    await t.client.call('history.undo', {})
    expect(await names()).toEqual(['B0', '-a00', 'A1', '-a10'])
    await expect(add('x', 'nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'factor', id: 'nowhere' } })
  })

  test('hold items in order; removing a factor frees its items and its bones', async () => {
    const dataset = await addDataset(t, items)
    const a = await add('A')
    const b = await add('B')
    const assign = (variables: string[], factor: string | null, index?: number): Promise<null> =>
      t.client.call('factor.assign', { items: variables.map(variable => ({ dataset, variable })), factor, ...(index === undefined ? {} : { index }) })
    const held = async (): Promise<string[][]> => (await t.client.call('factor.tree', {})).map(factor => factor.items.map(item => item.variable))
    await assign(['Q1', 'Q2'], a)
    await assign(['Q3'], a, 0)
    expect(await held()).toEqual([['Q3', 'Q1', 'Q2'], []])
    await assign(['Q1'], b)
    await assign(['Q2'], a, 0)
    expect(await held()).toEqual([['Q2', 'Q3'], ['Q1']])
    expect((await t.client.call('dataset.get', { dataset })).variables.map(variable => variable.factor)).toEqual([b, a, a])
    expect((await t.client.call('project.overview', {})).chain).toMatchObject({ items: 3, itemsWithoutFactor: 0, factors: 2, factorsWithoutItems: 0 })
    await assign(['Q3'], null)
    const fishbone = await t.client.call('fishbone.create', { effect: '差', template: 'blank' })
    const bone = await t.client.call('bone.add', { fishbone: fishbone.id, parent: null, index: 0, text: '人' })
    await t.client.call('bone.update', { fishbone: fishbone.id, bone: bone.id, factor: a })
    await t.client.call('factor.remove', { factor: a })
    expect((await t.client.call('fishbone.get', { fishbone: fishbone.id })).bones[0]).toMatchObject({ text: '人', factor: null })
    expect((await t.client.call('dataset.get', { dataset })).variables.map(variable => variable.factor)).toEqual([b, null, null])
    await expect(assign(['nothing'], b)).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'variable' } })
    await t.client.call('history.undo', {})
    expect((await t.client.call('fishbone.get', { fishbone: fishbone.id })).bones[0]).toMatchObject({ factor: a })
    expect(await held()).toEqual([['Q2'], ['Q1']])
  })
})

describe('fishbones', () => {
  test.each<[Lang, '5m1e' | '4s' | '8p' | 'blank', string[]]>([
    ['zh-CN', '5m1e', ['人', '机', '料', '法', '环', '测']], ['zh-CN', '4s', ['环境', '供方', '系统', '技能']],
    ['zh-CN', '8p', ['产品', '价格', '渠道', '促销', '人员', '过程', '有形展示', '绩效']], ['zh-CN', 'blank', []],
    ['en', '4s', ['Surroundings', 'Suppliers', 'Systems', 'Skills']],
  ])('template %s %s', async (lang, template, bones) => {
    const fishbone = await t.client.call('fishbone.create', { effect: '排队等候时间长', template, lang })
    expect(fishbone.bones.map(bone => bone.text)).toEqual(bones)
    expect(await t.client.call('fishbone.list', {})).toEqual([{ id: fishbone.id, effect: '排队等候时间长', bones: bones.length }])
  })

  test('bones nest to the last level and no deeper, and never under themselves', async () => {
    const { id: fishbone } = await t.client.call('fishbone.create', { effect: 'E', template: 'blank' })
    const chain: string[] = []
    for (let level = 1; level <= MAX_BONE_LEVEL; level++) {
      chain.push((await t.client.call('bone.add', { fishbone, parent: chain.at(-1) ?? null, index: 0, text: `L${level}` })).id)
    }
    const depth = { code: 'CONFLICT', params: { what: 'depth' } }
    await expect(t.client.call('bone.add', { fishbone, parent: chain.at(-1)!, index: 0, text: 'x' })).rejects.toMatchObject(depth)
    await expect(t.client.call('bone.move', { fishbone, bone: chain[0]!, parent: chain[2]!, index: 0 })).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'cycle' } })
    const other = await t.client.call('bone.add', { fishbone, parent: null, index: 1, text: 'B' })
    await expect(t.client.call('bone.move', { fishbone, bone: chain[0]!, parent: other.id, index: 0 })).rejects.toMatchObject(depth)
    await t.client.call('bone.move', { fishbone, bone: chain[1]!, parent: other.id, index: 0 })
    expect((await t.client.call('fishbone.get', { fishbone })).bones.map(bone => bone.text)).toEqual(['L1', 'B', 'L2', 'L3', 'L4', 'L5', 'L6'])
    await t.client.call('bone.remove', { fishbone, bone: other.id })
    expect((await t.client.call('fishbone.get', { fishbone })).bones.map(bone => bone.text)).toEqual(['L1'])
    await t.client.call('fishbone.remove', { fishbone })
    await expect(t.client.call('fishbone.get', { fishbone })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'fishbone' } })
    await t.client.call('history.undo', {})
    await t.client.call('history.undo', {})
    expect((await t.client.call('fishbone.get', { fishbone })).bones).toHaveLength(7)
  })

  test('a bone of another diagram is not found', async () => {
    const one = await t.client.call('fishbone.create', { effect: '1', template: '4s' })
    const two = await t.client.call('fishbone.create', { effect: '2', template: 'blank' })
    await expect(t.client.call('bone.update', { fishbone: two.id, bone: one.bones[0]!.id, text: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'bone' } })
    await expect(t.client.call('bone.update', { fishbone: one.id, bone: one.bones[0]!.id, factor: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'factor' } })
  })
})

test('figures are kept, changed, removed and come back', async () => {
  const spec = { kind: 'pareto' as const, source: { type: 'counts' as const, rows: [{ label: 'a', count: 1 }] } }
  const first = await t.client.call('figure.save', { figure: null, spec })
  const second = await t.client.call('figure.save', { figure: null, spec: { ...spec, variant: 'center' } })
  expect([first.order, second.order]).toEqual([0, 1])
  await t.client.call('figure.save', { figure: first.id, spec: { ...spec, frame: { title: 'T' } } })
  const list = await t.client.call('figure.list', {})
  expect(list.map(figure => [figure.id, figure.spec.frame.title])).toEqual([[first.id, 'T'], [second.id, '']])
  await t.client.call('figure.remove', { figure: first.id })
  await t.client.call('history.undo', {})
  expect(await t.client.call('figure.list', {})).toEqual(list)
  await expect(t.client.call('figure.save', { figure: 'none', spec })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'figure' } })
})

describe('datasets', () => {
  test('a removed dataset comes back with its items', async () => {
    const dataset = await addDataset(t, { ...items, issued: 320, period: '2026', questions: [{ id: 'K', kind: 'matrix' }] })
    const factor = await t.client.call('factor.add', { name: 'F', parent: null })
    await t.client.call('factor.assign', { items: [{ dataset, variable: 'Q1' }], factor: factor.id })
    await t.client.call('dataset.setExcluded', { dataset, rids: [2], reason: '答题过快' })
    const before = await t.client.call('dataset.get', { dataset })
    expect(before.ledger).toEqual({ issued: 320, returned: 3, valid: 2 })
    await t.client.call('dataset.remove', { dataset })
    expect(await t.client.call('dataset.list', {})).toEqual([])
    expect((await t.client.call('factor.tree', {}))[0]!.items).toEqual([])
    await expect(t.client.call('dataset.page', { dataset })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'dataset', id: dataset } })
    expect(await addDataset(t, items)).toBe(dataset + 1)
    await t.client.call('history.undo', {})
    await t.client.call('history.undo', {})
    expect(await t.client.call('dataset.get', { dataset })).toEqual(before)
    expect((await t.client.call('dataset.list', {})).map(each => each.id)).toEqual([dataset])
  })

  test('variables and questions change, one change set each', async () => {
    const dataset = await addDataset(t, { variables: [{ id: 'Q1', question: 'K', kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' }, values: [1, 6, 5] }], questions: [{ id: 'K', kind: 'scale' }] })
    const changed = await t.client.call('variable.update', { dataset, variables: ['Q1'], patch: { scale: { min: 1, max: 7, direction: 'negative' }, codes: [{ code: 6, label: '不知道', missing: true }] } })
    expect(changed).toMatchObject([{ id: 'Q1', scale: { max: 7 }, codes: [{ missing: true }] }])
    const stats = await t.client.call('dataset.columnStats', { dataset, variable: 'Q1' })
    expect(stats).toMatchObject({ n: 2, invalid: 0, distinct: 3, mean: 3, min: 1, max: 5 })
    await t.client.call('question.update', { dataset, question: 'K', title: '新题', kind: 'matrix' })
    expect((await t.client.call('dataset.get', { dataset })).questions).toMatchObject([{ id: 'K', title: '新题', kind: 'matrix', variables: ['Q1'] }])
    expect((await t.client.call('history.list', {})).sets.map(set => set.kind)).toEqual(['question.update', 'variable.update', 'import.commit'])
    await t.client.call('history.undo', {})
    await t.client.call('history.undo', {})
    expect(await t.client.call('dataset.columnStats', { dataset, variable: 'Q1' })).toMatchObject({ n: 2, invalid: 1, mean: 3 })
  })

  test('column statistics keep the three missing states, invalid answers and excluded rows apart', async () => {
    const dataset = await addDataset(t, { variables: [{ id: 'Q1', kind: 'nominal', codes: [{ code: 1, label: '是' }, { code: 2, label: '否' }], values: [1, 1, 2, 2, 2, null, '⟨empty⟩', '⟨not shown⟩', '⟨not shown⟩', '无', 7, 1] }] })
    await t.client.call('dataset.setExcluded', { dataset, rids: [12], reason: 'x' })
    expect(await t.client.call('dataset.columnStats', { dataset, variable: 'Q1' })).toEqual({
      n: 5, missing: { none: 1, notShown: 2, empty: 1 }, invalid: 2, distinct: 4, mean: 8 / 5, min: 1, max: 2, bins: [2, 0, 0, 0, 0, 0, 0, 0, 0, 3],
      values: [{ value: 2, label: '否', count: 3 }, { value: 1, label: '是', count: 2 }, { value: 7, label: null, count: 1 }, { value: '无', label: null, count: 1 }],
    })
  })

  test('pages sort with missing last, and find by text and by label', async () => {
    const dataset = await addDataset(t, { variables: [
      { id: 'Q1', kind: 'nominal', codes: [{ code: 1, label: '移动' }, { code: 2, label: '联通100%' }], values: [2, null, 1, '⟨empty⟩', '别的', 1] },
      { id: 'select "x" from', kind: 'text', values: ['Queue', 'a_b', 'axb', '100%', null, "it's"] },
    ] })
    const rids = async (params: object): Promise<number[]> => (await t.client.call('dataset.page', { dataset, ...params })).rows.map(row => row.rid)
    expect(await rids({ sort: { variable: 'Q1' } })).toEqual([3, 6, 1, 5, 2, 4])
    expect(await rids({ sort: { variable: 'Q1', descending: true } })).toEqual([5, 1, 3, 6, 4, 2])
    expect(await rids({ search: 'queue' })).toEqual([1])
    expect(await rids({ search: 'a_b' })).toEqual([2])
    expect(await rids({ search: '100%' })).toEqual([1, 4])
    expect(await rids({ search: '移动' })).toEqual([3, 6])
    expect(await rids({ search: "it's" })).toEqual([6])
    expect(await t.client.call('dataset.page', { dataset, search: '移动', offset: 1, limit: 1, variables: ['select "x" from'] })).toMatchObject({ total: 2, rows: [{ rid: 6, values: ["it's"] }] })
    await expect(rids({ sort: { variable: 'Q9' } })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'variable', id: 'Q9' } })
  })

  test('as many columns as a table holds, searched all at once', async () => {
    const wide = Array.from({ length: 1998 }, (_, i) => ({ id: `Q${i}`, kind: 'text' as const, values: [`v${i}`] }))
    const dataset = await addDataset(t, { variables: wide })
    expect((await t.client.call('dataset.page', { dataset, search: 'v1997' })).total).toBe(1)
    expect((await t.client.call('dataset.page', { dataset, search: 'v1998' })).total).toBe(0)
    await expect(addDataset(t, { variables: [...wide, { id: 'more', values: [] }] })).rejects.toMatchObject({ code: 'M09', params: { n: 1999, max: 1998 } })
  })

  test.each([['rid'], ['Excluded'], ['q1'], ['']])('a column cannot be called %j beside Q1', async id => {
    await expect(addDataset(t, { variables: [{ id: 'Q1', values: [] }, { id, values: [] }] })).rejects.toMatchObject({ code: 'BAD_VALUE' })
  })
})
