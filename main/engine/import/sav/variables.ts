import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { OwnColumn } from '../../sav/attributes.ts'
import { ownColumn, parseVariableAttributes } from '../../sav/attributes.ts'
import type { DateShape } from '../../sav/formats.ts'
import { dateShape } from '../../sav/formats.ts'
import { segmentWidths } from '../../sav/segments.ts'
import type { DictionaryColumn, UserMissing } from '../dictionary.ts'
import { limits } from '../limits.ts'
import type { Charset } from './charset.ts'
import { broken, Cursor } from './cursor.ts'
import type { RawFile, RawVariable } from './records.ts'

/** A variable as people know it: long names, very long strings in one piece, texts decoded. */
export interface SavVariable {
  short: string
  name: string
  label: string
  /** 0 for a number, else bytes, up to 32,767. */
  width: number
  /** Units of 8 bytes at which its pieces begin in a case, and the bytes of each. */
  pieces: { unit: number; bytes: number }[]
  shape: DateShape | null
  measure: DictionaryColumn['measure']
  valueLabels: { value: number | string; label: string }[]
  missing: UserMissing
  own: OwnColumn | null
}

const measures = ['unknown', 'nominal', 'ordinal', 'scale'] as const

/** `KEY=value` pairs separated by a tab, a zero byte before it or not. */
function pairs(bytes: Buffer | undefined, charset: Charset): Map<string, string> {
  const found = new Map<string, string>()
  for (const pair of (bytes ? charset.whole(bytes) : '').split('\t')) {
    const equals = pair.indexOf('=')
    if (equals > 0) found.set(pair.slice(0, equals), pair.slice(equals + 1).replaceAll('\0', ''))
  }
  return found
}

export function savVariables(file: RawFile, charset: Charset): SavVariable[] {
  const longNames = pairs(file.extensions.get(13), charset)
  const lengths = pairs(file.extensions.get(14), charset)
  const display = displayOf(file)
  const number = (eight: Buffer): number => (file.little ? eight.readDoubleLE() : eight.readDoubleBE())
  const variables: SavVariable[] = []
  const byUnit = new Map<number, SavVariable>()
  for (let index = 0; index < file.variables.length; index++) {
    const raw = file.variables[index]!
    const short = charset.text(raw.name)
    const length = Number(lengths.get(short) ?? Number.NaN)
    const width = raw.width > 0 && length > 255 && length <= 32_767 ? length : raw.width
    const widths = segmentWidths(width)
    const pieces = widths.map((_, piece) => {
      const part = file.variables[index + piece]
      if (!part || (part.width === 0) !== (width === 0)) throw broken(`pieces of ${short}`)
      return { unit: part.unit, bytes: Math.min(part.width, 255) }
    })
    const variable: SavVariable = {
      short, name: longNames.get(short) || short, label: raw.label ? charset.text(raw.label) : '', width, shape: width === 0 ? dateShape(raw.printType) : null,
      pieces, measure: display[index] ?? 'unknown', valueLabels: [], missing: missingOf(raw, width, charset, number), own: null,
    }
    variables.push(variable)
    byUnit.set(raw.unit, variable)
    index += widths.length - 1
  }
  if (variables.length > limits.columns) throw new YinguoError('M09', { what: 'columns', sheet: null, n: variables.length, max: limits.columns })
  for (const { labels, units } of file.labels) {
    const own = units.map(unit => byUnit.get(unit)).filter(variable => variable !== undefined)
    // Several variables share one list: it is decoded once for numbers and once for texts.
    for (const text of [false, true]) {
      const those = own.filter(variable => (variable.width > 0) === text)
      if (those.length === 0) continue
      const list = labels.map(({ value, label }) => ({ value: text ? charset.text(value) : number(value), label: charset.text(label) }))
      for (const variable of those) variable.valueLabels = variable.valueLabels.length === 0 ? list : [...variable.valueLabels, ...list]
    }
  }
  const byName = new Map(variables.flatMap(variable => [[variable.short.toLowerCase(), variable], [variable.name.toLowerCase(), variable]] as const))
  longLabels(file, charset, byName)
  longMissing(file, charset, byName)
  const attributes = file.extensions.get(18)
  if (attributes) for (const [name, set] of parseVariableAttributes(charset.whole(attributes))) {
    const variable = byName.get(name.toLowerCase())
    if (variable) variable.own = ownColumn(set)
  }
  return variables
}

/** Record 7/11: two or three numbers for each variable record, measure first. */
function displayOf(file: RawFile): DictionaryColumn['measure'][] {
  const bytes = file.extensions.get(11)
  if (!bytes) return []
  const step = bytes.length / 4 / file.variables.length
  if (step !== 2 && step !== 3) return []
  const cursor = new Cursor(bytes, 0, file.little)
  return file.variables.map((_, index) => {
    cursor.at = index * step * 4
    return measures[cursor.int()] ?? 'unknown'
  })
}

function missingOf(raw: RawVariable, width: number, charset: Charset, number: (eight: Buffer) => number): UserMissing {
  if (width > 0) return { values: raw.missing.map(value => charset.text(value)), range: null }
  const values = raw.missing.map(number)
  if (!raw.hasRange) return { values, range: null }
  const [low = 0, high = 0, ...rest] = values
  return { values: rest, range: { low: low <= -Number.MAX_VALUE * (1 - 1e-15) ? -Infinity : low, high: high >= Number.MAX_VALUE ? Infinity : high } }
}

/** Record 7/21. A damaged one costs labels, not answers. */
function longLabels(file: RawFile, charset: Charset, byName: ReadonlyMap<string, SavVariable>): void {
  const bytes = file.extensions.get(21)
  if (!bytes) return
  const cursor = new Cursor(bytes, 0, file.little)
  while (cursor.left >= 12) {
    const variable = byName.get(charset.text(cursor.take(cursor.count(1))).toLowerCase())
    cursor.int()
    const count = cursor.count(8)
    for (let index = 0; index < count; index++) {
      const value = charset.text(cursor.take(cursor.count(1)))
      const label = charset.text(cursor.take(cursor.count(1)))
      variable?.valueLabels.push({ value, label })
    }
  }
}

/** Record 7/22: values of 8 bytes each, that of the first said once or with every value. */
function longMissing(file: RawFile, charset: Charset, byName: ReadonlyMap<string, SavVariable>): void {
  const bytes = file.extensions.get(22)
  if (!bytes) return
  const cursor = new Cursor(bytes, 0, file.little)
  while (cursor.left >= 9) {
    const variable = byName.get(charset.text(cursor.take(cursor.count(1))).toLowerCase())
    const count = cursor.take(1)[0]!
    if (count > 3) throw broken('missing values of a long string')
    let length = 8
    for (let index = 0; index < count; index++) {
      // Some writers say the length before every value, others once.
      if (index === 0 || cursor.left >= 4 && peek(cursor) === length) length = cursor.count(1)
      variable?.missing.values.push(charset.text(cursor.take(length)))
    }
  }
}

function peek(cursor: Cursor): number {
  const at = cursor.at
  const found = cursor.int()
  cursor.at = at
  return found
}
