import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/contract/analysis.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { measurement } from '../../../shared/presentation/measurement.ts'
import type { Presented } from '../../../shared/presentation/presented.ts'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

let test: TestEngine
beforeEach(async () => { test = await testEngine(); await test.newProject() })
afterEach(async () => { await test.dispose() })

const load = (columns: Record<string, (number | null)[]>): Promise<number> => addDataset(test, { variables: Object.entries(columns).map(([id, values]) => ({ id, values })) })
type Request = Parameters<TestEngine['client']['call']>[1]
const run = async (request: Request): Promise<JsonObject> => (await test.client.call('analysis.run', request as never)).result as JsonObject

/** Every way a result is read, both languages; nothing in it may be NaN, undefined or a key without a sentence. */
function read(method: keyof typeof measurement, result: JsonObject): Presented {
  expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
  for (const lang of ['zh-CN', 'en'] as const) {
    const said = JSON.stringify(measurement[method](result, { t: translator(lang), label: key => key, request: { method } as never }))
    expect(said).not.toMatch(/NaN|Infinity|undefined|measurement\.|\{\w+\}/)
  }
  return measurement[method](result, { t: translator('zh-CN'), label: key => key, request: { method } as never })
}

describe('the edge cases of the reference collection', () => {
  it('a constant item: alpha stays, its correlation is not defined, factors refuse it by name', async () => {
    const dataset = await load({ a: [1, 2, 3, 4, 5, 4], b: [3, 3, 3, 3, 3, 3], c: [2, 2, 3, 5, 5, 4] })
    const result = await run({ method: 'reliability', dataset, variables: ['a', 'b', 'c'] })
    expect(result).toMatchObject({ alpha_raw: expect.closeTo(0.724576271186441, 10) as number, alpha_std: null, constant: ['b'], item_stats: { b: { item_rest_r: null, sd: 0 } } })
    expect(read('reliability', result).warnings.join()).toContain('b')
    const factors = await run({ method: 'efa', dataset, variables: ['a', 'b', 'c'], factors: 1 })
    expect(factors).toMatchObject({ status: 'constant', constant: ['b'], kmo_overall: null, eigenvalues: null })
    expect(read('efa', factors).warnings.join()).toContain('b')
    const model = await run({ method: 'cfa', dataset, constructs: [{ name: 'f', items: ['a', 'b', 'c'] }] })
    expect(model).toMatchObject({ status: 'constant', fit: null })
    read('cfa', model)
  })

  it('two identical items: alpha is defined, everything that inverts the correlations says singular', async () => {
    const dataset = await load({ a: [1, 2, 3, 4, 5, 4, 2], b: [1, 2, 3, 4, 5, 4, 2], c: [2, 1, 3, 5, 4, 4, 3] })
    const result = await run({ method: 'reliability', dataset, variables: ['a', 'b', 'c'] })
    expect(result).toMatchObject({ alpha_raw: expect.closeTo(0.948795180722892, 10) as number, duplicates: [['a', 'b']], dependent: ['b'], item_stats: { a: { squared_multiple_r: null } }, omega: { reason: 'singular' } })
    read('reliability', result)
    const factors = await run({ method: 'efa', dataset, variables: ['a', 'b', 'c'], factors: 1, extraction: 'paf' })
    expect(factors).toMatchObject({ status: 'singular', dependent: ['b'], kmo_overall: null, bartlett: null, det_R: 0, paf: null })
    read('efa', factors)
    const components = await run({ method: 'efa', dataset, variables: ['a', 'b', 'c'], factors: 1, extraction: 'pca' })
    expect(components['pca']).not.toBeNull()
    read('efa', components)
  })

  it('a negative alpha is shown as it is, with the suspicion of reversed items', async () => {
    const dataset = await load({ a: [1, 2, 3, 4, 5, 6], b: [6, 5, 4, 3, 2, 2], c: [3, 1, 4, 1, 5, 2] })
    const result = await run({ method: 'reliability', dataset, variables: ['a', 'b', 'c'] })
    expect(result['alpha_raw']).toBeCloseTo(-3.66233766233766, 10)
    expect(result['warnings']).toContain('negativeAlpha')
    read('reliability', result)
  })
})

