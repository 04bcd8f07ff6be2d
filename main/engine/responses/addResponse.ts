import { answerProblems, responseCells } from '../../../shared/forms/answers.ts'
import { FormLogic } from '../../../shared/forms/logic.ts'
import type { CellInput } from '../../../shared/contract/dataset.ts'
import type { AddedResponse, NewResponse } from '../../../shared/contract/response.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { missingState } from '../../../shared/model/missing.ts'
import type { BesideAnswers, ResponseAnswers } from '../../../shared/model/response.ts'
import { viaCodes } from '../../../shared/model/response.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { versionForResponse } from '../forms/publish.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { outlineNow, prepareCollection } from './collection.ts'
import { serialsOf } from './serials.ts'

/** A cell as it is stored, as somebody who writes it must say it. */
const asInput = (value: CellValue): CellInput => {
  const state = missingState(value)
  return state === null || state === 'none' ? value : { missing: state }
}

/** Answers to variables the questionnaire does not have are refused, for they would be lost. */
export function answersOf(logic: FormLogic, answers: ResponseAnswers): Map<string, CellValue> {
  const known = new Set(logic.conditions.names.variables.map(variable => variable.id))
  const stray = Object.keys(answers).find(id => !known.has(id))
  if (stray !== undefined) throw new YinguoError('NOT_FOUND', { what: 'variable', id: stray })
  return new Map(Object.entries(answers))
}

/**
 * One more row. The version is found or made first, then the data set made or widened, then the row written: one change set.
 * What is filled in on the screen is checked like there (BAD_VALUE); what stands on paper is written as it stands.
 */
export function addResponse(project: ProjectWriter, response: NewResponse, at: string): AddedResponse & { name: string } {
  const { form, via, timing, serial } = response
  const logic = new FormLogic(outlineNow(project, form))
  const answers = answersOf(logic, response.answers)
  if (via === 'fill') {
    const problem = answerProblems(logic, logic.path(answers), answers)[0]
    if (problem) throw new YinguoError('BAD_VALUE', { variable: problem.variable ?? problem.question, value: problem.value === null ? '' : String(problem.value), why: problem.why })
  } else if (serial !== null && !response.again && serialsOf(project, form).has(serial)) {
    throw new YinguoError('CONFLICT', { what: 'serialTaken', id: serial })
  }
  const version = versionForResponse(project, form, at)
  const pages = timing ? Object.keys(timing.pages).filter(page => timing.pages[page]! > 0) : []
  const { dataset, columns } = prepareCollection(project, form, version, pages)
  const cells: { variable: string; value: CellInput }[] = []
  const put = (variable: string | undefined, value: CellInput): void => { if (variable !== undefined && value !== null) cells.push({ variable, value }) }
  for (const [id, value] of responseCells(logic, answers, via === 'paper')) put(columns.answers[id], asInput(value))
  const beside: Record<BesideAnswers, CellInput> = {
    serial, version, via: viaCodes[via], language: response.language, enteredBy: response.by,
    start: timing?.start ?? null, end: timing?.end ?? null, seconds: timing ? Math.round(timing.seconds * 10) / 10 : null,
  }
  for (const [key, value] of Object.entries(beside)) put(columns.beside[key as BesideAnswers], value === '' ? null : value)
  for (const page of pages) put(columns.pages[page], Math.round(timing!.pages[page]! * 10) / 10)
  const { rids, invalid } = project.insertRows(dataset, [cells])
  return { dataset, rid: rids[0]!, version, rows: project.dataset(dataset).rows, invalid: invalid.map(({ variable, why }) => ({ variable, why })), name: project.dataset(dataset).name }
}
