import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkProject } from '../../main/engine/store/check.ts'
import { createProjectFile } from '../../main/engine/store/makeProject.ts'
import { openProject } from '../../main/engine/store/openProject.ts'
import type { ProjectStore } from '../../main/engine/store/projectStore.ts'
import { addDatasetTo } from '../fixtures/engine.ts'

// SAFETY.md D3, D4: the whole program killed in the middle of an edit, a paste of 10,000 cells, an import, a copy.
const KILLS = Number(process.env['YINGUO_KILLS'] ?? 2)
const ROWS = 2000
const child = fileURLToPath(new URL('hostKilled.child.ts', import.meta.url))
let dir: string
let path: string
let sheet: string
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yinguo-host-killed-'))
  path = join(dir, 'p.yinguo')
  sheet = join(dir, 'answers.csv')
  writeFileSync(sheet, `序号,Q1\n${Array.from({ length: 5000 }, (_, i) => `${i + 1},${i % 5 + 1}`).join('\n')}\n`)
  await createProjectFile(path, 'p', { id: 'p', name: 'P', purpose: 'student', createdAt: '2026-01-05T08:00:00+00:00' }, false)
  const store = await openProject(path, { readOnly: false, scratch: dir })
  addDatasetTo(store, { variables: ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map(id => ({ id, values: new Array<number>(ROWS).fill(0) })) })
  store.close()
})
afterAll(() => { rmSync(dir, { recursive: true, force: true }) })

/** Lets the program work from number `from` for `ms` after the first thing it did, kills it, and answers how far it said it had come. */
function killAfter(action: string, from: number, ms: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const host = spawn(process.execPath, [child, action, path, dir, sheet, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    let counting = false
    host.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      // Import and copies take long: half of the kills come before the first is done.
      if (!counting && (said.split('\n').length > 2 || ms % 2 === 0)) {
        counting = true
        setTimeout(() => host.kill('SIGKILL'), ms)
      }
    })
    host.on('error', reject)
    host.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') { reject(new Error(`the host ended by itself with ${String(code)}`)); return }
      const lines = said.slice(0, said.lastIndexOf('\n')).split('\n')
      resolve(lines.length > 1 ? Number(lines.at(-1)) : from - 1)
    })
  })
}

/** The last number that went into every one of these columns. */
function held(store: ProjectStore, variables: string[]): number {
  const values = variables.flatMap(variable => [...store.reader.columns.numbers(1, variable)])
  return Math.max(...values)
}

const found: Record<string, (acknowledged: number, store: ProjectStore) => Promise<number> | number> = {
  edit: (_, store) => held(store, ['Q1']),
  paste(_, store) {
    // All of a paste or nothing of it.
    const values = new Set(['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].flatMap(variable => [...store.reader.columns.numbers(1, variable)]))
    expect(values.size).toBe(1)
    return [...values][0] ?? 0
  },
  import(_, store) {
    const imported = store.reader.datasets().slice(1)
    for (const { id } of imported) expect(store.reader.columns.rids(id)).toHaveLength(5000)
    return imported.length
  },
  async saveCopy() {
    let whole = 0
    for (const name of readdirSync(dir).filter(each => /^copy-\d+\.yinguo$/.test(each))) {
      const copy = await openProject(join(dir, name), { readOnly: true, scratch: dir })
      expect(checkProject(copy).sound).toBe(true)
      copy.close()
      whole = Math.max(whole, Number(/\d+/.exec(name)?.[0]))
    }
    return whole
  },
}

it.each(['paste', 'edit', 'import', 'saveCopy'])('the program killed in the middle of: %s loses nothing it had said was done (D3)', async action => {
  let done = 0
  // Numbers go on from the highest in the column, so that what a paste left is never mistaken for an edit.
  if (action === 'edit') { const store = await openProject(path, { readOnly: true, scratch: dir }); done = held(store, ['Q1']); store.close() }
  const begun = done
  let random = 20_261_122
  for (let kill = 0; kill < KILLS || (done === begun && kill < 10 * KILLS); kill++) {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31
    const acknowledged = await killAfter(action, done + 1, Math.floor(random / 2 ** 31 * 60) * 2 + kill % 2)
    const store = await openProject(path, { readOnly: false, scratch: dir })
    const highest = await found[action]?.(acknowledged, store) ?? 0
    expect(highest).toBeGreaterThanOrEqual(acknowledged)
    expect(highest).toBeLessThanOrEqual(acknowledged + 1)
    expect(checkProject(store).findings.filter(finding => finding.level !== 'ok')).toEqual([])
    store.close()
    done = highest
  }
  expect(done).toBeGreaterThan(begun)
})
