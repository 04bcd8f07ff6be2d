import { nearest } from '../nearest.ts'
import { own } from './columns.ts'
import { cleanCode } from './reading.ts'
import type { XlsReading } from './reading.ts'
import type { SheetRow } from './sheetReader.ts'

/** A row of the sheet `survey`, with the rows of its group; null: it opens none. */
export interface Branch { row: SheetRow; type: string; list: string; orOther: boolean; children: Branch[] | null }
const types = ['select_one', 'select_multiple', 'rank', 'integer', 'decimal', 'range', 'text', 'date', 'dateTime', 'time', 'note', 'acknowledge', 'begin_group', 'end_group', 'begin_repeat', 'end_repeat', 'calculate', 'hidden'] as const
/** Read elsewhere as what they are; this program has no use for them. */
export const meta = /^(?:start|end|today|deviceid|device id|subscriberid|simserial|phonenumber|username|email|audit|start-geopoint|background-audio|hidden|xml-external|csv-external|entity)$/i
export const media = /^(?:geopoint|geotrace|geoshape|image|photo|audio|video|file|barcode|signature)$/i
const plainTypes: Readonly<Record<string, string>> = { int: 'integer', string: 'text', 'select one': 'select_one', 'select all that apply': 'select_multiple', 'select multiple': 'select_multiple', 'begin group': 'begin_group', 'end group': 'end_group', 'begin repeat': 'begin_repeat', 'end repeat': 'end_repeat', datetime: 'dateTime', trigger: 'acknowledge', begin_score: 'begin_group', end_score: 'end_group', begin_rank: 'begin_rank', end_rank: 'end_rank', select1: 'select_one' }

/** Rows with the groups they stand in; checks types, lists and that groups close. */
export function branchesOf(r: XlsReading): Branch[] {
  const top: Branch[] = []
  const open: { branch: Branch; end: string }[] = []
  for (const row of r.survey.rows) {
    const written = row.cell('type').replace(/\s+/g, ' ')
    if (written === '' || /^#/.test(written)) { if (written === '' && row.cell('name') !== '') r.problems.add('unknownType', row, 'type', '', 'text'); continue }
    const other = /\s+(?:or_other|or other|or specify other)$/i.test(written)
    const rest = written.replace(/\s+(?:or_other|or other|or specify other)$/i, '')
    const [, head = '', list = ''] = /^((?:select one|select multiple|select all that apply|begin group|end group|begin repeat|end repeat|device id)\b|\S+)\s*(?:from\s+)?(.*)$/i.exec(rest) ?? []
    const type = plainTypes[head.toLowerCase()] ?? (types.find(one => one.toLowerCase() === head.toLowerCase()) ?? head)
    const into = open.at(-1)?.branch.children ?? top
    const branch: Branch = { row, type, list: list.trim(), orOther: other, children: null }
    if (/^begin_/.test(type)) {
      branch.children = []
      into.push(branch)
      open.push({ branch, end: type.replace('begin', 'end') })
    } else if (/^end_/.test(type)) {
      const last = open.pop()
      if (!last || last.end !== type) {
        if (last) open.push(last)
        r.problems.add('strayEnd', row, 'type', written, last ? last.end : '')
      }
    } else {
      into.push(branch)
      checkType(r, branch, written)
    }
  }
  for (const { branch, end } of open) r.problems.add('unclosedGroup', branch.row, 'type', branch.row.cell('name'), end)
  return top
}

function checkType(r: XlsReading, { row, type, list }: Branch, written: string): void {
  const known = (types as readonly string[]).includes(type) || meta.test(type) || media.test(type) || /^(?:select_(?:one|multiple)_(?:from_file|external)|score__row|rank__level)$/.test(type)
  if (!known) {
    const like = nearest(type, types)
    r.problems.add('unknownType', row, 'type', written, like === null ? types.slice(0, 12).join(', ') : /^(?:select_|rank)/.test(like) ? `${like} ${list || [...r.lists.keys()][0] || 'LIST'}` : like)
  } else if (/^(?:select_one|select_multiple|rank)$/.test(type)) {
    if (list === '') r.problems.add('noList', row, 'type', written, `${type} ${[...r.lists.keys()][0] ?? 'LIST'}`)
    else if (!r.lists.has(list) && row.cell(own.kind) === '') r.problems.add(r.lists.size === 0 ? 'emptyList' : 'unknownList', row, 'type', list, nearest(list, r.lists.keys()) ?? [...r.lists.keys()].slice(0, 8).join(', '))
  }
}

export function nameAll(r: XlsReading, branches: readonly Branch[]): void {
  for (const { row, type, list, children } of branches) {
    const name = row.cell('name')
    if (name === '') { if (type !== 'note' && !meta.test(type)) r.problems.add('noName', row, 'name', '', r.free('Q1')) } else if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name)) r.problems.add('badName', row, 'name', name, r.free(cleanCode(name)))
    else if (r.codes.has(name)) r.problems.add('duplicateName', row, 'name', name, r.free(cleanCode(name)))
    else {
      const code = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/.test(name) && !r.taken.has(name.toLowerCase()) ? name : r.free(cleanCode(name))
      r.codes.set(name, code)
      r.taken.add(code.toLowerCase())
      if (code !== name) r.loss(code, 'renamed', name)
      const choices = r.lists.get(list)
      if (choices) r.choicesOf.set(name, { choices, multiple: type === 'select_multiple' })
    }
    if (children) nameAll(r, children)
  }
}
