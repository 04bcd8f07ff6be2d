import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { limits } from '../../main/hosts/web/limits.ts'
import { createSecrets } from '../../main/hosts/web/secrets.ts'
import { exchange, signIn, startTestHost } from './webHost.ts'
import type { TestHost } from './webHost.ts'

let bench: TestHost
let own: string[]
beforeAll(async () => {
  bench = await startTestHost()
  own = [`Host: 127.0.0.1:${bench.port}`, bench.cookie]
})
afterAll(async () => { await bench.close() })

const origin = (): string => `Origin: http://127.0.0.1:${bench.port}`
/** Where Linux tells who listens. */
const tables = process.platform === 'linux'
const socketHeaders = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']

describe('the page itself', () => {
  it('is served with the cookie, and every answer carries the policy', async () => {
    const page = await exchange(bench.port, 'GET / HTTP/1.1', own)
    expect(page.status).toBe(200)
    expect(page.body).toContain('<title>page</title>')
    const policy = page.headers['content-security-policy']?.[0] ?? ''
    for (const rule of ["default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(rule)
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/)
    expect(page.headers['referrer-policy']).toEqual(['no-referrer'])
    expect(page.headers['x-content-type-options']).toEqual(['nosniff'])
    expect(page.headers['cache-control']).toEqual(['no-store'])
    const asset = await exchange(bench.port, 'GET /assets/app-1.js HTTP/1.1', own)
    expect([asset.status, asset.headers['content-type']]).toEqual([200, ['text/javascript; charset=utf-8']])
  })

  it('is a sentence in the reader\'s language without the cookie', async () => {
    const zh = await exchange(bench.port, 'GET / HTTP/1.1', [own[0] as string, 'Accept: text/html'])
    expect(zh.status).toBe(403)
    expect(zh.body).toContain('请从软件里重新打开这个页面')
    const en = await exchange(bench.port, 'GET / HTTP/1.1', [own[0] as string, 'Accept: text/html', 'Accept-Language: en-GB'])
    expect(en.body).toContain('Please reopen this page')
  })
})

describe('L1: loopback only', () => {
  it('cannot be reached through any other address of this computer', async () => {
    const others = Object.values(networkInterfaces()).flat().filter(address => address && !address.internal && address.family === 'IPv4')
    if (others.length === 0) console.info('no other network address here: only the listening socket is looked at')
    for (const address of others) {
      const reached = await new Promise<boolean>(resolve => {
        const socket = createConnection({ port: bench.port, host: address?.address ?? '', timeout: 1000 })
        socket.on('connect', () => { socket.destroy(); resolve(true) })
        socket.on('error', () => resolve(false))
        socket.on('timeout', () => { socket.destroy(); resolve(false) })
      })
      expect(reached).toBe(false)
    }
    expect(bench.port).toBeGreaterThan(1023)
  })

  if (!tables) process.stderr.write('skipped: which addresses are listened on (no /proc/net here)\n')
  it.skipIf(!tables)('listens on 127.0.0.1 and nothing else', async () => {
    const hex = bench.port.toString(16).toUpperCase().padStart(4, '0')
    const listening = async (table: string): Promise<string[]> => (await readFile(table, 'utf8').catch(() => '')).split('\n')
      .map(line => line.trim().split(/\s+/)).filter(columns => columns[3] === '0A' && columns[1]?.endsWith(`:${hex}`)).map(columns => columns[1] as string)
    expect(await listening('/proc/net/tcp')).toEqual([`0100007F:${hex}`])
    expect(await listening('/proc/net/tcp6')).toEqual([])
  })
})

describe('L2: a rebound name does not help', () => {
  const hosts = (port: number): string[][] => [
    ['Host: evil.com'], [`Host: evil.com:${port}`], [`Host: 127.0.0.1.nip.io:${port}`], [`Host: localhost.evil.com:${port}`],
    [`Host: LOCALHOST.:${port}`], [`Host: LOCALHOST:${port}`], [`Host: localhost.:${port}`], [`Host: [::1].:${port}`], [`Host: [::]:${port}`], [],
    [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`], [`Host: 127.0.0.1:${port}`, 'Host: evil.com'], ['Host: 127.0.0.1'], ['Host: localhost'],
    [`Host: 127.0.0.1:${port + 1}`], [`Host: 127.1:${port}`], [`Host: 0.0.0.0:${port}`], [`Host: 2130706433:${port}`], [`Host: 0x7f000001:${port}`],
    [`Host: 127.0.0.1:0${port}`], [`Host: 127.0.0.1:${port}, evil.com`], [`Host: evil.com@127.0.0.1:${port}`], [`Host: 127.0.0.1:${port}/`],
    [`Host: 127.0.0.1:${port}.evil.com`], [`Host: [::ffff:127.0.0.1]:${port}`], ['Host:'], [`Host: 127.0.0.2:${port}`], [`Host: ip6-localhost:${port}`],
  ]
  it('refuses 30 of 30, with a valid cookie too', async () => {
    const cases: [string, string[]][] = hosts(bench.port).map(lines => ['GET / HTTP/1.1', lines])
    cases.push([`GET http://evil.com/ HTTP/1.1`, [own[0] as string]], [`GET //evil.com/ HTTP/1.1`, [own[0] as string]])
    expect(cases.length).toBeGreaterThanOrEqual(30)
    for (const [line, lines] of cases) {
      const answer = await exchange(bench.port, line, [...lines, bench.cookie])
      expect([403, 421, 400], `${line} ${lines.join(' ')}`).toContain(answer.status)
      expect(answer.body).not.toContain('<title>page</title>')
    }
  })

  it('knows its three own names', async () => {
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      expect((await exchange(bench.port, 'GET / HTTP/1.1', [`Host: ${name}:${bench.port}`, bench.cookie])).status).toBe(200)
    }
  })
})