describe('reversed items', () => {
  const columns = { a: [1, 2, 3, 4, 5, 4], b: [5, 4, 3, 2, 1, 1], c: [2, 2, 3, 5, 5, 4] }

  it('are turned round by the scale, by name, by given bounds, never twice', async () => {
    const dataset = await addDataset(test, {
      variables: Object.entries(columns).map(([id, values]) => ({ id, values, kind: 'scale', scale: { min: 1, max: 5, direction: id === 'b' ? 'negative' : 'positive' } })),
    })
    const own = await run({ method: 'reliability', dataset, variables: ['a', 'b', 'c'] })
    expect(own['reversed']).toEqual([{ item: 'b', min: 1, max: 5, because: 'scale', bounds: 'scale' }])
    expect(own['alpha_raw'] as number).toBeGreaterThan(0.9)
    expect((await run({ method: 'reliability', dataset, variables: ['a', 'b', 'c'], reverse: ['b'] }))['alpha_raw']).toBe(own['alpha_raw'])
    expect(read('reliability', own).tables[0]!.notes.join()).toContain('b')

    const bare = await load(columns)
    const observed = await run({ method: 'reliability', dataset: bare, variables: ['a', 'b', 'c'], reverse: ['b'] })
    expect(observed).toMatchObject({
      alpha_raw: expect.closeTo(own['alpha_raw'] as number, 12) as number,
      // r(a, b) r(a, c) / r(b, c) is 1.02: the one factor that fits needs a negative residual variance.
      warnings: ['heywood', 'observedBounds'],
    })
    const given = await run({ method: 'reliability', dataset: bare, variables: ['a', 'b', 'c'], reverse: [{ variable: 'b', min: 1, max: 7 }] })
    expect((given['item_stats'] as JsonObject)['b']).toMatchObject({ mean: expect.closeTo(8 - 16 / 6, 12) as number })
  })

  it('unknown, outside the scale, or asked twice: an error a person can read', async () => {
    const dataset = await load(columns)
    const ask = (more: object): Promise<JsonObject> => run({ method: 'reliability', dataset, variables: ['a', 'b'], ...more } as Request)
    await expect(ask({ reverse: ['c'] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(ask({ reverse: ['zzz'] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(ask({ variables: ['a', 'a'] })).rejects.toMatchObject({ code: 'BAD_VALUE' })
  })
})

describe('too little data', () => {
  for (const [name, values] of [['no rows', []], ['one row', [1]], ['all missing', [null, null, null]], ['two rows', [1, 2]]] as const) {
    it(name, async () => {
      const dataset = await load({ a: [...values], b: [...values], c: [...values].reverse() })
      for (const request of [
        { method: 'reliability', dataset, variables: ['a', 'b', 'c'] }, { method: 'efa', dataset, variables: ['a', 'b', 'c'] },
        { method: 'cfa', dataset, constructs: [{ name: 'f', items: ['a', 'b', 'c'] }] }, { method: 'validity', dataset, constructs: [{ name: 'f', items: ['a', 'b'] }, { name: 'g', items: ['c'] }] },
      ] as const) {
        const result = await run(request)
        if (values.length < 2 || values[0] === null) expect(result['status']).not.toBe('computed')
        expect(read(request.method, result).warnings.length).toBeGreaterThan(0)
      }
    })
  }

  it('more factors than the items bear', async () => {
    const random = randomStream('few', 1)
    const column = (): number[] => Array.from({ length: 50 }, () => random.normal())
    const dataset = await load({ a: column(), b: column(), c: column() })
    expect(await run({ method: 'efa', dataset, variables: ['a', 'b', 'c'], factors: 2, extraction: 'ml' })).toMatchObject({ status: 'tooManyFactors', ml: null })
  })
})

describe('a scale of two constructs', () => {
  const random = randomStream('two constructs', 3)
  const f = Array.from({ length: 300 }, () => random.normal())
  const g = f.map(value => 0.4 * value + Math.sqrt(1 - 0.16) * random.normal())
  const columns = Object.fromEntries([...['a1', 'a2', 'a3'].map(id => [id, f] as const), ...['b1', 'b2', 'b3'].map(id => [id, g] as const)].map(([id, of]) => [id, of.map(value => 0.8 * value + 0.6 * random.normal())]))

  it('is found by parallel analysis, told apart by validity from the factor tree', async () => {
    const dataset = await load(columns)
    const factors = await run({ method: 'efa', dataset, variables: Object.keys(columns), rotation: 'promax' })
    expect(factors).toMatchObject({ factors: 2, factors_from: 'parallel', status: 'computed' })
    expect(read('efa', factors).tables.map(table => table.key)).toEqual(['suitability', 'variance', 'loadings', 'factorCorrelations'])

    const constructs = [{ name: 'A', items: ['a1', 'a2', 'a3'] }, { name: 'B', items: ['b1', 'b2', 'b3'] }]
    const given = await run({ method: 'validity', dataset, constructs })
    const [pair] = given['htmt'] as { htmt: number; below_85: boolean }[]
    // .4 between the factors; three standard errors of 300 cases.
    expect(Math.abs(pair!.htmt - 0.4)).toBeLessThan(0.2)
    expect(given).toMatchObject({ status: 'computed', loadings_from: 'cfa', fornell_larcker: [{ a: 'A', b: 'B', holds: true }] })
    expect(read('validity', given).reading.join()).toContain('HTMT')

    const model = await run({ method: 'cfa', dataset, constructs })
    expect((model['fit'] as JsonObject)['df']).toBe(8)
    expect(model['ave']).toEqual(Object.fromEntries(Object.entries(given['constructs'] as JsonObject).map(([name, one]) => [name, (one as JsonObject)['ave']])))
    read('cfa', model)
  })

  it('an interval that crosses the line is not called reliable', async () => {
    const dataset = await load({ a1: columns['a1']!.slice(0, 25), b1: columns['b1']!.slice(0, 25), a2: columns['a2']!.slice(0, 25) })
    const result = await run({ method: 'reliability', dataset, variables: ['a1', 'b1', 'a2'] })
    read('reliability', await run({ method: 'reliability', dataset, variables: ['a1', 'b1', 'a2'], groupFactors: 3 }))
    const { lower, upper } = result['alpha_ci'] as { lower: number; upper: number }
    expect(lower).toBeLessThan(0.7)
    expect(upper).toBeGreaterThan(0.7)
    expect(read('reliability', result).reading[0]).toContain('还不能断定')
  })
})
