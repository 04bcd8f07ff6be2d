import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SCHEMA_VERSION } from '../../main/engine/store/migrations/index.ts'
import type { TestEngine } from '../fixtures/engine.ts'
import { testEngine } from '../fixtures/engine.ts'

/** A project written by each schema version there was; a file stays here for ever. */
const folder = fileURLToPath(new URL('files', import.meta.url))
const files = readdirSync(folder).filter(name => name.endsWith('.yinguo'))

let t: TestEngine
let dir: string
beforeEach(async () => { t = await testEngine(); dir = mkdtempSync(join(tmpdir(), 'yinguo-old-')) })
afterEach(async () => { await t.dispose(); rmSync(dir, { recursive: true, force: true }) })

test('there is a file of every earlier version', () => {
  expect(files).toEqual(Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => `version-${i + 1}.yinguo`))
})

test.each(files)('%s opens, is sound, is worked on and undone', async file => {
  const path = join(dir, file)
  copyFileSync(join(folder, file), path)
  await t.client.call('project.open', { grant: t.grants.add(path, 'write') })
  expect(await t.client.call('project.check', {})).toMatchObject({ sound: true })
  const [summary] = await t.client.call('dataset.list', {})
  expect(summary).toMatchObject({ type: 'survey', wave: null, ledger: { issued: 320, returned: 290, valid: 286 } })
  const dataset = summary!.id
  // The import of the earlier version is taken back and brought again: its log knows nothing of the newer columns.
  let undone = 0
  for (;;) {
    const state = await t.client.call('history.state', {})
    if (!state.undo) break
    await t.client.call('history.undo', {})
    undone++
  }
  expect(undone).toBeGreaterThan(0)
  expect(await t.client.call('dataset.list', {})).toEqual([])
  for (; undone > 0; undone--) await t.client.call('history.redo', {})
  expect((await t.client.call('dataset.get', { dataset })).ledger.valid).toBe(286)
  expect(await t.client.call('project.check', {})).toMatchObject({ sound: true })
})

test.each(files)('%s is read as it is where it may not be changed', async file => {
  const path = join(dir, file)
  copyFileSync(join(folder, file), path)
  const before = readFileSync(path)
  await t.client.call('project.open', { grant: t.grants.add(path, 'read'), readOnly: true })
  expect((await t.client.call('dataset.list', {}))[0]).toMatchObject({ type: 'survey', ledger: { valid: 286 } })
  expect(await t.client.call('project.check', {})).toMatchObject({ sound: true })
  await t.client.call('project.close', {})
  expect(readFileSync(path).equals(before)).toBe(true)
})
