import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProjectFile } from '../../../main/engine/store/makeProject.ts'
import { openProject } from '../../../main/engine/store/openProject.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDatasetTo, testEngine } from '../../fixtures/engine.ts'

let t: TestEngine
beforeEach(async () => { t = await testEngine() })
afterEach(() => t.dispose())

const sheet = (rows: number): string => {
  const path = join(t.dir, 'answers.csv')
  writeFileSync(path, `序号,${Array.from({ length: 30 }, (_, i) => `Q${i + 1}`).join(',')}\n${Array.from({ length: rows }, (_, i) => `${i + 1},${Array.from({ length: 30 }, (_, c) => (i + c) % 5 + 1).join(',')}`).join('\n')}\n`)
  return path
}

const leftovers = async (path: string): Promise<unknown[]> => {
  await t.client.call('project.close', {})
  const store = await openProject(path, { readOnly: true, scratch: t.dir })
  const tables = store.database.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'staging%' OR name LIKE 'data%'").pluck().all()
  store.close()
  return tables
}

test('an import cancelled while rows go in leaves no table behind', async () => {
  const { path } = await t.newProject()
  const proposal = await t.client.call('import.inspect', { grant: t.grants.add(sheet(20_000), 'read') })
  const controller = new AbortController()
  const pending = t.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe }, {
    signal: controller.signal, onProgress: () => controller.abort(),
  })
  await expect(pending).rejects.toMatchObject({ code: 'CANCELLED' })
  expect((await t.client.call('history.state', {})).count).toBe(0)
  expect(await leftovers(path)).toEqual(['dataset'])
})

test('a project closed under an import: the import ends as cancelled, nothing is written to the next project', async () => {
  await t.newProject('first')
  const proposal = await t.client.call('import.inspect', { grant: t.grants.add(sheet(20_000), 'read') })
  const pending = t.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
  const outcome = pending.then(() => 'done', (thrown: unknown) => (thrown as { code: string }).code)
  await t.newProject('second')
  expect(await outcome).toBe('CANCELLED')
  expect(await t.client.call('dataset.list', {})).toEqual([])
  expect((await t.client.call('history.state', {})).count).toBe(0)
  expect(t.logged).toEqual([])
})

test('rows are staged batch by batch and adopted whole; the same rows in other batches have the same content', async () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i % 7 === 0 ? null : i % 11 === 0 ? `text ${i}` : i / 4))
  const contents: string[] = []
  for (const size of [1000, 300, 7]) {
    const path = join(t.dir, `b${size}.yinguo`)
    await createProjectFile(path, 'b', { id: 'b', name: 'B', purpose: 'student', createdAt: 'now' }, false)
    const store = await openProject(path, { readOnly: false, scratch: t.dir })
    const staging = store.stage(['Q1', 'Q2'])
    for (let at = 0; at < values.length; at += size) {
      const part = values.slice(at, at + size)
      staging.append({ count: part.length, columns: [part, Float64Array.from(part, value => (typeof value === 'number' ? value : Number.NaN))] })
    }
    expect(staging.rows).toBe(1000)
    contents.push(staging.adopt().content)
    staging.settle(false)
    staging.discard()
    expect(() => staging.append({ count: 0, columns: [[], []] })).toThrow('CONFLICT')
    expect(store.database.prepare("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'staging%'").pluck().get()).toBe(0)
    store.close()
  }
  expect(new Set(contents).size).toBe(1)
})

test('whole numbers are kept as integers, other doubles exactly, text as it was', async () => {
  const path = join(t.dir, 'v.yinguo')
  await createProjectFile(path, 'v', { id: 'v', name: 'V', purpose: 'student', createdAt: 'now' }, false)
  let store = await openProject(path, { readOnly: false, scratch: t.dir })
  const values = [5, -3, 0, -0, 0.1 + 0.2, 1e308, 5e-324, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 'a\u0000b', '😀𠮷', 'x'.repeat(100_000), '', '5', null]
  addDatasetTo(store, { variables: [{ id: 'Q1', values }] })
  store.close()
  store = await openProject(path, { readOnly: false, scratch: t.dir })
  const read = store.reader.columns.values(1, 'Q1')
  expect(read.length).toBe(values.length)
  values.forEach((value, i) => { expect(Object.is(read[i], value)).toBe(true) })
  expect(store.database.prepare('SELECT typeof("Q1") FROM data_1 WHERE rid IN (1, 5, 15)').pluck().all()).toEqual(['integer', 'real', 'text'])
  store.close()
})
