import type { ColumnFacts } from '../propose/facts.ts'
import type { HeaderCell } from '../propose/header.ts'
import { normalLabel } from '../propose/words.ts'
import type { Drafting } from './drafting.ts'

export interface OptionColumn { header: HeaderCell; label: string }

/** A column that holds its own heading where it was chosen, and nothing else. */
export const holdsItself = (facts: ColumnFacts, label: string): boolean => facts.distinct.length === 1 && normalLabel(facts.distinct[0]!.text) === normalLabel(label)

const yes = ['1', 'true', 'yes', 'y', 'checked', 'selected', '是', '选中', '√', '✓']
const no = ['0', 'false', 'no', 'n', 'unchecked', 'not selected', '否', '未选', '未选中', '×']
/** A column of 0 and 1, or of words for them. */
export const isYesNo = (facts: ColumnFacts): boolean => facts.filled > 0 && facts.distinct.length <= 2 && facts.distinct.every(value => yes.includes(value.normal.toLowerCase()) || no.includes(value.normal.toLowerCase()))

/** A multiple choice that has a column for each option: text of the option, 0/1 or words for yes and no. `other` holds what was typed. */
export function draftOptions(drafting: Drafting, id: string, number: string, title: string, columns: readonly OptionColumn[], other: readonly OptionColumn[] = []): void {
  const question = drafting.question(id, number, title, 'multiple')
  const group = [...columns, ...other].map(option => option.header.column)
  columns.forEach(({ header, label }, index) => {
    const own = drafting.ids.take(`${id}_${index + 1}`)
    const texts = drafting.facts(header.column).distinct.map(value => value.text)
    drafting.variables.push({
      id: own, name: drafting.names.take(own, own), label, kind: 'indicator', role: 'answer', question, codes: [], scale: null, include: true, treatment: 'keep', meaning: null,
      source: { take: 'mark', column: header.column, chosen: [label, ...texts.filter(text => yes.includes(text.toLowerCase()))].slice(0, 50), unchosen: texts.filter(text => no.includes(text.toLowerCase())).slice(0, 50), hidden: [], group },
    })
    drafting.note(header.column, 0.95, 'optionColumn')
  })
  other.forEach(({ header, label }, index) => {
    drafting.variable({ id: drafting.ids.take(`${id}_text${index === 0 ? '' : index + 1}`), label, column: header.column, question, kind: 'text', codes: [], scale: null })
    drafting.note(header.column, 0.8, 'fillIns')
  })
}
