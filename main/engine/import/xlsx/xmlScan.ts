import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { limits } from '../limits.ts'

/** Tokens of the scan. MORE: push another piece, or stop when there is none. */
export const MORE = 0
export const OPEN = 1
/** `<c …/>`: an OPEN and its CLOSE in one. */
export const SELF = 2
export const CLOSE = 3
export const TEXT = 4

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const COLON = 0x3a
const BANG = 0x21
const QUESTION = 0x3f
const QUOTE = 0x22

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** A number for a tag or attribute name, so that names are compared without making strings. */
export function nameCode(name: string): number {
  let code = 0
  for (let index = 0; index < name.length; index++) code = (Math.imul(code, 31) + name.charCodeAt(index)) | 0
  return code
}

/** `<c r="AB12" s="3" t="s"><v>7</v></c>` and `<c r="AB12" s="3"/>`, as nearly every writer writes nearly every cell. */
export interface PlainCells {
  /** False while plain cells must come as tokens. */
  readonly wantsPlain: boolean
  /** `value` is a whole number of at most nine digits, -1 for a cell with nothing in it. */
  plainCell(column: number, style: number, shared: boolean, value: number): void
}

/** The longest plain cell is shorter; nearer to the end of the buffer cells come as tokens. */
const PLAIN_MOST = 96

/**
 * A pull scanner over the bytes of one XML part, fed in pieces: it holds no more than the unfinished tail of a piece.
 * Prefixes are dropped (`x:c` is `c`); comments and instructions are skipped; a DOCTYPE is refused, so that no
 * entity can be declared. It checks nesting depth but not well-formedness: a reader of data needs no more.
 */
export class XmlScan {
  buffer: Buffer = Buffer.allocUnsafe(1 << 18)
  /** Local name of the tag, as `nameCode`. */
  name = 0
  /** Text bytes, or the bytes between name and `>`. */
  start = 0
  end = 0
  /** True for text in a CDATA section, where `&` is itself. */
  literal = false
  depth = 0
  readonly part: string
  #at = 0
  /** One past the last byte of the buffer that is in use. */
  #limit = 0

  constructor(part: string) { this.part = part }

  /** The piece is copied into the one buffer, so that a large part leaves no garbage behind. */
  push(piece: Buffer): void {
    const rest = this.#limit - this.#at
    if (rest > limits.xmlTextBytes) throw new YinguoError('M09', { what: 'text', sheet: null, n: rest, max: limits.xmlTextBytes })
    if (rest + piece.length > this.buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, rest + piece.length))
      this.buffer.copy(grown, 0, this.#at, this.#limit)
      this.buffer = grown
    } else this.buffer.copyWithin(0, this.#at, this.#limit)
    piece.copy(this.buffer, rest)
    this.#at = 0
    this.#limit = rest + piece.length
  }

  /** Takes the plain cells that come next, if any; the first that is not plain is left to `next`. */
  plainCells(taker: PlainCells): void {
    const buffer = this.buffer
    const last = this.#limit - PLAIN_MOST
    while (this.#at < last) {
      let at = this.#at
      // <c r="
      if (buffer[at] !== LT || buffer[at + 1] !== 0x63 || buffer[at + 2] !== 0x20 || buffer[at + 3] !== 0x72 || buffer[at + 4] !== 0x3d || buffer[at + 5] !== QUOTE) return
      at += 6
      let column = 0
      let byte = buffer[at]!
      const letters = at + 3
      while (byte >= 0x41 && byte <= 0x5a && at < letters) {
        column = column * 26 + byte - 0x40
        byte = buffer[++at]!
      }
      if (column === 0) return
      const digits = at + 7
      while (byte >= 0x30 && byte <= 0x39 && at < digits) byte = buffer[++at]!
      if (byte !== QUOTE) return
      byte = buffer[++at]!
      let style = 0
      if (byte === 0x20 && buffer[at + 1] === 0x73 && buffer[at + 2] === 0x3d && buffer[at + 3] === QUOTE) { // s="
        at += 4
        const most = at + 6
        byte = buffer[at]!
        while (byte >= 0x30 && byte <= 0x39 && at < most) {
          style = style * 10 + byte - 0x30
          byte = buffer[++at]!
        }
        if (byte !== QUOTE) return
        byte = buffer[++at]!
      }
      if (byte === SLASH && buffer[at + 1] === GT) {
        this.#at = at + 2
        taker.plainCell(column - 1, style, false, -1)
        continue
      }
      let shared = false
      if (byte === 0x20) { // t="s" or t="n"
        const type = buffer[at + 4]
        if (buffer[at + 1] !== 0x74 || buffer[at + 2] !== 0x3d || buffer[at + 3] !== QUOTE || (type !== 0x73 && type !== 0x6e) || buffer[at + 5] !== QUOTE) return
        shared = type === 0x73
        at += 6
        byte = buffer[at]!
      }
      // ><v>
      if (byte !== GT || buffer[at + 1] !== LT || buffer[at + 2] !== 0x76 || buffer[at + 3] !== GT) return
      const from = at += 4
      let value = 0
      byte = buffer[at]!
      while (byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + byte - 0x30
        byte = buffer[++at]!
        if (at - from > 9) return
      }
      // A leading zero may mean something; </v></c>
      if (at === from || (buffer[from] === 0x30 && at - from > 1) || byte !== LT || buffer[at + 1] !== SLASH || buffer[at + 2] !== 0x76 || buffer[at + 3] !== GT
        || buffer[at + 4] !== LT || buffer[at + 5] !== SLASH || buffer[at + 6] !== 0x63 || buffer[at + 7] !== GT) return
      this.#at = at + 8
      taker.plainCell(column - 1, style, shared, value)
    }
  }

