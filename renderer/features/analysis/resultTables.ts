import type { AnalysisResult, Json } from '../../../shared/contract/analysis.ts'
import type { CellAlign, TableCell, TableModel, TableRow } from '../../../shared/figures/figure.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { describe, frequencies } from '../../../shared/presentation/descriptive.ts'
import { MAX_SHAPLEY_PREDICTORS } from '../../../shared/stats/shapley.ts'
import { coefficient, count, mean, percent, pValue } from '../figure/digits.ts'
import { variableText } from '../figure/useFactors.ts'

/** One table of a result: what it is called, the table, and what must be known to read it. */
export interface ResultTable { key: string; title: string; table: TableModel; notes: string[] }

type Obj = { [key: string]: Json }
const isObj = (value: Json | undefined): value is Obj => typeof value === 'object' && value !== null && !Array.isArray(value)
const num = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null)
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
const str = (value: Json | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')

type Write = (value: number | null) => string
const cell = (value: number | null, write: Write): TableCell => ({ value, text: write(value) })
const words = (text: string): TableCell => ({ value: text, text })

interface ColumnSpec { key: string; header: string; sub?: string; align?: CellAlign }
const columns = (specs: readonly ColumnSpec[]): TableModel['columns'] => specs.map(({ key, header, sub = '', align = 'right' }) => ({ key, header, sub, align }))

/** Result keys are variable names; what a person knows is the label. */
const labelsOf = (dataset: Dataset): ((key: string) => string) => {
  const labels = new Map<string, string>()
  for (const variable of dataset.variables) { labels.set(variable.id, variableText(variable)); labels.set(variable.name, variableText(variable)) }
  return key => labels.get(key) ?? key
}

/** The tables of an analysis, rounded by the digit rule; cells carry the exact values. */
export function resultTables(answer: AnalysisResult, dataset: Dataset, t: Translate): ResultTable[] {
  const label = labelsOf(dataset)
  if (answer.weight !== null && answer.method === 'describe') return describe(answer.result, { t, label }).tables
  if (answer.weight !== null && answer.method === 'frequencies') return frequencies(answer.result, { t, label }).tables
  switch (answer.method) {
    case 'describe': return [describeTable(answer.result, label, t)]
    case 'frequencies': return Object.entries(answer.result).flatMap(([key, value]) => (isObj(value) ? [frequencyTable(key, label(key), value, t)] : []))
    case 'correlate': return correlationTables(answer.result, label, t)
    case 'drivers': return driverTables(answer.result, label, t)
    default: return []
  }
}

function describeTable(result: Obj, label: (key: string) => string, t: Translate): ResultTable {
  const row = (key: string, name: string, stats: Obj): TableRow => ({
    key,
    cells: [
      words(name), cell(num(stats.n), count), cell(num(stats.min), count), cell(num(stats.max), count), cell(num(stats.mean), mean), cell(num(stats.sd), mean),
      words(interval(stats.ci95_t, mean)), cell(num(stats.median), mean),
    ],
  })
  const rows = Object.entries(result).flatMap(([key, value]) => {
    if (!isObj(value)) return []
    const groups = list(value.groups).filter(isObj)
    if (groups.length === 0) return [row(key, label(key), value)]
    return [
      { key: `heading:${key}`, heading: true, cells: [words(label(key))] },
      row(key, t('analysis.wholeSample'), value),
      ...groups.map((group, index) => row(`${key}:${index}`, str(group.label), group)),
    ]
  })
  return {
    key: 'describe', title: t('analysis.method.describe'), notes: [t('analysis.note.sd')],
    table: {
      columns: columns([
        { key: 'variable', header: t('analysis.variable'), align: 'left' }, { key: 'n', header: 'n', sub: t('analysis.validAnswers') }, { key: 'min', header: t('analysis.min') },
        { key: 'max', header: t('analysis.max') }, { key: 'mean', header: t('analysis.mean') }, { key: 'sd', header: t('analysis.sd') },
        { key: 'ci', header: t('analysis.ci'), sub: t('analysis.ofMean') }, { key: 'median', header: t('analysis.median') },
      ]),
      rows,
    },
  }
}

const interval = (value: Json | undefined, write: Write): string => {
  const [low, high] = list(value)
  return num(low) === null ? write(null) : `[${write(num(low))}, ${write(num(high))}]`
}

function frequencyTable(key: string, title: string, stats: Obj, t: Translate): ResultTable {
  const states = isObj(stats.missing_by_state) ? stats.missing_by_state : {}
  const missing = num(stats.missing) ?? 0
  const kinds = (['none', 'not_shown', 'empty', 'coded', 'invalid'] as const).flatMap(state => ((num(states[state]) ?? 0) > 0 ? [t(`analysis.missing.${state}`, { n: num(states[state]) })] : []))
  const groups = list(stats.groups).filter(isObj)
  const sets = [{ name: '', stats }, ...groups.map(group => ({ name: str(group.label), stats: group }))]
  const values = list(stats.values).filter(isObj)
  const coded = values.some(entry => str(entry.label) !== '' && str(entry.label) !== str(entry.value))
  const answer = (entry: Obj): string => str(entry.label) || str(entry.value)
  const rows: TableRow[] = values.map((entry, index) => ({
    key: str(entry.value),
    cells: [
      ...(coded ? [{ value: entry.value as number | string, text: str(entry.value) }] : []), words(answer(entry)),
      ...sets.flatMap(set => {
        const own = list(set.stats.values).filter(isObj).find(other => other.value === entry.value) ?? (set.stats === stats ? values[index] : undefined)
        const n = num(set.stats.n) ?? 0
        const times = num(own?.count) ?? 0
        return [cell(times, count), cell(n > 0 ? times / n : null, percent)]
      }),
    ],
  }))
  return {
    key: `frequencies:${key}`, title,
    notes: [t('analysis.note.frequencies', { n: num(stats.n) ?? 0, missing }), ...(kinds.length > 0 ? [kinds.join(t('diagrams.listComma'))] : [])],
    table: {
      columns: columns([
        ...(coded ? [{ key: 'code', header: t('analysis.code') }] : []), { key: 'value', header: t('analysis.answer'), align: 'left' },
        ...sets.flatMap((set, index) => [
          { key: `count${index}`, header: set.name || t('analysis.count'), sub: set.name ? t('analysis.count') : '' },
          { key: `percent${index}`, header: set.name ? '' : t('analysis.percent'), sub: `n = ${num(set.stats.n) ?? 0}` },
        ]),
      ]),
      rows,
    },
  }
}

function correlationTables(result: Obj, label: (key: string) => string, t: Translate): ResultTable[] {
  const type = str(result.type)
  const pairs = list(result.pairs).filter(isObj)
  const names = [...new Set(pairs.flatMap(pair => [str(pair.x), str(pair.y)]))]
  const read = (pair: Obj): { r: number | null; p: number | null } => {
    if (type === 'spearman') return { r: num(isObj(pair.spearman) ? pair.spearman.rho : null), p: num(isObj(pair.spearman) ? pair.spearman.p_t_approx : null) }
    if (type === 'kendall') return { r: num(isObj(pair.kendall_tau_b) ? pair.kendall_tau_b.tau : null), p: num(isObj(pair.kendall_tau_b) ? pair.kendall_tau_b.p_normal : null) }
    return { r: num(isObj(pair.pearson) ? pair.pearson.r : null), p: num(isObj(pair.pearson) ? pair.pearson.p : null) }
  }
  const sign = type === 'spearman' ? 'ρ' : type === 'kendall' ? 'τ-b' : 'r'
  const at = new Map(pairs.map(pair => [`${str(pair.x)}\u0000${str(pair.y)}`, pair]))
  const pairOf = (a: string, b: string): Obj | undefined => at.get(`${a}\u0000${b}`) ?? at.get(`${b}\u0000${a}`)
  const constant = list(result.constant).map(str)
  const matrix: TableModel = {
    columns: columns([{ key: 'variable', header: t('analysis.variable'), align: 'left' }, ...names.map((name, index) => ({ key: name, header: String(index + 1) }))]),
    rows: names.map((row, i) => ({
      key: row,
      cells: [words(`${i + 1}　${label(row)}`), ...names.map((column, j) => {
        if (j === i) return cell(1, coefficient)
        if (j > i) return { value: null, text: '' }
        const pair = pairOf(row, column)
        return cell(pair ? read(pair).r : null, coefficient)
      })],
    })),
  }
  const long: TableModel = {
    columns: columns([
      { key: 'x', header: 'X', align: 'left' }, { key: 'y', header: 'Y', align: 'left' }, { key: 'n', header: 'n', sub: t('analysis.pairwise') },
      { key: 'r', header: sign }, { key: 'p', header: 'p' }, ...(type === 'pearson' ? [{ key: 'ci', header: t('analysis.ci'), sub: 'Fisher z' }] : []),
    ]),
    rows: pairs.map((pair, index) => {
      const { r, p } = read(pair)
      return {
        key: String(index),
        cells: [words(label(str(pair.x))), words(label(str(pair.y))), cell(num(pair.n), count), cell(r, coefficient), cell(p, pValue),
          ...(type === 'pearson' ? [words(interval(isObj(pair.pearson) ? pair.pearson.ci95_fisher : null, coefficient))] : [])],
      }
    }),
  }
  const notes = constant.length > 0 ? [t('analysis.note.constant', { names: constant.map(label) })] : []
  return [
    { key: 'matrix', title: t('analysis.matrix', { sign }), table: matrix, notes },
    { key: 'pairs', title: t('analysis.pairs'), table: long, notes: [t('analysis.note.pairwise')] },
  ]
}

function driverTables(result: Obj, label: (key: string) => string, t: Translate): ResultTable[] {
  const keyed = (name: string): Obj => (isObj(result[name]) ? result[name] : {})
  const coefficients = keyed('coefficients')
  const names = Object.keys(keyed('std_beta'))
  const status = str(result.status)
  const r2 = num(result.r2)
  // Shapley is exact or not at all: beyond 15 predictors the engine gives none.
  const shapley = names.some(name => num(keyed('lmg_pct')[name]) !== null)
  const ordered = names.toSorted((a, b) => (num(keyed('johnson_pct')[b]) ?? 0) - (num(keyed('johnson_pct')[a]) ?? 0))
  const main: TableModel = {
    columns: columns([
      { key: 'variable', header: t('analysis.variable'), align: 'left' }, { key: 'r', header: 'r', sub: t('analysis.withTarget') }, { key: 'b', header: 'b' }, { key: 'se', header: 'SE' },
      { key: 'beta', header: 'β', sub: t('analysis.standardised') }, { key: 'p', header: 'p' }, { key: 'vif', header: 'VIF' },
      { key: 'johnson', header: 'Johnson', sub: t('analysis.percentOfR2') }, ...(shapley ? [{ key: 'lmg', header: 'Shapley', sub: t('analysis.percentOfR2') }] : []),
    ]),
    rows: ordered.map(name => {
      const slope = isObj(coefficients[name]) ? coefficients[name] : {}
      const share = (value: number | null): string => percent(value === null ? null : value / 100)
      return {
        key: name,
        cells: [words(label(name)), cell(num(keyed('zero_order_r')[name]), coefficient), cell(num(slope.b), coefficient), cell(num(slope.se), coefficient),
          cell(num(keyed('std_beta')[name]), coefficient), cell(num(slope.p), pValue), cell(num(keyed('vif')[name]), mean), cell(num(keyed('johnson_pct')[name]), share), ...(shapley ? [cell(num(keyed('lmg_pct')[name]), share)] : [])],
      }
    }),
  }
  const fit: TableModel = {
    columns: columns([
      { key: 'n', header: 'n', sub: t('analysis.completeCases') }, { key: 'r2', header: 'R²' }, { key: 'adj', header: t('analysis.adjusted') }, { key: 'F', header: 'F' },
      { key: 'df', header: 'df' }, { key: 'p', header: 'p' }, { key: 'dw', header: 'Durbin-Watson' },
    ]),
    rows: [{
      key: 'fit',
      cells: [cell(num(result.n), count), cell(r2, coefficient), cell(num(result.adj_r2), coefficient), cell(num(result.F), mean), words(`${count(num(result.df1))}, ${count(num(result.df2))}`), cell(num(result.p), pValue), cell(num(result.durbin_watson), mean)],
    }],
  }
  const left = (num(result.rows_total) ?? 0) - (num(result.n) ?? 0)
  const notes = [t('analysis.note.listwise', { n: num(result.n) ?? 0, left })]
  if (status === 'tooFewCases' || status === 'constantTarget' || status === 'singular') notes.unshift(t(`analysis.status.${status}`, { names: list(result.dependent).map(name => label(str(name))) }))
  if (!shapley && status === 'solved') notes.push(t('analysis.note.shapley', { max: MAX_SHAPLEY_PREDICTORS }))
  const widest = Math.max(0, ...names.map(name => num(keyed('vif')[name]) ?? 0))
  if (widest >= 5) notes.unshift(t('analysis.note.vif', { vif: mean(widest) }))
  return [
    { key: 'fit', title: t('analysis.fit'), table: fit, notes: [] },
    { key: 'drivers', title: t('analysis.method.drivers'), table: main, notes },
  ]
}
