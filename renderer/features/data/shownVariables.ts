import type { Variable } from '../../../shared/model/variable.ts'

/** A variable with its place in the data set: values of a row come in the order of the data set. */
export interface ShownVariable { variable: Variable; at: number }

/** What the platform recorded around the answers: row numbers, times, sources, personal data. */
export const isAnswer = (variable: Pick<Variable, 'role'>): boolean => variable.role === 'answer'

/** The columns of the grid: the answers, and the rest of the sheet where asked for; all of them where none is an answer. */
export function shownVariables(variables: readonly Variable[], everything: boolean): ShownVariable[] {
  const all = variables.map((variable, at) => ({ variable, at }))
  const answers = all.filter(({ variable }) => isAnswer(variable))
  return everything || answers.length === 0 ? all : answers
}
