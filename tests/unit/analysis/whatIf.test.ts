import { afterEach, beforeEach, expect, it } from 'vitest'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

const scale = { min: 1, max: 5, direction: 'positive' } as const
function wave(seed: number, lift: number): { id: string; kind: 'scale'; scale: typeof scale; values: number[] }[] {
  const random = randomStream('waves', seed)
  const clamp = (value: number): number => Math.min(5, Math.max(1, Math.round(value)))
  const rows = Array.from({ length: 200 }, () => { const wait = clamp(2.5 + lift + random.normal()); const price = clamp(3 + random.normal()); return { wait, price, total: clamp(0.6 * wait + 0.3 * price + 0.5 + 0.6 * random.normal()) } })
  return (['total', 'wait', 'price'] as const).map(id => ({ id, kind: 'scale', scale, values: rows.map(row => row[id]) }))
}
let test: TestEngine
beforeEach(async () => { test = await testEngine(); await test.newProject('What if') })
afterEach(() => test.dispose())

it('a prediction is kept with the hash of its data and held against the next wave', async () => {
  const dataset = await addDataset(test, { variables: wave(1, 0) })
  const request = { dataset, target: 'total', items: ['wait', 'price'], bootstrap: 400, seed: 1 }
  const effects = await test.client.call('whatIf.effects', request)
  await test.client.call('whatIf.keep', { ...request, name: 'More counters', raises: [{ item: 'wait', points: 20 }] })
  const [before] = await test.client.call('whatIf.predictions', {})
  expect(before!.prediction).toMatchObject({ dataHash: effects.dataHash, method: 'regression', n: 200 })
  expect(before!.prediction.change).toBeCloseTo(20 * effects.items.find(({ name }) => name === 'wait')!.effect!, 10)
  expect(before).toMatchObject({ wave: null, held: null, sameData: true })
  const later = await addDataset(test, { variables: wave(2, 0.8) })
  const [after] = await test.client.call('whatIf.predictions', {})
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(after!.wave!.id).toBe(later)
  expect(after!.actual!.change).toBeCloseTo(25 * (mean(wave(2, 0.8)[0]!.values) - mean(wave(1, 0)[0]!.values)), 10)
  // Found near to what was predicted.
  expect(after!.held).toBe(true)
  const rid = (await test.client.call('dataset.page', { dataset, limit: 1 })).rows[0]!.rid
  await test.client.call('dataset.setCells', { dataset, edits: [{ rid, variable: 'wait', value: wave(1, 0)[1]!.values[0] === 5 ? 1 : 5 }] })
  expect((await test.client.call('whatIf.predictions', {}))[0]!.sameData).toBe(false)
})

it.each([[0.35, true], [2, false]])('a prediction of a third of a point: a lift of %f in the next wave agrees with it: %s', async (lift, agrees) => {
  const dataset = await addDataset(test, { variables: wave(3, 0) })
  await test.client.call('whatIf.keep', { dataset, target: 'total', items: ['wait', 'price'], bootstrap: 400, seed: 1, name: 'Counters', raises: [{ item: 'wait', points: 25 / 3 }] })
  await addDataset(test, { variables: wave(4, lift) })
  const [scored] = await test.client.call('whatIf.predictions', {})
  const { prediction: { change, interval }, actual } = scored!
  // Both at 90 %: the interval found is given at 95 % (t of some 390 degrees of freedom).
  const reach = (actual!.interval![1] - actual!.change) * 1.6487 / 1.966
  const difference = actual!.change - change
  expect(scored!.held).toBe(Math.abs(difference) <= Math.hypot(reach, difference > 0 ? interval[1] - change : change - interval[0]))
  expect(scored!.held).toBe(agrees)
})
