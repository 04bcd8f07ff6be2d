import type { QuestionDraft, VariableDraft } from '../contract/import.ts'
import type { FormOption, FormQuestion, FormRow, FormScale } from '../model/form.ts'
import { isSection } from '../model/form.ts'
import type { Code } from '../model/questionnaire.ts'
import type { QuestionKind } from '../model/questionnaire.ts'
import type { Scale, VariableKind } from '../model/variable.ts'
import type { Outline } from './outline.ts'
import { mainLanguage, pointText, pointsOf, wordsIn } from './text.ts'

/** A variable a questionnaire makes; `id` is the name of its column. */
export interface FormVariable {
  id: string
  name: string
  label: string
  kind: VariableKind
  question: string
  codes: Code[]
  scale: Scale | null
  /** Factor it measures, as in the node it comes from. */
  factor: string | null
  /** What in the question it holds: an option (its code), a row, a side of a pair, or the words behind 其他. */
  option: number | null
  row: string | null
  side: 'importance' | 'performance' | 'functional' | 'dysfunctional' | null
  fillIn: boolean
}

export interface FormDrafts { questions: QuestionDraft[]; variables: FormVariable[] }

/** Endings of the variables of a pair. */
export const sideSuffix = { importance: '_I', performance: '_P', functional: '_F', dysfunctional: '_D' } as const

/** Q5_3; a negative code is written m1, for a column name has no minus. */
export const optionVariable = (question: string, code: number): string => `${question}_${code < 0 ? `m${-code}` : code}`
/** Words behind 其他: the first option of that kind, then those after it. */
export const otherVariable = (question: string, place: number): string => `${question}_text${place === 0 ? '' : place + 1}`

const kindOf: Readonly<Record<FormQuestion['kind'], QuestionKind | null>> = {
  single: 'single', multiple: 'multiple', scale: 'scale', matrixScale: 'matrix', matrixSingle: 'matrix', paired: 'matrix', ranking: 'ranking',
  number: 'number', nps: 'scale', kano: 'matrix', text: 'text', date: 'date', description: null,
}

/** Codes 1 to 5 of a KANO answer: like, expect, neutral, accept, dislike. Their words lie in i18n under `form.kano`. */
export const kanoCodes = [1, 2, 3, 4, 5] as const
export type KanoWords = readonly [string, string, string, string, string]

export interface VariableWords {
  language?: string
  /** In the reader's language, for the labels of the five answers. */
  kano?: KanoWords
  /** In brackets behind a row's label: 「重要度」, 「满意度」 … */
  side?: Readonly<Record<keyof typeof sideSuffix, string>>
}

/** Questions and variables as an import makes them, in reading order. Descriptions have none. */
export function formDrafts(outline: Outline, words: VariableWords = {}): FormDrafts {
  const languages = [words.language ?? mainLanguage(outline.settings), mainLanguage(outline.settings)]
  const drafts: FormDrafts = { questions: [], variables: [] }
  for (const { node } of outline.nodes) {
    if (isSection(node)) continue
    const kind = kindOf[node.kind]
    if (kind === null) continue
    const title = wordsIn(node.text, ...languages)
    drafts.questions.push({ id: node.code, number: node.code, title: title.slice(0, 2000), kind })
    drafts.variables.push(...questionVariables(node, languages, title, words))
  }
  return drafts
}

/** As a recipe of an import has them, for a sheet with one column a variable in this order. Factors are assigned after the data set is made. */
export function importDrafts({ questions, variables }: FormDrafts): { questions: QuestionDraft[]; variables: VariableDraft[] } {
  return {
    questions,
    variables: variables.map(({ id, name, label, kind, question, codes, scale }, column) => ({
      id, name, label, kind, role: 'answer', question, source: { take: 'value', column }, codes, scale, include: true, treatment: 'keep', meaning: null,
    })),
  }
}