  next(): number {
    const buffer = this.buffer
    const length = this.#limit
    let at = this.#at
    while (at < length) {
      if (buffer[at] !== LT) {
        let end = at + 1
        while (end < length && buffer[end] !== LT) end++
        if (end === length) return MORE
        this.start = at
        this.end = end
        this.#at = end
        this.literal = false
        return TEXT
      }
      if (at + 1 >= length) return MORE
      const second = buffer[at + 1]!
      if (second === BANG || second === QUESTION) {
        const token = this.#declaration(at, second)
        if (token === MORE) return MORE
        if (token === TEXT) return TEXT
        at = this.#at
        continue
      }
      return this.#tag(at, second === SLASH)
    }
    this.#at = at
    return MORE
  }

  #tag(at: number, closing: boolean): number {
    const buffer = this.buffer
    const length = this.#limit
    let index = closing ? at + 2 : at + 1
    let code = 0
    let byte = 0
    for (; index < length; index++) {
      byte = buffer[index]!
      if (byte === GT || byte === SLASH || isSpace(byte)) break
      code = byte === COLON ? 0 : (Math.imul(code, 31) + byte) | 0
    }
    const attributes = index
    let quote = 0
    for (; index < length; index++) {
      byte = buffer[index]!
      if (quote !== 0) { if (byte === quote) quote = 0 }
      else if (byte === 0x22 || byte === 0x27) quote = byte
      else if (byte === GT) break
    }
    if (index >= length) {
      if (length - at > limits.xmlTagBytes) throw new YinguoError('M11', { where: this.part })
      return MORE
    }
    this.name = code
    this.start = attributes
    this.#at = index + 1
    if (closing) {
      this.depth--
      return CLOSE
    }
    if (buffer[index - 1] === SLASH) {
      this.end = index - 1
      return SELF
    }
    this.end = index
    if (++this.depth > limits.xmlDepth) throw new YinguoError('M11', { where: this.part })
    return OPEN
  }

  #declaration(at: number, second: number): number {
    const buffer = this.buffer
    const rest = this.#limit - at
    if (second === QUESTION) return this.#skip(at, '?>')
    if (rest < 9) return MORE
    const opening = buffer.toString('latin1', at, at + 9)
    if (opening.startsWith('<!--')) return this.#skip(at + 4, '-->', at)
    if (opening === '<![CDATA[') {
      const end = this.#find(']]>', at + 9)
      if (end < 0) return MORE
      this.start = at + 9
      this.end = end
      this.#at = end + 3
      this.literal = true
      return TEXT
    }
    throw new YinguoError('M11', { where: this.part })
  }

  /** Place of `ending` among the bytes in use; -1 when it has not come yet. */
  #find(ending: string, from: number): number {
    const end = this.buffer.indexOf(ending, from, 'latin1')
    return end < 0 || end + ending.length > this.#limit ? -1 : end
  }

  /** Past the end of a comment or instruction: SELF when skipped, MORE when its end has not come yet. */
  #skip(from: number, ending: string, at = from): number {
    const end = this.#find(ending, from)
    if (end < 0) {
      this.#at = at
      return MORE
    }
    this.#at = end + ending.length
    return SELF
  }

  /** The value of an attribute of the tag just read, entities decoded; undefined without it. */
  attribute(name: number): string | undefined {
    const buffer = this.buffer
    let index = this.start
    let count = 0
    while (index < this.end) {
      while (index < this.end && isSpace(buffer[index]!)) index++
      let code = 0
      for (; index < this.end; index++) {
        const byte = buffer[index]!
        if (byte === 0x3d || isSpace(byte)) break
        code = byte === COLON ? 0 : (Math.imul(code, 31) + byte) | 0
      }
      while (index < this.end && buffer[index] !== 0x22 && buffer[index] !== 0x27) index++
      const quote = buffer[index]
      const from = ++index
      while (index < this.end && buffer[index] !== quote) index++
      if (code === name) return decodeEntities(buffer.toString('utf8', from, index))
      index++
      if (++count > limits.xmlAttributes) throw new YinguoError('M11', { where: this.part })
    }
    return undefined
  }

  text(): string {
    const bytes = this.buffer.toString('utf8', this.start, this.end)
    // Line ends of the file are line feeds (XML 1.0, 2.11); one that is meant is written as an entity.
    const raw = bytes.includes('\r') ? bytes.replace(/\r\n?/g, '\n') : bytes
    return this.literal ? raw : decodeEntities(raw)
  }
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and numeric references; anything else stays as it stands. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, body: string) => {
    if (!body.startsWith('#')) return named[body.toLowerCase()] ?? whole
    const code = body[1] === 'x' || body[1] === 'X' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** `_x000D_` and its like: how a workbook writes characters XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Runs a scan over all pieces of a part. `onToken` returns false to stop early. Plain cells go to `plain`, where it is given. */
export async function scanPart(scan: XmlScan, pieces: AsyncIterable<Buffer>, onToken: (token: number) => boolean | void, plain?: PlainCells): Promise<void> {
  let first = true
  for await (const piece of pieces) {
    if (first) {
      first = false
      const mark = piece.length > 1 ? piece.readUInt16BE(0) : 0
      // UTF-16 parts are legal and unheard of; better refused by name than read as noise.
      if (mark === 0xfffe || mark === 0xfeff) throw new YinguoError('M11', { where: scan.part })
    }
    scan.push(piece)
    for (;;) {
      if (plain?.wantsPlain) scan.plainCells(plain)
      const token = scan.next()
      if (token === MORE) break
      if (onToken(token) === false) return
    }
  }
}
