import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import * as nodeFs from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeFileWhole } from '../../main/engine/export/writeFile.ts'
import type { FileSystem } from '../../main/engine/export/writeFile.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'

// SAFETY.md X6: overwriting is atomic and asked for; at every fault the old or the new file is whole.
let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'yinguo-write-')) })
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

const OLD = Buffer.from('the old file')
const NEW = Buffer.alloc(200_000, 'new ')
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const target = (): string => join(folder, '报告.docx')
const fault = (code: string): Error => Object.assign(new Error(code), { code })
const waited: number[] = []
const wait = (ms: number): Promise<void> => { waited.push(ms); return Promise.resolve() }

/** A file system in which the n-th call of all fails. */
function failing(at: number, code: string): { fs: FileSystem; calls: () => number } {
  let calls = 0
  const step = (): void => { if (++calls === at) throw fault(code) }
  const wrapHandle = (handle: FileHandle): FileHandle => new Proxy(handle, {
    get(file, key) {
      const member = Reflect.get(file, key) as unknown
      if (typeof member !== 'function') return member
      return async (...args: unknown[]) => {
        // A failing close leaves nothing open in this test.
        if (key === 'close') { await file.close(); step(); return undefined }
        step()
        return (member as (...given: unknown[]) => unknown).apply(file, args)
      }
    },
  })
  const fs = Object.fromEntries((['rename', 'link', 'unlink', 'stat', 'realpath', 'statfs'] as const).map(name => [name, (...args: unknown[]) => {
    try { step() } catch (thrown) { return Promise.reject(thrown as Error) }
    return (nodeFs[name] as (...given: unknown[]) => unknown)(...args)
  }])) as unknown as FileSystem
  fs.open = (async (...args: Parameters<typeof nodeFs.open>) => { step(); return wrapHandle(await nodeFs.open(...args)) }) as FileSystem['open']
  return { fs, calls: () => calls }
}

