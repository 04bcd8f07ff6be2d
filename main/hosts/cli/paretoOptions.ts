import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FigureSpecInput } from '../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { list, UsageError } from './args.ts'
import type { Args, OptionKinds } from './args.ts'

export const paretoOptions: OptionKinds = { vars: 'value', counts: 'value', dissatisfied: 'value', other: 'value', by: 'value', question: 'value' }

type ParetoInput = Extract<FigureSpecInput, { kind: 'pareto' }>

/** `5%`: below this share; `<3`: below this count; `7`: keep so many; `none`. */
export function otherRule(text: string | undefined): ParetoInput['other'] {
  if (text === undefined || text === 'none') return { mode: 'none' }
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text)
  if (percent) return { mode: 'percent', below: Number(percent[1]) }
  const count = /^<(\d+(?:\.\d+)?)$/.exec(text)
  if (count) return { mode: 'count', below: Number(count[1]) }
  const keep = /^(?:top:)?(\d+)$/.exec(text)
  if (keep && Number(keep[1]) >= 1 && Number(keep[1]) <= 100) return { mode: 'top', keep: Number(keep[1]) }
  throw new UsageError('badValue', `--other ${text}`)
}

/** `<=2`: one of the two lowest points of the scale (of a reversed item: the two highest). */
export function dissatisfiedRule(text: string | undefined): number {
  if (text === undefined) return 2
  const rule = /^\s*(<=|<|≤)?\s*(\d+)\s*$/.exec(text)
  const points = rule ? Number(rule[2]) - (rule[1] === '<' ? 1 : 0) : 0
  if (points < 1 || points > 10) throw new UsageError('badValue', `--dissatisfied ${text}`)
  return points
}

/** The Pareto chart the options describe; `dataset` is asked for only where data are needed. */
export async function paretoInput(args: Args, dataset: () => Promise<number>): Promise<ParetoInput> {
  const other = otherRule(args.values.get('other'))
  const counts = args.values.get('counts')
  if (counts !== undefined) return { kind: 'pareto', source: { type: 'counts', rows: await readCounts(counts) }, other }
  const question = args.values.get('question')
  if (question !== undefined) return { kind: 'pareto', source: { type: 'multiple', dataset: await dataset(), question }, other }
  const by = args.values.get('by') ?? 'item'
  if (by !== 'item' && by !== 'factor' && by !== 'dimension') throw new UsageError('badValue', `--by ${by}`)
  const atMost = dissatisfiedRule(args.values.get('dissatisfied'))
  return { kind: 'pareto', source: { type: 'dissatisfaction', dataset: await dataset(), by, variables: list(args, 'vars') ?? null, atMost }, other }
}

/**
 * A table of counts: CSV or tab-separated, the label first and the count in the last column; a first row whose
 * count is no number is a header. Labels that occur again are added up.
 */
export async function readCounts(file: string): Promise<{ label: string; count: number }[]> {
  const text = await readFile(file, 'utf8').catch(() => { throw new YinguoError('M25', { name: basename(file) }) })
  const rows = cells(text.replace(/^\ufeff/, ''))
  const counts = new Map<string, number>()
  for (const [index, row] of rows.entries()) {
    const last = row.at(-1)?.trim() ?? ''
    const count = Number(last)
    const label = row.slice(0, -1).map(cell => cell.trim()).filter(Boolean).join(' / ')
    if (row.length < 2 || last === '' || !Number.isFinite(count) || count < 0) {
      if (index === 0) continue
      throw new YinguoError('M11', { where: `${basename(file)}:${index + 1}` })
    }
    counts.set(label, (counts.get(label) ?? 0) + count)
  }
  if (counts.size === 0) throw new YinguoError('M11', { where: basename(file) })
  return [...counts].map(([label, count]) => ({ label, count }))
}

/** RFC 4180 cells; tab, comma or semicolon, whichever the first line holds. */
export function cells(text: string): string[][] {
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = first.includes('\t') ? '\t' : first.includes(';') && !first.includes(',') ? ';' : ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endRow = (): void => {
    row.push(cell)
    if (row.length > 1 || row[0]?.trim()) rows.push(row)
    row = []
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') { cell += '"'; i++ } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === delimiter) { row.push(cell); cell = '' } else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}
