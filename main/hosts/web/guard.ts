/** What of a request decides whether it is ours to answer; `rawHeaders` alternate name, value as they came. */
export interface Incoming { method: string; url: string; rawHeaders: readonly string[] }

/** 'page': read a route; 'write': POST; 'socket': WebSocket upgrade; 'open': the one-time address. */
export type Kind = 'page' | 'write' | 'socket' | 'open'

export type Verdict = { kind: Kind; host: string } | { refuse: 403 | 405 | 421 }

/** All values of a header, in order; a header sent twice is two values. */
function headerValues(rawHeaders: readonly string[], name: string): string[] {
  const values: string[] = []
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) if (rawHeaders[i]?.toLowerCase() === name) values.push(rawHeaders[i + 1] ?? '')
  return values
}

/**
 * Decides before any handler runs (SAFETY.md L2, L3). A page elsewhere can make a browser send requests here, and
 * a rebound name can make them look same-origin: so Host must be one of our three exact names, a write or an
 * upgrade must carry our own Origin, and what the browser says of the requester (Sec-Fetch-*) must agree.
 */
export function judge(request: Incoming, port: number, upgrade: boolean, openPath: string): Verdict {
  const hosts = headerValues(request.rawHeaders, 'host')
  const host = hosts[0]
  const ours = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
  if (hosts.length !== 1 || host === undefined || !ours.includes(host)) return { refuse: 421 }
  // An absolute-form target names a host of its own.
  if (!request.url.startsWith('/') || request.url.startsWith('//')) return { refuse: 421 }

  const one = (name: string): string | undefined | null => {
    const values = headerValues(request.rawHeaders, name)
    return values.length > 1 ? null : values[0]
  }
  const origin = one('origin')
  const site = one('sec-fetch-site')
  if (origin === null || site === null) return { refuse: 403 }
  if (origin !== undefined && origin !== `http://${host}`) return { refuse: 403 }

  const path = request.url.split('?', 1)[0] ?? ''
  if (upgrade) {
    if (request.method !== 'GET' || origin === undefined) return { refuse: 403 }
    return siteIsOurs(site) ? { kind: 'socket', host } : { refuse: 403 }
  }
  if (request.method === 'POST') {
    if (origin === undefined || !siteIsOurs(site)) return { refuse: 403 }
    return { kind: 'write', host }
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return { refuse: request.method === 'OPTIONS' ? 403 : 405 }
  if (path === openPath) {
    // Comes from the terminal or from the opener file (an opaque origin): its key is its protection. Never in a frame.
    const dest = one('sec-fetch-dest')
    const mode = one('sec-fetch-mode')
    if ((dest !== undefined && dest !== 'document') || (mode !== undefined && mode !== 'navigate')) return { refuse: 403 }
    return request.method === 'GET' ? { kind: 'open', host } : { refuse: 405 }
  }
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { refuse: 403 }
  return { kind: 'page', host }
}

/** Not said at all (an older browser, a script with the cookie) leaves Origin to decide. */
const siteIsOurs = (site: string | undefined): boolean => site === undefined || site === 'same-origin'
