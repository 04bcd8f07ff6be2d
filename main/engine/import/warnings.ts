import type { ImportRecipe, ImportWarning } from '../../../shared/contract/import.ts'
import type { ColumnFacts } from './propose/facts.ts'
import type { HeaderCell, HeaderPlace } from './propose/header.ts'
import { limits } from './limits.ts'
import { isUsualEnd } from './propose/scaleRuns.ts'
import { normalLabel } from './propose/words.ts'
import type { ReadFile } from './readFile.ts'

/** Keys of `import.warning` in shared/i18n. */
export type WarningCode =
  | 'wrongExtension' | 'encodingGuess' | 'undecodable' | 'formulaCells' | 'formulaNoValue' | 'errorCells' | 'brokenCells' | 'longNumbers' | 'longTexts' | 'farRows'
  | 'mergedCells' | 'raggedRows' | 'openQuote' | 'repeatedHeader' | 'footerRows' | 'duplicateTitles' | 'untitledColumns' | 'identifiers' | 'leadingZeros' | 'excelDates' | 'duplicateRowNumbers'
  | 'fromZip' | 'tooManyColumns' | 'unknownLabels' | 'notNumbers' | 'otherFormats' | 'emptyColumns'
  | 'previewResponses' | 'spamResponses' | 'incompleteResponses' | 'noSubmitTimes' | 'monthOptions' | 'cutNumbers' | 'lostSeconds' | 'scaleObserved'

export const warn = (code: WarningCode, params: Record<string, string | number> = {}, column: number | null = null, row: number | null = null): ImportWarning => ({ code, params, column, row })

/** What a person should know before importing: counted over the file, or told of one column. */
export function readWarnings(file: ReadFile, place: HeaderPlace, headers: readonly HeaderCell[], facts: ReadonlyMap<number, ColumnFacts>, recipe: ImportRecipe): ImportWarning[] {
  const { issues } = file
  const list: ImportWarning[] = []
  if (file.enclosedIn !== null) list.push(warn('fromZip', { zip: file.enclosedIn, file: file.name }))
  const included = recipe.variables.filter(variable => variable.include).length
  if (included > limits.variables) list.push(warn('tooManyColumns', { n: included, max: limits.variables }))
  if (file.mismatch) list.push(warn('wrongExtension', file.mismatch))
  if (file.encoding && file.encodingConfidence < 0.9) list.push(warn('encodingGuess', { encoding: file.encoding, confidence: Math.round(file.encodingConfidence * 100) }))
  if (issues.undecodable > 0) list.push(warn('undecodable', { n: issues.undecodable, encoding: file.encoding ?? '' }))
  const counted: [WarningCode, number][] = [
    ['formulaCells', issues.formulas], ['formulaNoValue', issues.formulasWithoutValue], ['errorCells', issues.errorCells], ['brokenCells', issues.brokenCells],
    ['longNumbers', issues.longNumbers], ['longTexts', issues.longTexts], ['farRows', issues.farRows], ['mergedCells', mergedBelow(file, place)], ['repeatedHeader', place.repeated + issues.repeatedHeaders],
  ]
  for (const [code, n] of counted) if (n > 0) list.push(warn(code, { n }))
  if (issues.footerRows > 0) list.push(warn('footerRows', { n: issues.footerRows }, null, issues.footerRow))
  if (issues.openQuoteRow !== null) list.push(warn('openQuote', {}, null, issues.openQuoteRow))
  if (file.delimiter !== null) {
    const ragged = raggedRows(file, place, headers)
    if (ragged.n > 0) list.push(warn('raggedRows', { n: ragged.n }, null, ragged.first))
  }
  list.push(...headerWarnings(headers, place))
  const personal = recipe.variables.filter(variable => variable.role === 'identifier')
  if (personal.length > 0) list.push(warn('identifiers', { n: personal.length, columns: personal.map(variable => variable.label.slice(0, 40)).join('、') }))
  const short = recipe.variables.filter(({ kind, scale, codes, source }) => kind === 'scale' && scale !== null && scale.min === 1 && !isUsualEnd(scale.max) && source.take === 'value'
    && codes.every(code => code.missing) && facts.get(source.column)?.max === scale.max)
  if (short.length > 0) list.push(warn('scaleObserved', { n: short.length, max: Math.max(...short.map(variable => variable.scale!.max)) }, short[0]!.source.column))
  const empty = headers.filter(header => header.text !== '' && facts.get(header.column)!.filled === 0)
  if (empty.length > 0) list.push(warn('emptyColumns', { n: empty.length }))
  for (const variable of recipe.variables) {
    const column = variable.source.column
    const own = facts.get(column)
    if (!own || variable.source.take !== 'value') continue
    if (own.idLike > 0) list.push(warn('leadingZeros', { n: own.idLike }, column))
    const { dates } = own
    if (dates > 0 && variable.kind !== 'date') list.push(warn('excelDates', { n: dates }, column))
    else if (variable.kind === 'date' && dates < own.filled - own.noAnswers) list.push(warn('otherFormats', { n: own.filled - own.noAnswers - dates }, column))
    if (variable.role === 'id' && own.complete && own.distinct.length < own.filled) list.push(warn('duplicateRowNumbers', { n: own.filled - own.distinct.length }, column))
  }
  return list
}

function headerWarnings(headers: readonly HeaderCell[], place: HeaderPlace): ImportWarning[] {
  if (place.to === place.from) return []
  const list: ImportWarning[] = []
  const seen = new Map<string, number>()
  let duplicates = 0
  let firstColumn: number | null = null
  for (const header of headers) {
    const key = normalLabel(header.text)
    if (key === '') continue
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    if (count > 1) { duplicates++; firstColumn ??= header.column }
  }
  if (duplicates > 0) list.push(warn('duplicateTitles', { n: duplicates }, firstColumn))
  const untitled = headers.filter(header => header.text === '')
  if (untitled.length > 0) list.push(warn('untitledColumns', { n: untitled.length }, untitled[0]!.column))
  return list
}

/** Merged ranges that begin below the header: only their first cell holds the value. */
function mergedBelow(file: ReadFile, place: HeaderPlace): number {
  const lastHeader = place.to > place.from ? file.table.rowNumber(place.to - 1) : 0
  return file.merges.filter(range => {
    const end = /:[A-Z]{1,4}(\d{1,9})$/i.exec(range)
    return end !== null && Number(end[1]) > lastHeader
  }).length
}

/** Lines with cells beyond the last header: a delimiter inside an unquoted cell, most often. */
function raggedRows(file: ReadFile, place: HeaderPlace, headers: readonly HeaderCell[]): { n: number; first: number | null } {
  let last = -1
  for (const header of headers) if (header.text !== '') last = Math.max(last, header.column)
  if (last < 0 || last + 1 >= file.table.width) return { n: 0, first: null }
  let n = 0
  let first: number | null = null
  let current = -1
  file.table.each(place.data, file.table.rows, (row, column) => {
    if (column <= last || row === current) return
    current = row
    n++
    first ??= file.table.rowNumber(row)
  })
  return { n, first }
}
