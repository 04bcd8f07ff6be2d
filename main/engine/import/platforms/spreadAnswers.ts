import type { ColumnFacts } from '../propose/facts.ts'
import type { KindProposal } from '../propose/kinds.ts'
import { likertLadder } from '../propose/likert.ts'
import { rangeOrder } from '../propose/ranges.ts'
import { isNoAnswer, normalLabel } from '../propose/words.ts'
import type { Sub } from './grouped.ts'

/** Codes of options in the order they were printed; 1, 2, 3 … and ladders of words are a scale; N/A and the like stand apart. */
export function answersOf(labels: readonly string[]): Pick<KindProposal, 'kind' | 'codes' | 'scale'> {
  const answers = labels.filter(label => !isNoAnswer(normalLabel(label)))
  const missing = labels.filter(label => isNoAnswer(normalLabel(label))).map((label, index) => ({ code: Math.max(99, labels.length + 10) - index, label, missing: true }))
  const points = answers.map(Number)
  if (answers.length >= 3 && points.every((point, index) => Number.isInteger(point) && (index === 0 || point === points[index - 1]! + 1))) {
    return { kind: 'scale', codes: [...answers.map(label => ({ code: Number(label), label })), ...missing], scale: { min: points[0]!, max: points.at(-1)!, direction: 'positive' } }
  }
  const ladder = likertLadder(answers)
  if (ladder) return { kind: 'scale', codes: [...[...ladder.codes].map(([label, code]) => ({ code, label })), ...missing], scale: { min: ladder.min, max: ladder.max, direction: 'positive' } }
  return { kind: rangeOrder(answers) ? 'ordinal' : 'nominal', codes: [...(rangeOrder(answers) ?? answers).map((label, index) => ({ code: index + 1, label })), ...missing], scale: null }
}

export interface Crossed { options: string[]; rows: Map<string, { sub: Sub; option: string }[]> }

/** `Row - answer` over columns that hold the answer: a matrix with a column for each of its cells. null for anything else. */
export function crossed(columns: readonly { label: string; facts: ColumnFacts; sub: Sub }[]): Crossed | null {
  const filled = columns.filter(column => column.facts.filled > 0)
  const ends = filled.map(column => (column.facts.distinct.length === 1 && normalLabel(column.label).endsWith(` - ${column.facts.distinct[0]!.normal}`) ? column.facts.distinct[0]!.normal : null))
  const options = [...new Set(ends.filter(end => end !== null))]
  if (filled.length < 4 || options.length < 2 || options.length > 20 || ends.filter(end => end !== null).length < filled.length * 0.9) return null
  const rows: Crossed['rows'] = new Map()
  const order: string[] = []
  for (const { label, sub, facts } of columns) {
    const whole = normalLabel(label)
    const known = options.filter(end => whole.endsWith(` - ${end}`)).sort((a, b) => b.length - a.length)[0]
    // A cell nobody chose: its answer is told by the heading alone.
    const option = known ?? (facts.filled === 0 && whole.includes(' - ') ? whole.slice(whole.lastIndexOf(' - ') + 3) : undefined)
    if (option === undefined) return null
    if (!order.includes(option)) order.push(option)
    const row = whole.slice(0, whole.length - option.length - 3).trim()
    const cells = rows.get(row)
    if (cells) cells.push({ sub, option })
    else rows.set(row, [{ sub, option }])
  }
  return rows.size < 2 ? null : { options: order, rows }
}
