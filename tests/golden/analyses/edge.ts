import type { AnalysisMethod, AnalysisRequestInput, Json, JsonObject } from '../../../shared/contract/analysis.ts'
import type { ReferenceCase } from '../case.ts'
import { toCsv } from '../derivedColumns.ts'
import { inlineTable } from '../loadData.ts'
import type { GoldenAnalyses, GoldenRun } from './analysis.ts'

type Results = { [M in AnalysisMethod]?: JsonObject }
interface Asked { results: Results; refused: { [method: string]: string }; columns: string[] }

/**
 * A degenerate case: `inline_data` is given to every method that its shape fits, and what `must` says of the answers is looked for.
 * Columns of one length are items of a scale; of two lengths, two groups; `table` is a cross table; `x` of `n` a proportion.
 */
async function ask({ engine, one }: GoldenRun): Promise<Asked> {
  const inline = (one.inline_data ?? {}) as Record<string, unknown>
  const refused: { [method: string]: string } = {}
  const results: Results = {}
  const run = async (request: AnalysisRequestInput): Promise<void> => {
    try { results[request.method] = (await engine.analyse(request)).result } catch (error) { refused[request.method] = (error as { code?: string }).code ?? (error as Error).message }
  }
  const table = inline['table']
  if (Array.isArray(table)) {
    const rows = table as number[][]
    const names = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1))
    await run({ method: 'crosstab', counts: { rows: names(rows.length), columns: names(rows[0]!.length), table: rows } })
    return { results, refused, columns: [] }
  }
  if (typeof inline['x'] === 'number' && typeof inline['n'] === 'number') {
    await run({ method: 'proportion', counts: [{ x: inline['x'], n: inline['n'] }] })
    return { results, refused, columns: [] }
  }
  const data = inlineTable(inline)
  const columns = data.header
  const lengths = new Set(Object.values(inline).flatMap(values => (Array.isArray(values) ? [values.length] : [])))
  const dataset = await engine.load(one.id, toCsv(data))
  await run({ method: 'describe', dataset, variables: columns })
  if (columns.length === 2 && lengths.size === 2) {
    const long = { header: ['value', 'group'], rows: columns.flatMap((name, i) => data.rows.filter(row => row[i] !== '').map(row => [row[i]!, name])) }
    const groups = await engine.load(`${one.id}-groups`, toCsv(long))
    await run({ method: 'ttest', dataset: groups, variable: 'value', by: 'group', groups: columns })
    await run({ method: 'mannwhitney', dataset: groups, variable: 'value', by: 'group', groups: columns })
  } else if (columns.length >= 2) {
    await run({ method: 'reliability', dataset, variables: columns })
    await run({ method: 'correlate', dataset, variables: columns })
    await run({ method: 'efa', dataset, variables: columns, factors: 1, extraction: 'pca', replicates: 20 })
    await run({ method: 'regress', dataset, target: columns.at(-1)!, variables: columns.slice(0, -1) })
  }
  return { results, refused, columns }
}

const at = (from: Json | undefined, path: string): Json => path.split('.').reduce<Json>((value, key) => ((value as JsonObject | null)?.[key] ?? null), from ?? null)
const isNumber = (value: Json): boolean => typeof value === 'number' && Number.isFinite(value)
/** JSON cannot hold NaN: what was one would be there as text. */
const noNaN = (value: Json): boolean => (typeof value === 'string' ? !/^-?(NaN|Infinity)$/.test(value) : typeof value !== 'object' || value === null || Object.values(value).every(noNaN))

