import { isSection } from '../model/form.ts'
import type { CellValue } from '../model/missing.ts'
import type { ResponseAnswers } from '../model/response.ts'
import { invalidity } from '../model/variable.ts'
import type { Outline } from './outline.ts'
import { mainLanguage, wordsIn } from './text.ts'
import { formDrafts } from './variables.ts'
import type { FormVariable, VariableWords } from './variables.ts'

/** One box of a sheet that is typed off paper. code: one of the codes. codes: those that are ticked. order: codes in their order. */
export interface EntryField {
  /** The variable, or the question where a box holds several. */
  id: string
  question: string
  /** Printed beside the first box of a question. */
  title: string
  label: string
  kind: 'code' | 'codes' | 'order' | 'number' | 'text' | 'date'
  codes: { code: number; label: string }[]
  variables: FormVariable[]
  /** Bounds of a number; of the places that are ranked, `max`. */
  min: number | null
  max: number | null
  whole: boolean
}

/** Boxes in the order of the sheet. */
export function entryFields(outline: Outline, words: VariableWords = {}): EntryField[] {
  const { variables } = formDrafts(outline, words)
  const byQuestion = Map.groupBy(variables, variable => variable.question)
  const language = words.language ?? mainLanguage(outline.settings)
  return outline.nodes.flatMap(({ node }) => {
    if (isSection(node)) return []
    const own = byQuestion.get(node.code) ?? []
    const title = wordsIn(node.text, language)
    const plain = { question: node.code, title, min: null, max: null, whole: false }
    const fillIns = own.filter(variable => variable.fillIn).map((variable): EntryField => ({ ...plain, id: variable.id, label: variable.label, kind: 'text', codes: [], variables: [variable] }))
    if (node.kind === 'multiple' || node.kind === 'ranking') {
      const options = own.filter(variable => !variable.fillIn)
      const codes = options.map(variable => ({ code: variable.option ?? 0, label: variable.label }))
      const several: EntryField = { ...plain, id: node.code, label: title, kind: node.kind === 'multiple' ? 'codes' : 'order', codes, variables: options, max: node.kind === 'ranking' ? Math.min(node.places ?? codes.length, codes.length) : null }
      return [several, ...fillIns]
    }
    return [...own.filter(variable => !variable.fillIn).map((variable): EntryField => {
      const points = variable.scale ? Array.from({ length: variable.scale.max - variable.scale.min + 1 }, (_, at) => variable.scale!.min + at) : []
      const codes = [...points.map(code => ({ code, label: variable.codes.find(each => each.code === code)?.label ?? '' })), ...variable.codes.filter(each => !points.includes(each.code)).map(({ code, label }) => ({ code, label }))]
      const coded = variable.kind === 'nominal' || variable.kind === 'scale'
      return {
        ...plain, id: variable.id, label: variable.label, kind: coded ? 'code' : variable.kind === 'number' ? 'number' : variable.kind === 'date' ? 'date' : 'text', codes: coded ? codes : [], variables: [variable],
        ...(node.kind === 'number' ? { min: node.min, max: node.max, whole: node.whole } : {}),
      }
    }), ...fillIns]
  })
}

/** blank: nothing is typed yet. none: marked as not answered. bad: kept as it is typed, though it does not fit. */
export interface TypedEntry { state: 'blank' | 'none' | 'good' | 'bad'; values: ResponseAnswers }

const NONE = /^[.\-。－·]$/
const narrow = (typed: string): string => typed.normalize('NFKC').trim()
const readNumber = (text: string): number | null => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : null)

/** What is typed into a box, as answers. */
export function typedEntry(field: EntryField, typed: string): TypedEntry {
  const empty = (state: 'blank' | 'none'): TypedEntry => ({ state, values: Object.fromEntries(field.variables.map(variable => [variable.id, null])) })
  if (field.kind === 'text') return typed.trim() === '' ? empty('blank') : NONE.test(typed.trim()) ? empty('none') : { state: 'good', values: { [field.id]: typed.trim() } }
  const text = narrow(typed)
  if (NONE.test(text)) return empty('none')
  if (text === '') return empty(typed === '' ? 'blank' : 'none')
  if (field.kind === 'date') return { state: /^\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?/.test(text) ? 'good' : 'bad', values: { [field.id]: text } }
  if (field.kind === 'codes' || field.kind === 'order') return severalCodes(field, text, empty)
  const number = readNumber(text)
  if (number === 0 && field.kind === 'code' && !field.codes.some(each => each.code === 0)) return empty('none')
  const value: CellValue = number ?? text
  const variable = field.variables[0]!
  const fits = invalidity(variable, value) === null && (typeof value !== 'number' || ((field.min === null || value >= field.min) && (field.max === null || value <= field.max) && (!field.whole || Number.isInteger(value))))
  return { state: fits ? 'good' : 'bad', values: { [field.id]: value } }
}

function severalCodes(field: EntryField, text: string, empty: (state: 'none') => TypedEntry): TypedEntry {
  const parts = text.split(/[^\d]+/).filter(part => part !== '')
  // One-digit codes may be typed without anything between them: 135.
  const single = field.codes.every(each => each.code >= 0 && each.code <= 9)
  const codes = parts.flatMap(part => (single ? [...part] : [part])).map(Number)
  if (codes.length === 1 && codes[0] === 0 && !field.codes.some(each => each.code === 0)) return empty('none')
  const known = codes.filter(code => field.codes.some(each => each.code === code))
  const bad = known.length < codes.length || new Set(codes).size < codes.length || /[^\d\s,，、;；.]/.test(text) || (field.kind === 'order' && field.max !== null && codes.length > field.max)
  const values = Object.fromEntries(field.variables.map(variable => {
    const place = known.indexOf(variable.option ?? Number.NaN)
    return [variable.id, field.kind === 'codes' ? (place >= 0 ? 1 : 0) : place >= 0 ? place + 1 : null]
  }))
  return { state: bad ? 'bad' : 'good', values }
}

/** Whether nothing further can be typed into this box, so that the next one may follow by itself. */
export function isFull(field: EntryField, typed: string): boolean {
  const text = narrow(typed)
  if (field.kind === 'text' || field.kind === 'date' || field.kind === 'number') return NONE.test(text) && field.kind !== 'text' && field.kind !== 'number'
  if (NONE.test(text) || (typed !== '' && text === '')) return true
  if (field.kind !== 'code' || readNumber(text) === null) return false
  return !field.codes.some(each => String(each.code).length > text.length && String(each.code).startsWith(text))
}
