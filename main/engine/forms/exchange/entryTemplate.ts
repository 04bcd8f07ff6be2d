import type { Worksheet } from 'exceljs'
import type { FormDocument } from '../../../../shared/model/form.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { outlineOfDocument } from '../../../../shared/forms/outline.ts'
import { mainLanguage, wordsIn } from '../../../../shared/forms/text.ts'
import { formDrafts } from '../../../../shared/forms/variables.ts'
import type { FormVariable } from '../../../../shared/forms/variables.ts'
import { newWorkbook, workbookBytes } from '../../export/ooxml/chartWorkbook.ts'
import { escapeXString } from '../../export/ooxml/xml.ts'
import { FONT } from '../../export/xlsx/cells.ts'
import { shorten } from '../../export/cleanText.ts'
import { variableWords } from '../variableWords.ts'

/** Rows made ready for answers. */
const ROWS = 1000
const FIRST = 3
/** Excel's bounds for a list in the rule itself, and for title and text of a prompt. */
const LIST = 255
const PROMPT = 250

interface Field { code: string; title: string; variable: FormVariable | null; allowed: number[] | null; values: string; bounds: { min: number | null; max: number | null; whole: boolean } | null; kind: 'choose' | 'number' | 'date' | 'ticked' | 'rank' | 'text' }

/**
 * A workbook to enter paper sheets or telephone answers in: codes in row 1, questions in row 2, an answer sheet a row.
 * The cells know what may stand in them. Column names are the variables of the questionnaire, so that an import finds them.
 */
export async function entryTemplate(document: FormDocument, at: Date, t: Translate): Promise<Uint8Array> {
  const workbook = newWorkbook()
  workbook.created = workbook.modified = at
  const fields = fieldsOf(document, t)
  const sheet = workbook.addWorksheet(t('formExchange.entry.sheet'), { views: [{ state: 'frozen', xSplit: 1, ySplit: FIRST - 1 }] })
  const codes = workbook.addWorksheet(t('formExchange.entry.codes'), { state: 'veryHidden' })
  fields.forEach((field, i) => {
    const column = i + 1
    sheet.getColumn(column).width = field.kind === 'text' ? 24 : 12
    if (field.kind === 'date') sheet.getColumn(column).numFmt = 'yyyy-mm-dd'
    head(sheet, 1, column, field.code)
    head(sheet, 2, column, field.title)
    const rule = ruleOf(field, column, codes, t)
    // One rule for the whole column; exceljs keeps rules by cell, and by the range where it is written as one.
    if (rule) (sheet as unknown as { dataValidations: { add(range: string, rule: object): void } }).dataValidations.add(`${letters(column)}${FIRST}:${letters(column)}${FIRST + ROWS - 1}`, rule)
  })
  sheet.getRow(2).height = 60
  notesSheet(workbook.addWorksheet(t('formExchange.entry.notes')), document, fields, t)
  return workbookBytes(workbook)
}

function fieldsOf(document: FormDocument, t: Translate): Field[] {
  const language = mainLanguage(document.settings)
  const { variables } = formDrafts(outlineOfDocument(document), variableWords(language))
  const questions = new Map(document.sections.flatMap(section => section.questions).map(question => [question.code, question]))
  const serial: Field = { code: t('formExchange.entry.serialCode'), title: t('formExchange.entry.serial'), variable: null, allowed: null, values: '', bounds: null, kind: 'text' }
  return [...(document.settings.serial ? [serial] : []), ...variables.map((variable): Field => {
    const question = questions.get(variable.question)
    const title = variable.option !== null && question ? `${wordsIn(question.text, language)} – ${variable.label}` : variable.label
    const base = { code: variable.name, title, variable, bounds: null, allowed: null, values: '' }
    const known = variable.codes.map(({ code, label }) => `${code} ${label}`).join('; ')
    if (variable.kind === 'indicator') return { ...base, kind: 'ticked', allowed: [1, 0], values: t('formExchange.entry.ticked') }
    if (variable.kind === 'date') return { ...base, kind: 'date', values: t('formExchange.entry.date') }
    if (variable.kind === 'text') return { ...base, kind: 'text', values: t('formExchange.entry.text') }
    if (question?.kind === 'ranking') return { ...base, kind: 'rank', allowed: Array.from({ length: question.places ?? question.options.length }, (_, i) => i + 1), values: t('formExchange.entry.rank') }
    if (variable.scale) {
      const points = Array.from({ length: variable.scale.max - variable.scale.min + 1 }, (_, i) => variable.scale!.min + i)
      const away = variable.codes.filter(({ code }) => !points.includes(code)).map(({ code }) => code)
      return { ...base, kind: 'choose', allowed: [...points, ...away], values: known === '' ? t('formExchange.entry.between', { min: variable.scale.min, max: variable.scale.max }) : `${variable.scale.min}–${variable.scale.max}; ${known}` }
    }
    if (question?.kind === 'number') {
      const { min, max, whole } = question
      return { ...base, kind: 'number', bounds: { min, max, whole }, values: min !== null && max !== null ? t('formExchange.entry.between', { min, max }) : t('formExchange.entry.number') }
    }
    return { ...base, kind: 'choose', allowed: variable.codes.map(({ code }) => code), values: known }
  })]
}

