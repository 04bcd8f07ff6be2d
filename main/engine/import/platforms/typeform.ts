import type { HeaderCell } from '../propose/header.ts'
import type { Separator } from '../propose/multiple.ts'
import { joinedOptions } from '../propose/multiple.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { Drafting } from './drafting.ts'
import { draftOptions, holdsItself, isYesNo } from './optionMarks.ts'
import type { Draft, Platform } from './platform.ts'

type Known = { role: 'id' | 'paradata' | 'identifier'; kind: 'number' | 'date' | 'text' | null }
/** Typeform (FORMATS.md 11): `#` in front, times and network id behind; the options of a multiple choice have a column each, headed by their own text. */
const metadata = new Map<string, Known>([
  ['#', { role: 'id', kind: 'text' }], ['response type', { role: 'paradata', kind: null }], ['start date (utc)', { role: 'paradata', kind: 'date' }], ['stage date (utc)', { role: 'paradata', kind: 'date' }],
  ['submit date (utc)', { role: 'paradata', kind: 'date' }], ['network id', { role: 'identifier', kind: 'text' }], ['tags', { role: 'paradata', kind: 'text' }], ['ending', { role: 'paradata', kind: null }], ['score', { role: 'paradata', kind: 'number' }],
])
const telling = ['start date (utc)', 'submit date (utc)', 'network id', 'tags']
const separators: Separator[] = [{ text: ', ', certain: false, unmarked: true }]
const known = (header: HeaderCell): Known | undefined => metadata.get(normalLabel(header.text).toLowerCase())

const isOther = (header: HeaderCell): boolean => /^(other|其他|autre|otro|andere)$/i.test(normalLabel(header.text))

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const { headers } = view
  const scales = findScales(headers.filter(header => !known(header)).map(header => ({ title: header.text, facts: drafting.facts(header.column) })), 3)
  let order = 0
  for (let index = 0; index < headers.length; index++) {
    const header = headers[index]!
    const column = known(header)
    if (column) { drafting.paradata(header, column.role, column.kind, column.role === 'identifier' ? 'identifier' : 'platformColumn'); continue }
    const options = run(index)
    if (header.text === '' && drafting.facts(header.column).filled === 0) continue
    order++
    if (options.length >= 2) {
      const last = headers[index + options.length]
      const other = last && isOther(last) ? [{ header: last, label: last.text }] : []
      draftOptions(drafting, drafting.ids.take(`V${header.column + 1}`), String(order), '', options.map(own => ({ header: own, label: own.text })), other)
      index += options.length + other.length - 1
    } else if (!drafting.identifier(header, null, header.text)) {
      const id = drafting.ids.ofHeader(header.text, header.column)
      const joined = joinedOptions(drafting.facts(header.column), separators)
      if (joined) drafting.joined(header, id, String(order), header.text, joined)
      else if (isYesNo(drafting.facts(header.column)) && drafting.facts(header.column).numbers > 0) {
        drafting.variable({ id, name: header.text, label: header.text, column: header.column, question: drafting.question(id, String(order), header.text, 'single'), kind: 'nominal', codes: [{ code: 0, label: '0' }, { code: 1, label: '1' }], scale: null })
        drafting.note(header.column, 0.7, 'optionNumbers')
      } else drafting.single(header, id, String(order), header.text, scales.get(header.column), 'text', header.text)
    }
  }
  return drafting.draft('text')

  /** An option nobody chose is an empty column between the others. */
  function run(from: number): HeaderCell[] {
    let to = from
    let last = from
    while (to < headers.length && !known(headers[to]!) && headers[to]!.text !== '') {
      const facts = drafting.facts(headers[to]!.column)
      if (holdsItself(facts, headers[to]!.text)) last = to + 1
      else if (facts.filled > 0 || to === from || isOther(headers[to]!)) break
      to++
    }
    // What nobody chose at the end is an option when 「Other」 follows it.
    return headers.slice(from, last > from && to < headers.length && isOther(headers[to]!) ? to : last)
  }
}

export const typeform: Platform = {
  id: 'typeform',
  recognise(view) {
    const names = new Set(view.headers.map(header => normalLabel(header.text).toLowerCase()))
    const found = telling.filter(name => names.has(name)).length
    return normalLabel(view.headers[0]?.text ?? '') === '#' && found >= 2 ? 1 : found >= 3 ? 0.8 : 0
  },
  propose,
}
