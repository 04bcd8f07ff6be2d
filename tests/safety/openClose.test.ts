import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createProjectFile } from '../../main/engine/store/makeProject.ts'
import { openProject } from '../../main/engine/store/openProject.ts'
import { addDatasetTo } from '../fixtures/engine.ts'

// SAFETY.md S2: nothing stays behind when projects are opened and closed, the same one and ten.
const CYCLES = Number(process.env['YINGUO_CYCLES'] ?? 150)
let dir: string
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'yinguo-cycles-')) })
afterEach(() => { rmSync(dir, { recursive: true, force: true }) })

it(`${CYCLES} times open, edit, close: no handle, no file and no memory stays behind`, async () => {
  const files = Array.from({ length: 10 }, (_, i) => join(dir, `p${i}.yinguo`))
  await createProjectFile(files[0]!, 'p', { id: 'p', name: 'P', purpose: 'student', createdAt: '2026-01-05T08:00:00+00:00' }, false)
  const store = await openProject(files[0]!, { readOnly: false, scratch: dir })
  addDatasetTo(store, { variables: [{ id: 'Q1', values: new Array<number>(200).fill(3) }] })
  store.close()
  for (const file of files.slice(1)) copyFileSync(files[0]!, file)
  const said = execFileSync(process.execPath, ['--expose-gc', fileURLToPath(new URL('openClose.child.ts', import.meta.url)), String(CYCLES), ...files], {
    // Memory that several arenas share out is no measure of what is kept.
    encoding: 'utf8', env: { ...process.env, MALLOC_ARENA_MAX: '1' },
  })
  const [early, late] = said.trim().split('\n').map(line => JSON.parse(line) as Record<'handles' | 'resources' | 'rss' | 'heap' | 'left', number>)
  expect(late?.handles).toBe(early?.handles)
  expect(late?.resources).toBe(early?.resources)
  expect(late?.left).toBe(early?.left)
  expect(late!.heap - early!.heap).toBeLessThan(10_000_000)
  expect(late!.rss - early!.rss).toBeLessThan(30_000_000)
})
