import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { z } from 'zod'
import type { HostFile, TargetRequest } from '../../../shared/contract/host.ts'
import type { uploadQuery } from '../../../shared/contract/hostRequests.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { EngineHandle } from '../engineHandle.ts'
import { fileFault } from '../fileFault.ts'
import { freePath, plainFileName } from '../fileNames.ts'
import { contentDisposition } from './headers.ts'
import { limits } from './limits.ts'

export interface WebFiles {
  upload(request: IncomingMessage, query: z.infer<typeof uploadQuery>): Promise<HostFile>
  target(body: TargetRequest): Promise<HostFile>
  download(grant: string, response: ServerResponse, headOnly: boolean): Promise<void>
  /** Removes what was uploaded and exported; projects stay. */
  cleanUp(): Promise<void>
}

const SQLITE_HEADER = 'SQLite format 3\0'

/**
 * Files of the web host. The page has no paths: an upload becomes a temporary file with a grant to read, a
 * project a copy in `<app data>/projects`, an export a temporary file that is downloaded through its grant.
 */
export async function createWebFiles(engine: () => EngineHandle, appData: string): Promise<WebFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'yinguo-'))
  const projects = join(appData, 'projects')
  /** Only what was made as a target can be downloaded. */
  const targets = new Map<string, { path: string; name: string }>()
  let count = 0

  const numbered = async (): Promise<string> => {
    const place = join(folder, String(++count))
    await mkdir(place, { mode: 0o700 })
    return place
  }
  const projectName = (name: string): string => {
    const safe = plainFileName(name)
    return extname(safe).toLowerCase() === '.yinguo' ? safe : plainFileName(`${safe}.yinguo`)
  }

  async function receive(request: IncomingMessage, path: string): Promise<void> {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > limits.upload) throw tooLarge(announced)
    let bytes = 0
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length
        if (bytes > limits.upload) done(tooLarge(bytes))
        else done(null, chunk)
      },
    })
    await pipeline(request, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  }

  return {
    async upload(request, { name, what }) {
      const place = await numbered()
      const safe = plainFileName(name)
      const path = join(place, safe)
      try {
        await receive(request, path)
        if (what === 'data') return { grant: await engine().grant(path, 'read', { name: safe }), name: safe }
        if (!(await isSqlite(path))) throw new YinguoError('M06', { kind: extname(safe) || '?' })
        await mkdir(projects, { recursive: true })
        const kept = freePath(projects, projectName(name))
        await moveFile(path, kept)
        return { grant: await engine().grant(kept, 'write', { name: basename(kept) }), name: basename(kept) }
      } catch (thrown) {
        await rm(place, { recursive: true, force: true })
        throw fileFault(thrown, safe)
      }
    },

    async target({ name, kind }) {
      if (kind === 'project') {
        await mkdir(projects, { recursive: true })
        const path = freePath(projects, projectName(name))
        const grant = await engine().grant(path, 'create', { name: basename(path) })
        targets.set(grant, { path, name: basename(path) })
        return { grant, name: basename(path) }
      }
      const safe = plainFileName(name)
      const path = join(await numbered(), safe)
      const grant = await engine().grant(path, 'write', { name: safe, overwrite: true })
      targets.set(grant, { path, name: safe })
      return { grant, name: safe }
    },

    async download(grant, response, headOnly) {
      const target = targets.get(grant)
      if (!target) throw new YinguoError('BAD_GRANT')
      let size: number
      try {
        size = (await stat(target.path)).size
      } catch (thrown) {
        throw fileFault(thrown, target.name)
      }
      response.writeHead(200, {
        'Content-Type': 'application/octet-stream', 'Content-Length': size, 'Content-Disposition': contentDisposition(target.name),
        'Content-Security-Policy': "default-src 'none'; sandbox",
      })
      if (headOnly) response.end()
      else await pipeline(createReadStream(target.path), response)
    },

    async cleanUp() { await rm(folder, { recursive: true, force: true }) },
  }
}

const tooLarge = (bytes: number): YinguoError =>
  new YinguoError('M09', { what: 'bytes', sheet: '', n: bytes, max: limits.upload })

async function isSqlite(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return bytesRead === 16 && buffer.toString('latin1') === SQLITE_HEADER
  } finally {
    await file.close()
  }
}

/** The temporary folder may lie on another disk, where a rename cannot go. */
async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code !== 'EXDEV') throw thrown
    const part = `${to}.part`
    await pipeline(createReadStream(from), createWriteStream(part, { mode: 0o600 }))
    await rename(part, to)
    await rm(from, { force: true })
  }
}
