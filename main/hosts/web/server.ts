import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { WebSocketServer } from 'ws'
import { webRoutes } from '../../../shared/contract/host.ts'
import { targetRequest, uploadQuery } from '../../../shared/contract/hostRequests.ts'
import { toYinguoError, YinguoError } from '../../../shared/rpc/errors.ts'
import { containedFile } from '../containedFile.ts'
import type { EngineHandle } from '../engineHandle.ts'
import { relay } from '../ports/textPort.ts'
import { socketChannel } from '../ports/socketChannel.ts'
import { createWebFiles } from './files.ts'
import { judge } from './guard.ts'
import type { Kind } from './guard.ts'
import { securityHeaders } from './headers.ts'
import { limits } from './limits.ts'
import { answerError, answerJson, readerLanguage, refuse, welcome } from './refusal.ts'
import { createSecrets } from './secrets.ts'

export interface WebHostOptions {
  engine: () => EngineHandle
  rendererFolder: string
  appData: string
  /** 0: any free one. */
  port: number
  log(line: string): void
}

export interface WebHost {
  readonly port: number
  /** A one-time address; the one before, if unused, is void. */
  newAddress(): string
  /** Told each time a one-time address was used. */
  onOpened(listener: () => void): void
  close(): Promise<void>
}

/**
 * The workbench for a browser on this computer: static page, WebSocket to the engine, uploads and downloads.
 * Listens on 127.0.0.1 only. Loopback is no boundary (any page in any browser can send requests here), so every
 * request passes `judge` and the session check before a handler sees it.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const secrets = createSecrets()
  const files = await createWebFiles(options.engine, options.appData)
  const openListeners: (() => void)[] = []
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.socketMessage, perMessageDeflate: false })
  const server = createServer({
    maxHeaderSize: limits.headers, headersTimeout: limits.headersMs, requestTimeout: limits.requestMs,
    connectionsCheckingInterval: 2_000, requireHostHeader: false, keepAliveTimeout: 10_000,
  })
  server.maxConnections = limits.connections

  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
  // Cookies know no ports: two workbenches on one computer must not overwrite each other's.
  const cookieName = `yinguo_${port}`

  server.on('request', (request, response) => {
    void answer(request, response).catch((thrown: unknown) => {
      const error = toYinguoError(thrown)
      if (error.code === 'INTERNAL') options.log(error.detail ?? error.code)
      answerError(response, error)
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const verdict = judge({ method: request.method ?? '', url: request.url ?? '', rawHeaders: request.rawHeaders }, port, false, webRoutes.open)
    const headOnly = request.method === 'HEAD'
    for (const [name, value] of Object.entries(securityHeaders('refuse' in verdict ? `127.0.0.1:${port}` : verdict.host))) response.setHeader(name, value)
    if ('refuse' in verdict) { refuse(response, verdict.refuse, null, headOnly); return }
    const url = new URL(request.url ?? '/', `http://${verdict.host}`)
    const person = /text\/html/.test(request.headers.accept ?? '') ? readerLanguage(request.headers['accept-language']) : null

    if (verdict.kind === 'open') {
      const outcome = secrets.redeem(url.searchParams.get('key') ?? '')
      if (typeof outcome === 'string') { refuse(response, outcome === 'tooMany' ? 429 : 403, person); return }
      welcome(response, `${cookieName}=${outcome.session}; Path=/; HttpOnly; SameSite=Strict`)
      for (const listener of openListeners) listener()
      return
    }
    const session = secrets.check(cookieOf(request))
    if (session !== 'ok') { refuse(response, session === 'tooMany' ? 429 : 403, person, headOnly); return }
    await route(verdict.kind, url, request, response, headOnly)
  }

  async function route(kind: Kind, url: URL, request: IncomingMessage, response: ServerResponse, headOnly: boolean): Promise<void> {
    if (kind === 'write') {
      if (url.pathname === webRoutes.files) {
        answerJson(response, 201, await files.upload(request, parsed(uploadQuery, Object.fromEntries(url.searchParams))))
      } else if (url.pathname === webRoutes.targets) {
        answerJson(response, 201, await files.target(parsed(targetRequest, await jsonBody(request))))
      } else throw new YinguoError('NOT_FOUND', { what: 'route', id: '' })
      return
    }
    if (url.pathname.startsWith(`${webRoutes.files}/`)) {
      await files.download(url.pathname.slice(webRoutes.files.length + 1), response, headOnly)
      return
    }
    // Not `url.pathname`: parsing an address folds `..` away, and what was asked for must be judged as it came.
    const asked = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
    const file = await containedFile(options.rendererFolder, asked === '/' ? '/index.html' : asked)
    if (!file) { answerJson(response, 404, { code: 'NOT_FOUND', params: {} }, headOnly); return }
    // Vite puts a hash of the content into the names under assets/.
    if (asked.startsWith('/assets/')) response.setHeader('Cache-Control', 'private, max-age=31536000, immutable')
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.size })
    if (headOnly) response.end()
    else await pipeline(createReadStream(file.path), response)
  }

  const cookieOf = (request: IncomingMessage): string | undefined => {
    for (const pair of (request.headers.cookie ?? '').split(';')) {
      const [name, value] = pair.trim().split('=', 2)
      if (name === cookieName) return value
    }
    return undefined
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const verdict = judge({ method: request.method ?? '', url: request.url ?? '', rawHeaders: request.rawHeaders }, port, true, webRoutes.open)
    let status = 'refuse' in verdict ? verdict.refuse : 0
    if (status === 0) {
      const session = secrets.check(cookieOf(request))
      status = session === 'ok' ? (request.url === webRoutes.engine ? 0 : 404) : session === 'tooMany' ? 429 : 403
    }
    if (status !== 0) {
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, socket, head, page => {
      const cookie = cookieOf(request)
      page.on('message', () => { if (secrets.check(cookie) !== 'ok') page.close(4403) })
      try {
        relay(socketChannel(page), options.engine().open())
      } catch {
        page.close(1011)
      }
    })
  })

  return {
    port,
    newAddress: () => `http://127.0.0.1:${port}${webRoutes.open}?key=${secrets.mintKey()}`,
    onOpened(listener) { openListeners.push(listener) },
    async close() {
      for (const page of sockets.clients) page.terminate()
      server.closeAllConnections()
      await new Promise<void>(resolve => { server.close(() => resolve()) })
      await files.cleanUp()
    },
  }
}

function parsed<T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }, value: unknown): T {
  const outcome = schema.safeParse(value)
  if (!outcome.success) throw new YinguoError('BAD_PARAMS', { issues: [] })
  return outcome.data
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new YinguoError('BAD_PARAMS', { issues: ['content-type'] })
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limits.jsonBody) throw new YinguoError('M09', { what: 'bytes', sheet: '', n: bytes, max: limits.jsonBody })
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new YinguoError('BAD_PARAMS', { issues: ['json'] })
  }
}
