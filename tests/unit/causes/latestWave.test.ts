import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FishboneFigure } from '../../../shared/figures/figure.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

const scale = { min: 1, max: 5, direction: 'positive' } as const

describe('waves behind the bones', () => {
  let test: TestEngine
  beforeEach(async () => { test = await testEngine(); await test.newProject('Waves') })
  afterEach(() => test.dispose())

  /** One bone on one factor; two waves of its item, the second imported first where `reversed`. */
  async function project(periods: [string, string]): Promise<{ before: number; after: number; fishbone: string; spec: { kind: 'fishbone'; fishbone: string } }> {
    const { client } = test
    const factor = await client.call('factor.add', { name: '排队', parent: null })
    const add = async (values: number[], period: string): Promise<number> => {
      const id = await addDataset(test, { variables: [{ id: 'X', kind: 'scale', scale, values }] })
      await client.call('dataset.update', { dataset: id, period })
      await client.call('factor.assign', { items: [{ dataset: id, variable: 'X' }], factor: factor.id })
      return id
    }
    const before = await add([1, 1, 1, 3], periods[0])
    const after = await add([5, 5, 4, 1, 5], periods[1])
    const fishbone = await client.call('fishbone.create', { effect: '等候久', template: 'blank' })
    const bone = await client.call('bone.add', { fishbone: fishbone.id, parent: null, index: 0, text: '人手' })
    await client.call('bone.update', { fishbone: fishbone.id, bone: bone.id, factor: factor.id })
    return { before, after, fishbone: fishbone.id, spec: { kind: 'fishbone', fishbone: fishbone.id } }
  }
  const figure = async (spec: object): Promise<FishboneFigure> => await test.client.call('figure.build', { spec: spec as never }) as FishboneFigure

  it('takes the latest wave for lines, cards, contribution and heat alike, and the frame says which', async () => {
    const { after, fishbone, spec } = await project(['', ''])
    expect(await test.client.call('fishbone.evidence', { fishbone })).toMatchObject([{ n: 5, share: 1 / 5 }])
    const { bones } = await test.client.call('cause.evidence', { fishbone })
    expect(bones[0]).toMatchObject({ factor: { n: 5, dissatisfied: 1, dataset: { id: after } }, contribution: { count: 1, total: 1 } })
    const { name } = await test.client.call('dataset.get', { dataset: after })
    expect((await figure(spec)).frame.facts).toContain(`数据取自：${name}`)
  })
  it('goes by the periods where all say one, so that a wave imported late is not taken for the latest', async () => {
    const { fishbone } = await project(['2009-12-01 至 2009-12-31', '2009年7月'])
    expect(await test.client.call('fishbone.evidence', { fishbone })).toMatchObject([{ n: 4, share: 3 / 4 }])
  })
  it('takes the wave the figure chose', async () => {
    const { before, spec } = await project(['', ''])
    const chosen = await figure({ ...spec, dataset: before })
    const { name } = await test.client.call('dataset.get', { dataset: before })
    expect(chosen.frame.facts).toContain(`数据取自：${name}`)
    expect(JSON.stringify(chosen)).toContain('n=4')
    expect(JSON.stringify(await figure(spec))).toContain('n=5')
  })
})
