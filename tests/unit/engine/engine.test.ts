import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let t: TestEngine
beforeEach(async () => { t = await testEngine() })
afterEach(() => t.dispose())

test('a dataset goes in, a cell changes, undo and redo survive a restart', async () => {
  const { path } = await t.newProject()
  const dataset = await addDataset(t, { variables: [
    { id: 'Q1', kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' }, values: [1, 2, 3, null, 5] },
    { id: 'Q2', kind: 'text', values: ['a', '无', '', null, 'b'] },
  ] })
  const page = await t.client.call('dataset.page', { dataset })
  expect(page.total).toBe(5)
  expect(page.rows[0]).toEqual({ rid: 1, values: [1, 'a'], excluded: null, invalid: [], edited: [], commented: [] })
  const events: unknown[] = []
  t.client.onEvent(event => events.push(event))
  const outcome = await t.client.call('dataset.setCells', { dataset, edits: [{ rid: 2, variable: 'Q1', value: '9' }], reason: 'typo' })
  expect(outcome).toEqual({ changed: 1, invalid: [{ rid: 2, variable: 'Q1', why: 'outOfScale' }] })
  expect(events).toEqual([{ kind: 'changed', tags: [`cells:${dataset}`, 'history'], changeSet: 2 }])
  await t.client.call('project.close', {})
  await t.client.call('project.open', { grant: t.grants.add(path, 'write') })
  expect((await t.client.call('dataset.page', { dataset })).rows[1]).toMatchObject({ values: [9, '无'], invalid: [0], edited: [0] })
  const undone = await t.client.call('history.undo', {})
  expect(undone).toMatchObject({ kind: 'undo', of: 2, reason: 'typo', params: { cells: 1, of: 'dataset.setCells' } })
  expect((await t.client.call('dataset.page', { dataset })).rows[1]).toMatchObject({ values: [2, '无'], invalid: [], edited: [] })
  await t.client.call('history.redo', {})
  const history = await t.client.call('dataset.cellHistory', { dataset, rid: 2, variable: 'Q1' })
  expect(history.map(change => [change.kind, change.from, change.to])).toEqual([['redo', 2, 9], ['undo', 9, 2], ['edit', 2, 9], ['import', null, 2]])
  const report = await t.client.call('project.check', {})
  expect(report.findings.filter(finding => finding.level !== 'ok')).toEqual([])
  expect(report.sound).toBe(true)
  expect(t.logged).toEqual([])
})
