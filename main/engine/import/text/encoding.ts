import { isAscii, isUtf8 } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import { utf16Without } from '../format.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5' | 'windows-1252' | 'mac-roman'

export interface RankedEncoding { encoding: Encoding; score: number }
/** A possible encoding with how plausible it is (0..1) and the telling lines as they read in it. */
export interface EncodingPreview extends RankedEncoding { preview: string[] }

export interface EncodingGuess {
  encoding: Encoding
  confidence: number
  bom: boolean
  /** Every encoding that could be meant, best first. */
  ranked: RankedEncoding[]
}

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

/** 0x80-0xFF of Mac OS Roman (Unicode consortium, ROMAN.TXT) and 0x80-0x9F of Windows-1252; 1252 is Latin-1 from 0xA0 on. */
const mac = 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'
const ansi = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'
const macChar = (byte: number): string => mac[byte - 0x80]!
const ansiChar = (byte: number): string => (byte < 0xa0 ? ansi[byte - 0x80]! : String.fromCharCode(byte))

const isLower = (char: string): boolean => char !== char.toUpperCase()
const isUpper = (char: string): boolean => char !== char.toLowerCase()
const typographic = '“”‘’–—…•«»\u00a0'
const signs = '°€£§©®™±µ·²³½¼¾¿¡´ºª×'

/**
 * In a Western text high bytes stand alone among letters, as accented letters of the same case or as typographic signs.
 * A capital in the middle of a small word, or a mathematical sign, is how the wrong table looks; long runs are Chinese.
 */
function westernScore(bytes: Uint8Array, charOf: (byte: number) => string): number {
  let total = 0
  let good = 0
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index]! < 0x80) continue
    const from = index
    while (index < bytes.length && bytes[index]! >= 0x80) index++
    total++
    const length = index - from
    if (length > 3) continue
    const before = String.fromCharCode(bytes[from - 1] ?? 0x20)
    const after = String.fromCharCode(bytes[index] ?? 0x20)
    let worst = 1
    for (let at = from; at < index; at++) worst = Math.min(worst, fit(charOf(bytes[at]!), before, after))
    good += worst / Math.max(1, length - 1)
  }
  return total === 0 ? 0 : good / total
}

