import { printAttributes } from '../../../sav/attributes.ts'
import { formats } from '../../../sav/formats.ts'
import { segmentWidths, unitsOf } from '../../../sav/segments.ts'
import type { SavColumn } from './columnPlan.ts'
import { VALUE_LABEL } from './columnPlan.ts'
import type { SavNames } from './names.ts'
import { cutBytes } from './names.ts'

export interface SavHead {
  /** Name of the data set, cut to what the header holds. */
  label: string
  documents: string[]
  cases: number
  at: Date
  columns: readonly SavColumn[]
  /** Multiple-response sets of dichotomies counted at 1; columns by place. */
  sets: { name: string; label: string; columns: number[] }[]
}

/** Collects little-endian values. */
class Bytes {
  readonly #parts: Buffer[] = []
  int(...values: number[]): this {
    const part = Buffer.alloc(values.length * 4)
    values.forEach((value, index) => part.writeInt32LE(value, index * 4))
    return this.raw(part)
  }
  double(...values: number[]): this {
    const part = Buffer.alloc(values.length * 8)
    values.forEach((value, index) => part.writeDoubleLE(value, index * 8))
    return this.raw(part)
  }
  /** Filled up with blanks; never cut in the middle of a character. */
  text(text: string, length: number): this {
    const part = Buffer.alloc(length, 0x20)
    part.write(cutBytes(text, length), 'utf8')
    return this.raw(part)
  }
  /** Its length and the text itself. */
  counted(text: Buffer): this { return this.int(text.length).raw(text) }
  raw(part: Buffer): this {
    this.#parts.push(part)
    return this
  }
  whole(): Buffer { return Buffer.concat(this.#parts) }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (n: number): string => String(n).padStart(2, '0')
/** A number, or a text of at most 8 bytes, as one unit. */
const valueBytes = (value: number | string): Buffer => (typeof value === 'number' ? new Bytes().double(value) : new Bytes().text(value, 8)).whole()

/** Everything before the data of a little-endian, bytecode-compressed system file in UTF-8. */
export function dictionaryBytes(head: SavHead, names: SavNames): Buffer {
  const bytes = new Bytes()
  const { columns, at } = head
  const layout = columns.map(column => segmentWidths(column.width))
  const units = layout.flat().reduce((sum, width) => sum + unitsOf(width), 0)
  bytes.raw(Buffer.from('$FL2')).text('@(#) SPSS DATA FILE - Yinguo', 60).int(2, units, 1, 0, head.cases).double(100)
  bytes.text(`${two(at.getUTCDate())} ${months[at.getUTCMonth()]} ${two(at.getUTCFullYear() % 100)}`, 9).text(`${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`, 8)
  bytes.text(head.label, 64).raw(Buffer.alloc(3))
  const shorts = columns.map(() => names.short())
  /** Number of each column's first unit, from 1, as value labels count them. */
  const places: number[] = []
  let unit = 1
  columns.forEach((column, index) => {
    places.push(unit)
    layout[index]!.forEach((width, segment) => {
      variable(bytes, column, width, segment === 0 ? shorts[index]! : names.short(), segment === 0)
      unit += unitsOf(width)
    })
  })
  columns.forEach((column, index) => { if (column.width <= 8) valueLabels(bytes, column, places[index]!) })
  if (head.documents.length > 0) {
    bytes.int(6, head.documents.length)
    for (const line of head.documents) bytes.text(line, 80)
  }
  extensions(bytes, head, layout, shorts)
  return bytes.int(999, 0).whole()
}

function variable(bytes: Bytes, column: SavColumn, width: number, short: string, first: boolean): void {
  const { values, range } = column.missing
  // Missing values of longer strings have a record of their own.
  const own = first && column.width <= 8
  const count = own ? (range ? -2 - values.length : values.length) : 0
  const label = first ? Buffer.from(column.label) : Buffer.alloc(0)
  const format = column.width > 255 ? (formats.A << 16) | (width << 8) : column.format
  bytes.int(2, width, label.length > 0 ? 1 : 0, count, format, format).text(short, 8)
  if (label.length > 0) bytes.counted(label).raw(Buffer.alloc((4 - (label.length % 4)) % 4))
  if (own && range) bytes.double(range.low, range.high)
  if (own) for (const value of values) bytes.raw(valueBytes(value))
  // Records that hold the place of the rest of a string.
  for (let rest = unitsOf(width) - 1; rest > 0; rest--) bytes.int(2, -1, 0, 0, 0, 0).text('', 8)
}

function valueLabels(bytes: Bytes, column: SavColumn, place: number): void {
  const labels = column.labels.filter(({ value }) => typeof value === 'string' || Number.isFinite(value))
  if (labels.length === 0) return
  bytes.int(3, labels.length)
  for (const { value, label } of labels) {
    const text = Buffer.from(cutBytes(label, VALUE_LABEL))
    bytes.raw(valueBytes(value))
    bytes.raw(Buffer.from([text.length])).raw(text).raw(Buffer.alloc((8 - ((text.length + 1) % 8)) % 8, 0x20))
  }
  bytes.int(4, 1, place)
}

function extensions(bytes: Bytes, head: SavHead, layout: readonly number[][], shorts: readonly string[]): void {
  const { columns } = head
  const extension = (subtype: number, size: number, data: Buffer): void => { if (data.length > 0) bytes.int(7, subtype, size, data.length / size).raw(data) }
  extension(3, 4, new Bytes().int(26, 0, 0, -1, 1, 1, 2, 65_001).whole())
  extension(4, 8, new Bytes().double(-Number.MAX_VALUE, Number.MAX_VALUE, -1.797_693_134_862_315_5e308).whole())
  const sets = head.sets.map(set => {
    const label = Buffer.byteLength(set.label)
    return `$${set.name}=D1 1 ${label} ${set.label} ${set.columns.map(column => shorts[column]!.toLowerCase()).join(' ')}\n`
  })
  extension(7, 1, Buffer.from(sets.join('')))
  const display = new Bytes()
  columns.forEach((column, index) => { for (const width of layout[index]!) display.int(column.measure, width === 0 ? 8 : Math.min(32, Math.max(8, width)), width === 0 ? 1 : 0) })
  extension(11, 4, display.whole())
  extension(13, 1, Buffer.from(columns.map((column, index) => `${shorts[index]}=${column.name}`).join('\t')))
  extension(14, 1, Buffer.from(columns.flatMap((column, index) => (column.width > 255 ? [`${shorts[index]}=${String(column.width).padStart(5, '0')}\0\t`] : [])).join('')))
  const attributes = columns.flatMap(column => (column.attributes.size > 0 ? [`${column.name}:${printAttributes(column.attributes)}`] : []))
  extension(18, 1, Buffer.from(attributes.join('/')))
  extension(20, 1, Buffer.from('UTF-8'))
  const long = columns.filter(column => column.width > 8)
  const labels = new Bytes()
  for (const column of long) {
    if (column.labels.length === 0) continue
    labels.counted(Buffer.from(column.name)).int(column.width, column.labels.length)
    for (const { value, label } of column.labels) labels.counted(new Bytes().text(String(value), column.width).whole()).counted(Buffer.from(cutBytes(label, VALUE_LABEL)))
  }
  extension(21, 1, labels.whole())
  const missing = new Bytes()
  for (const column of long) {
    if (column.missing.values.length === 0) continue
    missing.counted(Buffer.from(column.name)).raw(Buffer.from([column.missing.values.length])).int(8)
    for (const value of column.missing.values) missing.text(String(value), 8)
  }
  extension(22, 1, missing.whole())
  const cases = Buffer.alloc(16)
  cases.writeBigInt64LE(1n)
  cases.writeBigInt64LE(BigInt(head.cases), 8)
  extension(16, 8, cases)
}
