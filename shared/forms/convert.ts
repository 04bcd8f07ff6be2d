import { formQuestion } from '../model/form.ts'
import type { FormOption, FormQuestion, FormQuestionKind, FormRow, FormScale, FormText } from '../model/form.ts'
import { pointsOf } from './text.ts'

/** What a change of kind cannot keep; sentences in i18n `form.lost`. */
export interface Lost { what: 'options' | 'rows' | 'scale' | 'secondScale' | 'pointLabels' | 'flags' | 'limits' | 'attention'; n: number }

const optionsFromScale = (scale: FormScale): FormOption[] => [
  ...pointsOf(scale).map((point): FormOption => ({ code: point, text: labelOf(scale, point) })),
  ...(scale.notApplicable ? [{ code: scale.notApplicable.code, text: scale.notApplicable.text, missing: true }] : []),
]

function labelOf(scale: FormScale, point: number): FormText {
  const own = scale.points[String(point)]
  if (own && Object.keys(own).length > 0) return own
  const end = point === scale.min ? scale.minLabel : point === scale.max ? scale.maxLabel : {}
  // A point without words of its own is read as its number.
  return Object.keys(end).length > 0 ? end : { und: String(point) }
}

/** Options that are answers, as points in whole steps beginning with the lowest code; null where there are not 2 to 11 of them. */
function scaleFromOptions(options: readonly FormOption[]): { scale: FormScale; recoded: boolean } | null {
  const answers = options.filter(option => option.missing !== true)
  const first = answers[0]
  const last = answers.at(-1)
  if (!first || !last || answers.length < 2 || answers.length > 11) return null
  const consecutive = answers.every((option, index) => option.code === first.code + index) && first.code >= -10 && last.code <= 100
  const min = consecutive ? first.code : 1
  const missing = options.find(option => option.missing === true)
  const taken = missing && missing.code >= min && missing.code <= min + answers.length - 1
  return {
    recoded: !consecutive,
    scale: {
      min, max: min + answers.length - 1, direction: 'positive', minLabel: first.text, maxLabel: last.text,
      points: Object.fromEntries(answers.map((option, index) => [String(min + index), option.text])),
      notApplicable: missing ? { code: taken ? 99 : missing.code, text: missing.text } : null,
    },
  }
}

const defaultScale: FormScale = { min: 1, max: 5, direction: 'positive', minLabel: {}, maxLabel: {}, points: {}, notApplicable: null }
const rowsFromOptions = (question: FormQuestion, options: readonly FormOption[]): FormRow[] =>
  options.map((option, index) => ({ code: `${question.code.slice(0, 34)}_${index + 1}`, text: option.text, factor: null }))

const scaleOf = (question: FormQuestion): FormScale | null =>
  'scale' in question ? question.scale : question.kind === 'paired' ? question.performance : question.kind === 'nps' ? { ...defaultScale, min: 0, max: 10, minLabel: question.minLabel, maxLabel: question.maxLabel } : null
const hasMembers = (kind: FormQuestionKind): boolean => kind === 'matrixScale' || kind === 'matrixSingle' || kind === 'paired' || kind === 'kano'
const hasOptions = (kind: FormQuestionKind): boolean => kind === 'single' || kind === 'multiple' || kind === 'ranking' || kind === 'matrixSingle'

/**
 * The question as another kind: options become points or rows and the other way round, scales go along where both kinds have
 * one. Wording, conditions, factor and code stay.
 */
