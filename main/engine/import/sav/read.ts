import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { isoOf } from '../../sav/formats.ts'
import type { DictionaryColumn, MultipleSet, SourceDictionary } from '../dictionary.ts'
import { isUserMissing } from '../dictionary.ts'
import type { ReadIssues } from '../issues.ts'
import { noIssues } from '../issues.ts'
import { limits } from '../limits.ts'
import type { Contents, ReaderInput } from '../readFile.ts'
import { noText } from '../readFile.ts'
import { Table } from '../table.ts'
import { caseSource } from './cases.ts'
import type { Charset } from './charset.ts'
import { charsetOf } from './charset.ts'
import { broken } from './cursor.ts'
import type { RawFile } from './records.ts'
import { readRecords } from './records.ts'
import { savSets } from './sets.ts'
import type { SavVariable } from './variables.ts'
import { savVariables } from './variables.ts'

/** As 问卷星 writes them: what every sheet's reader takes for the two missing states. */
const NOT_SHOWN_TEXT = '(跳过)'
const EMPTY_TEXT = '(空)'
/** Stands between the labels of a set of categories; in no label of any file seen. */
const SEPARATOR = '┋'
const ROWS_AT_ONCE = 2_000

type PutCell = (bytes: Buffer, table: Table, column: number) => void

/** Reads an SPSS system file (.sav, .zsav): the names as the first row, then one row a case, and the dictionary beside them. */
export async function readSav({ bytes, options, onProgress }: ReaderInput): Promise<Contents> {
  const issues = noIssues()
  const file = readRecords(bytes)
  if (file.cases > limits.rows) throw new YinguoError('M09', { what: 'rows', sheet: null, n: file.cases, max: limits.rows })
  const charset = charsetOf(file, options.encoding, issues)
  const variables = savVariables(file, charset)
  const sets = savSets(file, charset, variables)
  const dictionary = dictionaryOf(file, variables, sets)
  const table = new Table()
  table.startRow(1)
  for (const [column, variable] of variables.entries()) table.addText(column, variable.name === '' ? `V${column + 1}` : variable.name)
  for (const { name, joined } of dictionary.sets) if (joined) table.addText(joined.column, name)
  const blanked = new Set(dictionary.sets.filter(set => set.counted !== null).flatMap(set => set.columns))
  const put = variables.map(variable => putCell(file, charset, variable, blanked.has(variable.name), issues))
  const joins = dictionary.sets.flatMap(set => (set.joined ? [joinOf(file, charset, set, variables)] : []))
  const source = caseSource(bytes, file)
  let rows = 0
  for (;;) {
    const row = rows === file.cases ? null : source.next()
    if (row === null) break
    rows++
    if (rows > limits.rows) throw new YinguoError('M09', { what: 'rows', sheet: null, n: rows, max: limits.rows })
    table.startRow(rows + 1)
    for (let column = 0; column < put.length; column++) put[column]!(row, table, column)
    for (const join of joins) join(row, table)
    if (table.cells > limits.cells) throw new YinguoError('M09', { what: 'cells', sheet: null, n: table.cells, max: limits.cells })
    if (rows % ROWS_AT_ONCE === 0) {
      onProgress({ phase: 'reading', done: Math.min(source.done(), bytes.length), total: bytes.length })
      // A turn of the event loop, so that a cancel is heard.
      await new Promise(resolve => { setImmediate(resolve) })
    }
  }
  if (file.cases >= 0 && rows < file.cases) throw broken(`${rows} of ${file.cases} cases`)
  table.finish()
  const said = [charset.text(file.fileLabel), ...file.documents.map(line => charset.text(line))].filter(text => text !== '')
  return {
    ...noText, container: file.compression === 2 ? 'zsav' : 'sav', encoding: charset.encoding, encodingConfidence: charset.confidence, sheet: null,
    sheets: [{ name: '', rows: rows + 1, columns: table.width }], surroundings: [said], table, merges: [], issues, dictionary,
  }
}

