/** What the first bytes say a file is, whatever its name says. */
export type Content =
  | 'zip' | 'ole' | 'biff' | 'text' | 'html' | 'xml' | 'pdf' | 'png' | 'jpeg' | 'gif' | 'rtf' | 'gzip' | '7z' | 'rar' | 'sqlite' | 'sav' | 'slk' | 'dif' | 'binary' | 'empty'

const magic: [Content, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  // A bare workbook stream, as programs before Excel 5 and some report writers leave it: BOF with its length.
  ['biff', [0x09, 0x00, 0x04, 0x00]],
  ['biff', [0x09, 0x02, 0x06, 0x00]],
  ['biff', [0x09, 0x04, 0x06, 0x00]],
  ['biff', [0x09, 0x08, 0x10, 0x00]],
  ['biff', [0x09, 0x08, 0x08, 0x00]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74]],
  ['sav', [0x24, 0x46, 0x4c, 0x32]],
  ['sav', [0x24, 0x46, 0x4c, 0x33]],
]

const startsWith = (bytes: Uint8Array, start: number[]): boolean => start.every((byte, index) => bytes[index] === byte)

/** Control bytes that no text file holds (tab, line feed, form feed, carriage return, escape and Ctrl-Z aside). */
function controlShare(bytes: Uint8Array): number {
  let control = 0
  for (const byte of bytes) if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte)) control++
  return bytes.length === 0 ? 0 : control / bytes.length
}

/**
 * UTF-16 without a byte order mark: NULs stand in one half of the places only (Latin letters, digits, delimiters), and
 * what they make up are characters of a text. A Chinese text has few NULs, so few are enough when the rest fits.
 */
export function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even++
    if (bytes[index + 1] === 0) odd++
  }
  const pairs = length / 2
  const rare = (n: number): boolean => n <= pairs * 0.02
  if (odd > pairs * 0.02 && rare(even) && readable16(bytes, length, 1)) return 'utf-16le'
  if (even > pairs * 0.02 && rare(odd) && readable16(bytes, length, 0)) return 'utf-16be'
  return null
}

/** At least 95 % of the units are letters, digits, punctuation, CJK or line ends. `high`: which byte of a pair is the upper. */
function readable16(bytes: Uint8Array, length: number, high: 0 | 1): boolean {
  let good = 0
  for (let index = 0; index < length; index += 2) {
    const unit = (bytes[index + high]! << 8) | bytes[index + 1 - high]!
    if ((unit >= 0x20 && unit < 0x530) || unit === 0x09 || unit === 0x0a || unit === 0x0d || (unit >= 0x2000 && unit < 0x2700) || (unit >= 0x3000 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xe000) || unit >= 0xff00) good++
  }
  return good >= length / 2 * 0.95
}

/** `head`: the first 64 KB, or the whole file when shorter. */
export function contentOf(head: Uint8Array): Content {
  if (head.length === 0) return 'empty'
  for (const [content, start] of magic) if (startsWith(head, start)) return content
  const bom16 = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])
  if (!bom16 && !utf16Without(head) && controlShare(head.subarray(0, 4096)) > 0.02) return 'binary'
  const opening = Buffer.from(head.subarray(0, 2048)).toString('latin1').replace(/^\xef\xbb\xbf/, '').trimStart().toLowerCase()
  if (/^<!doctype html|^<html|^<table|^<head|^<meta/.test(opening)) return 'html'
  if (opening.startsWith('<?xml')) return opening.includes('<html') ? 'html' : 'xml'
  // Spreadsheets written as text, which would read as nonsense cells.
  if (/^id;p[a-z]/.test(opening)) return 'slk'
  if (/^table\r?\n0,1\r?\n"/.test(opening)) return 'dif'
  return 'text'
}

const byExtension: Record<string, string[]> = {
  xlsx: ['xlsx'], xlsm: ['xlsm', 'xlsx'], xltx: ['xlsx'], xlsb: ['xlsb'], ods: ['ods'], ots: ['ods'], xls: ['xls'], xlt: ['xls'], et: ['xls', 'xlsx'],
  csv: ['text'], tsv: ['text'], txt: ['text'], tab: ['text'], dat: ['text'], sav: ['sav'], zsav: ['sav'], zip: ['zip'],
}

/** Lower-case letters after the last dot; empty without one. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** Whether a name with this extension promises this kind of file; an unknown extension promises nothing. */
export const promises = (extension: string, kind: string): boolean => Object.hasOwn(byExtension, extension) && byExtension[extension]!.includes(kind)
