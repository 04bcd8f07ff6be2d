import type { AnalysisRequestInput } from '../../../shared/contract/analysis.ts'
import { readData } from '../loadData.ts'
import type { Table } from '../derivedColumns.ts'
import { toCsv } from '../derivedColumns.ts'
import type { GoldenAnalyses, GoldenRun } from './analysis.ts'

interface Spec {
  value?: string; group?: string; first?: string | number; second?: string | number; id?: string; x?: string; y?: string
  rows?: string; cols?: string; weight?: string; table?: number[][] | string; column?: string
}
interface Printed { table?: number[][]; rows?: string[] | { x: number; n: number }[]; cols?: string[] }

const ask = async ({ engine }: GoldenRun, request: AnalysisRequestInput): Promise<unknown> => (await engine.analyse(request)).result
const specOf = ({ one }: GoldenRun): Spec => (one.spec ?? {}) as Spec
const printed = ({ one }: GoldenRun): Printed => one.expected as Printed
const load = (run: GoldenRun, table: Table): Promise<number> => run.engine.load(run.one.id, toCsv(table))

/** Groups in the order in which the file meets them, as the reference runs have them, among rows with a value. */
function met(table: Table, value: string, group: string): string[] {
  const [y, g] = [table.header.indexOf(value), table.header.indexOf(group)]
  return [...new Set(table.rows.filter(row => row[y] !== '' && row[g] !== '').map(row => row[g]!))]
}

/** One row a case: the first and second measurement side by side, matched by id. */
function wide(table: Table, { value, group, id, first, second }: Spec): Table {
  const [v, g, i] = [value!, group!, id!].map(name => table.header.indexOf(name)) as [number, number, number]
  const measured = (which: unknown): Map<string, string> => new Map(table.rows.filter(row => row[g] === String(which)).map(row => [row[i]!, row[v]!]))
  const [before, after] = [measured(first), measured(second)]
  return { header: ['first', 'second'], rows: [...before].map(([key, cell]) => [cell, after.get(key) ?? '']) }
}

export const comparison: GoldenAnalyses = {
  two_sample: {
    atLeast: 20,
    async run(run) {
      const { value, group, first, second } = specOf(run)
      const table = readData(run.one, run.folders)
      return ask(run, { method: 'ttest', dataset: await load(run, table), variable: value!, by: group!, groups: [String(first), String(second)] })
    },
  },
  paired: {
    atLeast: 10,
    async run(run) {
      const spec = specOf(run)
      const table = readData(run.one, run.folders)
      const long = spec.group !== undefined
      const dataset = await load(run, long ? wide(table, spec) : table)
      return ask(run, { method: 'paired', dataset, variables: long ? ['first', 'second'] : [spec.x!, spec.y!] })
    },
  },
  anova_oneway: {
    atLeast: 6,
    async run(run) {
      const { value, group } = specOf(run)
      const table = readData(run.one, run.folders)
      return ask(run, { method: 'anova', dataset: await load(run, table), variable: value!, by: group!, groups: met(table, value!, group!) })
    },
  },
  contingency: {
    atLeast: 15,
    async run(run) {
      const { rows, cols, weight, table } = specOf(run)
      if (run.one.data) {
        const data = readData(run.one, run.folders)
        return ask(run, { method: 'crosstab', dataset: await load(run, data), variables: [rows!, cols!], weight: weight ?? null })
      }
      // A case without data names its table in words and prints it among the results.
      const counts = Array.isArray(table) ? table : printed(run).table!
      const names = (given: unknown, length: number): string[] => (Array.isArray(given) && given.every(name => typeof name === 'string') ? given : Array.from({ length }, (_, i) => String(i + 1)))
      return ask(run, { method: 'crosstab', counts: { rows: names(printed(run).rows, counts.length), columns: names(printed(run).cols, counts[0]!.length), table: counts } })
    },
  },
  mcnemar: { atLeast: 5, run: run => ask(run, { method: 'mcnemar', table: specOf(run).table as number[][] }) },
  proportion_ci: {
    atLeast: 14,
    run: run => ask(run, { method: 'proportion', counts: (printed(run).rows as { x: number; n: number }[]).map(({ x, n }) => ({ x, n })) }),
  },
  nps_top_box: {
    atLeast: 8,
    async run(run) {
      return ask(run, { method: 'nps', dataset: await load(run, readData(run.one, run.folders)), variable: specOf(run).column! })
    },
  },
}