function ruleOf(field: Field, column: number, codes: Worksheet, t: Translate): object | null {
  const told = { showInputMessage: true, promptTitle: shorten(field.code, 32), prompt: shorten(escapeXString(field.values || t('formExchange.entry.text')), PROMPT) }
  const stop = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: shorten(field.code, 32), error: shorten(escapeXString(t('formExchange.entry.wrong', { values: field.values })), 220) }
  if (field.allowed && field.allowed.length > 0) {
    const inline = field.allowed.join(',')
    if (inline.length <= LIST) return { type: 'list', formulae: [`"${inline}"`], ...told, ...stop }
    field.allowed.forEach((code, i) => { codes.getCell(i + 1, column).value = code })
    return { type: 'list', formulae: [`'${codes.name.replace(/'/g, "''")}'!$${letters(column)}$1:$${letters(column)}$${field.allowed.length}`], ...told, ...stop }
  }
  if (field.kind === 'number' && field.bounds) {
    const { min, max, whole } = field.bounds
    return { type: whole ? 'whole' : 'decimal', operator: 'between', formulae: [min ?? -1e9, max ?? 1e9], ...told, ...stop }
  }
  // The serial numbers of Excel's days: 1900-01-01 and 2199-12-31.
  if (field.kind === 'date') return { type: 'date', operator: 'between', formulae: [1, 109_574], ...told, ...stop }
  return field.variable === null ? null : { type: 'textLength', operator: 'lessThanOrEqual', formulae: [8000], ...told, ...stop }
}

function head(sheet: Worksheet, row: number, column: number, text: string): void {
  const cell = sheet.getCell(row, column)
  cell.value = escapeXString(shorten(text, 2000))
  cell.numFmt = '@'
  cell.font = { name: FONT, size: 10, bold: row === 1 }
  cell.alignment = { wrapText: true, vertical: 'top' }
  cell.border = row === 2 ? { bottom: { style: 'medium' } } : {}
}

function notesSheet(sheet: Worksheet, document: FormDocument, fields: readonly Field[], t: Translate): void {
  sheet.columns = [{ width: 16 }, { width: 50 }, { width: 14 }, { width: 60 }]
  const line = (cells: readonly string[], bold = false): void => {
    const row = sheet.addRow(cells.map(text => escapeXString(shorten(text, 4000))))
    row.eachCell(cell => { cell.font = { name: FONT, size: 10, bold }; cell.alignment = { wrapText: cells.length > 1, vertical: 'top' } })
  }
  line([wordsIn(document.settings.title, mainLanguage(document.settings)) || t('formExchange.entry.sheet')], true)
  for (const key of ['line1', 'line2', 'line3'] as const) line([t(`formExchange.entry.${key}`)])
  line([''])
  line([t('formExchange.entry.code'), t('formExchange.entry.title'), t('formExchange.entry.kind'), t('formExchange.entry.values')], true)
  for (const field of fields) line([field.code, field.title, field.kind === 'ticked' || field.kind === 'choose' ? t('formExchange.entry.choose') : t(`formExchange.entry.${field.kind}`), field.values])
}

function letters(column: number): string {
  let text = ''
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text
  return text
}
