import { parse } from '../../../expression/parse.ts'
import type { FormDocument } from '../../../model/form.ts'
import { nearest } from '../nearest.ts'
import { own } from './columns.ts'
import { conditionIn } from './conditionIn.ts'
import { relevants, xlsNames } from './conditionOut.ts'
import type { XlsReading } from './reading.ts'
import type { SheetRow } from './sheetReader.ts'

/** What a row says of when it is shown: our own column, or `relevant` when all names are known. */
export function takeShow(r: XlsReading, row: SheetRow, code: string, give: (show: string) => void): void {
  if (r.survey.has(own.show) || r.survey.has(own.skip)) give(row.raw(own.show))
  else if (row.cell('relevant') !== '') r.relevant.push({ row, give, code })
}

export function giveConditions(r: XlsReading): void {
  for (const { row, give, code } of r.relevant) { const text = conditionOf(r, row, code); if (text !== null) give(text) }
}

function conditionOf(r: XlsReading, row: SheetRow, code: string): string | null {
  const relevant = row.cell('relevant')
  const read = conditionIn(relevant, {
    code: name => r.codes.get(name) ?? null, multiple: name => r.choicesOf.get(name)?.multiple ?? false,
    choice: (name, choice) => r.choicesOf.get(name)?.choices.find(one => one.name === choice)?.code ?? null,
  })
  if (read.problem === null && parse(read.text).node !== null) return read.text
  if (read.problem === 'unknownReference') r.problems.add('unknownReference', row, 'relevant', `\${${read.value}}`, nearest(read.value, r.codes.keys()) === null ? [...r.codes.keys()].slice(0, 6).map(name => `\${${name}}`).join(', ') : `\${${nearest(read.value, r.codes.keys()) as string}}`)
  else if (read.problem === 'unsupported') r.loss(code, 'show', relevant)
  else r.problems.add('badExpression', row, 'relevant', read.problem === null ? relevant : read.value || relevant, "${Q1} = '2' / selected(${Q1}, '2')")
  return null
}

/** Where somebody changed a `relevant` in the spreadsheet, that counts, not what our own column says. */
export function takeEdited(r: XlsReading, document: FormDocument): void {
  const { own: expected } = relevants(document, xlsNames(document))
  for (const { section, questions } of document.sections) for (const node of [...(section ? [section] : []), ...questions]) {
    const row = r.survey.rows.find(one => r.codes.get(one.cell('name')) === node.code)
    const written = row?.cell('relevant') ?? ''
    if (!row || written === (expected.get(node.code) ?? '').trim()) continue
    const text = written === '' ? '' : conditionOf(r, row, node.code)
    if (text !== null) node.show = text
  }
  r.problems.throwIfAny()
}
