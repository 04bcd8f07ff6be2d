import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReferenceCase } from './case.ts'
import type { Table } from './derivedColumns.ts'
import { readData, reversedColumns } from './loadData.ts'
import { toCsv } from './derivedColumns.ts'
import { constructsOf } from './analyses/measurement.ts'

/** One `analyze` call that answers a reference case, as an outsider would type it from the table of methods: no group orders, no recipes. */
export interface CommandLineCall { words: string[]; /** The data file of the call, imported as it comes; null where the numbers are in a file of the options. */ table: Table | null }

export interface Workplace { folders: readonly string[]; dir: string }

const list = (names: unknown): string => (names as string[]).join(',')
let made = 0
function put({ dir }: Workplace, extension: string, text: string): string {
  const path = join(dir, `option-${++made}${extension}`)
  writeFileSync(path, text)
  return path
}
const json = (work: Workplace, value: unknown): string => put(work, '.json', JSON.stringify(value))

const counts = (work: Workplace, table: number[][], rows: string[], columns: string[]): string =>
  put(work, '.csv', toCsv({ header: ['', ...columns], rows: table.map((row, i) => [rows[i]!, ...row.map(String)]) }))

const names = (given: unknown, length: number): string[] =>
  (Array.isArray(given) && given.every(name => typeof name === 'string') ? given : Array.from({ length }, (_, i) => `c${i + 1}`))

type Fields = Record<string, unknown>

/** The calls whose answers together hold what the case expects; null for a case that has no method in the table. */
export function commandLineCalls(one: ReferenceCase, work: Workplace): CommandLineCall[] | null {
  const spec = (one.spec ?? {}) as Fields
  const expected = one.expected as Fields
  const data = (): Table => readData({ ...one, analysis: 'reliability' }, work.folders)
  const call = (...words: string[]): CommandLineCall => ({ words, table: data() })
  const alone = (...words: string[]): CommandLineCall => ({ words, table: null })
  switch (one.analysis) {
    case 'descriptives': return [call('describe', '--vars', spec['column'] as string)]
    case 'correlation': {
      const columns = list(spec['columns'] ?? one['columns'])
      const control = spec['control'] ? ['--control', list(spec['control'])] : []
      return [call('correlate', '--vars', columns, ...control)]
    }
    case 'two_sample': return ['ttest', 'mannwhitney'].map(method => call(method, '--vars', spec['value'] as string, '--by', spec['group'] as string, '--groups', `${spec['first']},${spec['second']}`))
    case 'paired': return spec['group'] === undefined ? ['paired', 'wilcoxon'].map(method => call(method, '--vars', `${spec['x']},${spec['y']}`)) : null
    case 'anova_oneway': {
      // Groups come in the order of their codes; the reference runs have them as the file meets them, which an option gives too.
      const order = ['--groups', list(met(data(), spec['value'] as string, spec['group'] as string))]
      return ['kruskal', 'anova'].map(method => call(method, '--vars', spec['value'] as string, '--by', spec['group'] as string, ...order))
    }
    case 'contingency': {
      if (one.data) return [call('crosstab', '--vars', `${spec['rows']},${spec['cols']}`, ...(spec['weight'] ? ['--weight', spec['weight'] as string] : []))]
      const table = (Array.isArray(spec['table']) ? spec['table'] : expected['table']) as number[][]
      return [alone('crosstab', '--counts', counts(work, table, names(expected['rows'], table.length), names(expected['cols'], table[0]!.length)))]
    }
    case 'mcnemar': {
      const table = spec['table'] as number[][]
      return [alone('mcnemar', '--counts', counts(work, table, ['a', 'b'], ['a', 'b']))]
    }
    case 'proportion_ci': return (expected['rows'] as { x: number; n: number }[]).map(({ x, n }) => alone('proportion', '--x', String(x), '--n', String(n)))
    case 'nps_top_box': return [call('nps', '--vars', spec['column'] as string)]
    case 'reliability': {
      const keyed = reversedColumns(one, data())
      const groups = (expected['omega'] as Fields)['psych_omega3'] ? ['--group-factors', '3'] : []
      return [call('reliability', '--vars', list(one['columns']), ...(keyed.length ? ['--reverse', keyed.map(({ variable, min, max }) => `${variable}:${min}:${max}`).join(',')] : []), ...groups)]
    }
    case 'efa': return ['pca', 'paf', 'ml'].map(extraction => call('efa', '--vars', list(one['columns']), '--factors', String(one['nfactors']), '--extraction', extraction, '--rotation', 'varimax'))
    case 'cfa': return [call('cfa', '--model', constructsOf(one['model'] as string).map(({ name, items }) => `${name}=${items.join(',')}`).join(';'))]
    case 'regression': return [call('regress', '--target', one.y!, '--vars', list(one.x))]
    case 'key_drivers': return [call('drivers', '--target', one.y!, '--vars', list(one.x))]
    case 'ahp': return [alone('weights', '--method', 'ahp', '--matrix', json(work, { labels: one['labels'], matrix: one['matrix'] }))]
    case 'entropy_weight': {
      const cost = one['cost_columns'] as string[]
      return [call('weights', '--method', 'entropy', '--vars', list(one['columns']), ...(cost?.length ? ['--cost', list(cost)] : []))]
    }
    case 'ipa': return one['items']
      ? [call('quadrant', '--target', one['overall'] as string, '--vars', list(one['items']))]
      : [call('quadrant', '--attributes', `${one['importance'] ?? 'importance'}:${one['performance'] ?? 'performance'}`, '--crosshair', 'midpoint', ...midpoint(expected))]
    case 'pareto': return [alone('pareto', '--counts', put(work, '.csv', toCsv({ header: ['cause', 'n'], rows: (one.counts ?? []).map(([label, n]) => [label, String(n)]) })))]
    case 'pls_pm': case 'pls_pm_unscaled': return [call('pls', '--model', json(work, { blocks: one['blocks'], modes: one['modes'], paths: one['paths'], scheme: one['scheme'], scale: one['scale'] ?? { min: 1, max: 10 } }), ...(one.analysis === 'pls_pm' ? [] : ['--unscaled']))]
    default: return null
  }
}

/** Groups in the order in which the file meets them, among rows with a value. */
function met(table: Table, value: string, group: string): string[] {
  const [y, g] = [table.header.indexOf(value), table.header.indexOf(group)] as [number, number]
  return [...new Set(table.rows.filter(row => row[y] !== '' && row[g] !== '').map(row => row[g]!))]
}

function midpoint(expected: Fields): string[] {
  const found = Object.keys(expected).flatMap(key => /^cross_midscale_(-?[\d.]+)$/.exec(key)?.[1] ?? [])[0]
  return found === undefined ? [] : ['--bounds', `${Number(found) - 1},${Number(found) + 1}`]
}