describe('writing a file whole', () => {
  it('makes a new file, replaces one only when asked, and leaves nothing else behind', async () => {
    expect(await writeFileWhole(target(), OLD, { overwrite: false })).toBe(OLD.length)
    await expect(writeFileWhole(target(), NEW, { overwrite: false })).rejects.toMatchObject({ code: 'M24', params: { name: '报告.docx' } })
    expect(digest(readFileSync(target()))).toBe(digest(OLD))
    await writeFileWhole(target(), async file => { await file.appendFile('streamed'); await file.appendFile(' whole') }, { overwrite: true })
    expect(readFileSync(target(), 'utf8')).toBe('streamed whole')
    expect(readdirSync(folder)).toEqual(['报告.docx'])
  })

  it('at a fault in any call leaves the old or the new file whole and no temporary file that it could remove', async () => {
    let runs = 0
    for (const overwrite of [true, false]) {
      for (const code of ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT', 'EACCES', 'EPERM', 'EBUSY', 'ENODEV']) {
        for (let at = 1; ; at++) {
          if (overwrite) writeFileSync(target(), OLD)
          else rmSync(target(), { force: true })
          const { fs, calls } = failing(at, code)
          const outcome = await writeFileWhole(target(), NEW, { overwrite, fs, wait }).then(() => 'written', (thrown: unknown) => thrown)
          const left = readdirSync(folder)
          const now = left.includes('报告.docx') ? digest(readFileSync(target())) : null
          const wholes = overwrite ? [digest(OLD), digest(NEW)] : [null, digest(NEW)]
          expect(wholes).toContain(now)
          if (outcome === 'written') expect(now).toBe(digest(NEW))
          else expect(outcome).toBeInstanceOf(YinguoError)
          expect(left.filter(name => name.endsWith('.tmp'))).toHaveLength(0)
          runs++
          if (calls() < at) break
        }
      }
    }
    expect(runs).toBeGreaterThanOrEqual(120)
  })

  it('killed in the middle leaves the old file whole, or none, and the next write succeeds', async () => {
    const writer = new URL('../../main/engine/export/writeFile.ts', import.meta.url).href
    for (const overwrite of [true, false]) {
      if (overwrite) writeFileSync(target(), OLD)
      else rmSync(target(), { force: true })
      const program = `const { writeFileWhole } = await import(${JSON.stringify(writer)})
        await writeFileWhole(${JSON.stringify(target())}, async file => { await file.appendFile(Buffer.alloc(100_000)); process.stdout.write('half'); await new Promise(resolve => setTimeout(resolve, 60_000)) }, { overwrite: ${overwrite} })`
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
      const ended = new Promise(resolve => { child.on('close', resolve) })
      await new Promise(resolve => { child.stdout.once('data', resolve) })
      child.kill('SIGKILL')
      await ended
      expect(readdirSync(folder).filter(name => name === '报告.docx').map(() => readFileSync(target(), 'utf8'))).toEqual(overwrite ? [OLD.toString()] : [])
      await writeFileWhole(target(), NEW, { overwrite })
      expect(digest(readFileSync(target()))).toBe(digest(NEW))
    }
  })

  it('clears away what a killed export left in the folder more than a day ago, and nothing else', async () => {
    const hex = '0123456789abcdef'
    const gone = 4_194_304
    const old = new Date(Date.now() - 2 * 86_400_000)
    const put = (name: string, at = old): void => { writeFileSync(join(folder, name), 'half'); utimesSync(join(folder, name), at, at) }
    put(`.yinguo-${hex}.tmp`)
    put(`.yinguo-${gone}-${hex}.tmp`)
    const kept = [`.yinguo-${process.pid}-${hex}.tmp`, `.yinguo-${gone}-${hex}.tmp.docx`, `.yinguo-${hex}0.tmp`, `yinguo-${hex}.tmp`, '.yinguo-notes.tmp', `x.yinguo-${hex}.tmp`]
    for (const name of kept) put(name)
    put(`.yinguo-${gone}-fedcba9876543210.tmp`, new Date())
    mkdirSync(join(folder, `.yinguo-${gone}-aaaaaaaaaaaaaaaa.tmp`))
    utimesSync(join(folder, `.yinguo-${gone}-aaaaaaaaaaaaaaaa.tmp`), old, old)
    await writeFileWhole(target(), NEW, { overwrite: false })
    expect(readdirSync(folder).sort()).toEqual([...kept, `.yinguo-${gone}-fedcba9876543210.tmp`, `.yinguo-${gone}-aaaaaaaaaaaaaaaa.tmp`, '报告.docx'].sort())
  })

  it('waits for a program that holds the target, within 2 seconds, then says so', async () => {
    writeFileSync(target(), OLD)
    waited.length = 0
    let tries = 0
    const busy = { ...nodeFs, rename: () => { tries++; return Promise.reject(fault('EBUSY')) } } as FileSystem
    await expect(writeFileWhole(target(), NEW, { overwrite: true, fs: busy, wait })).rejects.toMatchObject({ code: 'M14', params: { name: '报告.docx' } })
    expect(tries).toBe(11)
    expect(waited[0]).toBe(50)
    expect(waited.reduce((sum, ms) => sum + ms, 0)).toBe(1600)
    let late = 0
    const released = { ...nodeFs, rename: (from: string, to: string) => (++late < 4 ? Promise.reject(fault('EPERM')) : nodeFs.rename(from, to)) } as FileSystem
    await writeFileWhole(target(), NEW, { overwrite: true, fs: released, wait })
    expect(digest(readFileSync(target()))).toBe(digest(NEW))
  })

  it('says what is wrong: disk full, no permission, folder gone, a folder in the way', async () => {
    const full = failing(3, 'ENOSPC')
    await expect(writeFileWhole(target(), NEW, { overwrite: false, fs: full.fs })).rejects.toMatchObject({ code: 'M04', params: { need: '0.2 MB', free: expect.stringMatching(/ MB$/) } })
    await expect(writeFileWhole(join(folder, 'gone', 'a.docx'), NEW, { overwrite: false })).rejects.toMatchObject({ code: 'M17', params: { path: 'a.docx' } })
    mkdirSync(join(folder, 'dir'))
    await expect(writeFileWhole(join(folder, 'dir'), NEW, { overwrite: true })).rejects.toMatchObject({ code: 'M26' })
  })

  it('replaces what a link names and keeps the link', async () => {
    writeFileSync(join(folder, 'real.docx'), OLD)
    symlinkSync(join(folder, 'real.docx'), join(folder, 'link.docx'))
    await writeFileWhole(join(folder, 'link.docx'), NEW, { overwrite: true })
    expect(readlinkSync(join(folder, 'link.docx'))).toBe(join(folder, 'real.docx'))
    expect(digest(readFileSync(join(folder, 'real.docx')))).toBe(digest(NEW))
  })

  it('does not replace a file that appears while it writes', async () => {
    const write = writeFileWhole(target(), async file => { await file.appendFile('mine'); writeFileSync(target(), OLD) }, { overwrite: false })
    await expect(write).rejects.toMatchObject({ code: 'M24' })
    expect(digest(readFileSync(target()))).toBe(digest(OLD))
    expect(readdirSync(folder)).toEqual(['报告.docx'])
  })

  it('shows a reader the old or the new file, never a part', async () => {
    writeFileSync(target(), OLD)
    const seen = new Set<string>()
    let writing = true
    const reader = (async () => { while (writing) { seen.add(digest(await nodeFs.readFile(target()))); await nodeFs.stat(folder) } })()
    for (let i = 0; i < 40; i++) await writeFileWhole(target(), i % 2 ? OLD : NEW, { overwrite: true })
    writing = false
    await reader
    for (const one of seen) expect([digest(OLD), digest(NEW)]).toContain(one)
  })
})
