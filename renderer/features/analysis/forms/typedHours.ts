import { writtenNumber } from '../../../../shared/model/sourceTable.ts'

export interface TypedLines<T> { rows: T[]; /** Numbers of lines that could not be read, from 1. */ bad: number[] }

/** Lines of a label and numbers, as typed or pasted; an empty number or a dash is missing. Empty lines are passed over. */
function lines<T>(text: string, most: number, make: (label: string, numbers: (number | null)[]) => T | null): TypedLines<T> {
  const rows: T[] = []
  const bad: number[] = []
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return
    const [label = '', ...cells] = (line.includes('\t') ? line.split('\t') : line.trim().split(/[\s,，]+/)).map(cell => cell.trim())
    const numbers = cells.map(cell => (cell === '' || cell === '-' || cell === '–' ? null : writtenNumber(cell)))
    const read = numbers.length <= most && cells.every((cell, c) => cell === '' || cell === '-' || cell === '–' || (numbers[c] !== null && numbers[c]! >= 0))
    const made = read ? make(label, numbers) : null
    if (made === null) bad.push(i + 1)
    else rows.push(made)
  })
  return { rows, bad }
}

export const typedHours = (text: string): TypedLines<{ label: string; load: number | null; staff: number | null; after: number | null }> =>
  lines(text, 3, (label, [load = null, staff = null, after = null]) => (load === null && staff === null ? null : { label: label.slice(0, 120), load, staff, after }))

/** Shifts: `7-8 4 5`, hours [from, to) of the clock. */
export const typedShifts = (text: string): TypedLines<{ from: number; to: number; before: number | null; after: number | null }> =>
  lines(text, 2, (label, [before = null, after = null]) => {
    const hours = /^(\d{1,2})(?::00)?[-–~～至](\d{1,2})(?::00)?$/u.exec(label)
    const [from, to] = [Number(hours?.[1]), Number(hours?.[2])]
    return !hours || from > 24 || to > 24 || (before === null && after === null) ? null : { from, to, before, after }
  })

const cell = (value: number | null): string => (value === null ? '-' : String(value))
export const hoursText = (rows: readonly { label: string; load: number | null; staff: number | null; after: number | null }[]): string => rows.map(row => [row.label, cell(row.load), cell(row.staff), ...(row.after === null ? [] : [cell(row.after)])].join('\t')).join('\n')
export const shiftsText = (rows: readonly { from: number; to: number; before: number | null; after: number | null }[]): string => rows.map(row => [`${row.from}-${row.to}`, cell(row.before), ...(row.after === null ? [] : [cell(row.after)])].join('\t')).join('\n')