function fit(char: string, before: string, after: string): number {
  if (char === '\ufffd') return 0
  if (char === '’' && /[a-z]/i.test(before)) return 1
  if (typographic.includes(char)) return 0.95
  if (isUpper(char)) return /[a-z]/.test(before) ? 0.1 : /[a-zA-Z]/.test(after) || /[A-Z]/.test(before) ? 0.9 : 0.3
  if (isLower(char)) return /[a-zA-Z]/.test(before) && /[A-Z]/.test(after) ? 0.3 : /[a-zA-Z]/.test(before) || /[a-z]/.test(after) ? 0.95 : 0.4
  return signs.includes(char) ? 0.8 : 0.15
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

const sure = (encoding: Encoding, bom: boolean, confidence = 1, others: RankedEncoding[] = []): EncodingGuess =>
  ({ encoding, confidence, bom, ranked: [{ encoding, score: confidence }, ...others.filter(other => other.encoding !== encoding)] })

/** GB18030 decodes almost anything, so that a guess must weigh how plausible the result is (FORMATS.md 0.9). */
export function guessEncoding(bytes: Buffer): EncodingGuess {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return sure('utf-8', true)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return sure('utf-16le', true)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return sure('utf-16be', true)
  const wide = utf16Without(bytes)
  if (wide) return sure(wide, false, 0.95)
  // Plain ASCII reads the same in all of them.
  if (isAscii(bytes)) return sure('utf-8', false)
  const sample = highSample(bytes)
  const scores: RankedEncoding[] = [
    { encoding: 'gb18030', score: gbScore(sample) }, { encoding: 'big5', score: big5Score(sample) * 0.97 },
    { encoding: 'windows-1252', score: westernScore(sample, ansiChar) }, { encoding: 'mac-roman', score: westernScore(sample, macChar) * 0.95 },
  ]
  if (isUtf8Prefix(bytes)) return sure('utf-8', false, 1, scores.map(({ encoding, score }) => ({ encoding, score: score * 0.3 })).sort((a, b) => b.score - a.score))
  // Mostly UTF-8 with a few broken bytes: two encodings pasted together.
  const asUtf8 = Buffer.from(sample).toString('utf8')
  const broken = asUtf8.split('\ufffd').length - 1
  const wideChars = [...asUtf8.slice(0, 20_000)].filter(char => char > '\u07ff' && char !== '\ufffd').length
  scores.push({ encoding: 'utf-8', score: wideChars > 20 ? 1 - Math.min(1, (broken * 5) / wideChars) : 0 })
  scores.sort((a, b) => b.score - a.score)
  const [best, second] = scores as [RankedEncoding, RankedEncoding]
  const confidence = Math.max(0, Math.min(0.99, 0.5 + best.score / 2 - Math.max(0, second.score - best.score * 0.5) / 2))
  return { encoding: best.encoding, confidence, bom: false, ranked: scores }
}

const PREVIEW_LINES = 4
const PREVIEW_LINE = 160

/** The three most plausible encodings with the first line and the first lines that read differently in each. */
export async function encodingPreviews(bytes: Buffer, guess: EncodingGuess): Promise<EncodingPreview[]> {
  const lines = guess.encoding.startsWith('utf-16') ? [bytes.subarray(0, 2048)] : tellingLines(bytes)
  return Promise.all(guess.ranked.slice(0, 3).map(async ({ encoding, score }) => {
    const open = await decoderOf(encoding)
    const text = lines.map(line => {
      const decoder = open()
      return (decoder.write(line) + (decoder.end() ?? '')).replace(/^\ufeff/, '')
    })
    const shown = guess.encoding.startsWith('utf-16') ? text[0]!.split(/\r\n?|\n/).slice(0, PREVIEW_LINES) : text
    return { encoding, score: Math.round(score * 100) / 100, preview: shown.map(line => line.replace(/[\r\n]+$/, '').slice(0, PREVIEW_LINE)) }
  }))
}

/** The first line, and up to three more that hold bytes beyond ASCII. */
function tellingLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  const end = Math.min(bytes.length, 1 << 20)
  const most = isAscii(bytes.subarray(0, end)) ? 1 : PREVIEW_LINES
  for (let from = 0; from < end && lines.length < most;) {
    const feed = bytes.indexOf(0x0a, from)
    const to = feed < 0 ? end : Math.min(feed, end)
    const line = bytes.subarray(from, Math.min(to, from + PREVIEW_LINE * 4))
    if (lines.length === 0 || !isAscii(line)) lines.push(line)
    from = to + 1
  }
  return lines
}

interface Decoder { write(bytes: Buffer): string; end(): string | undefined }

/** UTF-8, as most files are, is decoded by Node; only another encoding waits for the library and its tables, ten megabytes. */
async function decoderOf(encoding: Encoding): Promise<() => Decoder> {
  if (encoding === 'utf-8') return () => new StringDecoder('utf8')
  const { default: iconv } = await import('iconv-lite')
  const name = encoding === 'mac-roman' ? 'macroman' : encoding
  return () => iconv.getDecoder(name, { stripBOM: false })
}

/** Decoded text in pieces of about a megabyte, byte order mark dropped (and a second one, as a program leaves that adds its own). */
export async function* decodePieces(bytes: Buffer, encoding: Encoding): AsyncGenerator<string> {
  const decoder = (await decoderOf(encoding))()
  const step = 1 << 20
  let first = true
  /** The first half of a character beyond the basic plane, whose second half may be in the next piece. */
  let half = ''
  for (let at = 0; at < bytes.length; at += step) {
    let piece = half + decoder.write(bytes.subarray(at, at + step))
    half = /[\ud800-\udbff]$/.test(piece) ? piece.slice(-1) : ''
    // Half a character is no character: marked here as any other wrong byte, not when it is stored.
    piece = (half === '' ? piece : piece.slice(0, -1)).toWellFormed()
    if (first && piece.length > 0) {
      if (piece.charCodeAt(0) === 0xfeff) piece = piece.replace(/^\ufeff{1,2}/, '')
      first = false
    }
    if (piece !== '') yield piece
  }
  const odd = encoding.startsWith('utf-16') && bytes.length % 2 === 1 ? '\ufffd' : ''
  const rest = (half + (decoder.end() ?? '')).toWellFormed() + odd
  if (rest !== '') yield rest
}
