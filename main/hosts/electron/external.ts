import type { ElectronApi } from './api.ts'

/** The only places outside that the app ever sends a person to. */
export const externalSites: readonly string[] = ['github.com', 'std.samr.gov.cn', 'www.r-project.org']

/** The address as it may be opened, or null. Exact: https, a listed host, no account, no port, nothing hidden in it. */
export function externalAddress(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 2048) return null
  // What a URL parser would quietly drop or turn round (tabs, line ends, backslashes) is no mistake of ours.
  if (!/^https:\/\/[\x21-\x5b\x5d-\x7e]+$/.test(given)) return null
  let url: URL
  try {
    url = new URL(given)
  } catch {
    return null
  }
  const authority = given.slice('https://'.length).split(/[/?#]/, 1)[0] ?? ''
  if (url.protocol !== 'https:' || url.username || url.password || url.port || authority !== url.hostname) return null
  return externalSites.includes(url.hostname) ? url.href : null
}

/** The one call of `shell.openExternal` (SAFETY.md E3; a lint rule keeps it the only one). */
export async function safeOpenExternal(shell: Pick<ElectronApi['shell'], 'openExternal'>, given: unknown): Promise<boolean> {
  const address = externalAddress(given)
  if (address === null) return false
  // eslint-disable-next-line no-restricted-syntax -- the one place
  await shell.openExternal(address)
  return true
}
