import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Figure } from '../../../shared/figures/figure.ts'
import type { FigureSpec, FigureSpecInput } from '../../../shared/model/figureSpec.ts'
import { figureSpec } from '../../../shared/model/figureSpec.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
let dataset = 0
let saved: FigureSpec[] = []
const build = (spec: FigureSpecInput, lang: 'zh-CN' | 'en' = 'zh-CN'): Promise<Figure> => test.client.call('figure.build', { spec: figureSpec.parse(spec), lang })

beforeAll(async () => {
  test = await testEngine()
  await test.client.call('project.openSample', {})
  dataset = (await test.client.call('dataset.list', {}))[0]!.id
  saved = (await test.client.call('figure.list', {})).map(figure => figure.spec)
})
afterAll(() => test.dispose())

describe('figure.build on the sample project', () => {
  it('builds every figure kept in it, in both languages, each with the simulated label', async () => {
    expect(new Set(saved.map(spec => spec.kind))).toEqual(new Set(['pareto', 'fishbone', 'priority', 'bar']))
    for (const spec of saved) {
      for (const [lang, label] of [['zh-CN', '模拟数据'], ['en', 'Simulated data']] as const) {
        const figure = await build(spec, lang)
        expect(figure.kind).toBe(spec.kind)
        expect(figure.frame).toMatchObject({ lang, simulated: label })
        expect(JSON.stringify(figure)).not.toMatch(/figures\.[a-z]|\{n\}|undefined|NaN/)
      }
    }
  })

  it('follows an edited cell', async () => {
    const spec: FigureSpecInput = { kind: 'pareto', source: { type: 'dissatisfaction', dataset, by: 'item' } }
    const before = await build(spec)
    if (before.kind !== 'pareto') throw new Error('not a Pareto')
    const variable = before.bars[0]!.key
    const page = await test.client.call('dataset.page', { dataset, offset: 0, limit: 200, variables: [variable] })
    const row = page.rows.find(one => one.excluded === null && typeof one.values[0] === 'number' && one.values[0] <= 2)!
    await test.client.call('dataset.setCells', { dataset, edits: [{ rid: row.rid, variable, value: 5 }] })
    const after = await build(spec)
    if (after.kind !== 'pareto') throw new Error('not a Pareto')
    expect(after.bars.find(bar => bar.key === variable)!.count).toBe(before.bars[0]!.count - 1)
    expect(after.total).toBe(before.total - 1)
    expect(after.table.rows.at(-1)!.cells[2]!.value).toBe(after.total)
  })

  it('names what the bars are parts of', async () => {
    const factors = await test.client.call('factor.tree', {})
    const root = factors.find(factor => factor.parent === null)!
    const figure = await build({ kind: 'pareto', source: { type: 'dissatisfaction', dataset, within: root.id } })
    expect(figure.frame.title).toContain(root.name)
    await expect(build({ kind: 'pareto', source: { type: 'dissatisfaction', dataset: 999 } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
