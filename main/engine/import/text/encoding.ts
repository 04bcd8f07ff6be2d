import { isUtf8 } from 'node:buffer'
import { utf16Without } from '../format.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5' | 'windows-1252'

export interface EncodingGuess { encoding: Encoding; confidence: number; bom: boolean }

/** Whole characters only: a file cut in the middle of one is still UTF-8. */
function isUtf8Prefix(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    const lead = bytes[bytes.length - cut]!
    if (lead >= 0xc0) return isUtf8(bytes.subarray(0, bytes.length - cut))
    if (lead < 0x80) return false
  }
  return false
}

/**
 * How plausible the bytes are as a double-byte Chinese text: the share of its high characters that are everyday ones.
 * `common` says whether a lead byte belongs to the frequent characters or the punctuation of the encoding.
 */
function doubleByteScore(bytes: Uint8Array, common: (lead: number, trail: number) => boolean, validTrail: (trail: number) => boolean): number {
  let high = 0
  let good = 0
  for (let index = 0; index < bytes.length; index++) {
    const lead = bytes[index]!
    if (lead < 0x80) continue
    high++
    const trail = bytes[index + 1]
    if (trail === undefined) continue
    if (lead > 0x80 && lead < 0xff && validTrail(trail)) {
      if (common(lead, trail)) good++
      index++
    } else if (trail >= 0x30 && trail <= 0x39 && (bytes[index + 2] ?? 0) >= 0x81 && (bytes[index + 3] ?? 0) >= 0x30) {
      index += 3
      good += 0.5
    }
  }
  return high === 0 ? 0 : good / high
}

/** GB 2312 level 1 holds the 3,755 characters of daily use (rows B0-D7), sorted by pinyin; A1-A3 are punctuation and letters. */
const gbScore = (bytes: Uint8Array): number => doubleByteScore(
  bytes,
  (lead, trail) => trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)),
  trail => (trail >= 0x40 && trail <= 0x7e) || (trail >= 0x80 && trail <= 0xfe),
)

/** Big5 level 1 is A4-C6, punctuation A1-A3. */
const big5Score = (bytes: Uint8Array): number => doubleByteScore(
  bytes,
  lead => lead >= 0xa1 && lead <= 0xc6,
  trail => (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe),
)

/** In a Western text high bytes stand alone among letters: é, –, ’, ß. Runs of them are how Chinese looks. */
function westernScore(bytes: Uint8Array): number {
  let runs = 0
  let alone = 0
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index]! < 0x80) continue
    const from = index
    while (index < bytes.length && bytes[index]! >= 0x80) index++
    runs++
    const length = index - from
    const undefinedIn1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(bytes[from]!)
    if (length <= 2 && !undefinedIn1252) alone += length === 1 ? 1 : 0.5
  }
  return runs === 0 ? 0 : alone / runs
}

/** A sample that is not only the ASCII of the header: windows around high bytes, 256 KB at most. */
function highSample(bytes: Buffer): Uint8Array {
  if (bytes.length <= 262_144) return bytes
  const windows: Uint8Array[] = []
  let size = 0
  for (let at = 0; at < bytes.length && size < 262_144; at++) {
    if (bytes[at]! < 0x80) continue
    const window = bytes.subarray(Math.max(0, at - 8), at + 4096)
    windows.push(window)
    size += window.length
    at += 4096
  }
  return Buffer.concat(windows)
}

/** GB18030 decodes almost anything, so that a guess must weigh how plausible the result is (FORMATS.md 0.9). */
export function guessEncoding(bytes: Buffer): EncodingGuess {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', confidence: 1, bom: true }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', confidence: 1, bom: true }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', confidence: 1, bom: true }
  const wide = utf16Without(bytes)
  if (wide) return { encoding: wide, confidence: 0.95, bom: false }
  if (isUtf8Prefix(bytes)) return { encoding: 'utf-8', confidence: 1, bom: false }
  const sample = highSample(bytes)
  const scores: [Encoding, number][] = [['gb18030', gbScore(sample)], ['big5', big5Score(sample) * 0.97], ['windows-1252', westernScore(sample)]]
  // Mostly UTF-8 with a few broken bytes: two encodings pasted together.
  const asUtf8 = Buffer.from(sample).toString('utf8')
  const broken = asUtf8.split('\ufffd').length - 1
  const wideChars = [...asUtf8.slice(0, 20_000)].filter(char => char > '\u07ff' && char !== '\ufffd').length
  scores.push(['utf-8', wideChars > 20 ? 1 - Math.min(1, (broken * 5) / wideChars) : 0])
  scores.sort((a, b) => b[1] - a[1])
  const [best, second] = scores as [[Encoding, number], [Encoding, number]]
  return { encoding: best[0], confidence: Math.max(0, Math.min(0.99, 0.5 + best[1] / 2 - Math.max(0, second[1] - best[1] * 0.5) / 2)), bom: false }
}

/** Decoded text in pieces of about a megabyte, byte order mark dropped. */
export async function* decodePieces(bytes: Buffer, encoding: Encoding): AsyncGenerator<string> {
  // Its tables take ten megabytes, which a workbook has no use for.
  const { default: iconv } = await import('iconv-lite')
  const decoder = iconv.getDecoder(encoding, { stripBOM: true })
  const step = 1 << 20
  let first = true
  for (let at = 0; at < bytes.length; at += step) {
    let piece = decoder.write(bytes.subarray(at, at + step))
    if (first && piece.length > 0) {
      if (piece.charCodeAt(0) === 0xfeff) piece = piece.slice(1)
      first = false
    }
    if (piece !== '') yield piece
  }
  const rest = decoder.end()
  if (rest) yield rest
}
