import type { ColumnProfile, ImportProposal, ImportRecipe, ImportWarning, ReadOptions } from '../../../shared/contract/import.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { limits } from './limits.ts'
import type { Draft } from './platforms/platform.ts'
import { isPlatform, platformFor, platformHeader } from './platforms/list.ts'
import type { ColumnFacts } from './propose/facts.ts'
import { emptyFacts, exclusiveColumns, gatherFacts } from './propose/facts.ts'
import { damageWarnings } from './propose/damage.ts'
import { footerRows } from './propose/footer.ts'
import type { HeaderPlace } from './propose/header.ts'
import { findHeader, headerCells, headerRows, placeHeader } from './propose/header.ts'
import { withLogType } from './propose/logType.ts'
import type { Marks } from './propose/marks.ts'
import { noMarks } from './propose/marks.ts'
import { notResponses } from './propose/notResponses.ts'
import type { SheetView } from './propose/sheetView.ts'
import { normalLabel } from './propose/words.ts'
import type { ReadFile } from './source.ts'
import { readWarnings } from './warnings.ts'

/** What the worker keeps between a proposal and its recipe. */
export interface Parsed {
  file: ReadFile
  fileName: string
  place: HeaderPlace
  platform: string
  coding: Draft['coding']
  /** What this platform writes where there is no answer. */
  marks: Marks
  facts: ReadonlyMap<number, ColumnFacts>
  simulated: boolean
  warnings: ImportWarning[]
}

export interface Proposed { parsed: Parsed; proposal: Omit<ImportProposal, 'session' | 'elapsedMs'> }

const SIMULATED = /模拟数据|模拟生成|simulated/i

/** Finds the header, judges every column, and puts a recipe together that a person can correct. */
export function propose(file: ReadFile, fileName: string, options: ReadOptions): Proposed {
  const { table } = file
  if (options.platform !== undefined && !isPlatform(options.platform)) throw new YinguoError('NOT_FOUND', { what: 'platform', id: options.platform })
  if (table.rows === 0) throw new YinguoError('M23', { reason: 'noRows' })
  const top = Array.from({ length: Math.min(table.rows, 60) }, (_, row) => table.rowTexts(row))
  const named = file.dictionary !== undefined
  if (!named && options.headerRow === undefined && options.headerRows === undefined) {
    const reason = notResponses(top, file.sheets.map(sheet => sheet.name))
    if (reason) throw new YinguoError('M23', { reason })
  }
  const place = named ? placeHeader(table, 1, 1) : options.headerRow === undefined ? (platformPlace(top, options) ?? findHeader(table, options.headerRows, file.merges)) : placeHeader(table, options.headerRow, options.headerRows ?? 1)
  if (place.score < 0.5) throw new YinguoError('M23', { reason: 'noHeader' })
  if (!named) {
    dropRepeatedHeaders(file, place)
    dropFooter(file, place)
  }
  const rows = table.rows - place.data
  if (rows <= 0) throw new YinguoError('M23', { reason: 'noRows' })
  if (rows > limits.rows) throw new YinguoError('M09', { what: 'rows', sheet: file.sheet, n: rows, max: limits.rows })
  const found = gatherFacts(table, place.data, file.delimiter === ';')
  const headers = headerCells(table, place).filter(header => header.text !== '' || found.has(header.column))
  const facts = new Map(headers.map(header => [header.column, found.get(header.column) ?? emptyFacts(header.column)]))
  const view: SheetView = { fileName, sheetName: file.sheet ?? '', headers, head: headerRows(table, place), facts, rows, dictionary: file.dictionary, exclusive: lists => exclusiveColumns(table, place.data, lists) }
  const platform = platformFor(view, options.platform)
  const draft = platform.propose(view)
  tellDurations(draft, file.issues.durations)
  const recipe: ImportRecipe = withLogType({
    name: datasetName(fileName, file), questions: usedQuestions(draft), variables: draft.variables, issued: null, period: '', type: 'survey', wave: null,
  }, fileName, facts)
  if (recipe.variables.length > limits.columns) throw new YinguoError('M09', { what: 'columns', sheet: file.sheet, n: recipe.variables.length, max: limits.columns })
  const warnings = [...readWarnings(file, place, headers, facts, recipe), ...damageWarnings(headers, facts), ...(draft.warnings ?? [])]
  const parsed: Parsed = { file, fileName, place, platform: platform.id, coding: draft.coding, marks: marksOf(platform.id, draft), facts, simulated: isSimulated(fileName, file, top.slice(0, place.from)), warnings }
  return {
    parsed,
    proposal: {
      source: { ...sourceInfo(parsed), size: file.size, delimiter: file.delimiter, coding: draft.coding, encodings: file.encodings },
      sheets: file.sheets,
      related: [],
      rows,
      headerRow: place.to > place.from ? table.rowNumber(place.to - 1) : 0,
      preview: preview(file),
      columns: headers.map(header => profile(header.column, header.text, facts.get(header.column)!, draft)),
      recipe,
      warnings,
    },
  }
}

