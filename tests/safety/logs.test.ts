import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { YinguoError } from '../../shared/rpc/errors.ts'
import type { TestEngine } from '../fixtures/engine.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'

// SAFETY.md P5: what the program writes down of its own defects holds nothing of the project.
const CANARY = '金丝雀canary'
let t: TestEngine
beforeEach(async () => { t = await testEngine() })
afterEach(() => t.dispose())

it('a day of work with answers, names, paths and mistakes leaves no word of them in the log', async () => {
  await t.newProject(`${CANARY}项目`)
  const dataset = await addDataset(t, { name: `${CANARY}数据`, variables: [
    { id: 'Q1', label: `${CANARY}题目`, values: [1, 2, 3, 4, 5] }, { id: 'name', kind: 'text', role: 'identifier', label: `${CANARY}姓名`, values: Array.from({ length: 5 }, (_, i) => `${CANARY}${i}`) },
  ] })
  const tried: string[] = []
  const attempt = async (name: string, params: object): Promise<void> => {
    tried.push(await t.client.call(name as 'project.info', params as never).then(() => 'ok', (thrown: unknown) => (thrown as YinguoError).code))
  }
  const sheet = (name: string, text: string | Uint8Array): string => {
    const path = join(t.dir, `${CANARY}-${name}`)
    writeFileSync(path, text)
    return t.grants.add(path, 'read')
  }
  await attempt('dataset.setCells', { dataset, edits: [{ rid: 1, variable: 'name', value: `${CANARY}改` }] })
  await attempt('dataset.setCells', { dataset, edits: [{ rid: 99, variable: 'name', value: CANARY }] })
  await attempt('dataset.setCells', { dataset, edits: [{ rid: 1, variable: CANARY, value: CANARY }] })
  await attempt(`dataset.${CANARY}`, { dataset: CANARY })
  await attempt('dataset.get', { dataset: CANARY })
  await attempt('analysis.run', { request: { method: 'describe', dataset, variables: [CANARY] } })
  await attempt('analysis.run', { request: { method: 'frequencies', dataset, variables: ['name'] } })
  for (const [name, text] of [['a.csv', `${CANARY},Q1\n${CANARY},1\n"${CANARY}`], ['b.xlsx', `PK\u0003\u0004${CANARY}`], ['c.sav', `$FL2${CANARY}`], ['d.json', `{"${CANARY}`], ['e.ods', CANARY]] as const) {
    await attempt('import.inspect', { grant: sheet(name, text) })
  }
  for (const format of ['csv', 'xlsx', 'json', 'sav']) await attempt('export.data', { dataset, format, identifiers: true, grant: t.grants.add(join(t.dir, `${CANARY}.${format}`), 'write') })
  await attempt('export.data', { dataset, format: 'csv', grant: t.grants.add(join(t.dir, CANARY, 'none', 'out.csv'), 'write') })
  await attempt('project.open', { grant: t.grants.add(join(t.dir, `${CANARY}.yinguo`), 'write') })
  await attempt('project.open', { grant: sheet('f.yinguo', CANARY) })
  await attempt('project.saveCopy', { grant: t.grants.add(join(t.dir, `${CANARY}-copy.yinguo`), 'write') })
  await attempt('project.saveCopy', { grant: CANARY })
  await attempt('history.undo', {})
  // The smoke did reach work and mistakes alike.
  expect(tried.filter(code => code === 'ok').length).toBeGreaterThan(6)
  expect(new Set(tried).size).toBeGreaterThan(5)
  expect(t.logged.join('\n')).not.toMatch(/金丝雀|canary/)
})

it('a defect in the middle of an edit is logged by its place, not by what was edited', async () => {
  await t.newProject()
  const dataset = await addDataset(t, { variables: [{ id: 'Q1', kind: 'text', values: ['a'] }] })
  // A clock that fails is a defect of ours in every command.
  t.deps.now = () => { throw new Error('the clock') }
  await expect(t.client.call('dataset.setCells', { dataset, edits: [{ rid: 1, variable: 'Q1', value: CANARY }] })).rejects.toMatchObject({ code: 'INTERNAL' })
  expect(t.logged).toHaveLength(1)
  expect(t.logged[0]).toMatch(/^dataset\.setCells: Error: the clock/)
  expect(t.logged[0]).not.toContain('canary')
  t.deps.now = () => '2026-01-05T09:00:00+00:00'
})
