import { z } from 'zod'
import { formDocument } from '../model/form.ts'
import type { FormDocument } from '../model/form.ts'
import { job, query } from '../rpc/call.ts'
import { lang } from './figure.ts'
import { grant } from './project.ts'
import { tag } from './tags.ts'

/** What a line of a pasted text became. `furniture`: page numbers, rules, tables' frames. `unread`: nothing; it is kept as a description. */
export type PastedRole = 'title' | 'intro' | 'consent' | 'section' | 'question' | 'option' | 'row' | 'columns' | 'hint' | 'skip' | 'description' | 'thanks' | 'furniture' | 'unread'

/** Why a part should be looked at before it is taken over. */
export type PasteDoubtReason =
  | 'kindGuessed' | 'multipleGuessed' | 'unmarkedOptions' | 'oneOption' | 'splitOption' | 'severalBlanks' | 'skipTarget' | 'skipUnread' | 'showUnread'
  | 'numbering' | 'headingGuessed' | 'strayText' | 'rowsGuessed' | 'scaleEnds' | 'emptyQuestion' | 'tooLong'

/** `line` counts from 1 in the text as it was pasted. */
export interface PasteDoubt { line: number; reason: PasteDoubtReason; text: string }
/** `code`: of the section or question the line belongs to. Every line that is not blank has one entry. */
export interface PastedLine { line: number; role: PastedRole; code: string | null }
export interface PastedForm { document: FormDocument; doubts: PasteDoubt[]; lines: PastedLine[] }

/** What a format cannot say or this program does not know, by the code of the question it concerns (`''`: the whole). */
export interface FormLoss { code: string; reason: FormLossReason; detail: string }
export type FormLossReason =
  | 'languages' | 'show' | 'skip' | 'factor' | 'reversed' | 'attention' | 'source' | 'consent' | 'kind' | 'exclusive' | 'missing' | 'limits' | 'hint' | 'thanks' | 'points' | 'constraint' | 'notApplicable'
  | 'calculation' | 'repeat' | 'media' | 'cascade' | 'renamed' | 'appearance' | 'settings' | 'unit' | 'freeEntry' | 'optionCodes' | 'preset' | 'required' | 'readOnly' | 'trigger' | 'message' | 'parameters'

export type FormFileFormat = 'xlsform' | 'surveyjs' | 'json' | 'text' | 'docx'
export interface ImportedForm { format: FormFileFormat; document: FormDocument; doubts: PasteDoubt[]; lines: PastedLine[]; losses: FormLoss[] }

export const formExportFormats = ['xlsform', 'surveyjs', 'wjx', 'json', 'entry', 'docx', 'pdf', 'codebookDocx', 'codebookXlsx'] as const
export type FormExportFormat = (typeof formExportFormats)[number]
/** Formats that hold every language of a questionnaire; the others are written in one. */
export const allLanguages: readonly FormExportFormat[] = ['xlsform', 'surveyjs', 'json']
export interface ExportedForm { fileName: string; bytes: number; losses: FormLoss[] }

/** Characters of one pasted text: some 3,000 questions. */
export const PASTE_LIMIT = 400_000

export const formExchangeCalls = {
  /** Reads a text into questions; writes nothing. */
  'form.paste': query<PastedForm>()('form.paste', z.object({ text: z.string().max(PASTE_LIMIT), lang: lang.default('zh-CN') })),
  /**
   * A file by its content: an XLSForm workbook, SurveyJS JSON, our own JSON, a text, a Word document. Writes nothing:
   * `form.fromDocument` takes the document over. BAD_FORM names sheet, row, column and what to write there.
   */
  'form.importFile': job<ImportedForm>()('form.importFile', z.object({ grant, lang: lang.default('zh-CN') })),
  /** Writes a file whole or not at all; `document` instead of a form's id writes one that is not in the project. */
  'form.exportFile': job<ExportedForm>()('form.exportFile', z.object({
    form: z.string().min(1).max(80).nullable().default(null), document: formDocument.nullable().default(null),
    /** Of a questionnaire in several languages, the one that is printed; null: the main one. Formats that hold them all pass over it. */
    language: z.string().max(16).nullable().default(null),
    format: z.enum(formExportFormats), lang: lang.default('zh-CN'), grant,
  }), p => [...(p.form === null ? [] : [tag.questionnaire(p.form)])]),
}
