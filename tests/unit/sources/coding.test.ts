import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import { countedCodes } from '../../../shared/model/coding.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

const texts = ['宿舍信号差', '宿舍信号差！', '地铁里没信号', '客服态度不好', '客服推诿', '套餐太贵', '信号差，客服态度也差', '没什么意见', '', NOT_SHOWN, SHOWN_EMPTY, null, '套餐资费太贵了']
let test: TestEngine
let dataset: number
const factor: Record<string, string> = {}
const where = { get dataset() { return dataset }, variable: 'T' }

beforeEach(async () => {
  test = await testEngine()
  await test.newProject()
  dataset = await addDataset(test, { variables: [{ id: 'T', kind: 'text', label: '其他原因', values: texts }, { id: 'N', kind: 'number', values: [1] }] })
  const network = await test.client.call('factor.add', { name: '网络', parent: null })
  factor.network = network.id
  for (const [key, name, parent] of [['signal', '信号覆盖', network.id], ['service', '客服', null], ['price', '资费', null]] as const) {
    factor[key] = (await test.client.call('factor.add', { name, parent })).id
  }
})
afterEach(async () => { await test.dispose() })

const set = (coder: string | null, rids: number[], factors: string[], more: object = {}): Promise<{ changed: number }> =>
  test.client.call('coding.set', { ...where, coder, rids, factors, ...more })
const codeAll = async (coder: string, codes: Record<number, string[]>): Promise<void> => {
  for (const [rid, factors] of Object.entries(codes)) await set(coder, [Number(rid)], factors)
}
const first = (): Record<number, string[]> => ({ 1: [factor.signal!], 2: [factor.signal!], 3: [factor.signal!], 4: [factor.service!], 5: [factor.service!], 6: [factor.price!], 7: [factor.signal!, factor.service!], 8: [''] })

describe('texts and their codes', () => {
  it('lists texts only, tells which say the same, and codes those together in one step', async () => {
    const all = await test.client.call('coding.list', { ...where, coder: '甲' })
    expect(all.rows.map(row => row.rid)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 13])
    expect(all.rows[0]).toMatchObject({ alike: 2, mine: null, others: [] })
    expect(await set('甲', [1], [factor.signal!], { alike: true })).toEqual({ changed: 2 })
    expect((await test.client.call('coding.list', { ...where, coder: '甲', show: 'uncoded' })).total).toBe(7)
    expect((await test.client.call('coding.list', { ...where, coder: '甲', search: '信号' })).total).toBe(4)
    await test.client.call('history.undo', {})
    expect((await test.client.call('coding.summary', where)).coded).toBe(0)
    await test.client.call('history.redo', {})
    expect((await test.client.call('coding.summary', where)).factors).toEqual([{ factor: factor.signal, name: '信号覆盖', n: 2, share: 1 }])
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })

  it('adds, takes away, and keeps "no factor" alone', async () => {
    await set('甲', [4], [factor.service!])
    await set('甲', [4], [factor.price!], { mode: 'add' })
    const mine = async (): Promise<string[] | null | undefined> => (await test.client.call('coding.list', { ...where, coder: '甲' })).rows.find(row => row.rid === 4)?.mine
    expect(new Set(await mine())).toEqual(new Set([factor.service, factor.price]))
    await set('甲', [4], [''], { mode: 'add' })
    expect(await mine()).toEqual([''])
    await set('甲', [4], [factor.price!], { mode: 'add' })
    expect(await mine()).toEqual([factor.price])
    await set('甲', [4], [factor.price!], { mode: 'remove' })
    expect(await mine()).toBeNull()
    expect(await set('甲', [4], [])).toEqual({ changed: 0 })
    await expect(set('甲', [4], ['f-none'])).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'factor' } })
    await expect(set('甲', [99], [factor.price!])).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'row' } })
    await expect(test.client.call('coding.list', { dataset, variable: 'N', coder: '甲' })).rejects.toMatchObject({ code: 'BAD_VALUE' })
  })

  it('leaves excluded rows out, and codes of a removed factor until it comes back', async () => {
    await codeAll('甲', first())
    await test.client.call('dataset.setExcluded', { dataset, rids: [1], reason: '重复' })
    expect(await test.client.call('coding.summary', where)).toMatchObject({ texts: 8, coded: 7, withFactor: 6 })
    await test.client.call('factor.remove', { factor: factor.service! })
    expect(await test.client.call('coding.summary', where)).toMatchObject({ coded: 5 })
    await test.client.call('history.undo', {})
    expect(await test.client.call('coding.summary', where)).toMatchObject({ coded: 7 })
  })

  it('hides the other coder in blind mode', async () => {
    await codeAll('甲', { 1: [factor.signal!] })
    const blind = await test.client.call('coding.list', { ...where, coder: '乙', blind: true })
    expect(blind.rows[0]).toMatchObject({ mine: null, others: [], settled: null, state: null })
    const open = await test.client.call('coding.list', { ...where, coder: '乙', blind: false })
    expect(open.rows[0]).toMatchObject({ others: [{ coder: '甲', factors: [factor.signal] }], state: 'agreed' })
  })
})

