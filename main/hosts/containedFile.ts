import { realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.map': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
}

export interface ContainedFile { path: string; size: number; type: string }

/**
 * The file of a folder that a URL path names, or null. Whatever the spelling — `..`, `%2e%2e`, double encoding,
 * backslash, NUL, drive letters, a link that leads away — nothing outside `root` is ever named (SAFETY.md L5).
 * Only file types a page is made of are served.
 */
export async function containedFile(root: string, urlPath: string): Promise<ContainedFile | null> {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  const parts = decoded.split('/').filter(part => part !== '')
  // What is still encoded after one decoding, and every sign with a meaning to some file system, is refused.
  if (!decoded.startsWith('/') || parts.some(part => part.startsWith('.') || !/^[\w.@~+-]+$/.test(part))) return null
  const type = types[extname(decoded).toLowerCase()]
  if (type === undefined) return null
  try {
    const inside = await realpath(root)
    const path = await realpath(join(inside, ...parts))
    if (!path.startsWith(inside.endsWith(sep) ? inside : inside + sep)) return null
    const found = await stat(path)
    return found.isFile() ? { path, size: found.size, type } : null
  } catch {
    return null
  }
}
