import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineHandle } from '../../main/hosts/engineHandle.ts'
import { randomBytes } from 'node:crypto'
import { startWebHost } from '../../main/hosts/web/server.ts'
import type { WebHost } from '../../main/hosts/web/server.ts'
import type { TextChannel } from '../../main/hosts/ports/textPort.ts'

export interface Answer { status: number; headers: Record<string, string[]>; body: string }

/** One HTTP exchange with exactly these header lines, nothing added: what `fetch` would not send. */
export function exchange(port: number, requestLine: string, headers: string[], body: string | Buffer = '', waitMs = 30_000): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    const timer = setTimeout(() => socket.destroy(new Error('no answer')), waitMs)
    socket.on('data', chunk => chunks.push(chunk))
    socket.on('error', error => { clearTimeout(timer); if (chunks.length === 0) reject(error); else resolve(parse(Buffer.concat(chunks))) })
    socket.on('close', () => { clearTimeout(timer); resolve(parse(Buffer.concat(chunks))) })
    socket.write(`${requestLine}\r\n${[...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`)
    if (body.length > 0) socket.write(body)
  })
}

function parse(bytes: Buffer): Answer {
  const text = bytes.toString('utf8')
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [status = '', ...lines] = head.split('\r\n')
  const headers: Record<string, string[]> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    headers[name] = [...(headers[name] ?? []), line.slice(colon + 1).trim()]
  }
  return { status: Number(status.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n') }
}

export interface TestHost {
  host: WebHost
  port: number
  /** A valid session cookie header line. */
  cookie: string
  folder: string
  grants: { id: string; path: string; access: string; name?: string | undefined }[]
  /** Ports the host opened to the engine, and what came through them. */
  received: string[]
  logged: string[]
  close(): Promise<void>
}

/** A web host over a stand-in engine that echoes, with a page, an asset and a link that leads outside. */
export async function startTestHost(): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'yinguo-test-'))
  const renderer = join(folder, 'renderer')
  await mkdir(join(renderer, 'assets'), { recursive: true })
  await writeFile(join(renderer, 'index.html'), '<!doctype html><title>page</title>')
  await writeFile(join(renderer, 'assets', 'app-1.js'), 'export {}')
  await writeFile(join(folder, 'secret.js'), 'SECRET')
  await writeFile(join(renderer, '.env.js'), 'SECRET')
  await symlink(join(folder, 'secret.js'), join(renderer, 'assets', 'link.js'))
  await symlink(folder, join(renderer, 'up'))
  const grants: TestHost['grants'] = []
  const received: string[] = []
  const logged: string[] = []
  const engine: EngineHandle = {
    grant(path, access, options) {
      const id = randomBytes(24).toString('base64url')
      grants.push({ id, path, access, name: options?.name })
      return Promise.resolve(id)
    },
    open(): TextChannel {
      let hear: (text: string) => void = () => {}
      let tellClosed: () => void = () => {}
      return {
        send(text) { received.push(text); hear(text) },
        onText(listener) { hear = listener },
        onClose(listener) { tellClosed = listener },
        close() { tellClosed() },
      }
    },
    shutdown: () => Promise.resolve(),
    onCrash() {},
  }
  const host = await startWebHost({ engine: () => engine, rendererFolder: renderer, appData: join(folder, 'data'), port: 0, log: line => logged.push(line) })
  const cookie = await signIn(host)
  return {
    host, port: host.port, cookie, folder, grants, received, logged,
    async close() {
      await host.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Uses the host's one-time address; answers the Cookie header line. */
export async function signIn(host: WebHost): Promise<string> {
  const { pathname, search } = new URL(host.newAddress())
  const answer = await exchange(host.port, `GET ${pathname}${search} HTTP/1.1`, [`Host: 127.0.0.1:${host.port}`])
  const set = answer.headers['set-cookie']?.[0] ?? ''
  return `Cookie: ${set.split(';')[0]}`
}
