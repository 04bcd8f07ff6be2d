import type { FormDocument } from '../../model/form.ts'
import type { FormLoss } from '../../contract/formExchange.ts'

/** A sheet as texts; row and column numbers count from 1 as a spreadsheet shows them. */
export interface TextSheet { name: string; rows: { number: number; cells: readonly string[] }[] }

/** A sheet on its way out: the columns in order, rows by column name. */
export interface OutSheet { name: string; columns: string[]; rows: Record<string, string>[] }

export interface ReadForm { document: FormDocument; losses: FormLoss[] }

/** What is wrong with a form file, where, and what to write there. Words: i18n `formExchange.problem`. */
export type FormProblemCode =
  | 'noSurvey' | 'noColumn' | 'noRows' | 'unknownType' | 'noList' | 'unknownList' | 'emptyList' | 'noName' | 'badName' | 'duplicateName' | 'duplicateChoice' | 'noChoiceName'
  | 'unclosedGroup' | 'strayEnd' | 'badExpression' | 'unknownReference' | 'badNumber' | 'badValue' | 'badScale' | 'badLanguage' | 'tooLong' | 'badJson'
export interface FormProblem { problem: FormProblemCode; sheet: string; row: number; /** Letters of the column and its header: `C (relevant)`. */ column: string; value: string; /** What to write there. */ expected: string }

/** A form file that is not taken over: every problem found, at least one. */
export class BadForm extends Error {
  readonly problems: readonly FormProblem[]
  constructor(problems: readonly FormProblem[]) {
    super(problems[0]?.problem ?? 'BadForm')
    this.name = 'BadForm'
    this.problems = problems
  }
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

export const asTextSheet = (sheet: OutSheet): TextSheet => ({
  name: sheet.name, rows: [{ number: 1, cells: sheet.columns }, ...sheet.rows.map((row, i) => ({ number: i + 2, cells: sheet.columns.map(column => row[column] ?? '') }))],
})
