import type { ImportWarning } from '../../../../shared/contract/import.ts'
import { warn } from '../warnings.ts'
import type { ColumnFacts } from './facts.ts'
import type { HeaderCell } from './header.ts'
import { normalLabel } from './words.ts'

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
/** 10-49 becomes Oct-49 and 1-3 becomes 3-Jan or 1月3日 when a csv is opened and saved. */
const monthOption = new RegExp(`^(\\d{1,2}-(${months})|(${months})-\\d{2}|\\d{1,2}月\\d{1,2}日)$`, 'i')
const scientific = /^\d(\.\d+)?E\+1\d$/i
const withSeconds = /\d:\d{2}:\d{2}/
const withoutSeconds = /\d{1,2}:\d{2}(?!:?\d)/

/** What a spreadsheet program did to values before we saw them (FORMATS.md 0.7): told, never repaired. */
export function damageWarnings(headers: readonly HeaderCell[], facts: ReadonlyMap<number, ColumnFacts>): ImportWarning[] {
  const list: ImportWarning[] = []
  for (const header of headers) {
    const own = facts.get(header.column)
    const part = header.parts.map(normalLabel).find(text => monthOption.test(text))
    const options = own && own.complete && own.distinct.length <= 60 ? own.distinct.filter(value => monthOption.test(value.normal)) : []
    const example = part ?? options[0]?.text
    if (example !== undefined) list.push(warn('monthOptions', { n: Math.max(1, options.reduce((sum, value) => sum + value.count, 0)), example }, header.column))
    if (!own) continue
    const cut = own.distinct.filter(value => scientific.test(value.text))
    if (cut.length > 0) list.push(warn('cutNumbers', { n: cut.reduce((sum, value) => sum + value.count, 0), example: cut[0]!.text }, header.column))
    if (own.dates < own.filled * 0.9 || own.filled === 0) continue
    const dates = own.distinct.filter(value => value.look === 'date')
    const short = dates.filter(value => !withSeconds.test(value.text) && withoutSeconds.test(value.text))
    if (short.length > 0 && short.length < dates.length * 0.5 && dates.some(value => withSeconds.test(value.text))) list.push(warn('lostSeconds', { n: short.reduce((sum, value) => sum + value.count, 0) }, header.column))
  }
  return list
}
