import type { FormOption, FormScale, FormText } from '../../../model/form.ts'
import { own } from './columns.ts'
import type { Problems, SheetRow, SheetTable } from './sheetReader.ts'

export interface Choice { name: string; code: number; text: FormText; row: SheetRow }

/** Lists of the sheet `choices`. A list whose names are all whole numbers keeps them as codes; others are counted from 1. */
export function choiceLists(table: SheetTable | null, problems: Problems): Map<string, Choice[]> {
  const lists = new Map<string, Choice[]>()
  if (!table) return lists
  table.need(['list_name', 'name'], problems)
  if (!table.has('list_name') || !table.has('name')) return lists
  for (const row of table.rows) {
    const list = row.cell('list_name')
    const name = row.cell('name')
    if (list === '') continue
    if (name === '') { problems.add('noChoiceName', row, 'name', '', String((lists.get(list)?.length ?? 0) + 1)); continue }
    const before = lists.get(list) ?? []
    if (before.some(choice => choice.name === name)) problems.add('duplicateChoice', row, 'name', name, String(before.length + 1))
    lists.set(list, [...before, { name, code: 0, text: row.words('label'), row }])
  }
  for (const choices of lists.values()) {
    const whole = choices.every(({ name }) => /^-?\d{1,4}$/.test(name) && Number(name) >= -999 && String(Number(name)) === name)
    choices.forEach((choice, i) => { choice.code = whole ? Number(choice.name) : i + 1 })
  }
  return lists
}

const otherName = /^(?:other|others|其他|其它|oth|96|99_other)$/i

/** Options of a list; `orOther`: XLSForm's own 其他 is added. */
export function optionsOf(choices: readonly Choice[], ours: boolean, orOther: FormText | null): FormOption[] {
  const options = choices.map(({ code, text, row, name }): FormOption => {
    const option: FormOption = { code, text }
    for (const [key, column] of [['other', own.other], ['exclusive', own.exclusive], ['missing', own.missing]] as const) { const on = row.flag(column); if (on !== undefined) option[key] = on }
    if (!ours && otherName.test(name) && !/^\d+$/.test(name)) option.other = true
    return option
  })
  if (orOther) options.push({ code: Math.max(0, ...options.map(option => option.code)) + 1, text: orOther, other: true })
  return options
}

/** Points of a list as a scale; null where its codes are no whole steps. `told`: `1..5 positive` of our own column. */
export function scaleOf(choices: readonly Choice[], languages: readonly string[], told: string, minLabel: FormText, maxLabel: FormText): FormScale | null {
  const known = /^(-?\d+)\.\.(-?\d+)\s+(positive|negative)/.exec(told)
  const points = choices.filter(choice => !choice.row.yes(own.missing))
  const away = choices.find(choice => choice.row.yes(own.missing))
  const codes = points.map(point => point.code)
  const climbing = codes.length >= 2 && codes.every((code, i) => i === 0 || code === (codes[i - 1] as number) + 1)
  const [min, max] = climbing ? [codes[0] as number, codes.at(-1) as number] : known ? [Number(known[1]), Number(known[2])] : [0, 0]
  if (max - min < 1 || max - min > 10) return null
  const named: FormScale['points'] = {}
  let low = minLabel
  let high = maxLabel
  for (const { code, text, row } of points) {
    if (code < min || code > max || Object.keys(text).length === 0) continue
    const end = code === min ? minLabel : code === max ? maxLabel : {}
    const filled = Object.fromEntries(languages.map(tag => [tag, end[tag] || String(code)]))
    const isFilled = Object.keys(text).length === Object.keys(filled).length && Object.entries(filled).every(([tag, words]) => text[tag] === words)
    if (row.yes(own.words) || (known && !isFilled)) named[String(code)] = text
    else if (!known && !Object.values(text).every(words => words.trim() === String(code))) {
      if (code === min) low = text
      else if (code === max) high = text
      else named[String(code)] = text
    }
  }
  return { min, max, direction: known?.[3] === 'negative' ? 'negative' : 'positive', minLabel: low, maxLabel: high, points: named, notApplicable: away ? { code: away.code, text: away.text } : null }
}
