import { existsSync } from 'node:fs'
import { join, parse } from 'node:path'

/** Linux takes 255 bytes a name; room for ` (2)`, `.part` and SQLite's `-journal`. */
const MOST_BYTES = 230

/** Names Windows keeps for devices, whatever the extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name from outside as a plain file name that every system takes: no folders, no control characters, none of
 * the signs with a meaning, no leading or trailing dot, at most `longest` characters with its extension kept.
 */
export function safeFileName(name: string, longest = 120): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '')
  const plain = clean === '' ? 'file' : reserved.test(clean) ? `_${clean}` : clean
  const parts = parse(plain)
  // Beyond this it is no extension but a sentence with a dot in it.
  const [stem, ext] = parts.ext.length <= 16 ? [parts.name, parts.ext] : [plain, '']
  const characters = Array.from(stem).slice(0, longest)
  const fits = (kept: string[]): boolean => kept.length + ext.length <= longest && Buffer.byteLength(kept.join('') + ext) <= MOST_BYTES
  while (characters.length > 1 && !fits(characters)) characters.pop()
  return characters.join('') + ext
}

/** A path in `folder` that is not taken: `name.ext`, `name (2).ext`, … */
export function freePath(folder: string, name: string): string {
  const { name: stem, ext } = parse(name)
  let path = join(folder, name)
  for (let n = 2; existsSync(path); n++) path = join(folder, `${stem} (${n})${ext}`)
  return path
}
