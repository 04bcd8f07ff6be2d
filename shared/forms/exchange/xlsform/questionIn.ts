import { lookUp } from '../../../i18n/translate.ts'
import type { FormQuestion } from '../../../model/form.ts'
import { media, meta } from './branches.ts'
import type { Branch } from './branches.ts'
import { optionsOf, scaleOf } from './choiceLists.ts'
import { own } from './columns.ts'
import { boundsOf, limitsOf } from './constraintIn.ts'
import { takeShow } from './shownWhen.ts'
import type { XlsReading } from './reading.ts'
import type { SheetRow } from './sheetReader.ts'

/** What every kind of question has. */
export type QuestionBase = Omit<Extract<FormQuestion, { kind: 'description' }>, 'kind'>

/** The one question of a row, or none where the row asks nothing. */
export function questionsOf(r: XlsReading, { row, type, list, orOther, children }: Branch): FormQuestion[] {
  if (row.cell(own.kind) === 'otherText') return []
  const name = row.cell('name')
  if (meta.test(type)) return []
  if (type === 'calculate') { r.loss(name, 'calculation', row.cell('calculation')); return [] }
  if (media.test(type)) { r.loss(name, 'media', type); return [] }
  const base = baseOf(r, row)
  const kind = row.cell(own.kind)
  if (row.cell('choice_filter') !== '') r.loss(base.code, 'cascade', row.cell('choice_filter'))
  const question = questionOf(r, type, kind, base, row, list, orOther, children)
  takeShow(r, row, base.code, show => { question.show = show })
  return [question]
}

export function baseOf(r: XlsReading, row: SheetRow): QuestionBase {
  const code = r.code(row)
  const attention = row.cell(own.attention)
  if (attention !== '' && !Number.isFinite(Number(attention))) r.problems.add('badNumber', row, own.attention, attention, '3')
  const base = {
    code, text: row.words('label'), hint: row.words('hint'), required: row.cell(own.required) === '' ? row.yes('required') : row.yes(own.required), show: '',
    skip: skipsOf(r, row), attention: attention === '' ? null : { expected: Number(attention) }, factor: row.cell(own.factor) || null, source: row.raw(own.source),
  }
  return base
}

function skipsOf(r: XlsReading, row: SheetRow): { when: string; to: string }[] {
  return row.cell(own.skip).split('\n').filter(line => line.trim() !== '').flatMap(line => {
    const found = /^\s*("(?:[^"\\]|\\.)*")\s*>\s*(\S*)\s*$/.exec(line)
    if (found) { try { return [{ when: JSON.parse(found[1] as string) as string, to: found[2] as string }] } catch { /* told below */ } }
    r.problems.add('badExpression', row, own.skip, line, '"Q1 = 2" > Q5')
    return []
  })
}

function questionOf(r: XlsReading, type: string, kind: string, base: QuestionBase, row: SheetRow, list: string, orOther: boolean, children: Branch[] | null): FormQuestion {
  const choices = r.lists.get(list) ?? []
  const ours = kind !== ''
  const options = optionsOf(choices, ours, orOther ? { [r.languages[0] as string]: lookUp(r.languages[0] === 'zh-CN' ? 'zh-CN' : 'en', 'formExchange.other') ?? '' } : null)
  switch (type) {
    case 'select_one': {
      const scale = kind === 'scale' || (kind === '' && /likert/.test(row.cell('appearance'))) ? scaleOf(choices, r.languages, row.cell(own.scale), row.words(own.min), row.words(own.max)) : null
      if (kind === 'nps') return { ...base, kind: 'nps', minLabel: row.words(own.min), maxLabel: row.words(own.max) }
      if (scale) { const reversed = row.flag(own.reversed); return { ...base, kind: 'scale', scale, ...(reversed !== undefined && { reversed }) } }
      return { ...base, kind: 'single', options }
    }
    case 'select_multiple': return { ...base, kind: 'multiple', options, ...limitsOf(r, row, base.code, options, choices.map(choice => choice.name)) }
    case 'rank': return { ...base, kind: 'ranking', options, places: numberOf(r, row, own.places) }
    case 'begin_rank': return { ...base, kind: 'ranking', options: optionsOf(r.lists.get(row.cell('kobo--rank-items')) ?? [], false, null), places: children?.length ?? null }
    case 'integer': case 'decimal': return { ...base, kind: 'number', ...boundsOf(r, row, base.code), whole: type === 'integer', unit: row.words(own.unit) }
    case 'range': return rangeOf(r, base, row)
    case 'date': return { ...base, kind: 'date', time: false }
    case 'dateTime': return { ...base, kind: 'date', time: true }
    case 'note': return { ...base, kind: 'description', required: row.cell(own.required) === '' ? false : row.yes(own.required) }
    case 'acknowledge': r.loss(base.code, 'kind', type); return { ...base, kind: 'single', options: [{ code: 1, text: { [r.languages[0] as string]: 'OK' } }] }
    default: {
      if (type !== 'text') r.loss(base.code, 'kind', type)
      const constraint = row.cell('constraint')
      if (constraint !== '') r.loss(base.code, 'constraint', constraint)
      return { ...base, kind: 'text', lines: numberOf(r, row, own.lines) ?? (/multiline/.test(row.cell('appearance')) && !r.survey.ours ? 3 : 1) }
    }
  }
}

function numberOf(r: XlsReading, row: SheetRow, column: string): number | null {
  const cell = row.cell(column)
  if (cell === '') return null
  if (!/^-?\d+$/.test(cell)) { r.problems.add('badNumber', row, column, cell, '3'); return null }
  return Number(cell)
}

function rangeOf(r: XlsReading, base: QuestionBase, row: SheetRow): FormQuestion {
  const told = (name: string): number | null => { const found = new RegExp(`${name}\\s*=\\s*(-?[\\d.]+)`).exec(row.cell('parameters')); return found ? Number(found[1]) : null }
  const [min, max, step] = [told('start') ?? 1, told('end') ?? 10, told('step') ?? 1]
  if (Number.isInteger(min) && Number.isInteger(max) && step === 1 && max - min >= 1 && max - min <= 10) return { ...base, kind: 'scale', scale: { min, max, direction: 'positive', minLabel: {}, maxLabel: {}, points: {}, notApplicable: null } }
  r.loss(base.code, 'kind', `range ${row.cell('parameters')}`)
  return { ...base, kind: 'number', min, max, whole: Number.isInteger(step), unit: {} }
}
