import { statSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'

const LONGEST = 4096

/**
 * The one project a command line asks for, or null (SAFETY.md E9). Words are data: switches, addresses, network
 * paths and names that do not exist are passed over, whatever their order.
 */
export function projectOfArguments(words: readonly string[], workingFolder: string): string | null {
  for (const word of words) {
    const path = localProject(word, workingFolder)
    if (path !== null) return path
  }
  return null
}

/** An existing local file with our extension, as an absolute path. */
export function localProject(word: string, workingFolder: string): string | null {
  if (word === '' || word.length > LONGEST || word.startsWith('-') || word.includes('\0')) return null
  // UNC and device paths reach over the network; an address is no file name.
  if (/^[\\/]{2}/.test(word) || /^[a-z][a-z0-9+.-]+:/i.test(word)) return null
  if (!/\.yinguo$/i.test(word)) return null
  const path = isAbsolute(word) ? word : resolve(workingFolder, word)
  try {
    return statSync(path).isFile() ? path : null
  } catch {
    return null
  }
}