export function convertQuestion(question: FormQuestion, kind: FormQuestionKind): { question: FormQuestion; lost: Lost[] } {
  if (kind === question.kind) return { question, lost: [] }
  const lost: Lost[] = []
  const lose = (what: Lost['what'], n: number): void => { if (n > 0) lost.push({ what, n }) }
  const { code, text, hint, required, show, skip, attention, factor, source } = question
  const base = { code, text, hint, required: kind === 'description' ? false : required, show, skip, attention, factor, source }
  const ownOptions = 'options' in question ? question.options : null
  const ownRows = 'rows' in question ? question.rows : null
  const ownScale = scaleOf(question)
  const target: Record<string, unknown> = { ...base, kind }

  if (hasOptions(kind)) {
    const fromRows = ownRows && !hasMembers(kind) && !ownOptions && !ownScale ? ownRows.map((row, index): FormOption => ({ code: index + 1, text: row.text })) : null
    const options = ownOptions ?? (ownScale && !hasMembers(question.kind) ? optionsFromScale(ownScale) : null)
      ?? (ownRows && !hasMembers(kind) ? ownRows.map((row, index): FormOption => ({ code: index + 1, text: row.text })) : null)
      ?? (ownScale ? optionsFromScale(ownScale) : fromRows ?? [])
    const exclusives = kind === 'multiple' ? 0 : options.filter(option => option.exclusive).length
    lose('flags', exclusives)
    target['options'] = kind === 'multiple' ? options : options.map(({ exclusive: _, ...option }) => option)
  }
  if (hasMembers(kind)) {
    const spent = ownOptions && !hasOptions(kind) && !(kind === 'matrixScale' && question.kind === 'matrixSingle') && !ownRows
    target['rows'] = ownRows ?? (spent ? rowsFromOptions(question, ownOptions) : factor !== null || Object.keys(text).length > 0 ? [{ code: `${code.slice(0, 34)}_1`, text, factor, ...('reversed' in question && question.reversed ? { reversed: true } : {}) }] : [])
    if (!ownRows && !spent) target['factor'] = null
  }
  if (kind === 'scale' || kind === 'matrixScale' || kind === 'paired') {
    const usable = ownOptions && (kind === 'scale' || ownRows) ? scaleFromOptions(ownOptions) : null
    const scale = ownScale ?? usable?.scale ?? defaultScale
    if (kind === 'paired') {
      target['performance'] = scale
      target['importance'] = { ...scale, direction: 'positive', minLabel: {}, maxLabel: {}, points: {} }
    } else target['scale'] = scale
    if (ownOptions && (kind === 'scale' || ownRows) && !usable) lose('options', ownOptions.length)
    if (usable?.recoded) lose('flags', ownOptions?.length ?? 0)
    if (kind === 'scale' && ownRows?.length === 1 && ownRows[0]?.reversed) target['reversed'] = true
  }
  if (kind === 'nps' && ownScale) {
    target['minLabel'] = ownScale.minLabel
    target['maxLabel'] = ownScale.maxLabel
    if (ownScale.min !== 0 || ownScale.max !== 10) lose('scale', 1)
    lose('pointLabels', Object.keys(ownScale.points).length)
  }
  if (kind === 'number' && ownScale) { target['min'] = ownScale.min; target['max'] = ownScale.max }

  const keepsRows = hasMembers(kind) || (ownRows !== null && kind !== 'matrixSingle' && hasOptions(kind) && !ownOptions)
  if (ownRows && !keepsRows) {
    // A single row that says what the question says is no loss.
    lose('rows', ownRows.length > 1 ? ownRows.length : 0)
    if (ownRows.length === 1 && ownRows[0] && factor === null) target['factor'] = ownRows[0].factor
  }
  const optionsLiveOn = hasOptions(kind) || kind === 'scale' || hasMembers(kind)
  if (ownOptions && !optionsLiveOn) lose('options', ownOptions.length)
  if (ownScale && !['scale', 'matrixScale', 'paired', 'nps', 'number'].includes(kind) && !(hasOptions(kind) && (target['options'] as unknown[]).length === ownScale.max - ownScale.min + 1 + (ownScale.notApplicable ? 1 : 0))) lose('scale', 1)
  if (question.kind === 'paired' && kind !== 'paired') lose('secondScale', 1)
  if (question.kind === 'multiple' && (question.least !== null || question.most !== null)) lose('limits', 1)
  if (question.kind === 'number' && kind !== 'number' && (question.min !== null || question.max !== null)) lose('limits', 1)
  if (attention && !['single', 'scale', 'number', 'nps'].includes(kind)) { target['attention'] = null; lose('attention', 1) }
  return { question: formQuestion.parse(target), lost }
}
