import type { ColumnFacts } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import type { JoinedOptions, Separator } from '../propose/multiple.ts'
import { joinedOptions } from '../propose/multiple.ts'
import { identifierKind } from '../propose/identifiers.ts'
import { numbered } from '../propose/names.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { asksForSeveral, asksYesNo, normalLabel } from '../propose/words.ts'
import { Drafting } from './drafting.ts'
import { bracketRuns } from './grid.ts'
import { groupShape, headerGroups } from './headerGroups.ts'
import { draftMatrix } from './matrix.ts'
import { draftOptions, holdsItself } from './optionMarks.ts'
import type { Draft, Platform } from './platform.ts'

const rowNumber = /^(序号|编号|行号|(?:问卷|答卷|样本|受访者|被访者|调查)(?:编号|序号|号|id)|row|no\.?|#|respondent ?id|response ?id|respondentid)$/i
const timeColumn = /^(timestamp|时间戳记?|提交时间|修改时间|更新时间|扫码时间|填写时间|开始时间|结束时间|start ?date|end ?date|start ?time|date submitted|recordeddate|submitdate|time started)( \(utc\))?$/i
/** What the survey tool measured, whatever it was. */
const lengthColumn = /^(用时|所用时间|答题时长|答题用时|答卷时长|作答时长|填写时长|duration|time (taken|spent|used)|response time|completion time)( ?\((s|秒|sec|seconds)\))?$/i
const otherColumn = /^(other|others|其他|其它|other \(please specify\)|其他[(（].*[)）])[：:]?$/i
/** A line under the header of the whole sheet is joined options only when they come back: `;` and ┋ are unlikely in prose. */
const separators: Separator[] = [{ text: '┋', certain: true }, { text: ';', certain: false }]

/** Where the title says that several may be chosen, whatever people type between options; a cell without any is one option. */
const forSeveral: Separator[] = [...['┋', '；', ';', '|', '\n', '、', '，', ','].map(text => ({ text, certain: true }))]

/** Letters of options joined by hand: `A, B, D` (FORMATS.md 12); numbers of options, once a cell has three: `1,2,5`. */
function letters(facts: ColumnFacts): JoinedOptions | null {
  const lists = facts.decimalComma ? [] : facts.distinct.map(value => value.normal)
  if (lists.length >= 3 && facts.complete && lists.every(text => /^\d{1,2}([,、]\d{1,2})*$/.test(text)) && lists.some(text => text.split(/[,、]/).length >= 3)) {
    const parts = lists.map(text => text.split(/[,、]/))
    const options = [...new Set(parts.flat())].sort((a, b) => Number(a) - Number(b))
    if (options.length >= 3 && parts.every(part => new Set(part).size === part.length)) return { separator: ',', options, hasFillIn: false, hasOthers: false }
  }
  const cells = facts.distinct.filter(value => value.look === 'text')
  if (cells.length < 2 || facts.texts < facts.filled * 0.9) return null
  for (const separator of [',', '、', ';', '/']) {
    const pattern = separator === ',' ? /^[A-Za-z](\s*[,，、]\s*[A-Za-z])*[,，、]?$/ : new RegExp(`^[A-Za-z](\\s*${separator}\\s*[A-Za-z])*$`)
    if (!cells.every(value => pattern.test(value.text.trim())) || !cells.some(value => value.text.trim().length > 1)) continue
    const options = [...new Set(cells.flatMap(value => value.text.match(/[A-Za-z]/g) ?? []))].sort()
    if (options.length >= 2) return { separator, options, hasFillIn: false, hasOthers: false }
  }
  return null
}

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const asked = view.headers.filter(header => header.text !== '')
  const numbers = asked.filter(header => numbered(header.text)).length
  const useNumbers = numbers >= 3 && numbers >= asked.length * 0.6
  const scales = findScales(view.headers.map(header => ({ title: header.text, facts: drafting.facts(header.column) })), 3)
  const grids = bracketRuns(view.headers)
  const groups = headerGroups(view.headers)
  const shapeOf = (column: number): ReturnType<typeof groupShape> | null => {
    const group = groups.get(column)
    return group && !group.rows.some(row => identifierKind(row.label, drafting.facts(row.header.column)) !== null) ? groupShape(group, own => drafting.facts(own), scales) : null
  }
  const { headers } = view
  for (let index = 0; index < headers.length; index++) {
    const header = headers[index]!
    const facts = drafting.facts(header.column)
    if (header.text === '' && facts.filled === 0) continue
    const title = normalLabel(header.text)
    const shape = shapeOf(header.column)
    const grid = grids.get(header.column) ?? (shape === 'rows' ? groups.get(header.column) : undefined)
    const ticked = shape === 'options' ? groups.get(header.column)! : null
    const options = run(index)
    if ((rowNumber.test(title) || isCount(header, facts)) && facts.numbers === facts.filled) drafting.paradata(header, 'id', 'number', 'rowNumber')
    // 00000017: numbers of the rows all the same, and texts because of the zeros.
    else if (rowNumber.test(title) && facts.numbers + facts.idLike === facts.filled && facts.distinct.length === facts.filled) drafting.paradata(header, 'id', 'text', 'rowNumber')
    else if (timeColumn.test(title)) drafting.paradata(header, 'paradata', null, 'platformColumn')
    else if (lengthColumn.test(title) && facts.filled > 0 && facts.numbers === facts.filled) drafting.paradata(header, 'paradata', 'number', 'platformColumn')
    else if (grid) {
      draftMatrix(drafting, { id: drafting.ids.take(`V${header.column + 1}`), number: '', stem: grid.stem, rows: grid.rows, coding: 'text', scales, separators })
      index += grid.rows.length - 1
    } else if (ticked) {
      draftOptions(drafting, drafting.ids.take(`V${header.column + 1}`), '', ticked.stem, ticked.rows)
      index += ticked.rows.length - 1
    } else if (options.length >= 3) {
      const last = headers[index + options.length]
      const other = last && otherColumn.test(normalLabel(last.text)) ? [{ header: last, label: last.text }] : []
      draftOptions(drafting, drafting.ids.take(`V${header.column + 1}`), '', '', options.map(own => ({ header: own, label: own.text })), other)
      index += options.length + other.length - 1
    } else column(header)
  }
  return drafting.draft('text')

  /** Neighbours that each hold nothing but their own heading are the options of one question. */
  function run(from: number): HeaderCell[] {
    let to = from
    while (to < headers.length && headers[to]!.text !== '' && holdsItself(drafting.facts(headers[to]!.column), headers[to]!.text)) to++
    return headers.slice(from, to)
  }

  function column(header: HeaderCell): void {
    const found = useNumbers ? numbered(header.text) : null
    if (drafting.identifier(header, found ? `Q${found.number}` : null, found?.title || header.text)) return
    const id = found ? drafting.ids.take(`Q${found.number}`) : drafting.ids.ofHeader(header.text, header.column)
    const title = found && found.title !== '' ? found.title : header.text
    const facts = drafting.facts(header.column)
    const joined = letters(facts) ?? joinedOptions(facts, asksForSeveral(header.text) ? forSeveral : separators)
    if (joined) drafting.joined(header, id, found?.number ?? '', title, joined)
    else if (isZeroOne(facts) && asksYesNo(title)) {
      drafting.variable({ id, name: found ? id : header.text, label: title, column: header.column, question: drafting.question(id, found?.number ?? '', title, 'single'), kind: 'nominal', codes: [{ code: 0, label: '0' }, { code: 1, label: '1' }], scale: null })
      drafting.note(header.column, 0.6, 'optionNumbers')
    } else drafting.single(header, id, found?.number ?? '', title, scales.get(header.column), 'text', found ? id : header.text)
  }
}

const isZeroOne = (facts: ColumnFacts): boolean => facts.filled > 0 && facts.numbers === facts.filled && facts.distinct.every(value => value.number === 0 || value.number === 1)

/** A heading that is a number, and the numbers after it below: the first row number slipped into the header (a merged heading above). */
const isCount = (header: HeaderCell, facts: ColumnFacts): boolean =>
  /^\d{1,4}$/.test(header.text) && facts.filled >= 3 && facts.whole && facts.distinct.length === facts.filled && facts.min === Number(header.text) + 1 && facts.max - facts.min < facts.filled * 2

/** One header, one row for each respondent, nothing known of who made it. */
export const plain: Platform = { id: 'plain', recognise: () => 0.1, propose }
