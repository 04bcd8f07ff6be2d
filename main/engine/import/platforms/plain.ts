import type { HeaderCell } from '../propose/header.ts'
import { joinedOptions } from '../propose/multiple.ts'
import { numbered } from '../propose/names.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { proposeKind } from '../propose/kinds.ts'
import { Drafting } from './drafting.ts'
import type { Draft, Platform } from './platform.ts'

const rowNumber = /^(序号|编号|no\.?|#|respondent ?id|response ?id|respondentid)$/i
const timeColumn = /^(timestamp|时间戳记?|提交时间|填写时间|开始时间|结束时间|start ?date|end ?date|start ?time|date submitted|recordeddate|submitdate|time started)( \(utc\))?$/i
const gridHeader = /^(.*\S)\s*\[([^\]]+)\]$/s
/** A line under the header of the whole sheet is joined options only when they come back: `;` and ┋ are unlikely in prose. */
const separators = [{ text: '┋', certain: true }, { text: ';', certain: false }]

interface Grid { stem: string; row: string }
const gridOf = (text: string): Grid | null => {
  const match = gridHeader.exec(text)
  return match ? { stem: match[1]!, row: match[2]! } : null
}

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const asked = view.headers.filter(header => header.text !== '')
  const numbers = asked.filter(header => numbered(header.text)).length
  const useNumbers = numbers >= 3 && numbers >= asked.length * 0.6
  const scales = findScales(view.headers.map(header => ({ title: header.text, facts: drafting.facts(header.column) })), 3)
  let grid: { stem: string; id: string; question: string; rows: number } | null = null
  for (const [index, header] of view.headers.entries()) {
    const facts = drafting.facts(header.column)
    if (header.text === '' && facts.filled === 0) continue
    const title = normalLabel(header.text)
    if (rowNumber.test(title) && facts.numbers === facts.filled) drafting.paradata(header, 'id', 'number', 'rowNumber')
    else if (timeColumn.test(title)) drafting.paradata(header, 'paradata', null, 'platformColumn')
    else if (!gridRow(header, index)) {
      grid = null
      column(header)
    }
  }
  return drafting.draft('text')

  function column(header: HeaderCell): void {
    const found = useNumbers ? numbered(header.text) : null
    if (drafting.identifier(header, found ? `Q${found.number}` : null, found?.title || header.text)) return
    const id = found ? drafting.ids.take(`Q${found.number}`) : drafting.ids.ofHeader(header.text, header.column)
    const title = found && found.title !== '' ? found.title : header.text
    const joined = joinedOptions(drafting.facts(header.column), separators)
    if (joined) drafting.joined(header, id, found?.number ?? '', title, joined)
    else drafting.single(header, id, found?.number ?? '', title, scales.get(header.column), 'text', found ? id : header.text)
  }

  /** `Question [row]` in neighbouring columns is one matrix. */
  function gridRow(header: HeaderCell, index: number): boolean {
    const own = gridOf(header.text)
    if (!own) return false
    if (grid?.stem !== own.stem) {
      if (gridOf(view.headers[index + 1]?.text ?? '')?.stem !== own.stem) return false
      const id = drafting.ids.take(`V${header.column + 1}`)
      grid = { stem: own.stem, id, question: drafting.question(id, '', own.stem, 'matrix'), rows: 0 }
    }
    grid.rows++
    const found = proposeKind(header.text, drafting.facts(header.column), scales.get(header.column), 'text')
    drafting.variable({ id: drafting.ids.take(`${grid.id}_${grid.rows}`), label: own.row, column: header.column, question: grid.question, kind: found.kind, codes: found.codes, scale: found.scale })
    drafting.note(header.column, found.confidence, ...found.reasons, 'matrixRow')
    return true
  }
}

/** One header, one row for each respondent, nothing known of who made it. */
export const plain: Platform = { id: 'plain', recognise: () => 0.1, propose }
