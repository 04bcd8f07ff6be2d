import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Derivation } from '../../../shared/model/derivation.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
let dataset: number
const scale = { min: 1, max: 5, direction: 'positive' as const }
beforeEach(async () => {
  test = await testEngine()
  await test.newProject()
  dataset = await addDataset(test, {
    variables: [
      { id: 'A', name: 'a', label: 'Item a', kind: 'scale', scale, values: [1, 2, 3, 4, 5, null] },
      { id: 'B', name: 'b', label: 'Item b', kind: 'scale', scale: { ...scale, direction: 'negative' }, values: [5, 4, 3, 2, null, null] },
      { id: 'G', name: 'g', label: 'Group', kind: 'nominal', codes: [{ code: 1, label: 'x' }, { code: 2, label: 'y' }, { code: 9, label: 'n/a', missing: true }], values: [1, 1, 1, 2, 2, 9] },
      { id: 'T', name: 't', label: 'Time', kind: 'date', values: ['2024-03-04 08:30:00', '2024-12-30', 'soon', null, '2024-03-05 23:59', '2023-01-01'] },
      { id: 'N', name: 'n', label: 'Number', kind: 'number', values: [10, 20, 30, 40, 50, 60] },
    ],
  })
})
afterEach(async () => { await test.dispose() })

const create = (name: string, derivation: Derivation): Promise<{ id: string; kind: string; scale: unknown; codes: unknown; role: string }> => test.client.call('derived.create', { dataset, name, derivation })
const column = async (id: string): Promise<CellValue[]> => {
  const page = await test.client.call('dataset.page', { dataset, limit: 1000 })
  return page.rows.map(row => row.values[page.variables.indexOf(id)] ?? null)
}