function questionVariables(node: FormQuestion, languages: readonly string[], title: string, words: VariableWords): FormVariable[] {
  const told = (text: FormOption['text']): string => wordsIn(text, ...languages)
  const variable = (id: string, label: string, kind: VariableKind, more: Partial<FormVariable> = {}): FormVariable => ({
    id, name: id, label: label.slice(0, 2000), kind, question: node.code, codes: [], scale: null, factor: node.factor, option: null, row: null, side: null, fillIn: false, ...more,
  })
  const optionCodes = (options: readonly FormOption[]): Code[] => options.map(option => ({ code: option.code, label: told(option.text).slice(0, 2000), ...(option.missing ? { missing: true } : {}) }))
  const fillIns = (options: readonly FormOption[]): FormVariable[] => options.filter(option => option.other === true)
    .map((option, place) => variable(otherVariable(node.code, place), told(option.text), 'text', { option: option.code, fillIn: true, factor: null }))
  const scaled = (scale: FormScale, reversed: boolean | undefined): Pick<FormVariable, 'codes' | 'scale'> => ({
    codes: [
      ...pointsOf(scale).map(point => ({ code: point, label: pointText(scale, point, ...languages) })).filter(code => code.label !== ''),
      ...(scale.notApplicable ? [{ code: scale.notApplicable.code, label: told(scale.notApplicable.text), missing: true }] : []),
    ],
    scale: { min: scale.min, max: scale.max, direction: (scale.direction === 'negative') !== (reversed === true) ? 'negative' : 'positive' },
  })
  const each = (rows: readonly FormRow[], make: (row: FormRow, label: string) => FormVariable[]): FormVariable[] => rows.flatMap(row => make(row, told(row.text)))
  const sided = (row: FormRow, label: string, side: keyof typeof sideSuffix, more: Partial<FormVariable>): FormVariable =>
    variable(row.code + sideSuffix[side], words.side ? `${label} (${words.side[side]})` : label, 'scale', { row: row.code, factor: row.factor, side, ...more })

  switch (node.kind) {
    case 'single': return [variable(node.code, title, 'nominal', { codes: optionCodes(node.options) }), ...fillIns(node.options)]
    case 'multiple': return [...node.options.map(option => variable(optionVariable(node.code, option.code), told(option.text), 'indicator', { option: option.code, factor: null })), ...fillIns(node.options)]
    case 'ranking': return [...node.options.map(option => variable(optionVariable(node.code, option.code), told(option.text), 'number', { option: option.code, factor: null })), ...fillIns(node.options)]
    case 'scale': return [variable(node.code, title, 'scale', scaled(node.scale, node.reversed))]
    case 'nps': return [variable(node.code, title, 'scale', scaled({ min: 0, max: 10, direction: 'positive', minLabel: node.minLabel, maxLabel: node.maxLabel, points: {}, notApplicable: null }, false))]
    case 'matrixScale': return each(node.rows, (row, label) => [variable(row.code, label, 'scale', { row: row.code, factor: row.factor, ...scaled(node.scale, row.reversed) })])
    case 'matrixSingle': return each(node.rows, (row, label) => [variable(row.code, label, 'nominal', { row: row.code, factor: row.factor, codes: optionCodes(node.options) })])
    // How important something is has no reverse; only its performance may be worded against the scale.
    case 'paired': return each(node.rows, (row, label) => [
      sided(row, label, 'importance', { ...scaled(node.importance, false), factor: null }),
      sided(row, label, 'performance', scaled(node.performance, row.reversed)),
    ])
    case 'kano': return each(node.rows, (row, label) => (['functional', 'dysfunctional'] as const).map(side => sided(row, label, side, {
      kind: 'nominal', codes: kanoCodes.map((code, index) => ({ code, label: words.kano?.[index] ?? String(code) })),
    })))
    case 'number': return [variable(node.code, title, 'number')]
    case 'text': return [variable(node.code, title, 'text')]
    case 'date': return [variable(node.code, title, 'date')]
    case 'description': return []
  }
}
