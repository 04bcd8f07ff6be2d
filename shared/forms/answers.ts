import { readMoment } from '../expression/moment.ts'
import type { FormQuestion } from '../model/form.ts'
import { isSection } from '../model/form.ts'
import type { CellValue } from '../model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../model/missing.ts'
import { invalidity } from '../model/variable.ts'
import type { FormLogic, FormPath } from './logic.ts'
import type { FormVariable } from './variables.ts'

export type AnswerWhy = 'required' | 'fewChosen' | 'manyChosen' | 'exclusive' | 'rankGap' | 'rankTwice' | 'outOfRange' | 'notWhole' | 'notADate' | 'notANumber' | 'notACode' | 'outOfScale'
/** What keeps a question from being left. `variable`: the row or option it is about, where there is one. */
export interface AnswerProblem { question: string; variable: string | null; why: AnswerWhy; value: CellValue }

type Read = (variable: string) => CellValue
const filled = (value: CellValue): boolean => value !== null && !(typeof value === 'string' && value.trim() === '')

/** Whether anything at all was answered to a question. */
const isAnswered = (variables: readonly FormVariable[], read: Read): boolean =>
  variables.some(variable => (variable.kind === 'indicator' ? read(variable.id) === 1 : filled(read(variable.id))))

/** What is wrong with the answers to one question that is shown; required questions without an answer among it. */
export function questionProblems(node: FormQuestion, variables: readonly FormVariable[], read: Read): AnswerProblem[] {
  const problem = (why: AnswerWhy, variable: FormVariable | null = null): AnswerProblem => ({ question: node.code, variable: variable?.id ?? null, why, value: variable ? read(variable.id) : null })
  const own = variables.filter(variable => !variable.fillIn)
  const wrong = own.flatMap(variable => {
    const value = read(variable.id)
    const why = filled(value) ? invalidity(variable, value) : null
    return why ? [problem(why, variable)] : []
  })
  if (wrong.length > 0) return wrong
  const given = own.filter(variable => (variable.kind === 'indicator' ? read(variable.id) === 1 : filled(read(variable.id))))
  switch (node.kind) {
    case 'description': return []
    case 'multiple': {
      if (given.length === 0) return node.required ? [problem('required')] : []
      const alone = given.find(variable => node.options.some(option => option.code === variable.option && option.exclusive))
      if (alone && given.length > 1) return [problem('exclusive', alone)]
      // An option that is chosen alone answers the question however many are asked for.
      if (!alone && node.least !== null && given.length < node.least) return [problem('fewChosen')]
      return node.most !== null && given.length > node.most ? [problem('manyChosen')] : []
    }
    case 'ranking': {
      if (given.length === 0) return node.required ? [problem('required')] : []
      const places = Math.min(node.places ?? node.options.length, node.options.length)
      const seen = new Set<CellValue>()
      for (const variable of given) {
        const place = read(variable.id)
        if (typeof place !== 'number' || !Number.isInteger(place) || place < 1 || place > places) return [problem('outOfRange', variable)]
        if (seen.has(place)) return [problem('rankTwice', variable)]
        seen.add(place)
      }
      return given.length < places ? [problem('rankGap')] : []
    }
    case 'number': {
      const variable = given[0]
      if (!variable) return node.required ? [problem('required')] : []
      const value = read(variable.id) as number
      if (node.whole && !Number.isInteger(value)) return [problem('notWhole', variable)]
      return (node.min !== null && value < node.min) || (node.max !== null && value > node.max) ? [problem('outOfRange', variable)] : []
    }
    case 'date': {
      const variable = given[0]
      if (!variable) return node.required ? [problem('required')] : []
      return readMoment(String(read(variable.id))) ? [] : [problem('notADate', variable)]
    }
    default: return node.required ? own.filter(variable => !filled(read(variable.id))).map(variable => problem('required', own.length > 1 ? variable : null)) : []
  }
}

/** Problems of every question on the respondent's way, in order. */
export function answerProblems(logic: FormLogic, path: FormPath, answers: ReadonlyMap<string, CellValue>): AnswerProblem[] {
  const read: Read = id => answers.get(id) ?? null
  const shown = new Set(path.shown)
  return logic.conditions.nodes.flatMap(({ node, variables }) => (isSection(node) || !shown.has(node.code) ? [] : questionProblems(node, variables, read)))
}

/**
 * What the row of a response holds, by variable of the questionnaire. Questions off the respondent's way are not shown; what was shown and
 * left is empty. Options of a multiple choice are 1 and 0 once one is chosen; options without a place, and words behind an option
 * that was not chosen, hold nothing. `keep`: on paper an answer stands although its question should have been passed over.
 */
export function responseCells(logic: FormLogic, answers: ReadonlyMap<string, CellValue>, keep = false): Map<string, CellValue> {
  const { states } = logic.path(answers)
  const cells = new Map<string, CellValue>()
  for (const { node, variables } of logic.conditions.nodes) {
    if (isSection(node)) continue
    const shown = states.get(node.code) === 'shown'
    const read: Read = id => { const value = answers.get(id) ?? null; return filled(value) ? value : null }
    const answered = isAnswered(variables, read)
    const counts = shown || (keep && answered)
    for (const variable of variables) {
      const value = read(variable.id)
      const cell = !counts ? NOT_SHOWN
        : variable.kind === 'indicator' ? (answered ? (value === 1 ? 1 : 0) : SHOWN_EMPTY)
          : variable.fillIn ? value
            : value ?? (node.kind === 'ranking' && answered ? null : SHOWN_EMPTY)
      cells.set(variable.id, cell)
    }
  }
  return cells
}
