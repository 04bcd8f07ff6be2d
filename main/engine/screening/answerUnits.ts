import type { Dataset } from '../../../shared/model/dataset.ts'
import { missingState } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { isCoded } from '../../../shared/model/variable.ts'
import type { ReturnedRows } from './returnedRows.ts'

/**
 * What a respondent answers one by one: an item of a matrix, a single choice, a number, a text; a multiple-choice or ranking question is one,
 * however many columns it has.
 */
export interface AnswerUnits {
  /** Columns of the answers, in the order of the questionnaire. */
  answers: Variable[]
  /** Units that hold an answer, by response. */
  answered: Float64Array
  /** Closed units that most respondents were asked: their being empty is an omission. */
  closed: Variable[]
  units: number
}

/** A question that fewer than this share answer was hardly put to everybody. */
const ASKED_OF_MOST = 0.5

export const isAnswerColumn = (variable: Variable): boolean => variable.role === 'answer' && variable.derived === null

export function answerUnits(dataset: Dataset, rows: ReturnedRows): AnswerUnits {
  const answers = dataset.variables.filter(isAnswerColumn)
  const joined = new Map(dataset.questions.filter(({ kind }) => kind === 'multiple' || kind === 'ranking').map(question => [question.id, question]))
  const units = new Map<string, Variable[]>()
  for (const variable of answers) {
    const together = variable.kind === 'indicator' || (variable.question !== null && joined.has(variable.question))
    const key = together && variable.question !== null ? `q ${variable.question}` : `v ${variable.id}`
    units.set(key, [...(units.get(key) ?? []), variable])
  }
  const answered = new Float64Array(rows.length)
  const closed: Variable[] = []
  for (const members of units.values()) {
    const columns = members.map(({ id }) => rows.values(id))
    let n = 0
    for (let row = 0; row < rows.length; row++) {
      // Not chosen is no answer of its own.
      if (columns.some((column, at) => missingState(column[row]!) === null && !(members[at]!.kind === 'indicator' && column[row] === 0))) { answered[row]!++; n++ }
    }
    const [only] = members
    if (members.length === 1 && only && isCoded(only.kind) && only.kind !== 'indicator' && n >= ASKED_OF_MOST * rows.length && n > 0) closed.push(only)
  }
  return { answers, answered, closed, units: units.size }
}

/** Items of the same theoretical bounds, in the order of the questionnaire. */
export function scaleRuns(dataset: Dataset): Variable[][] {
  const groups = new Map<string, Variable[]>()
  for (const variable of dataset.variables) {
    if (!isAnswerColumn(variable) || variable.scale === null || !isCoded(variable.kind) || variable.kind === 'indicator') continue
    const key = `${variable.scale.min} ${variable.scale.max}`
    groups.set(key, [...(groups.get(key) ?? []), variable])
  }
  return [...groups.values()]
}
