import type { FormFileFormat } from '../../contract/formExchange.ts'
import type { FormDocument } from '../../model/form.ts'
import { formDocument } from '../../model/form.ts'
import { BadForm } from './sheets.ts'
import type { ReadForm } from './sheets.ts'
import { isSurveyJs, readSurveyJs } from './surveyjs/read.ts'

/** What says that a JSON file is a questionnaire of ours, and of which shape. */
const FORM_JSON = 'yinguo-questionnaire'
const FORM_JSON_VERSION = 1

/** The whole document, nothing lost: for archives and for other programs that want the model itself. */
export const writeFormJson = (document: FormDocument): string => `${JSON.stringify({ kind: FORM_JSON, version: FORM_JSON_VERSION, ...document }, null, 2)}\n`

/** Ours or SurveyJS. Throws BadForm with line or path of what is wrong. */
export function readFormJson(text: string, name: string): { format: FormFileFormat; form: ReadForm } {
  const refuse = (row: number, column: string, value: string, expected: string): never => { throw new BadForm([{ problem: 'badJson', sheet: name, row, column, value: value.slice(0, 200), expected: expected.slice(0, 400) }]) }
  let value: unknown
  try { value = JSON.parse(text) } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : ''
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    const before = text.slice(0, at).split('\n')
    return refuse(before.length, String((before.at(-1) ?? '').length + 1), text.slice(at, at + 20), 'JSON')
  }
  if (isSurveyJs(value)) return { format: 'surveyjs', form: readSurveyJs(value, name) }
  const parsed = formDocument.safeParse(value)
  if (parsed.success && typeof value === 'object' && value !== null) return { format: 'json', form: { document: parsed.data, losses: [] } }
  const [issue] = parsed.error?.issues ?? []
  return refuse(1, issue?.path.join('.') ?? '', '', issue?.message ?? 'settings, sections')
}
