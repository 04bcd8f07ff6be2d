import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withWave } from '../../../shared/model/importWave.ts'
import { koboForm, typeformCsv } from '../../fixtures/import/moreSurveys.ts'
import { testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

let test: TestEngine
beforeAll(async () => {
  test = await testEngine()
  await test.newProject('households')
  writeFileSync(join(test.dir, 'form.xlsx'), koboForm())
  writeFileSync(join(test.dir, 'after.csv'), typeformCsv)
})
afterAll(() => test.dispose())

describe('repeat groups of a form', () => {
  it('come along as data sets below it, linked, in one step that can be undone', async () => {
    const { client, grants } = test
    const proposal = await client.call('import.inspect', { grant: grants.add(join(test.dir, 'form.xlsx'), 'read'), options: {} })
    expect(proposal.related).toEqual([{ sheet: 'members', rows: 5 }])
    const done = await client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
    expect(done.related).toMatchObject([{ sheet: 'members', name: 'form - 住户调查 - members', rows: 5 }])
    const list = await client.call('dataset.list', {})
    expect(list.map(dataset => [dataset.id, dataset.rows, dataset.parent])).toEqual([[done.dataset.id, 3, null], [done.related[0]!.id, 5, done.dataset.id]])
    const members = await client.call('dataset.get', { dataset: done.related[0]!.id })
    expect(members.variables.filter(variable => /index/.test(variable.id)).map(variable => [variable.id, variable.role, variable.kind])).toEqual([['_index', 'paradata', 'number'], ['_parent_index', 'paradata', 'number']])
    expect(members.variables.some(variable => variable.label === 'name')).toBe(false)
    const page = await client.call('dataset.page', { dataset: members.id, offset: 0, limit: 10, variables: ['_parent_index', 'age'] })
    expect(page.rows.map(row => row.values)).toEqual([[1, 34], [1, 8], [2, 51], [3, 27], [3, 25]])
    await client.call('history.undo', {})
    expect(await client.call('dataset.list', {})).toEqual([])
    await client.call('history.redo', {})
    expect((await client.call('dataset.list', {})).map(dataset => dataset.parent)).toEqual([null, done.dataset.id])
  })

  it('stay behind when they are not wanted, and an unknown sheet is refused', async () => {
    const { client, grants } = test
    const look = () => client.call('import.inspect', { grant: grants.add(join(test.dir, 'form.xlsx'), 'read'), options: {} })
    const first = await look()
    await expect(client.call('import.commit', { session: first.session, recipe: first.recipe, related: ['notes'] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const done = await client.call('import.commit', { session: first.session, recipe: first.recipe, related: [] })
    expect(done.related).toEqual([])
  })
})

describe('the wave', () => {
  it('stands on the data set and in every row', async () => {
    const { client, grants } = test
    const proposal = await client.call('import.inspect', { grant: grants.add(join(test.dir, 'after.csv'), 'read'), options: {} })
    const recipe = withWave(withWave(proposal.recipe, '改进前', '期次'), ' 改进后 ', '期次')
    expect(recipe.variables.filter(variable => variable.meaning === 'wave')).toHaveLength(1)
    expect(withWave(recipe, '', '期次')).toEqual({ ...proposal.recipe, wave: null })
    const done = await client.call('import.commit', { session: proposal.session, recipe })
    const dataset = await client.call('dataset.get', { dataset: done.dataset.id })
    expect([dataset.name, dataset.wave]).toEqual(['after', '改进后'])
    expect(dataset.variables.find(variable => variable.meaning === 'wave')).toMatchObject({ id: 'wave', name: '期次', kind: 'nominal', role: 'paradata', codes: [{ code: 1, label: '改进后' }] })
    const page = await client.call('dataset.page', { dataset: done.dataset.id, offset: 0, limit: 10, variables: ['wave'] })
    expect(page.rows.map(row => row.values)).toEqual([[1], [1], [1], [1]])
  })
})
