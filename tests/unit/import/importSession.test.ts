import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ImportSession } from '../../../main/engine/import/importSession.ts'
import type { TaskOptions } from '../../../main/engine/import/importSession.ts'

const worker = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${code}`)}`)
const open = (code: string, memoryMb?: number): { session: ImportSession; gone: string[] } => {
  const gone: string[] = []
  return { session: new ImportSession('s', worker(code), { path: '', name: 'a.csv', stamp: '' }, id => gone.push(id), memoryMb), gone }
}
const options = (more: Partial<TaskOptions> = {}): TaskOptions => ({ signal: new AbortController().signal, onMessage: () => {}, onCancel: 'kill', ...more })
const inspect = { kind: 'inspect', path: '', name: '', options: {} } as const

/** Files that are loaded with this one; what is imported when it is needed does not count. */
function loadedWith(entry: URL): { own: Set<string>; packages: Set<string> } {
  const own = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: URL): void => {
    if (own.has(file.pathname)) return
    own.add(file.pathname)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )(?:[^'\n]* from )?'([^']+)'/gm)) {
      if (name.startsWith('.')) visit(new URL(name, file))
      else packages.add(name)
    }
  }
  visit(entry)
  return { own, packages }
}

describe('an import worker', () => {
  // Each sentence of the program in two languages was 6 MB and a third of the time until the first byte is read.
  it('starts without the words of the program, and without any package', () => {
    const { own, packages } = loadedWith(new URL('../../../main/engine/import/worker.ts', import.meta.url))
    expect(own.size).toBeGreaterThan(50)
    expect([...own].filter(file => /shared\/i18n\/(translate|(en|zh-CN)\/index)\.ts$/.test(file))).toEqual([])
    expect([...packages].filter(name => !name.startsWith('node:'))).toEqual([])
  })

  it('that makes no progress is killed, with the seconds in the message', async () => {
    const { session, gone } = open("parentPort.on('message', () => { for (;;); })")
    await expect(session.run(inspect, 'proposal', options({ noProgressMs: 1_000 }))).rejects.toMatchObject({ code: 'M13', params: { seconds: 1 } })
    expect(gone).toEqual(['s'])
    expect(session.usable).toBe(false)
  })

  it('is killed by a cancel, however busy', async () => {
    const { session, gone } = open("parentPort.on('message', () => { for (;;); })")
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 100)
    await expect(session.run(inspect, 'proposal', options({ signal: stop.signal }))).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(gone).toEqual(['s'])
  })

  it('that dies is an error, not a wait', async () => {
    const { session } = open("parentPort.on('message', () => { throw new Error('broken') })")
    await expect(session.run(inspect, 'proposal', options())).rejects.toMatchObject({ code: 'INTERNAL' })
    const exits = open("parentPort.on('message', () => { process.exit(3) })").session
    await expect(exits.run(inspect, 'proposal', options())).rejects.toMatchObject({ code: 'CLOSED' })
  })

  it('that wants too much memory is named', async () => {
    const { session } = open("const kept = []; parentPort.on('message', () => { for (;;) kept.push(new Array(100000).fill(0).map((_, i) => ({ i }))) })", 64)
    await expect(session.run(inspect, 'proposal', options())).rejects.toMatchObject({ code: 'M09', params: { what: 'memory' } })
  })

  it('takes one task at a time, and lets a process end', async () => {
    const { session } = open("parentPort.on('message', m => { if (m.kind === 'inspect') setTimeout(() => parentPort.postMessage({ kind: 'proposal', task: m.task, proposal: 1 }), 50) })")
    const first = session.run(inspect, 'proposal', options())
    expect(() => session.run(inspect, 'proposal', options())).toThrow('CONFLICT')
    expect((await first).proposal).toBe(1)
    expect((await session.run(inspect, 'proposal', options())).proposal).toBe(1)
    await session.kill()
  })
})
