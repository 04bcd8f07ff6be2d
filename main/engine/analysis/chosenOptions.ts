import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Question } from '../../../shared/model/questionnaire.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import { isNoAnswer, normalLabel } from '../import/propose/words.ts'
import { labelOf } from './findVariable.ts'

export interface ChosenOption {
  /** Variable id of the indicator, or the option's code. */
  key: string
  label: string
  count: number
  /** Per row: 1 where chosen. */
  chosen: Uint8Array
}

export interface ChosenOptions {
  question: Question
  options: ChosenOption[]
  rows: number
  /** Respondents with at least one valid answer to the question: the base of its percentages. */
  answered: number
  multipleResponse: boolean
}

/**
 * Who chose which option of a multiple-choice question (its indicators) or of a question with one coded answer.
 * Options that mean "not applicable", by their code or by their own words, are not counted.
 * Throws NOT_FOUND; BAD_VALUE for a question whose answers are not options.
 */
export function chosenOptions(project: ProjectReader, dataset: Dataset, questionId: string): ChosenOptions {
  const question = dataset.questions.find(candidate => candidate.id === questionId)
  if (!question) throw new YinguoError('NOT_FOUND', { what: 'question', id: questionId })
  const members = new Set(question.variables)
  const variables = dataset.variables.filter(variable => members.has(variable.id))
  const indicators = variables.filter(variable => variable.kind === 'indicator')
  if (indicators.length > 0) return fromIndicators(project, dataset, question, indicators)
  const coded = variables.filter(variable => variable.kind === 'nominal' || variable.kind === 'ordinal' || variable.kind === 'scale')
  if (coded.length !== 1) throw new YinguoError('BAD_VALUE', { variable: question.id, value: question.kind, why: 'noOptions' })
  return fromCodes(project, dataset, question, coded[0]!)
}

function fromIndicators(project: ProjectReader, dataset: Dataset, question: Question, indicators: readonly Variable[]): ChosenOptions {
  const counted = indicators.filter(variable => !variable.codes.some(code => code.code === 1 && code.missing) && !isNoAnswer(normalLabel(labelOf(variable))))
  let answered = new Uint8Array(0)
  const options = counted.map(variable => {
    const numbers = project.columns.numbers(dataset.id, variable.id)
    if (answered.length === 0) answered = new Uint8Array(numbers.length)
    const chosen = new Uint8Array(numbers.length)
    let count = 0
    for (let row = 0; row < numbers.length; row++) {
      const value = numbers[row]!
      if (Number.isNaN(value)) continue
      answered[row] = 1
      if (value === 1) { chosen[row] = 1; count++ }
    }
    return { key: variable.id, label: labelOf(variable), count, chosen }
  })
  return { question, options, rows: answered.length, answered: total(answered), multipleResponse: true }
}

function fromCodes(project: ProjectReader, dataset: Dataset, question: Question, variable: Variable): ChosenOptions {
  const numbers = project.columns.numbers(dataset.id, variable.id)
  const labels = new Map(variable.codes.filter(code => !code.missing).map(code => [code.code, code.label]))
  if (variable.scale && variable.scale.max - variable.scale.min <= 20) {
    for (let point = variable.scale.min; point <= variable.scale.max; point++) if (!labels.has(point)) labels.set(point, String(point))
  }
  const values = variable.scale ? [...labels.keys()].sort((a, b) => a - b) : [...labels.keys()]
  const options = new Map(values.map(value => [value, { key: String(value), label: labels.get(value) || String(value), count: 0, chosen: new Uint8Array(numbers.length) }]))
  let answered = 0
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row]!
    if (Number.isNaN(value)) continue
    answered++
    let option = options.get(value)
    if (!option) {
      option = { key: String(value), label: String(value), count: 0, chosen: new Uint8Array(numbers.length) }
      options.set(value, option)
    }
    option.count++
    option.chosen[row] = 1
  }
  return { question, options: [...options.values()], rows: numbers.length, answered, multipleResponse: false }
}

const total = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0)