describe('derived variables', () => {
  it.each<[Derivation, CellValue[], object]>([
    [{ type: 'reverse', of: 'A' }, [5, 4, 3, 2, 1, null], { kind: 'scale', scale: { min: 1, max: 5, direction: 'negative' } }],
    [{ type: 'mean', of: ['a', 'b'], least: 1, reversed: true }, [1, 2, 3, 4, 5, null], { kind: 'number', scale }],
    [{ type: 'mean', of: ['A', 'B'], least: 2, reversed: false }, [3, 3, 3, 3, null, null], { kind: 'number' }],
    [{ type: 'sum', of: ['A', 'B'], least: 2, reversed: true }, [2, 4, 6, 8, null, null], { scale: { min: 2, max: 10, direction: 'positive' } }],
    [{ type: 'index', of: ['A', 'B'], least: 1 }, [0, 25, 50, 75, 100, null], { scale: { min: 0, max: 100, direction: 'positive' } }],
    [{ type: 'topBox', of: 'A', top: 2 }, [0, 0, 0, 1, 1, null], { kind: 'indicator', codes: [{ code: 1, label: '4–5' }, { code: 0, label: '1–3' }] }],
    [{ type: 'topBox', of: 'B', top: 2 }, [0, 0, 0, 1, null, null], { codes: [{ code: 1, label: '1–2' }, { code: 0, label: '3–5' }] }],
    [{ type: 'recode', of: 'G', lines: [{ values: [1], from: null, to: null, code: 10, label: 'ten' }, { values: [9], from: null, to: null, code: 90, label: 'none' }], otherwise: 'keep' }, [10, 10, 10, 2, 2, 90], { kind: 'nominal' }],
    [{ type: 'recode', of: 'N', lines: [{ values: [20], from: null, to: null, code: 7, label: '' }, { values: [], from: 15, to: 30, code: 8, label: '' }], otherwise: 0 }, [0, 7, 8, 0, 0, 0], {}],
    [{ type: 'bins', of: 'N', edges: [20, 50], labels: [] }, [1, 2, 2, 2, 3, 3], { kind: 'ordinal' }],
    [{ type: 'quantiles', of: 'N', groups: 3 }, [1, 1, 2, 2, 3, 3], {}],
    [{ type: 'datePart', of: 'T', part: 'hour' }, [8, null, null, null, 23, null], {}],
    [{ type: 'datePart', of: 'T', part: 'week' }, ['2024-W10', '2025-W01', null, null, '2024-W10', '2022-W52'], { kind: 'text' }],
    [{ type: 'datePart', of: 'T', part: 'weekday' }, [1, 1, null, null, 2, 7], {}],
    [{ type: 'datePart', of: 'T', part: 'date' }, ['2024-03-04', '2024-12-30', null, null, '2024-03-05', '2023-01-01'], { kind: 'date' }],
    [{ type: 'formula', text: 'if(g = "x", n * 2, a)' }, [20, 40, 60, 4, 5, null], { kind: 'number' }],
    [{ type: 'formula', text: 'n > 25' }, [0, 0, 1, 1, 1, 1], { kind: 'indicator' }],
    [{ type: 'groupWeight', of: 'G', targets: [{ code: 1, share: 30 }, { code: 2, share: 70 }] }, [0.5, 0.5, 0.5, 1.75, 1.75, null], { kind: 'number' }],
  ])('%j', async (derivation, expected, shape) => {
    const variable = await create('d', derivation)
    expect(variable).toMatchObject(shape)
    const shown = await column(variable.id)
    expect(shown.map(value => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value))).toEqual(expected)
    const previewed = await test.client.call('derived.preview', { dataset, derivation })
    expect(previewed.problem).toBeNull()
    expect(previewed.first.map(row => row.value)).toEqual(shown)
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })

  it('follows edits, exclusions, undo and redo at once, through others', async () => {
    const mean = await create('m', { type: 'mean', of: ['A', 'N'], least: 1, reversed: true })
    const double = await create('double', { type: 'formula', text: 'm * 2' })
    const half = await create('half', { type: 'quantiles', of: double.id, groups: 2 })
    expect(await column(double.id)).toEqual([11, 22, 33, 44, 55, 120])
    expect(await column(half.id)).toEqual([1, 1, 1, 2, 2, 2])
    await test.client.call('dataset.setCells', { dataset, edits: [{ rid: 1, variable: 'N', value: 1001 }] })
    expect(await column(double.id)).toEqual([1002, 22, 33, 44, 55, 120])
    expect(await column(half.id)).toEqual([2, 1, 1, 1, 2, 2])
    await test.client.call('dataset.setExcluded', { dataset, rids: [1], reason: 'odd' })
    expect(await column(double.id)).toEqual([1002, 22, 33, 44, 55, 120])
    expect(await column(half.id)).toEqual([null, 1, 1, 1, 2, 2])
    expect((await test.client.call('dataset.columnStats', { dataset, variable: mean.id })).n).toBe(5)
    await test.client.call('history.undo', {})
    await test.client.call('history.undo', {})
    expect(await column(half.id)).toEqual([1, 1, 1, 2, 2, 2])
    await test.client.call('history.redo', {})
    expect(await column(double.id)).toEqual([1002, 22, 33, 44, 55, 120])
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  })

  it('sorts, searches and filters by it', async () => {
    const { id } = await create('m', { type: 'formula', text: '100 - n' })
    const page = await test.client.call('dataset.page', { dataset, sort: { variable: id }, limit: 3 })
    expect(page.rows.map(row => row.rid)).toEqual([6, 5, 4])
    expect((await test.client.call('dataset.page', { dataset, search: '90' })).rows.map(row => row.rid)).toEqual([1])
    expect((await test.client.call('dataset.page', { dataset, variables: [id], filters: [{ type: 'range', variable: id, from: 60, to: 80 }] })).rows.map(row => row.values)).toEqual([[80], [70], [60]])
  })

  it('is analysed like any other, and described by name', async () => {
    const { id } = await create('m', { type: 'mean', of: ['A', 'B'], least: 1, reversed: true })
    const { result } = await test.client.call('analysis.run', { method: 'describe', dataset, variables: ['m'] })
    expect(result['m']).toMatchObject({ n: 5, mean: 3 })
    await test.client.call('variable.update', { dataset, variables: [id], patch: { name: 'score', label: 'Score' } })
    expect((await test.client.call('dataset.get', { dataset })).variables.find(variable => variable.id === id)).toMatchObject({ name: 'score', derived: { type: 'mean', of: ['A', 'B'] } })
  })

  it('cannot be edited, and refuses what would break it', async () => {
    const m = await create('m', { type: 'index', of: ['A', 'B'], least: 1 })
    const d = await create('d', { type: 'formula', text: 'm + 1' })
    await expect(test.client.call('dataset.setCells', { dataset, edits: [{ rid: 1, variable: m.id, value: 3 }] })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { why: 'derived' } })
    await expect(test.client.call('derived.remove', { dataset, variable: m.id })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { problem: 'inUse', names: ['d'] } })
    await expect(test.client.call('variable.update', { dataset, variables: ['A'], patch: { scale: null } })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { problem: 'inUse', names: ['m'] } })
    await expect(test.client.call('variable.update', { dataset, variables: [m.id], patch: { kind: 'text' } })).rejects.toMatchObject({ code: 'BAD_VALUE', params: { why: 'derived' } })
    await expect(test.client.call('derived.update', { dataset, variable: m.id, derivation: { type: 'formula', text: 'd * 2' } })).rejects.toMatchObject({ params: { problem: 'cycle' } })
    await expect(test.client.call('derived.update', { dataset, variable: m.id, derivation: { type: 'formula', text: 'm * 2' } })).rejects.toMatchObject({ params: { problem: 'cycle' } })
    await expect(create('x', { type: 'formula', text: 'a +* 2' })).rejects.toMatchObject({ params: { problem: 'unexpected', from: 3, to: 4 } })
    await expect(create('m', { type: 'formula', text: 'a' })).rejects.toMatchObject({ params: { problem: 'nameTaken' } })
    await expect(create('x', { type: 'reverse', of: 'N' })).rejects.toMatchObject({ params: { problem: 'noScale' } })
    expect(await column(m.id)).toEqual([0, 25, 50, 75, 100, null])
    await test.client.call('derived.remove', { dataset, variable: d.id })
    await test.client.call('derived.remove', { dataset, variable: m.id })
    expect((await test.client.call('dataset.get', { dataset })).variables.map(variable => variable.id)).toEqual(['A', 'B', 'G', 'T', 'N'])
    await test.client.call('history.undo', {})
    expect(await column(m.id)).toEqual([0, 25, 50, 75, 100, null])
  })

  it('outlives closing the project', async () => {
    const { path } = await test.newProject('again')
    dataset = await addDataset(test, { variables: [{ id: 'A', values: [1, 2] }] })
    const { id } = await create('twice', { type: 'formula', text: 'A * 2' })
    await test.client.call('project.close', {})
    await test.client.call('project.open', { grant: test.grants.add(path, 'write') })
    expect(await column(id)).toEqual([2, 4])
  })

  it('keeps personal data personal', async () => {
    await test.client.call('variable.update', { dataset, variables: ['T'], patch: { role: 'identifier' } })
    expect((await create('x', { type: 'datePart', of: 'T', part: 'year' })).role).toBe('identifier')
  })

  it('equals a new calculation after any edits and undos', async () => {
    const m = await create('m', { type: 'mean', of: ['A', 'B', 'N'], least: 2, reversed: true })
    const f = await create('f', { type: 'formula', text: 'if(g = 1, m, n) + count(a, b)' })
    const q = await create('q', { type: 'quantiles', of: f.id, groups: 2 })
    const w = await create('w', { type: 'groupWeight', of: q.id, targets: [{ code: 1, share: 1 }, { code: 2, share: 3 }] })
    const last = await create('last', { type: 'formula', text: 'w * m' })
    const step = fc.oneof(
      fc.record({ do: fc.constant('edit' as const), rid: fc.integer({ min: 1, max: 6 }), variable: fc.constantFrom('A', 'B', 'G', 'N'), value: fc.constantFrom(null, 1, 2, 3, 4, 5, 9, 77, 'text') }),
      fc.record({ do: fc.constant('exclude' as const), rid: fc.integer({ min: 1, max: 6 }), on: fc.boolean() }),
      fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
    )
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async steps => {
      for (const each of steps) {
        if (each.do === 'edit') await test.client.call('dataset.setCells', { dataset, edits: [{ rid: each.rid, variable: each.variable, value: each.value }] })
        else if (each.do === 'exclude') await test.client.call('dataset.setExcluded', { dataset, rids: [each.rid], reason: each.on ? 'why' : null })
        else {
          const { undo, redo } = await test.client.call('history.state', {})
          // Not so far back that the variables themselves are taken back.
          if (each.do === 'undo' ? undo?.kind.startsWith('dataset.') : redo) await test.client.call(`history.${each.do}`, {})
        }
        // What is kept and followed cell by cell …
        const { result } = await test.client.call('analysis.run', { method: 'describe', dataset, variables: [m.id, f.id, q.id, w.id, last.id] })
        expect(result).toEqual(expected(await test.client.call('dataset.page', { dataset, limit: 1000 }).then(page => page.rows)))
      }
    }), { numRuns: 25 })

    // … against the definition, worked out here from the answers of the rows that count.
    function expected(rows: { values: CellValue[]; excluded: string | null }[]): unknown {
      const counting = rows.filter(row => row.excluded === null)
      const answer = (row: { values: CellValue[] }, at: number, valid: readonly number[] | null): number | null => {
        const value = row.values[at]
        return typeof value === 'number' && (valid === null || valid.includes(value)) ? value : null
      }
      const points = [1, 2, 3, 4, 5]
      const cases = counting.map(row => {
        const [a, b, g, n] = [answer(row, 0, points), answer(row, 1, points), answer(row, 2, [1, 2]), answer(row, 4, null)]
        const items = [a, b === null ? null : 6 - b, n].filter(value => value !== null)
        const mean = items.length < 2 ? null : items.reduce((x, y) => x + y, 0) / items.length
        const chosen = g === null ? null : g === 1 ? mean : n
        return { mean, f: chosen === null ? null : chosen + Number(a !== null) + Number(b !== null) }
      })
      const known = cases.flatMap(each => (each.f === null ? [] : [each.f])).sort((x, y) => x - y)
      const group = cases.map(each => (each.f === null ? null : Math.floor(known.indexOf(each.f) * 2 / known.length) + 1))
      const sizes = [1, 2].map(code => group.filter(each => each === code).length)
      const share = (code: number): number => [0.25, 0.75][code - 1]! * (sizes[0]! + sizes[1]!) / sizes[code - 1]!
      // With one group empty the other's weights cannot meet the shares; they are levelled to mean 1.
      const weight = group.map(code => (code === null ? null : sizes.includes(0) ? 1 : share(code)))
      const product = weight.map((value, i) => (value === null || cases[i]!.mean === null ? null : value * cases[i]!.mean!))
      const close = (values: (number | null)[]): unknown => {
        const there = values.filter(value => value !== null)
        const mean = there.reduce((x, y) => x + y, 0) / there.length
        return expect.objectContaining({ n: there.length, missing: values.length - there.length, mean: there.length === 0 ? null : expect.closeTo(mean, 9) as number })
      }
      return { m: close(cases.map(each => each.mean)), f: close(cases.map(each => each.f)), q: close(group), w: close(weight), last: close(product) }
    }
  })
})
