import { formQuestion } from '../model/form.ts'
import type { FormOption, FormQuestion, FormQuestionKind, FormRow, FormScale, FormText } from '../model/form.ts'
import { pointsOf } from './text.ts'

/** What a change of kind cannot keep; sentences in i18n `form.lost`. */
export interface Lost { what: 'options' | 'rows' | 'scale' | 'secondScale' | 'pointLabels' | 'flags' | 'limits' | 'attention'; n: number }

const optionKinds: readonly FormQuestionKind[] = ['single', 'multiple', 'ranking', 'matrixSingle']
const rowKinds: readonly FormQuestionKind[] = ['matrixScale', 'matrixSingle', 'paired', 'kano']
const scaleKinds: readonly FormQuestionKind[] = ['scale', 'matrixScale', 'paired', 'nps']
const oneAnswerKinds: readonly FormQuestionKind[] = ['single', 'scale', 'number', 'nps']

const plainScale: FormScale = { min: 1, max: 5, direction: 'positive', minLabel: {}, maxLabel: {}, points: {}, notApplicable: null }
const spoken = (text: FormText | undefined): boolean => text !== undefined && Object.keys(text).length > 0
const rowCode = (question: FormQuestion, n: number): string => `${question.code.slice(0, 34)}_${n}`

/** Words at a point: its own, those of the end it is, else its number in no language. */
function labelOf(scale: FormScale, point: number): FormText {
  const own = scale.points[String(point)]
  const end = point === scale.min ? scale.minLabel : point === scale.max ? scale.maxLabel : undefined
  return spoken(own) ? own as FormText : spoken(end) ? end as FormText : { und: String(point) }
}

const optionsFromScale = (scale: FormScale): FormOption[] => [
  ...pointsOf(scale).map((point): FormOption => ({ code: point, text: labelOf(scale, point) })),
  ...(scale.notApplicable ? [{ code: scale.notApplicable.code, text: scale.notApplicable.text, missing: true }] : []),
]

/** Options that are answers as points in whole steps, their codes kept where those are such steps; null where there are not 2 to 11. */
function scaleFromOptions(options: readonly FormOption[]): { scale: FormScale; recoded: boolean } | null {
  const answers = options.filter(option => option.missing !== true)
  const [first, last] = [answers[0], answers.at(-1)]
  if (!first || !last || answers.length < 2 || answers.length > 11) return null
  const inSteps = answers.every((option, index) => option.code === first.code + index) && first.code >= -10 && last.code <= 100
  const min = inSteps ? first.code : 1
  const max = min + answers.length - 1
  const missing = options.find(option => option.missing === true)
  return {
    recoded: !inSteps,
    scale: {
      min, max, direction: 'positive', minLabel: first.text, maxLabel: last.text,
      points: Object.fromEntries(answers.map((option, index) => [String(min + index), option.text])),
      notApplicable: missing ? { code: missing.code >= min && missing.code <= max ? max + 88 : missing.code, text: missing.text } : null,
    },
  }
}

/** What a question has that another kind may take over. */
interface Parts { options: FormOption[] | null; rows: FormRow[] | null; scale: FormScale | null }
const partsOf = (question: FormQuestion): Parts => ({
  options: 'options' in question ? question.options : null,
  rows: 'rows' in question ? question.rows : null,
  scale: 'scale' in question ? question.scale : question.kind === 'paired' ? question.performance
    : question.kind === 'nps' ? { ...plainScale, min: 0, max: 10, minLabel: question.minLabel, maxLabel: question.maxLabel } : null,
})

/**
 * The question as another kind: options become points or rows and the other way round, scales go along where both kinds have
 * one. Wording, conditions and code stay. `lost` says what the new kind has no place for.
 */
export function convertQuestion(question: FormQuestion, kind: FormQuestionKind): { question: FormQuestion; lost: Lost[] } {
  if (kind === question.kind) return { question, lost: [] }
  const { options, rows, scale } = partsOf(question)
  const { code, text, hint, required, show, skip, attention, factor, source } = question
  const [toOptions, toRows, toScale] = [optionKinds, rowKinds, scaleKinds].map(kinds => kinds.includes(kind))
  const lost: Lost[] = []
  const lose = (what: Lost['what'], n: number): void => { if (n > 0) lost.push({ what, n }) }
  /** Parts of the old question that are used up. */
  const used = new Set<keyof Parts>()
  const take = <K extends keyof Parts>(part: K): Parts[K] => { used.add(part); return { options, rows, scale }[part] as Parts[K] }
  const made: Record<string, unknown> = { kind, code, text, hint, required: kind === 'description' ? false : required, show, skip, attention, factor, source }

  if (toOptions) {
    const from = options ? take('options') as FormOption[]
      : scale && (toRows || !rows) ? optionsFromScale(take('scale') as FormScale)
        : rows && !toRows ? (take('rows') as FormRow[]).map((row, index): FormOption => ({ code: index + 1, text: row.text })) : []
    if (kind !== 'multiple') lose('flags', from.filter(option => option.exclusive).length)
    made['options'] = kind === 'multiple' ? from : from.map(({ exclusive: _, ...option }) => option)
  }
  if (toScale) {
    // A list of options that becomes rows is no scale.
    const points = options && !scale && (!toRows || rows) ? scaleFromOptions(options) : null
    if (points) { used.add('options'); if (points.recoded) lose('flags', options?.length ?? 0) }
    const found = scale ? take('scale') as FormScale : points?.scale ?? plainScale
    if (kind === 'nps') {
      made['minLabel'] = found.minLabel
      made['maxLabel'] = found.maxLabel
      if ((scale || points) && (found.min !== 0 || found.max !== 10)) lose('scale', 1)
      lose('pointLabels', Math.max(0, Object.keys(found.points).length - 2))
    } else if (kind === 'paired') {
      made['performance'] = found
      made['importance'] = { ...plainScale, min: found.min, max: found.max }
    } else made['scale'] = found
  }
  if (toRows) {
    const reversed = question.kind === 'scale' && question.reversed ? { reversed: true } : {}
    if (rows) made['rows'] = take('rows')
    else if (options && !used.has('options')) made['rows'] = (take('options') as FormOption[]).map((option, index): FormRow => ({ code: rowCode(question, index + 1), text: option.text, factor: null }))
    else { made['rows'] = [{ code: rowCode(question, 1), text, factor, ...reversed }]; made['factor'] = null }
  } else if (rows && !used.has('rows')) {
    // A single row that is the question itself is no loss.
    const [only] = rows
    if (rows.length === 1 && only) {
      used.add('rows')
      made['factor'] = factor ?? only.factor
      if (kind === 'scale' && only.reversed) made['reversed'] = true
    }
  }
  if (kind === 'number' && scale) { made['min'] = take('scale')?.min; made['max'] = scale.max }

  if (options && !used.has('options')) lose('options', options.length)
  if (rows && !used.has('rows')) lose('rows', rows.length)
  if (scale && !used.has('scale')) lose('scale', 1)
  if (question.kind === 'paired') lose('secondScale', 1)
  if ((question.kind === 'multiple' && (question.least !== null || question.most !== null)) || (question.kind === 'number' && (question.min !== null || question.max !== null))) lose('limits', 1)
  if (attention && !oneAnswerKinds.includes(kind)) { made['attention'] = null; lose('attention', 1) }
  return { question: formQuestion.parse(made), lost }
}