/** Cells shown as durations are seconds: the column says so, and how the sheet showed them. */
function tellDurations(draft: Draft, durations: ReadonlyMap<number, string>): void {
  for (const variable of draft.variables) {
    const { column, take } = variable.source
    const format = take === 'value' && variable.kind === 'number' ? durations.get(column) : undefined
    if (format === undefined) continue
    variable.label = `${variable.label} (s, ${format})`.slice(0, 2000)
    draft.notes.set(column, { confidence: draft.notes.get(column)?.confidence ?? 0.9, reasons: ['durations'] })
  }
}

/** Where a platform knows its own header to stand, as long as nobody says otherwise. */
function platformPlace(top: string[][], options: ReadOptions): HeaderPlace | null {
  if (options.headerRows !== undefined) return null
  const found = platformHeader(top, options.platform)
  return found && { ...found, data: found.to, score: 1, repeated: 0 }
}

/** 问卷星 by number writes -3 and -2 (FORMATS.md 1); other platforms say their own. */
function marksOf(platform: string, draft: Draft): Marks {
  return draft.marks ?? (platform === 'wjx' && draft.coding === 'number' ? { notShown: ['-3'], empty: ['-2'], none: [] } : noMarks)
}

/** Several exports pasted below each other bring their header along: no answers. Told of as long as the file is looked at. */
function dropRepeatedHeaders({ table, issues }: ReadFile, place: HeaderPlace): void {
  if (place.to === place.from || table.rowTexts(place.to - 1).filter(text => text !== '').length < 2) return
  const repeats = table.repeatsOf(place.to - 1, place.data)
  if (repeats.length > 0) table.drop(repeats)
  issues.repeatedHeaders += repeats.length
}

/** Totals and notes below the answers are no respondents. Told of with the first row, as long as the file is looked at. */
function dropFooter({ table, issues }: ReadFile, place: HeaderPlace): void {
  const rows = footerRows(table, place.data)
  if (rows.length === 0) return
  issues.footerRows += rows.length
  issues.footerRow ??= table.rowNumber(rows[0]!)
  table.drop(rows)
}

export const sourceInfo = (parsed: Parsed): Omit<ImportProposal['source'], 'size' | 'delimiter' | 'coding' | 'encodings'> => ({
  file: parsed.fileName, sha256: parsed.file.sha256, container: parsed.file.container, sheet: parsed.file.sheet, encoding: parsed.file.encoding,
  platform: parsed.platform, headerRows: parsed.place.to - parsed.place.from,
})

function isSimulated(fileName: string, file: ReadFile, preamble: string[][]): boolean {
  const texts = [fileName, ...file.sheets.map(sheet => sheet.name), ...preamble.flat(), ...file.surroundings.flat()]
  return texts.some(text => SIMULATED.test(text))
}

/** 问卷星 puts the number of the activity, the coding and two counts round the title of the questionnaire (FORMATS.md 1). */
const wjxName = /^\d{4,}_按(?:文本|选项文本|选项序号|序号|分数)_(.+?)(?:_\d+){0,2}(?: ?\(\d+\))?$/

/** The file's name without its ending, or the sheet's when it says more than Sheet1. */
function datasetName(fileName: string, file: ReadFile): string {
  const whole = fileName.replace(/\.[^.]{1,5}$/, '').trim()
  const stem = wjxName.exec(whole)?.[1] ?? whole
  const sheet = normalLabel(file.sheet ?? '')
  const name = file.sheets.length > 1 && sheet !== '' && !/^(sheet|工作表)\d*$/i.test(sheet) ? `${stem} - ${sheet}` : stem
  return name.slice(0, 120) || sheet || 'data'
}

const usedQuestions = (draft: Draft): Draft['questions'] => {
  const used = new Set(draft.variables.map(variable => variable.question))
  return draft.questions.filter(question => used.has(question.id))
}

const PREVIEW_COLUMNS = 300
const PREVIEW_TEXT = 200

/** Row i of the preview is row i + 1 of the sheet; blank rows stay, so that numbers agree. */
function preview(file: ReadFile): string[][] {
  const rows: string[][] = []
  const { table } = file
  for (let row = 0; row < table.rows; row++) {
    const number = table.rowNumber(row)
    if (number > limits.previewRows) break
    while (rows.length < number - 1) rows.push([])
    rows.push(table.rowTexts(row).slice(0, PREVIEW_COLUMNS).map(text => text.slice(0, PREVIEW_TEXT)))
  }
  return rows
}

function profile(column: number, header: string, facts: ColumnFacts, draft: Draft): ColumnProfile {
  const note = draft.notes.get(column)
  return {
    index: column, header, filled: facts.filled, distinct: facts.distinct.length, samples: facts.distinct.slice(0, 8).map(value => value.text.slice(0, PREVIEW_TEXT)),
    confidence: note?.confidence ?? 0.5, reasons: note?.reasons ?? [],
  }
}
