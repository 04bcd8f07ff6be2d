import type { Translate } from '../../../../../shared/i18n/translate.ts'
import type { Question } from '../../../../../shared/model/questionnaire.ts'
import type { Variable } from '../../../../../shared/model/variable.ts'
import { ownAttributes } from '../../../sav/attributes.ts'
import type { DateShape } from '../../../sav/formats.ts'
import { formats } from '../../../sav/formats.ts'
import { LONGEST } from '../../../sav/segments.ts'
import type { ColumnLook } from './columnLook.ts'
import { statePairs } from './columnLook.ts'
import { cutBytes } from './names.ts'

const VARIABLE_LABEL = 255
export const VALUE_LABEL = 120

/** A variable as it stands in the file. */
export interface SavColumn {
  name: string
  label: string
  /** 0 for a number, else bytes. */
  width: number
  shape: DateShape | null
  /** Print and write format, packed: type, width, decimals. */
  format: number
  measure: 1 | 2 | 3
  notShown: number | null
  empty: number | null
  labels: { value: number | string; label: string }[]
  missing: { values: (number | string)[]; range: { low: number; high: number } | null }
  attributes: Map<string, string[]>
}

export interface PlannedColumn { column: SavColumn; cutLabels: number; undeclared: number }

const dateFormats: Record<DateShape, [type: number, width: number]> = { day: [formats.SDATE, 10], moment: [formats.DATETIME, 20], time: [formats.TIME, 8] }
const packed = (type: number, width: number, decimals = 0): number => (type << 16) | (width << 8) | decimals

/** How a variable of the data set becomes one of the file, from what its cells hold. */
export function planColumn(variable: Variable, name: string, look: ColumnLook, questions: ReadonlyMap<string, Question>, t: Translate): PlannedColumn {
  const [only, ...more] = look.shapes
  const shape = variable.kind === 'date' && more.length === 0 && only !== undefined && only !== 'other' ? only : null
  const asText = variable.kind === 'text' || variable.kind === 'date' && shape === null
  const states = stateValues(variable, look)
  const declared = asText ? { missing: { values: states.all.map(String), range: null }, undeclared: 0 } : declareMissing([...variable.codes.filter(code => code.missing).map(code => code.code), ...states.all], look)
  const width = asText ? Math.max(1, states.all.length > 0 ? Math.max(...states.all.map(value => String(value).length)) : 1, Math.min(LONGEST, look.bytes)) : 0
  const value = (state: number): number | string => (asText ? String(state) : state)
  const labels: SavColumn['labels'] = asText ? [] : variable.codes.map(code => ({ value: code.code, label: code.label }))
  if (states.notShown !== null) labels.push({ value: value(states.notShown), label: t('dataExport.state.notShown') })
  if (states.empty !== null) labels.push({ value: value(states.empty), label: t('dataExport.state.empty') })
  const long = variable.codes.filter(code => Buffer.byteLength(code.label) > VALUE_LABEL || code.label.includes('\n'))
  const label = cutBytes(variable.label, VARIABLE_LABEL)
  const question = variable.question === null ? undefined : questions.get(variable.question)
  const own = {
    id: variable.id, name: variable.name, label: label === variable.label ? '' : variable.label, kind: variable.kind, role: variable.role, meaning: variable.meaning, scale: variable.scale, question: null,
    notShown: states.notShown === null ? null : String(states.notShown), empty: states.empty === null ? null : String(states.empty), codeLabels: new Map(long.map(code => [code.code, code.label])),
  }
  return {
    column: {
      name, label, width, shape, measure: measureOf(variable, asText), notShown: states.notShown, empty: states.empty, labels, missing: declared.missing,
      format: asText ? packed(formats.A, Math.min(255, width)) : shape ? packed(...dateFormats[shape]) : numberFormat(look),
      attributes: ownAttributes(own, question ? { id: question.id, number: question.number, title: question.title, kind: question.kind } : null),
    },
    cutLabels: long.filter(code => Buffer.byteLength(code.label) > VALUE_LABEL).length + Number(label !== variable.label), undeclared: declared.undeclared,
  }
}

const measureOf = ({ kind }: Variable, asText: boolean): 1 | 2 | 3 => {
  if (asText || kind === 'nominal' || kind === 'indicator') return 1
  return kind === 'ordinal' || kind === 'scale' ? 2 : 3
}

function numberFormat(look: ColumnLook): number {
  const decimals = Math.min(16, look.decimals)
  const largest = Math.max(Math.abs(look.min), Math.abs(look.max))
  const whole = Number.isFinite(largest) ? Math.min(20, Math.max(1, Math.floor(Math.log10(Math.max(1, largest))) + 1)) : 1
  return packed(formats.F, Math.max(8, whole + 1 + (decimals > 0 ? decimals + 1 : 0)), decimals)
}

/** Values for the two missing states, where they occur: none that is an answer or a code. */
function stateValues(variable: Variable, look: ColumnLook): { notShown: number | null; empty: number | null; all: number[] } {
  let pair: readonly [number, number] = statePairs.find(both => both.every(value => !look.taken.has(value))) ?? [-8_888_888, -9_999_999]
  const codes = variable.codes.filter(code => code.missing).map(code => code.code)
  const count = codes.length + Number(look.notShown) + Number(look.empty)
  // More than three values can only be declared as a range: then all of them stand above the answers.
  if (variable.kind !== 'text' && variable.kind !== 'date' && count > 3 && codes.every(code => code > look.max)) {
    const top = Math.max(...variable.codes.map(code => code.code))
    pair = [top + 1, top + 2]
  }
  const notShown = look.notShown ? pair[0] : null
  const empty = look.empty ? pair[1] : null
  return { notShown, empty, all: [notShown, empty].filter(value => value !== null) }
}

/** SPSS knows three single values, or one range and one value; what fits neither stays an answer there and is counted. */
function declareMissing(all: readonly number[], look: ColumnLook): { missing: SavColumn['missing']; undeclared: number } {
  const values = [...new Set(all)].sort((a, b) => a - b)
  if (values.length <= 3) return { missing: { values, range: null }, undeclared: 0 }
  const low = values.filter(value => value < look.min)
  const high = values.filter(value => value > look.max && value >= look.min)
  const range = low.length >= high.length ? low : high
  const rest = values.filter(value => !range.includes(value))
  if (range.length < 2) return { missing: { values: values.slice(0, 3), range: null }, undeclared: values.length - 3 }
  return { missing: { values: rest.slice(0, 1), range: { low: range[0]!, high: range.at(-1)! } }, undeclared: Math.max(0, rest.length - 1) }
}