function dictionaryOf(file: RawFile, variables: readonly SavVariable[], found: ReturnType<typeof savSets>): SourceDictionary {
  let joined = variables.length
  const sets = found.map((set): MultipleSet => {
    const text = set.variables.some(variable => variable.width > 0)
    const counted = set.counted === null ? null : text ? set.counted : Number(set.counted)
    const labelled = set.variables.some(variable => variable.valueLabels.length > 0)
    return {
      name: set.name.replace(/^\$/, ''), label: set.label, counted, columns: set.variables.map(variable => variable.name),
      joined: counted === null && labelled ? { column: joined++, separator: SEPARATOR } : null,
    }
  })
  return {
    columns: variables.map((variable): DictionaryColumn => ({
      name: variable.name, label: variable.label, valueLabels: variable.valueLabels.filter(item => !isOwnState(variable, item.value)),
      missing: { ...variable.missing, values: variable.missing.values.filter(value => !isOwnState(variable, value)) },
      measure: variable.measure, type: variable.width > 0 ? 'text' : variable.shape ? 'date' : 'number', own: variable.own,
    })),
    weight: variables.find(variable => file.weight >= 0 && variable.width === 0 && variable.pieces[0]!.unit === file.weight)?.name ?? null,
    sets,
  }
}

/** Whether a value is one of the two by which a file of ours writes a missing state. */
const isOwnState = ({ own }: SavVariable, value: number | string): boolean =>
  own !== null && (own.notShown === String(value) || own.empty === String(value))

/** The text of a string variable in a case, put together from its pieces. */
function textOf(row: Buffer, { pieces, width }: SavVariable, charset: Charset): string {
  if (pieces.length === 1) return charset.text(row.subarray(pieces[0]!.unit * 8, pieces[0]!.unit * 8 + width))
  return charset.text(Buffer.concat(pieces.map(({ unit, bytes }) => row.subarray(unit * 8, unit * 8 + bytes))).subarray(0, width))
}

/** The number of a variable in a case; null for the system's missing value. */
function numberOf(file: RawFile): (row: Buffer, variable: SavVariable) => number | null {
  const system = file.extensions.get(4)
  const sysmis = system && system.length >= 8 ? (file.little ? system.readDoubleLE() : system.readDoubleBE()) : -Number.MAX_VALUE
  return (row, { pieces }) => {
    const at = pieces[0]!.unit * 8
    const value = file.little ? row.readDoubleLE(at) : row.readDoubleBE(at)
    return value === sysmis || value === -Number.MAX_VALUE ? null : value
  }
}

/** How a variable's value in a case goes into its cell. `blank`: of a set of dichotomies, whose missing values are no choice. */
function putCell(file: RawFile, charset: Charset, variable: SavVariable, blank: boolean, issues: ReadIssues): PutCell {
  const { own, shape } = variable
  const isBlank = blank && own === null
  if (variable.width > 0) {
    const labels = new Map(own ? [] : variable.valueLabels.map(item => [item.value, item.label]))
    // A text declared missing is no answer; among labelled ones it is a code that says so.
    const drop = isBlank || own === null && variable.valueLabels.every(item => isUserMissing(variable.missing, item.value))
    return (row, table, column) => {
      const text = textOf(row, variable, charset)
      if (text === '' || drop && isUserMissing(variable.missing, text)) return
      if (own?.notShown === text) table.addText(column, NOT_SHOWN_TEXT)
      else if (own?.empty === text) table.addText(column, EMPTY_TEXT)
      else table.addText(column, labels.get(text) || text)
    }
  }
  const number = numberOf(file)
  const notShown = Number(own?.notShown ?? Number.NaN)
  const empty = Number(own?.empty ?? Number.NaN)
  return (row, table, column) => {
    const value = number(row, variable)
    if (value === null) return
    if (!Number.isFinite(value)) { issues.brokenCells++; return }
    if (value === notShown) table.addText(column, NOT_SHOWN_TEXT)
    else if (value === empty) table.addText(column, EMPTY_TEXT)
    else if (isBlank && isUserMissing(variable.missing, value)) return
    else if (shape) {
      // A missing date is a number no calendar has.
      const text = isUserMissing(variable.missing, value) ? null : isoOf(shape, value)
      if (text !== null) table.addDate(column, text)
    } else table.addNumber(column, value)
  }
}

/** The labels a case chose in the columns of a set of categories, each once, in one cell. */
function joinOf(file: RawFile, charset: Charset, set: MultipleSet, variables: readonly SavVariable[]): (row: Buffer, table: Table) => void {
  const number = numberOf(file)
  const own = variables.filter(variable => set.columns.includes(variable.name))
  const labels = own.map(variable => new Map(variable.valueLabels.map(item => [item.value, item.label])))
  return (row, table) => {
    const chosen = new Set<string>()
    for (const [index, variable] of own.entries()) {
      const value = variable.width > 0 ? textOf(row, variable, charset) : number(row, variable)
      if (value === null || value === '' || isUserMissing(variable.missing, value)) continue
      chosen.add(labels[index]!.get(value) || String(value))
    }
    if (chosen.size > 0) table.addText(set.joined!.column, [...chosen].join(SEPARATOR))
  }
}
