import type { FormQuestion, FormRow } from '../../../model/form.ts'
import type { Branch } from './branches.ts'
import { optionsOf, scaleOf } from './choiceLists.ts'
import { own } from './columns.ts'
import { takeShow } from './shownWhen.ts'
import { baseOf, questionsOf } from './questionIn.ts'
import type { XlsReading } from './reading.ts'
import type { SheetRow } from './sheetReader.ts'

/** Questions of a group; a group inside a section gives up its own frame, and its condition goes to each question. */
export function questionsInside(r: XlsReading, children: readonly Branch[], into: FormQuestion[], conditions: readonly SheetRow[]): void {
  for (const branch of children) {
    const question = branch.children && branch.type !== 'begin_rank' ? matrixOf(r, branch) : null
    const found = question ? [question] : branch.children && branch.type !== 'begin_rank' ? [] : questionsOf(r, branch)
    for (const one of found) { into.push(one); for (const row of conditions) takeShow(r, row, one.code, show => { one.show = one.show === '' ? show : `(${one.show}) and (${show})` }) }
    if (!question && branch.children && branch.type !== 'begin_rank') {
      const text = branch.row.words('label')
      if (Object.keys(text).length > 0) into.push({ ...baseOf(r, branch.row), kind: 'description', required: false })
      questionsInside(r, branch.children, into, branch.row.cell('relevant') === '' ? conditions : [...conditions, branch.row])
    }
  }
}

/** A group that is one table: ours by its kind, KoBo's and ODK's where every row chooses from the same list. */
export function matrixOf(r: XlsReading, branch: Branch): FormQuestion | null {
  const { row } = branch
  const children = branch.children ?? []
  const kind = row.cell(own.kind)
  if (kind === 'section') return null
  if (kind === 'paired' || kind === 'kano') return sidedOf(r, branch, kind)
  const listed = children.filter(child => child.type === 'select_one' && !/^label$/.test(child.row.cell('appearance')))
  const [first] = children
  const table = /table-list|field-list/.test(row.cell('appearance')) || children.some(child => /^(?:label|list-nolabel|list)$/.test(child.row.cell('appearance')))
  const score = children.length > 0 && children.every(child => child.type === 'score__row')
  const list = score ? row.cell('kobo--score-choices') : first?.list ?? ''
  const ours = kind === 'matrixScale' || kind === 'matrixSingle'
  const notes = children.filter(child => child.type === 'note')
  const same = listed.length >= 2 && listed.every(child => child.list === list) && children.length - listed.length - notes.length === children.filter(child => /^label$/.test(child.row.cell('appearance'))).length
  if (!ours && !score && !(table && same && notes.length === 0)) return null
  const rowsFrom = score ? children : ours ? children : listed
  const choices = r.lists.get(ours && children.length === 0 ? `${row.cell('name')}_${kind === 'matrixScale' ? 'points' : 'options'}` : list) ?? []
  const base = baseOf(r, row)
  if (!ours) base.required = rowsFrom.every(child => child.row.yes('required'))
  const rows = rowsFrom.map(child => rowOf(r, child.row))
  if (!ours) for (const child of rowsFrom) if (child.row.cell('relevant') !== '') r.loss(base.code, 'show', child.row.cell('relevant'))
  const scale = kind === 'matrixSingle' ? null : scaleOf(choices, r.languages, row.cell(own.scale), row.words(own.min), row.words(own.max))
  const whole = scale !== null && (kind === 'matrixScale' || choices.every(choice => /^-?\d+$/.test(choice.name)))
  const question: FormQuestion = whole ? { ...base, kind: 'matrixScale', rows, scale } : { ...base, kind: 'matrixSingle', rows, options: optionsOf(choices, ours, null) }
  takeShow(r, row, base.code, show => { question.show = show })
  return question
}

function rowOf(r: XlsReading, row: SheetRow, code = r.code(row)): FormRow {
  const reversed = row.flag(own.reversed)
  return { code, text: row.words('label'), factor: row.cell(own.factor) || null, ...(reversed !== undefined && { reversed }) }
}

function sidedOf(r: XlsReading, branch: Branch, kind: 'paired' | 'kano'): FormQuestion | null {
  const children = branch.children ?? []
  const base = baseOf(r, branch.row)
  if (kind === 'kano') {
    const rows = children.filter(child => child.row.cell('name').endsWith('_F')).map(child => rowOf(r, child.row, child.row.cell('name').slice(0, -2)))
    const question: FormQuestion = { ...base, kind, rows }
    takeShow(r, branch.row, base.code, show => { question.show = show })
    return question
  }
  const side = (name: string): Branch | undefined => children.find(child => child.row.cell(own.kind) === name)
  const scaleFrom = (part: Branch | undefined): ReturnType<typeof scaleOf> => {
    const list = part?.children?.[0]?.list ?? `${part?.row.cell('name') ?? ''}_points`
    return part ? scaleOf(r.lists.get(list) ?? [], r.languages, part.row.cell(own.scale), part.row.words(own.min), part.row.words(own.max)) : null
  }
  const [importance, performance] = [scaleFrom(side('importance')), scaleFrom(side('performance'))]
  if (!importance || !performance) { r.problems.add('badScale', branch.row, 'name', base.code, `${base.code}_I, ${base.code}_P`); return null }
  const rows = (side('performance')?.children ?? []).map(child => rowOf(r, child.row, child.row.cell('name').replace(/_P$/, '')))
  const question: FormQuestion = { ...base, kind, rows, importance, performance }
  takeShow(r, branch.row, base.code, show => { question.show = show })
  return question
}
