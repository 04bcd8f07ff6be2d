import { readFile } from 'node:fs/promises'
import { containedFile } from '../containedFile.ts'
import { contentSecurityPolicy } from '../pagePolicy.ts'
import type { ElectronApi } from './api.ts'

export const APP_SCHEME = 'app'
const APP_ORIGIN = `${APP_SCHEME}://bundle`
export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** Before `ready`: the scheme counts as a secure, standard origin. No file:// anywhere. */
export function registerAppScheme(protocol: Pick<ElectronApi['protocol'], 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

const headers = (type: string): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': contentSecurityPolicy("'self'"),
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
})

/** Answers app://bundle/… from the page's folder; everything else is not found. */
async function answerFromBundle(folder: string, request: { url: string; method: string }): Promise<Response> {
  const refused = new Response('', { status: 404, headers: headers('text/plain') })
  // Not the parsed path: parsing folds `..` away, and what was asked for must be judged as it came.
  const asked = /^app:\/\/bundle(\/[^?#]*)/.exec(request.url)?.[1]
  if (asked === undefined || request.method !== 'GET') return refused
  const file = await containedFile(folder, asked === '/' ? '/index.html' : asked)
  if (!file) return refused
  return new Response(new Uint8Array(await readFile(file.path)), { status: 200, headers: headers(file.type) })
}

export function handleAppProtocol(protocol: Pick<ElectronApi['protocol'], 'handle'>, folder: string): void {
  protocol.handle(APP_SCHEME, request => answerFromBundle(folder, request))
}

/** True for our page and nothing that looks like it. */
export function isAppPage(url: string | undefined): boolean {
  try {
    const parsed = new URL(url ?? '')
    return parsed.protocol === `${APP_SCHEME}:` && parsed.host === 'bundle' && !parsed.username && !parsed.port
  } catch {
    return false
  }
}
