import { afterEach, beforeEach, expect, it } from 'vitest'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

let test: TestEngine
beforeEach(async () => { test = await testEngine(); await test.newProject() })
afterEach(() => test.dispose())

it('lists what one change set wrote, excluded rows included, and how many there are beyond the limit', async () => {
  const { client } = test
  const dataset = await addDataset(test, { variables: [{ id: 'a', label: 'Waiting time', kind: 'number', values: [1, 2, 3] }] })
  const { rows } = await client.call('dataset.page', { dataset })
  const rids = rows.map(row => row.rid)
  await client.call('dataset.setCells', { dataset, edits: rids.map(rid => ({ rid, variable: 'a', value: 9 })) })
  const edit = (await client.call('history.state', {})).undo!
  expect(await client.call('history.cells', { changeSet: edit.id, limit: 2 })).toEqual({
    total: 3,
    cells: [
      { dataset, rid: rids[0], variable: 'a', label: 'Waiting time', from: 1, to: 9 },
      { dataset, rid: rids[1], variable: 'a', label: 'Waiting time', from: 2, to: 9 },
    ],
  })
  await client.call('dataset.setExcluded', { dataset, rids: [rids[2]!], reason: 'speeding' })
  const exclusion = (await client.call('history.state', {})).undo!
  expect((await client.call('history.cells', { changeSet: exclusion.id })).cells).toEqual([{ dataset, rid: rids[2], variable: null, label: '', from: null, to: 'speeding' }])
})
