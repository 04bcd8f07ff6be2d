import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { limits } from '../limits.ts'
import { broken, Cursor } from './cursor.ts'

/** One variable record as it stands, names and texts undecoded. A string of more than 255 bytes is several of these. */
export interface RawVariable {
  /** 0 for a number, else bytes. */
  width: number
  name: Buffer
  label: Buffer | null
  /** Values of 8 bytes; with a range its two ends come first. */
  missing: Buffer[]
  hasRange: boolean
  printType: number
  /** Where it begins in a case, in units of 8 bytes. */
  unit: number
}

export interface RawLabels { labels: { value: Buffer; label: Buffer }[]; units: number[] }

export interface RawFile {
  little: boolean
  compression: 0 | 1 | 2
  bias: number
  /** -1: not said. */
  cases: number
  /** Unit of the variable with case weights; -1 without. */
  weight: number
  fileLabel: Buffer
  variables: RawVariable[]
  /** Units of 8 bytes a case takes. */
  units: number
  labels: RawLabels[]
  documents: Buffer[]
  /** Extension records (type 7) by subtype, the last of each; of attributes (18) all, joined. */
  extensions: Map<number, Buffer>
  /** Where the data begin, and their first bytes: the text of uncompressed answers. */
  data: number
  answers: Buffer
}

const HEADER = 176
const known = new Set([3, 4, 7, 11, 13, 14, 16, 17, 18, 19, 20, 21, 22])

/** Everything before the data (PSPP, "System File Record Structure"). Throws M11 for what is cut or contradicts itself. */
export function readRecords(bytes: Buffer): RawFile {
  if (bytes.length < HEADER) throw broken('no header')
  const layout = [bytes.readInt32LE(64), bytes.readInt32BE(64)]
  const little = layout[0] === 2 || layout[0] === 3
  if (!little && layout[1] !== 2 && layout[1] !== 3) throw broken('layout code')
  const cursor = new Cursor(bytes, 72, little)
  const compression = cursor.int()
  if (compression !== 0 && compression !== 1 && compression !== 2) throw broken(`compression ${compression}`)
  const weight = cursor.int() - 1
  const cases = cursor.int()
  const bias = cursor.double()
  const file: RawFile = {
    little, compression, bias, cases: cases < 0 ? -1 : cases, weight, fileLabel: bytes.subarray(109, 173), variables: [], units: 0, labels: [], documents: [], extensions: new Map(), data: 0, answers: bytes.subarray(0, 0),
  }
  cursor.at = HEADER
  for (;;) {
    const type = cursor.int()
    if (type === 999) break
    if (type === 2) variable(cursor, file)
    else if (type === 3) file.labels.push(valueLabels(cursor))
    else if (type === 6) {
      const lines = cursor.count(80)
      for (let line = 0; line < lines; line++) {
        const text = cursor.take(80)
        if (file.documents.length < 1_000) file.documents.push(text)
      }
    } else if (type === 7) extension(cursor, file)
    else throw broken(`record ${type} at ${cursor.at - 4}`)
  }
  cursor.int()
  file.data = cursor.at
  file.answers = compression === 2 ? bytes.subarray(0, 0) : bytes.subarray(cursor.at, cursor.at + 65_536)
  if (file.variables.length === 0) throw broken('no variables')
  return file
}

function variable(cursor: Cursor, file: RawFile): void {
  const width = cursor.int()
  const hasLabel = cursor.int()
  const missing = cursor.int()
  const print = cursor.int()
  cursor.int()
  const name = cursor.take(8)
  const label = hasLabel === 1 ? padded(cursor, 4) : null
  if (missing < -3 || missing > 3 || missing === -1) throw broken(`${missing} missing values`)
  const values = Array.from({ length: Math.abs(missing) }, () => cursor.take(8))
  const unit = file.units++
  // A string of more than 8 bytes is followed by records that only hold its place.
  if (width === -1) return
  if (width < 0 || width > 255) throw broken(`width ${width}`)
  if (file.variables.length >= limits.columns * 8) throw new YinguoError('M09', { what: 'columns', sheet: null, n: file.variables.length, max: limits.columns })
  file.variables.push({ width, name, label, missing: values, hasRange: missing < -1, printType: (print >>> 16) & 0xff, unit })
}

/** A length and as many bytes, filled up to a multiple of `to`. */
function padded(cursor: Cursor, to: number): Buffer {
  const length = cursor.count(1)
  const text = cursor.take(length)
  cursor.take(Math.min(cursor.left, (to - (length % to)) % to))
  return text
}

function valueLabels(cursor: Cursor): RawLabels {
  const count = cursor.count(16)
  const labels: RawLabels['labels'] = []
  for (let index = 0; index < count; index++) {
    const value = cursor.take(8)
    const length = cursor.take(1)[0]!
    labels.push({ value, label: cursor.take(length) })
    cursor.take((8 - ((length + 1) % 8)) % 8)
  }
  if (cursor.int() !== 4) throw broken('value labels without variables')
  const variables = cursor.count(4)
  return { labels, units: Array.from({ length: variables }, () => cursor.int() - 1) }
}

function extension(cursor: Cursor, file: RawFile): void {
  const subtype = cursor.int()
  const size = cursor.int()
  const count = cursor.int()
  if (size < 0 || count < 0) throw broken(`extension ${subtype}`)
  const data = cursor.take(size * count)
  if (!known.has(subtype)) return
  const before = subtype === 18 ? file.extensions.get(18) : undefined
  file.extensions.set(subtype, before ? Buffer.concat([before, Buffer.from('/'), data]) : data)
}
