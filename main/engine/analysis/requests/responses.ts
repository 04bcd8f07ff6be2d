import type { JsonObject, RequestOf } from '../../../../shared/contract/analysis.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { chosenOptions } from '../chosenOptions.ts'
import { weightsOf } from '../weights.ts'

/**
 * Options of a question with both bases: percent of the respondents who answered it (may add up to more than 100) and percent of the answers given.
 * With weights the percentages are weighted and the counts are not. Throws NOT_FOUND, BAD_VALUE.
 */
export function countResponses(project: ProjectReader, request: RequestOf<'responses'>): JsonObject {
  const dataset = project.dataset(request.dataset)
  const named = dataset.questions.find(question => question.id === request.question)
    ?? dataset.questions.filter(question => question.number === request.question || question.title === request.question).find((_, i, all) => i === 0 && all.length === 1)
  if (!named) throw new YinguoError('NOT_FOUND', { what: 'question', id: request.question })
  const { question, options, answered, rows, multipleResponse } = chosenOptions(project, dataset, named.id)
  const weights = weightsOf(project, dataset, request.weight)
  const answers = options.reduce((sum, option) => sum + option.count, 0)
  const base = weights ? weightOf(weights.column, answeredRows(project, dataset.id, question.variables, rows)) : answered
  const chosen = options.map(option => (weights ? weightOf(weights.column, option.chosen) : option.count))
  const all = chosen.reduce((a, b) => a + b, 0)
  return {
    question: question.title, respondents: answered, answers, not_answered: rows - answered, multiple_response: multipleResponse,
    answers_per_respondent: answered > 0 ? answers / answered : null, weighted: weights !== null,
    warnings: weights ? weights.warnings.map(warning => ({ ...warning })) : [],
    options: options.map((option, i) => ({
      key: option.key, label: option.label, count: option.count,
      percent_of_respondents: base > 0 ? 100 * chosen[i]! / base : null, percent_of_answers: all > 0 ? 100 * chosen[i]! / all : null,
    })),
  }
}

function answeredRows(project: ProjectReader, dataset: number, variables: readonly string[], rows: number): Uint8Array {
  const flags = new Uint8Array(rows)
  for (const variable of variables) {
    const numbers = project.columns.numbers(dataset, variable)
    for (let row = 0; row < rows; row++) if (!Number.isNaN(numbers[row]!)) flags[row] = 1
  }
  return flags
}

const weightOf = (weights: Float64Array, flags: Uint8Array): number => weights.reduce((sum, weight, row) => sum + (flags[row] ? weight : 0), 0)