type Check = (asked: Asked) => boolean
/** What a `must` sentence asks for, by the words that ask for it. */
const REQUIRED: readonly [RegExp, string, Check][] = [
  [/./, 'every method that fits answers, or refuses with a code', ({ results, refused }) => Object.keys(results).length > 0 && Object.values(refused).every(code => /^[A-Z_]+$/.test(code) && code !== 'INTERNAL')],
  [/./, 'nothing is NaN or Infinity', ({ results }) => noNaN(results as Json)],
  [/alpha (itself|defined)|alpha.*still defined/, 'alpha is a number', ({ results }) => isNumber(at(results.reliability, 'alpha_raw'))],
  [/item-rest r of (\w+) is undefined/, 'the item-rest correlation of the constant item is null', ({ results }) => (at(results.reliability, 'constant') as string[]).every(item => at(results.reliability, `item_stats.${item}.item_rest_r`) === null) && (at(results.reliability, 'constant') as string[]).length > 0],
  [/refuse \w+ by name/, 'correlations and factors name the constant item', ({ results }) => { const items = JSON.stringify(at(results.reliability, 'constant')); return JSON.stringify(at(results.correlate, 'constant')) === items && JSON.stringify(at(results.efa, 'constant')) === items && at(results.efa, 'pca') === null }],
  [/singular/, 'KMO and Bartlett have no number, SMC and VIF neither, and the items are named', ({ results }) =>
    at(results.efa, 'status') === 'singular' && at(results.efa, 'kmo_overall') === null && at(results.efa, 'bartlett') === null && (at(results.efa, 'dependent') as string[]).length > 0
    && Object.keys(at(results.reliability, 'item_stats') as JsonObject).every(item => at(results.reliability, `item_stats.${item}.squared_multiple_r`) === null)
    && at(results.regress, 'status') === 'singular' && Object.values(at(results.regress, 'vif') as JsonObject).every(value => value === null) && (at(results.regress, 'dependent') as string[]).length > 0],
  [/alpha negative must be shown/, 'alpha is negative and warned about', ({ results }) => (at(results.reliability, 'alpha_raw') as number) < 0 && (at(results.reliability, 'warnings') as string[]).some(word => /negative/i.test(word))],
  [/t undefined/, 't has no number and a reason', ({ results }) => at(results.ttest, 'status') === 'constant' && at(results.ttest, 'welch.statistic') === null && at(results.ttest, 'welch.p') === null && at(results.ttest, 'student.p') === null],
  [/Mann-Whitney p = undefined/, 'Mann-Whitney has no p', ({ results }) => at(results.mannwhitney, 'status') === 'constant' && at(results.mannwhitney, 'mann_whitney.p_normal_no_cc') === null && at(results.mannwhitney, 'mann_whitney.p_normal_cc') === null],
  [/drop the empty (column|row)/, 'the empty column is dropped and named', ({ results }) => [at(results.crosstab, 'dropped_columns'), at(results.crosstab, 'dropped_rows')].some(list => Array.isArray(list) && list.length > 0)],
  [/no interval/, 'there is no interval', ({ results }) => { const [row] = (at(results.proportion, 'rows') ?? []) as JsonObject[]; return row !== undefined && row['status'] === 'noCases' && ['p', 'wilson', 'clopper_pearson', 'wald', 'agresti_coull'].every(name => row[name] === null) }],
  [/variance = \S+ exactly/, 'the variance is exact', ({ results, columns }) => Number.isInteger(at(results.describe, `${columns[0]}.var`))],
]

/** Numbers that R gives for the case, where they are ours as well; a note of R's is no number of ours. */
const SAME: { [name: string]: (asked: Asked) => Json } = {
  alpha: ({ results }) => at(results.reliability, 'alpha_raw'), alpha_definition: ({ results }) => at(results.reliability, 'alpha_raw'),
  lm_drops: ({ results }) => ((at(results.regress, 'dependent') ?? []) as string[])[0] ?? null,
  var: ({ results, columns }) => at(results.describe, `${columns[0]}.var`), mw: ({ results }) => at(results.mannwhitney, 'mann_whitney.p_normal_no_cc'),
  dropped: ({ results }) => ({ chi2: at(results.crosstab, 'chi2'), df: at(results.crosstab, 'df') }),
}

const required = (one: ReferenceCase): [string, Check][] => REQUIRED.filter(([words]) => words.test(String(one['must'] ?? ''))).map(([, name, check]) => [name, check])
const printed = (one: ReferenceCase): [string, unknown][] => Object.entries((one['R_behaviour'] ?? {}) as object).filter(([name]) => Object.hasOwn(SAME, name))

export const edge: GoldenAnalyses = {
  edge: {
    atLeast: 2,
    expected: one => ({ checks: Object.fromEntries(required(one).map(([name]) => [name, true])), R_behaviour: Object.fromEntries(printed(one)), ...(one.expected as object) }),
    async run(run) {
      const asked = await ask(run)
      const holds = (check: Check): boolean => { try { return check(asked) } catch { return false } }
      return {
        checks: Object.fromEntries(required(run.one).map(([name, check]) => [name, holds(check)])),
        R_behaviour: Object.fromEntries(printed(run.one).map(([name]) => [name, SAME[name]!(asked)])),
        ...asked,
      }
    },
  },
}
