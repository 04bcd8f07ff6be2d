import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { storeFailure } from '../../main/engine/store/failures.ts'
import type { TestEngine } from '../fixtures/engine.ts'
import { addDatasetTo, testEngine } from '../fixtures/engine.ts'
import { openProject } from '../../main/engine/store/openProject.ts'

// SAFETY.md D6: a stick that is pulled or a share that is gone, at any moment.
const TIMES = Number(process.env['YINGUO_PULLS'] ?? 12)
let t: TestEngine
beforeEach(async () => { t = await testEngine() })
afterEach(() => t.dispose())

it(`the project's folder goes away ${TIMES} times: what was saved can be read and saved elsewhere, and work goes on when it is back`, async () => {
  const stick = join(t.dir, 'stick')
  const pulled = join(t.dir, 'pulled')
  mkdirSync(stick)
  const path = join(stick, 'p.yinguo')
  await t.client.call('project.create', { grant: t.grants.add(path, 'create'), name: 'P', purpose: 'student' })
  await t.client.call('project.close', {})
  const made = await openProject(path, { readOnly: false, scratch: t.dir })
  addDatasetTo(made, { variables: [{ id: 'Q1', values: new Array<number>(50).fill(0) }] })
  made.close()
  await t.client.call('project.open', { grant: t.grants.add(path, 'write') })
  const edit = (value: number): Promise<unknown> => t.client.call('dataset.setCells', { dataset: 1, edits: [{ rid: 1 + value % 50, variable: 'Q1', value }] })
  const highest = async (): Promise<number> => Math.max(...(await t.client.call('dataset.page', { dataset: 1 })).rows.map(row => Number(row.values[0])))

  let saved = 0
  for (let time = 0; time < TIMES; time++) {
    for (let more = (time * 7) % 5; more >= 0; more--) await edit(++saved)
    // An edit and a copy are under way as the folder goes.
    const underway = t.client.call('project.saveCopy', { grant: t.grants.add(join(stick, `beside-${time}.yinguo`), 'write') }).catch((thrown: unknown) => thrown)
    renameSync(stick, pulled)
    await expect(edit(saved + 1)).rejects.toMatchObject({ code: 'M17', params: { path: 'p.yinguo' } })
    await underway
    expect(await highest()).toBe(saved)
    const elsewhere = join(t.dir, `elsewhere-${time}.yinguo`)
    await t.client.call('project.saveCopy', { grant: t.grants.add(elsewhere, 'write') })
    const copy = await openProject(elsewhere, { readOnly: true, scratch: t.dir })
    expect(Math.max(...copy.reader.columns.numbers(1, 'Q1'))).toBe(saved)
    copy.close()
    renameSync(pulled, stick)
  }
  await edit(++saved)
  expect(await highest()).toBe(saved)
  expect(await t.client.call('project.check', {})).toMatchObject({ sound: true })
  expect(t.logged).toEqual([])
})

it('a device that answers no more is told as unreachable, never as damaged', () => {
  for (const code of ['EIO', 'ENODEV', 'SQLITE_IOERR_READ', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE']) {
    expect(storeFailure(Object.assign(new Error(code), { code }), '/x/p.yinguo', 'p.yinguo')).toMatchObject({ code: 'M17', params: { path: 'p.yinguo' } })
  }
})
