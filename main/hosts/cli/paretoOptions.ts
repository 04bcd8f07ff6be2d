import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { paretoVariants } from '../../../shared/model/figureSpec.ts'
import { namesMeans } from '../../../shared/model/meansTable.ts'
import type { FigureSpecInput } from '../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { AskDataset } from './analyses/method.ts'
import { integer, list, oneOf, UsageError } from './args.ts'
import type { Args, OptionKinds } from './args.ts'

export const paretoOptions: OptionKinds = {
  vars: 'value', counts: 'value', unit: 'value', dissatisfied: 'value', other: 'value', by: 'value', within: 'value', question: 'value', coding: 'value', coder: 'value',
  abc: 'value', variant: 'value', weight: 'value', compare: 'value', order: 'value', names: 'value', exposure: 'value', bootstrap: 'value', seed: 'value',
}
export const paretoUsage = '--vars a,b [--dissatisfied "<=2"] | --question ID | --coding VARIABLE [--coder NAME] | --counts FILE [--unit U]  [--by item|factor|dimension] [--within FACTOR] [--other 5%|"<3"|7] [--abc 80,90[,exclude]]'
  + ` [--variant ${paretoVariants.join('|')}] [--weight VARIABLE|label=3,…] [--compare segment:NAME|dataset:ID-OR-NAME|counts:FILE|by:VARIABLE] [--order fixed|own] [--names BEFORE,AFTER] [--exposure BEFORE,AFTER] [--bootstrap B --seed S]`

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

/** `80,90` or `80,90,exclude`: the lines of class A and B in %, and where the bar that crosses one belongs. */
export function classRule(text: string | undefined): ParetoInput['abc'] {
  if (text === undefined) return {}
  const [a, b, crossing = 'include', ...rest] = text.split(',').map(part => part.trim())
  const lines = [Number(a), Number(b)] as const
  const valid = lines.every(line => line > 0 && line <= 100) && lines[0] <= lines[1] && (crossing === 'include' || crossing === 'exclude') && rest.length === 0
  if (!valid) throw new UsageError('badValue', `--abc ${text}`)
  return { a: lines[0], b: lines[1], crossing: crossing as 'include' | 'exclude' }
}

/** `cost`: a column; `queue=3,bill=1`: so much for each bar. */
export function weightRule(text: string | undefined): ParetoInput['weight'] {
  if (text === undefined) return null
  if (!text.includes('=')) return { type: 'column', variable: text }
  return {
    type: 'typed', weights: text.split(',').map(part => {
      const at = part.lastIndexOf('=')
      const weight = Number(part.slice(at + 1))
      if (at < 1 || part.slice(at + 1).trim() === '' || !(weight >= 0)) throw new UsageError('badValue', `--weight ${part}`)
      return { key: part.slice(0, at).trim(), weight }
    }),
  }
}

async function comparison(args: Args, dataset: AskDataset): Promise<ParetoInput['compare']> {
  const text = args.values.get('compare')
  if (text === undefined) return null
  const [, kind, value = ''] = /^(segment|dataset|counts|by):(.+)$/s.exec(text) ?? []
  const order = oneOf(args, 'order', ['fixed', 'own']) ?? 'fixed'
  const [before = '', after = ''] = list(args, 'names') ?? []
  switch (kind) {
    case 'by': return { type: 'strata', variable: value, order }
    case 'segment': return { type: 'pair', segment: value, before, after, order }
    case 'dataset': return { type: 'pair', dataset: await dataset(value), before, after, order }
    case 'counts': {
      const exposure = list(args, 'exposure')?.map(Number)
      if (exposure && (exposure.length !== 2 || !exposure.every(units => units > 0))) throw new UsageError('badValue', `--exposure ${args.values.get('exposure')}`)
      return { type: 'counts', rows: await readCounts(value), before, after, order, exposure: exposure ? [exposure[0]!, exposure[1]!] : null }
    }
    default: throw new UsageError('badValue', `--compare ${text}`)
  }
}

/** The Pareto chart the options describe; `dataset` is asked for only where data are needed. */
export async function paretoInput(args: Args, dataset: AskDataset): Promise<ParetoInput> {
  const seed = integer(args, 'seed', 0, 2 ** 31 - 1)
  return {
    kind: 'pareto', source: await sourceInput(args, dataset), other: otherRule(args.values.get('other')), abc: classRule(args.values.get('abc')),
    variant: oneOf(args, 'variant', paretoVariants) ?? 'corner', weight: weightRule(args.values.get('weight')), compare: await comparison(args, dataset),
    bootstrap: integer(args, 'bootstrap', 0, 20_000) ?? 0, ...(seed !== undefined && { seed }),
  }
}

async function sourceInput(args: Args, dataset: AskDataset): Promise<ParetoInput['source']> {
  const counts = args.values.get('counts')
  if (counts !== undefined) return { type: 'counts', rows: await readCounts(counts), unit: args.values.get('unit') ?? '' }
  const question = args.values.get('question')
  if (question !== undefined) return { type: 'multiple', dataset: await dataset(), question }
  const within = args.values.get('within') ?? null
  const by = oneOf(args, 'by', ['item', 'factor', 'dimension'])
  const coding = args.values.get('coding')
  if (coding !== undefined) {
    if (by === 'item') throw new UsageError('badValue', '--by item')
    return { type: 'coding', dataset: await dataset(), variable: coding, coder: args.values.get('coder') ?? null, by: by ?? 'factor', within }
  }
  const atMost = dissatisfiedRule(args.values.get('dissatisfied'))
  return { type: 'dissatisfaction', dataset: await dataset(), by: by ?? 'item', within, variables: list(args, 'vars') ?? null, atMost }
}

/**
 * A table of counts: CSV or tab-separated, the label first and the count in the last column; a first row whose
 * count is no number is a header. Labels that occur again are added up. A header that names means or scores is refused (BAD_VALUE, why: means), and so is a count below 0 (why: negativeCount).
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
      if (index === 0 && namesMeans(last)) throw new YinguoError('BAD_VALUE', { variable: last, value: 'pareto', why: 'means' })
      // A number below 0 is no header either.
      if (row.length > 1 && count < 0) throw new YinguoError('BAD_VALUE', { variable: label, value: last, why: 'negativeCount' })
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