describe('two coders', () => {
  it('agree beyond chance by factor and over all; what is settled counts, their own codes stay', async () => {
    await codeAll('甲', first())
    await codeAll('乙', { ...first(), 5: [factor.price!], 7: [factor.signal!] })
    const found = await test.client.call('coding.agreement', { ...where, coders: ['甲', '乙'] })
    expect(found).toMatchObject({ n: 8, identical: 6, method: 'pooled', disputed: 2 })
    // R: cohen.kappa of 2x2 tables (rows first coder): service 1,2,0,5; price 1,0,1,6.
    const of = (name: string): number | null => found.factors.find(each => each.name === name)!.agreement.kappa
    expect(of('客服')).toBeCloseTo(0.384615384615, 10)
    expect(of('资费')).toBeCloseTo(0.6, 10)
    expect(of('信号覆盖')).toBe(1)
    expect((await test.client.call('coding.list', { ...where, coder: '甲', blind: false, show: 'disputed' })).rows.map(row => row.rid)).toEqual([5, 7])
    const counts = async (): Promise<Record<string, number>> => Object.fromEntries((await test.client.call('coding.summary', where)).factors.map(each => [each.name, each.n]))
    expect(await counts()).toEqual({ 信号覆盖: 4, 客服: 1, 资费: 1 })
    await set(null, [5, 7], [factor.service!])
    expect(await counts()).toEqual({ 信号覆盖: 3, 客服: 3, 资费: 1 })
    expect(await test.client.call('coding.agreement', { ...where, coders: ['甲', '乙'] })).toMatchObject({ identical: 6, disputed: 0, overall: found.overall })
  })

  it('take one table when everyone gave one factor', async () => {
    const one = { 1: [factor.signal!], 2: [factor.signal!], 4: [factor.service!], 6: [factor.price!] }
    await codeAll('甲', one)
    await codeAll('乙', { ...one, 4: [factor.price!] })
    // R: psych::cohen.kappa(cbind(c(1,1,2,3), c(1,1,3,3))): 0.6
    expect(await test.client.call('coding.agreement', { ...where, coders: ['甲', '乙'] })).toMatchObject({ method: 'nominal', overall: { n: 4, kappa: expect.closeTo(0.6, 10) as number } })
  })

  it('count what is settled, else what all share', () => {
    const codes = (entries: [string, string[]][]): Map<string, Set<string>> => new Map(entries.map(([coder, factors]) => [coder, new Set(factors)]))
    expect(countedCodes(undefined)).toMatchObject({ state: 'uncoded' })
    expect(countedCodes(codes([['a', ['x']]]))).toEqual({ state: 'agreed', factors: new Set(['x']) })
    expect(countedCodes(codes([['a', ['x', 'y']], ['b', ['y', 'z']], ['c', ['y']]]))).toEqual({ state: 'disputed', factors: new Set(['y']) })
    expect(countedCodes(codes([['a', ['x']], ['b', ['y']], ['', ['z']]]))).toEqual({ state: 'settled', factors: new Set(['z']) })
  })
})

