import { TextDecoder } from 'node:util'
import type { ReadIssues } from '../issues.ts'
import type { Encoding } from '../text/encoding.ts'
import { guessEncoding } from '../text/encoding.ts'
import { Cursor } from './cursor.ts'
import type { RawFile } from './records.ts'

/** Windows and other code pages as the machine integer record (7/3) numbers them. */
const pages = new Map<number, string>([
  [932, 'shift_jis'], [936, 'gb18030'], [949, 'euc-kr'], [950, 'big5'], [874, 'windows-874'], [10_000, 'macintosh'], [20_866, 'koi8-r'], [51_949, 'euc-kr'], [54_936, 'gb18030'], [65_001, 'utf-8'],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map(page => [page, `windows-${page}`] as const),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15].map(part => [28_590 + part, `iso-8859-${part}`] as const),
])

/** Names programs write that the decoder does not know. */
const aliases = new Map([['cp936', 'gb18030'], ['gb2312', 'gb18030'], ['gbk', 'gb18030'], ['cp950', 'big5'], ['cp932', 'shift_jis'], ['cp949', 'euc-kr'], ['utf8', 'utf-8'], ['macroman', 'macintosh']])

const own: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'windows-1252', 'mac-roman']

function decoderFor(name: string): TextDecoder | null {
  const lower = name.trim().toLowerCase()
  const page = /^(?:cp|windows-|ibm-?)?(\d{3,5})$/.exec(lower)
  const label = aliases.get(lower) ?? (page ? pages.get(Number(page[1])) : undefined) ?? (lower === 'mac-roman' ? 'macintosh' : lower)
  try { return new TextDecoder(label, { ignoreBOM: true }) } catch { return null }
}

/** What the file says of its own encoding: by name (7/20), else by code page (7/3). Old programs wrote 2 whatever it was. */
function declared(file: RawFile): TextDecoder | null {
  const named = file.extensions.get(20)
  const byName = named ? decoderFor(named.toString('latin1').replace(/\0/g, '')) : null
  if (byName) return byName
  const machine = file.extensions.get(3)
  if (!machine || machine.length < 32) return null
  const page = pages.get(new Cursor(machine, 28, file.little).int())
  return page === undefined ? null : decoderFor(page)
}

export interface Charset {
  /** Set when it had to be guessed or was chosen by a person. */
  encoding: Encoding | null
  confidence: number
  /** Trailing blanks and zero bytes fill a field and are no part of the text. */
  text(bytes: Uint8Array): string
  /** Whole, as it stands. */
  whole(bytes: Uint8Array): string
}

/** Bytes that the guess is made from: everything the dictionary says in words. */
function dictionaryWords(file: RawFile): Buffer {
  const parts = [...file.variables.flatMap(variable => [variable.name, variable.label ?? Buffer.alloc(0)]), ...file.labels.flatMap(set => set.labels.map(item => item.label)), file.extensions.get(13) ?? Buffer.alloc(0)]
  return Buffer.concat(parts.flatMap(part => [part, Buffer.from('\n')])).subarray(0, 262_144)
}

export function charsetOf(file: RawFile, chosen: Encoding | undefined, issues: ReadIssues): Charset {
  const found = chosen === undefined ? declared(file) : decoderFor(chosen)
  let decoder = found
  let confidence = 1
  if (decoder === null) {
    const words = dictionaryWords(file)
    // Without words beyond ASCII the answers decide; their beginning is enough.
    const guess = guessEncoding(words.some(byte => byte >= 0x80) ? words : Buffer.from(file.answers.filter(byte => byte !== 0)))
    decoder = decoderFor(guess.encoding) ?? new TextDecoder('utf-8')
    confidence = guess.confidence
  }
  const read = decoder
  const name = read.encoding === 'macintosh' ? 'mac-roman' : read.encoding
  const decode = (bytes: Uint8Array): string => {
    const text = read.decode(bytes)
    if (!text.includes('\ufffd')) return text
    // A field that was cut in the middle of a character ends in half of one.
    const cut = text.replace(/\ufffd$/, '')
    if (cut.includes('\ufffd')) issues.undecodable++
    return cut
  }
  const trimmed = (bytes: Uint8Array): Uint8Array => {
    let end = bytes.length
    while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--
    return bytes.subarray(0, end)
  }
  return {
    encoding: found && chosen === undefined ? null : own.find(encoding => encoding === name) ?? null, confidence,
    text: bytes => decode(trimmed(bytes)), whole: decode,
  }
}
