import type { FormLossReason } from '../../../contract/formExchange.ts'
import type { Branch } from './branches.ts'
import type { XlsReading } from './reading.ts'
import type { SheetRow } from './sheetReader.ts'

const words = (row: SheetRow, column: string): string => row.cell(column) || (Object.values(row.words(column))[0] ?? '')
const denied = /^(?:no|n|false|0|false\(\)|否)?$/i
/** Looks whose meaning is read: points of a scale, lines of a text, a group as one table, the rows of such a table. */
const readLooks: readonly [types: RegExp, looks: RegExp][] = [[/^select_one$/, /^(?:likert|label|list|list-nolabel)$/], [/^text$/, /^multiline$/], [/^begin_group$/, /^(?:table-list|field-list)$/]]
/** Types that take a rule on their answers over, or tell of it where they cannot (questionIn.ts). */
const ruled = /^(?:select_multiple|integer|decimal|text)$/
const pictures = ['image', 'big-image', 'audio', 'video', 'media'] as const

/** Tells what cells of other tools say and this program has no place for (columns of xlsform.org's reference table). */
export function tellUnread(r: XlsReading, branches: readonly Branch[]): void {
  for (const { row, type, children } of branches) {
    const code = r.codes.get(row.cell('name')) ?? row.cell('name')
    const tell = (reason: FormLossReason, detail: string): void => { if (detail !== '') r.loss(code, reason, detail) }
    if (type === 'begin_repeat') r.loss(code, 'repeat', row.cell('repeat_count'))
    if (type === 'hidden') r.loss(code, 'kind', type)
    if (type !== 'calculate') tell('calculation', row.cell('calculation'))
    // Answers of other questions in the words: 「${name}，您好」.
    tell('calculation', ['label', 'hint'].flatMap(column => Object.values(row.words(column))).find(text => /\$\{[^}]+\}/.test(text)) ?? '')
    tell('preset', row.cell('default'))
    if (!row.yes('required') && !denied.test(row.cell('required'))) r.loss(code, 'required', row.cell('required'))
    tell('hint', words(row, 'guidance_hint'))
    if (type !== 'note' && !denied.test(row.cell('readonly'))) r.loss(code, 'readOnly', row.cell('readonly'))
    tell('trigger', row.cell('trigger'))
    if (children === null && !ruled.test(type)) tell('constraint', row.cell('constraint'))
    for (const column of ['constraint_message', 'required_message']) tell('message', words(row, column))
    if (type !== 'range') tell('parameters', row.cell('parameters'))
    const unread = row.cell('appearance').split(/\s+/).filter(look => !readLooks.some(([types, looks]) => types.test(type) && looks.test(look)))
    tell('appearance', unread.join(' '))
    for (const column of pictures) tell('media', words(row, column))
    if (children) tellUnread(r, children)
  }
}

/** The same of the choices: pictures and sounds. */
export function tellUnreadChoices(r: XlsReading): void {
  for (const [list, choices] of r.lists) for (const column of pictures) {
    const found = choices.map(choice => words(choice.row, column)).find(text => text !== '')
    if (found !== undefined) r.loss(list, 'media', found)
  }
}