describe('L3: a page elsewhere cannot act here', () => {
  it('refuses 40 of 40 before any handler runs, and never sends Access-Control-Allow-*', async () => {
    const port = bench.port
    const strangers = ['Origin: http://evil.com', 'Origin: null', `Origin: http://localhost:${port}`, `Origin: https://127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port + 1}`, 'Origin: http://127.0.0.1', 'Origin: file://']
    const cases: [string, string[]][] = []
    for (const line of ['GET / HTTP/1.1', 'HEAD / HTTP/1.1', 'POST /files?name=a.csv&what=data HTTP/1.1', 'POST /targets HTTP/1.1']) {
      for (const stranger of strangers) cases.push([line, [stranger, 'Content-Type: text/plain', 'Content-Length: 0']])
    }
    for (const site of ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Site: same-site']) {
      cases.push(['GET / HTTP/1.1', [site]], ['GET /assets/app-1.js HTTP/1.1', [site]], ['POST /targets HTTP/1.1', [site, origin(), 'Content-Length: 0']])
    }
    cases.push(
      ['POST /targets HTTP/1.1', ['Content-Type: application/json', 'Content-Length: 0']],
      ['POST /files?name=a.csv&what=data HTTP/1.1', ['Content-Length: 0']],
      ['POST /targets HTTP/1.1', [origin(), 'Sec-Fetch-Site: none', 'Content-Length: 0']],
      ['PUT /files HTTP/1.1', [origin(), 'Content-Length: 0']], ['DELETE /files/x HTTP/1.1', [origin()]], ['PATCH /files HTTP/1.1', [origin(), 'Content-Length: 0']],
      ['OPTIONS /targets HTTP/1.1', ['Origin: http://evil.com', 'Access-Control-Request-Method: POST']], ['OPTIONS * HTTP/1.1', [origin()]],
      ['GET /engine HTTP/1.1', [...socketHeaders, 'Connection: Upgrade', 'Origin: http://evil.com']],
      ['GET /engine HTTP/1.1', [...socketHeaders, 'Connection: Upgrade', 'Origin: null']],
      ['GET /engine HTTP/1.1', [...socketHeaders, 'Connection: Upgrade']],
      ['GET /engine HTTP/1.1', [...socketHeaders, 'Connection: Upgrade', origin(), 'Sec-Fetch-Site: cross-site']],
      ['GET / HTTP/1.1', [origin(), origin()]],
    )
    expect(cases.length).toBeGreaterThanOrEqual(40)
    const before = bench.grants.length
    for (const [line, lines] of cases) {
      const answer = await exchange(port, line, [...own, ...lines])
      expect([400, 403, 405, 421], `${line} | ${lines.join(' | ')}`).toContain(answer.status)
      expect(Object.keys(answer.headers).filter(name => name.startsWith('access-control-'))).toEqual([])
    }
    expect(bench.grants.length).toBe(before)
    expect(bench.received).toEqual([])
  })

  it('answers its own page: a target, an upload, a socket', async () => {
    const body = JSON.stringify({ name: '帕累托 图.pptx', kind: 'export' })
    const made = await exchange(bench.port, 'POST /targets HTTP/1.1', [...own, origin(), 'Sec-Fetch-Site: same-origin', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`], body)
    expect([made.status, JSON.parse(made.body).name]).toEqual([201, '帕累托 图.pptx'])
    const socket = new WebSocket(`ws://127.0.0.1:${bench.port}/engine`, { headers: { cookie: bench.cookie.slice(8), origin: `http://127.0.0.1:${bench.port}` } })
    const echoed = await new Promise<string>((resolve, reject) => {
      socket.on('open', () => socket.send('{"type":"call"}'))
      socket.on('message', data => resolve(String(data)))
      socket.on('error', reject)
    })
    expect(echoed).toBe('{"type":"call"}')
    socket.terminate()
    bench.received.length = 0
  })
})

describe('L4: the secret', () => {
  it('is 256 bits, good once, and swapped for a strict cookie no script can read', async () => {
    const first = new URL(bench.host.newAddress())
    const key = first.searchParams.get('key') ?? ''
    expect(Buffer.from(key, 'base64url').length).toBe(32)
    const use = () => exchange(bench.port, `GET /open?key=${key} HTTP/1.1`, [own[0] as string, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'])
    const used = await use()
    expect(used.status).toBe(200)
    expect(used.headers['set-cookie']?.[0]).toMatch(new RegExp(`^yinguo_${bench.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
    expect(used.body).not.toContain(key)
    expect((await use()).status).toBe(403)
    expect(new URL(bench.host.newAddress()).searchParams.get('key')).not.toBe(key)
  })

  it('is not taken in a frame, by a script, or by a look (HEAD) at the address', async () => {
    const key = new URL(bench.host.newAddress()).searchParams.get('key') ?? ''
    const attempts = [['Sec-Fetch-Dest: iframe', 'Sec-Fetch-Mode: navigate'], ['Sec-Fetch-Dest: empty', 'Sec-Fetch-Mode: cors'], ['Sec-Fetch-Dest: script', 'Sec-Fetch-Mode: no-cors'], ['Origin: http://evil.com']]
    for (const lines of attempts) expect((await exchange(bench.port, `GET /open?key=${key} HTTP/1.1`, [own[0] as string, ...lines])).status).toBe(403)
    expect((await exchange(bench.port, `HEAD /open?key=${key} HTTP/1.1`, [own[0] as string])).status).toBe(405)
    expect((await exchange(bench.port, `GET /open?key=${key} HTTP/1.1`, [own[0] as string])).status).toBe(200)
  })

  it('is guessed at most 20 times a minute; then 429, while an open page goes on', async () => {
    const other = await startTestHost()
    const host = `Host: 127.0.0.1:${other.port}`
    for (let i = 0; i < limits.wrongTries; i++) {
      const wrong = i % 2 ? await exchange(other.port, `GET /open?key=${'A'.repeat(43)} HTTP/1.1`, [host]) : await exchange(other.port, 'GET / HTTP/1.1', [host, `Cookie: yinguo_${other.port}=${'A'.repeat(43)}`])
      expect(wrong.status).toBe(403)
    }
    const { pathname, search } = new URL(other.host.newAddress())
    expect((await exchange(other.port, `GET ${pathname}${search} HTTP/1.1`, [host])).status).toBe(429)
    expect((await exchange(other.port, 'GET / HTTP/1.1', [host, `Cookie: yinguo_${other.port}=x`])).status).toBe(429)
    expect((await exchange(other.port, 'GET / HTTP/1.1', [host, other.cookie])).status).toBe(200)
    await other.close()
  })

  it('is forgotten after 12 idle hours, and after a minute tries count anew', () => {
    let now = 1_000_000
    const secrets = createSecrets(() => now)
    const granted = secrets.redeem(secrets.mintKey())
    const session = typeof granted === 'string' ? '' : granted.session
    now += limits.idleMs - 1
    expect(secrets.check(session)).toBe('ok')
    now += limits.idleMs + 1
    expect(secrets.check(session)).toBe('wrong')
    for (let i = 0; i < limits.wrongTries; i++) secrets.redeem('x')
    expect(secrets.redeem(secrets.mintKey())).toBe('tooMany')
    now += limits.wrongWindowMs
    expect(secrets.redeem(secrets.mintKey())).toHaveProperty('session')
  })

  it('appears in no log line and no refusal', async () => {
    const wrong = 'Zm9yYmlkZGVu'.repeat(3)
    const answer = await exchange(bench.port, `GET /open?key=${wrong} HTTP/1.1`, [own[0] as string, 'Accept: text/html'])
    expect(answer.body + JSON.stringify(answer.headers)).not.toContain(wrong)
    const secret = bench.cookie.split('=')[1] as string
    expect(bench.logged.join('\n')).not.toContain(secret)
    expect(process.argv.join(' ') + JSON.stringify(process.env)).not.toContain(secret)
  })
})

describe('L5: nothing outside the page\'s folder', () => {
  const spellings = ['..', '%2e%2e', '%2E%2E', '.%2e', '%2e.', '%252e%252e', '..%00', '..%5c', '..\\', '....', '.%00.', '%c0%ae%c0%ae', '%ef%bc%8e%ef%bc%8e', '%u002e%u002e']
  it('refuses 60 of 60', async () => {
    const targets = spellings.flatMap(up => [`/${up}/secret.js`, `/assets/${up}/${up}/secret.js`, `/${up}%2fsecret.js`, `/${up}%5csecret.js`])
    targets.push('/assets/link.js', '/up/secret.js', '/.env.js', '/%2eenv.js', `${'/..'.repeat(40)}/etc/passwd`, '//etc/passwd', '/C:/Windows/win.ini', '/assets', '/assets/', '/etc/passwd', '/files/../../secret.js', '/%00', '/assets/app-1.js%00.html', '/assets/app-1.js/', '/index.html::$DATA')
    expect(targets.length).toBeGreaterThanOrEqual(60)
    for (const target of targets) {
      const answer = await exchange(bench.port, `GET ${target} HTTP/1.1`, own)
      expect(answer.body, target).not.toContain('SECRET')
      if (target !== '/assets/app-1.js/') expect([400, 404, 421], target).toContain(answer.status)
    }
  })

  it('refuses grants it never gave, and uploads keep to their folder whatever their name', async () => {
    for (const id of ['x', '../secret.js', '..%2fsecret.js', 'A'.repeat(32)]) expect((await exchange(bench.port, `GET /files/${id} HTTP/1.1`, own)).status).toBe(404)
    for (const name of ['../../evil.csv', '..\\..\\evil.csv', '/etc/evil.csv', 'C:\\evil.csv', 'con.csv', `${'长'.repeat(300)}.csv`, 'a\u0000b\r\nc.csv', '\u202egpj.csv']) {
      const answer = await exchange(bench.port, `POST /files?name=${encodeURIComponent(name)}&what=data HTTP/1.1`, [...own, origin(), 'Content-Length: 3'], 'a,b')
      expect(answer.status, name).toBe(201)
      const kept = bench.grants.at(-1)
      expect(kept?.access).toBe('read')
      expect(await readFile(kept?.path ?? '', 'utf8')).toBe('a,b')
      expect(kept?.path).toMatch(/^[^\u0000-\u001f\u202e]+\/yinguo-\w+\/\d+\/[^/\\]+\.csv$/)
      expect(kept?.name?.length).toBeLessThanOrEqual(120)
      expect((await stat(kept?.path ?? '')).mode & 0o077).toBe(0)
    }
  })

  it('a project is kept under its own name without overwriting, and only a project', async () => {
    const bytes = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(100)])
    const send = (name: string, body: Buffer) => exchange(bench.port, `POST /files?name=${encodeURIComponent(name)}&what=project HTTP/1.1`, [...own, origin(), `Content-Length: ${body.length}`], body)
    expect(JSON.parse((await send('调研.yinguo', bytes)).body).name).toBe('调研.yinguo')
    expect(JSON.parse((await send('调研.yinguo', bytes)).body).name).toBe('调研 (2).yinguo')
    expect(bench.grants.at(-1)).toMatchObject({ access: 'write', path: join(bench.folder, 'data', 'projects', '调研 (2).yinguo') })
    const refused = await send('no.yinguo', Buffer.from('PK\u0003\u0004'))
    expect([refused.status, JSON.parse(refused.body).code]).toEqual([500, 'M06'])
  })

  it('a download has the name the user gave, safely', async () => {
    const body = JSON.stringify({ name: '图 "1"; x=\r\nSet-Cookie: a.docx', kind: 'export' })
    const made = JSON.parse((await exchange(bench.port, 'POST /targets HTTP/1.1', [...own, origin(), 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`], body)).body) as { grant: string; name: string }
    const target = bench.grants.at(-1)?.path ?? ''
    await (await import('node:fs/promises')).writeFile(target, 'DOC')
    const got = await exchange(bench.port, `GET /files/${made.grant} HTTP/1.1`, own)
    expect([got.status, got.body, got.headers['set-cookie']]).toEqual([200, 'DOC', undefined])
    expect(got.headers['content-disposition']?.[0]).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%~-]+$/)
  })
})

