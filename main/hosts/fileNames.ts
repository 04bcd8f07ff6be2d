import { existsSync } from 'node:fs'
import { join, parse } from 'node:path'
import { safeFileName } from '../../shared/files/safeFileName.ts'

/**
 * A name from outside (an upload, a suggestion of the page) as a plain file name that every system takes:
 * folders dropped, the extension kept where it is one.
 */
export function plainFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const { name: stem, ext } = parse(last)
  // Beyond this it is no extension but a sentence with a dot in it.
  return /^\.[A-Za-z0-9]{1,16}$/.test(ext) ? safeFileName(stem, ext.slice(1)) : safeFileName(last)
}

/** A path in `folder` that is not taken: `name.ext`, `name (2).ext`, … */
export function freePath(folder: string, name: string): string {
  const { name: stem, ext } = parse(name)
  let path = join(folder, name)
  for (let n = 2; existsSync(path); n++) path = join(folder, `${stem} (${n})${ext}`)
  return path
}