describe('suggestions', () => {
  it('come from the dictionary and from what was coded, with the reason; nothing is coded by them', async () => {
    const suggest = async (rid: number, coder = '甲'): Promise<[string, string[]][]> =>
      (await test.client.call('coding.suggest', { ...where, coder, rids: [rid] })).rows[0]!.suggestions.map(each => [each.name, each.because.map(reason => `${reason.from} ${reason.word} ${reason.n}/${reason.of}`)])
    expect(await suggest(13)).toEqual([])
    await test.client.call('term.set', { terms: [{ word: '资费', factor: factor.price! }] })
    expect(await suggest(13)).toEqual([['资费', ['dictionary 资费 1/1']]])
    await codeAll('甲', { 1: [factor.signal!], 2: [factor.signal!], 4: [factor.service!], 5: [factor.service!], 6: [factor.price!], 8: [''] })
    expect(await suggest(3)).toEqual([['信号覆盖', ['learned 信号 2/2']]])
    expect((await suggest(7)).map(([name]) => name).sort()).toEqual(['信号覆盖', '客服'].sort())
    expect(await suggest(3, '乙')).toEqual([])
    expect((await test.client.call('coding.suggest', { ...where, coder: '乙', blind: false, rids: [3] })).rows[0]!.suggestions).toHaveLength(1)
    expect((await test.client.call('coding.summary', where)).coded).toBe(6)
  })

  it('keep the words of the dictionary whole, and the dictionary goes out and comes back', async () => {
    await test.client.call('term.set', { terms: [{ word: '没什么意见', factor: null }, { word: '推诿', factor: factor.service! }] })
    expect(await test.client.call('term.list', {})).toEqual([{ word: '推诿', factor: factor.service }, { word: '没什么意见', factor: null }])
    const path = join(test.dir, 'terms.txt')
    await test.client.call('term.export', { grant: test.grants.add(path, 'write') })
    expect(readFileSync(path, 'utf8')).toBe('推诿\t客服\n没什么意见\t\n')
    expect(await test.client.call('term.remove', { words: ['推诿', '无'] })).toEqual({ changed: 1 })
    await test.client.call('history.undo', {})
    expect(await test.client.call('term.list', {})).toHaveLength(2)
  })
})

describe('similar texts', () => {
  it('are gathered around the one with most like it, the same every time', async () => {
    const find = (threshold: number): Promise<{ alone: number; clusters: { members: { rid: number }[] }[] }> => test.client.call('coding.clusters', { ...where, coder: '甲', threshold })
    const found = await find(0.3)
    const groups = found.clusters.map(cluster => cluster.members.map(member => member.rid).sort((a, b) => a - b))
    expect(groups).toContainEqual([6, 13])
    expect(groups.find(group => group.includes(1))).toEqual(expect.arrayContaining([1, 2]))
    expect(groups.flat().length + found.alone).toBe(9)
    expect(new Set(groups.flat()).size).toBe(groups.flat().length)
    expect(await find(0.3)).toEqual(found)
    expect((await find(1)).clusters.map(cluster => cluster.members.map(member => member.rid))).toEqual([[1, 2]])
    await codeAll('甲', first())
    expect(await find(0.3)).toMatchObject({ texts: 1, alone: 1, clusters: [] })
  })
})

describe('a Pareto chart of causes', () => {
  it('counts codes, one coder or all together, by factor or dimension', async () => {
    await codeAll('甲', first())
    await codeAll('乙', { 6: [factor.price!] })
    const build = async (source: object): Promise<{ bars: { label: string; count: number }[]; rules: string[]; respondents: number | null }> =>
      await test.client.call('figure.build', { spec: { kind: 'pareto', source: { type: 'coding', dataset, variable: 'T', ...source } } as never }) as never
    const figure = await build({})
    expect(figure.bars.map(bar => [bar.label, bar.count])).toEqual([['信号覆盖', 4], ['客服', 3], ['资费', 1]])
    expect(figure.respondents).toBe(8)
    expect((await build({ by: 'dimension' })).bars[0]).toMatchObject({ label: '网络', count: 4 })
    expect((await build({ coder: '乙' })).bars.map(bar => bar.label)).toEqual(['资费'])
  })

  it('counts the causes written in a factor column, several in a cell', async () => {
    const log = await addDataset(test, { variables: [{ id: 'F', kind: 'text', meaning: 'factor', values: ['客服', '客服；资费', '天气', null] }] })
    const figure = await test.client.call('figure.build', { spec: { kind: 'pareto', source: { type: 'coding', dataset: log, variable: 'F' } } as never })
    expect((figure as unknown as { bars: { label: string; count: number }[] }).bars.map(bar => [bar.label, bar.count])).toEqual([['客服', 2], ['天气', 1], ['资费', 1]])
  })
})