describe('L6: limits', () => {
  it('refuses headers beyond their limit and bodies beyond theirs', async () => {
    expect((await exchange(bench.port, 'GET / HTTP/1.1', [...own, `X-Large: ${'x'.repeat(64 * 1024)}`])).status).toBe(431)
    const json = 'x'.repeat(limits.jsonBody + 1)
    const large = await exchange(bench.port, 'POST /targets HTTP/1.1', [...own, origin(), 'Content-Type: application/json', `Content-Length: ${json.length}`], json)
    expect([large.status, JSON.parse(large.body).code]).toEqual([413, 'M09'])
    const announced = await exchange(bench.port, 'POST /files?name=a.csv&what=data HTTP/1.1', [...own, origin(), `Content-Length: ${limits.upload + 1}`], 'a')
    expect([announced.status, JSON.parse(announced.body).code]).toEqual([413, 'M09'])
  })

  it('refuses a socket message beyond 64 MB and takes one at the limit', async () => {
    const say = (bytes: number) => new Promise<number | 'echo'>(resolve => {
      const socket = new WebSocket(`ws://127.0.0.1:${bench.port}/engine`, { maxPayload: 2 * limits.socketMessage, headers: { cookie: bench.cookie.slice(8), origin: `http://127.0.0.1:${bench.port}` } })
      socket.on('open', () => socket.send(Buffer.alloc(bytes, 0x20), { binary: false }))
      socket.on('message', () => { socket.terminate(); resolve('echo') })
      socket.on('error', () => {})
      socket.on('close', code => resolve(code))
    })
    expect(await say(limits.socketMessage)).toBe('echo')
    bench.received.length = 0
    expect(await say(limits.socketMessage + 1)).toBe(1009)
    expect(bench.received).toEqual([])
  })

  it('an upload of 200 MB goes to disk, not to memory', async () => {
    const size = 200 * 1024 * 1024
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss) }, 20)
    const response = await fetch(`http://127.0.0.1:${bench.port}/files?name=big.csv&what=data`, {
      method: 'POST', headers: { cookie: bench.cookie.slice(8), origin: `http://127.0.0.1:${bench.port}` },
      body: createReadStream('/dev/zero', { end: size - 1 }) as unknown as ReadableStream, duplex: 'half',
    } as RequestInit)
    clearInterval(watch)
    expect(response.status).toBe(201)
    expect((await stat(bench.grants.at(-1)?.path ?? '')).size).toBe(size)
    expect(most - before).toBeLessThan(0.9 * size)
  })

  it('1,000 connections that say nothing do not keep the page away', async () => {
    const other = await startTestHost()
    const sockets = Array.from({ length: 1000 }, () => {
      const socket = createConnection(other.port, '127.0.0.1')
      socket.on('error', () => {})
      return socket
    })
    const inState = (state: string): number => sockets.filter(socket => !socket.destroyed && socket.readyState === state).length
    await vi.waitFor(() => {
      expect(inState('opening')).toBe(0)
      expect(inState('open')).toBeLessThanOrEqual(limits.connections)
    }, { timeout: 60_000, interval: 50 })
    for (const socket of sockets) socket.destroy()
    // The host hears of the ends one after another.
    await vi.waitFor(async () => {
      expect((await exchange(other.port, 'GET / HTTP/1.1', [`Host: 127.0.0.1:${other.port}`, other.cookie])).status).toBe(200)
    }, { timeout: 30_000, interval: 100 })
    await other.close()
  })

  it('a request that never finishes its headers is hung up on', async () => {
    const ended = await new Promise<boolean>(resolve => {
      const socket = createConnection(bench.port, '127.0.0.1')
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n')
      const drip = setInterval(() => { if (socket.writable) socket.write('X: y\r\n') }, 1000)
      socket.on('error', () => {})
      socket.on('data', () => {})
      socket.on('close', () => { clearInterval(drip); resolve(true) })
    })
    expect(ended).toBe(true)
  })
})

describe('sessions', () => {
  it('two browsers can be signed in at once', async () => {
    const second = await signIn(bench.host)
    for (const cookie of [bench.cookie, second]) expect((await exchange(bench.port, 'GET / HTTP/1.1', [own[0] as string, cookie])).status).toBe(200)
  })
})
