import type { JsonObject } from '../contract/analysis.ts'
import { MAX_SHAPLEY_PREDICTORS } from '../stats/shapley.ts'
import type { PresentContext, Presented, Presenter, Presenters, ResultTable } from './presented.ts'
import { cell, column, interval, intervalText, list, number, object, objects, pPhrase, row, rounding, share, table, text, words } from './tableWords.ts'

type Type = 'pearson' | 'spearman' | 'kendall'
const signs: Record<Type, string> = { pearson: 'r', spearman: 'ρ', kendall: 'τ-b' }

interface Coefficient { r: number | null; p: number | null; ci: JsonObject['ci'] }
function coefficientOf(pair: JsonObject, type: Type): Coefficient {
  if (type === 'spearman') { const of = object(pair['spearman']); return { r: number(of['rho']), p: number(of['p_t_approx']), ci: null } }
  if (type === 'kendall') { const of = object(pair['kendall_tau_b']); return { r: number(of['tau']), p: number(of['p_normal']), ci: null } }
  const of = object(pair['pearson'])
  return { r: number(of['r']), p: number(of['p']), ci: of['ci95_fisher'] ?? null }
}

const correlate: Presenter = (result, { t, label }) => {
  const type = (text(result['type']) || 'pearson') as Type
  const sign = signs[type]
  const pairs = objects(result['pairs'])
  const names = [...new Set(pairs.flatMap(pair => [text(pair['x']), text(pair['y'])]))]
  const at = new Map(pairs.flatMap(pair => [[`${text(pair['x'])}\u0000${text(pair['y'])}`, pair], [`${text(pair['y'])}\u0000${text(pair['x'])}`, pair]] as const))
  const constant = list(result['constant']).map(name => label(text(name)))
  const matrix = table('matrix', t('relation.matrix', { sign }), [
    column('variable', t('relation.column.variable'), '', 'left'), ...names.map((name, i) => column(name, String(i + 1))),
  ], names.map((name, i) => row(name, [
    words(`${i + 1}　${label(name)}`),
    ...names.map((other, j) => (j === i ? cell(1) : j > i ? { value: null, text: '' } : cell(coefficientOf(at.get(`${name}\u0000${other}`) ?? {}, type).r))),
  ])))
  const long = table('pairs', t('relation.pairs'), [
    column('x', 'X', '', 'left'), column('y', 'Y', '', 'left'), column('n', 'n', t('relation.column.pairwise')), column('r', sign), column('p', 'p'), ...(type === 'pearson' ? [column('ci', t('relation.column.ci'), 'Fisher z')] : []),
  ], pairs.map((pair, i) => {
    const { r, p, ci } = coefficientOf(pair, type)
    return row(String(i), [words(label(text(pair['x']))), words(label(text(pair['y']))), cell(pair['n'], rounding.count), cell(r), cell(p, rounding.p), ...(type === 'pearson' ? [interval(ci, rounding.coefficient)] : [])])
  }), [t('relation.note.pairwise')])
  return { tables: [matrix, long], reading: correlationReading(pairs, type, label, t), warnings: constant.length > 0 ? [t('relation.note.constant', { names: constant })] : [] }
}

function correlationReading(pairs: readonly JsonObject[], type: Type, label: (key: string) => string, t: PresentContext['t']): string[] {
  const known = pairs.map(pair => ({ pair, ...coefficientOf(pair, type) })).filter(({ r }) => r !== null).sort((a, b) => Math.abs(b.r!) - Math.abs(a.r!))
  const [strongest] = known
  if (!strongest) return []
  const open = known.filter(({ p }) => p === null || p >= 0.05).length
  return [
    t('relation.reading.strongest', { x: label(text(strongest.pair['x'])), y: label(text(strongest.pair['y'])), sign: signs[type], r: rounding.coefficient(strongest.r!), p: strongest.p === null ? '–' : pPhrase(strongest.p), ci: strongest.ci ? t('relation.reading.interval', { ci: intervalText(strongest.ci, rounding.coefficient) }) : '', n: number(strongest.pair['n']) ?? 0 }),
    t(open > 0 ? 'relation.reading.open' : 'relation.reading.allApart', { n: known.length, open }),
  ]
}

/** The line of fit, as regression and drivers share it. */
function fitTable(result: JsonObject, t: PresentContext['t']): ResultTable {
  return table('fit', t('relation.fit'), [
    column('n', 'n', t('relation.column.complete')), column('r2', 'R²'), column('adj', t('relation.column.adjusted')), column('F', 'F'), column('df', 'df'), column('p', 'p'), column('sigma', t('relation.column.sigma')), column('dw', 'Durbin-Watson'),
  ], [row('fit', [
    cell(result['n'], rounding.count), cell(result['r2']), cell(result['adj_r2']), cell(result['F'], rounding.mean), words(number(result['df1']) === null ? '–' : `${rounding.count(number(result['df1'])!)}, ${rounding.count(number(result['df2']) ?? 0)}`), cell(result['p'], rounding.p), cell(result['sigma']), cell(result['durbin_watson'], rounding.mean),
  ])])
}

function fitWarnings(result: JsonObject, { t, label }: PresentContext): string[] {
  const status = text(result['status'])
  const widest = Math.max(0, ...Object.values(object(result['vif'])).map(value => number(value) ?? 0))
  return [
    ...(status === 'tooFewCases' || status === 'constantTarget' || status === 'singular' ? [t(`relation.status.${status}`, { names: list(result['dependent']).map(name => label(text(name))) })] : []),
    ...(widest >= 5 ? [t('relation.note.vif', { vif: rounding.mean(widest) })] : []),
  ]
}

const leftOut = (result: JsonObject, t: PresentContext['t']): string => t('relation.note.listwise', { n: number(result['n']) ?? 0, left: (number(result['rows_total']) ?? 0) - (number(result['n']) ?? 0) })

function fitReading(result: JsonObject, t: PresentContext['t']): string[] {
  const [r2, F, p] = [number(result['r2']), number(result['F']), number(result['p'])]
  if (r2 === null || F === null || p === null) return []
  return [t(p < 0.05 ? 'relation.reading.explains' : 'relation.reading.explainsNothing', { n: number(result['n']) ?? 0, r2: rounding.coefficient(r2), F: rounding.mean(F), df1: number(result['df1']), df2: number(result['df2']), p: pPhrase(p) })]
}

const drivers: Presenter = (result, context): Presented => {
  const { t, label } = context
  const keyed = (name: string): JsonObject => object(result[name])
  const names = Object.keys(keyed('std_beta'))
  const order = names.toSorted((a, b) => (number(keyed('johnson_pct')[b]) ?? 0) - (number(keyed('johnson_pct')[a]) ?? 0))
  // Shapley values are exact or not at all.
  const shapley = names.some(name => number(keyed('lmg_pct')[name]) !== null)
  const percent = (value: JsonObject[string] | undefined): ReturnType<typeof cell> => share(typeof value === 'number' ? value / 100 : null)
  const main = table('drivers', t('relation.drivers'), [
    column('variable', t('relation.column.variable'), '', 'left'), column('r', 'r', t('relation.column.withTarget')), column('b', 'b'), column('se', 'SE'), column('beta', 'β', t('relation.column.standardised')), column('p', 'p'), column('vif', 'VIF'),
    column('johnson', 'Johnson', t('relation.column.percentOfR2')), ...(shapley ? [column('lmg', 'Shapley', t('relation.column.percentOfR2'))] : []), column('pratt', 'Pratt'), column('last', t('relation.column.last'), t('relation.column.lastSub')),
  ], order.map(name => {
    const slope = object(keyed('coefficients')[name])
    return row(name, [
      words(label(name)), cell(keyed('zero_order_r')[name]), cell(slope['b']), cell(slope['se']), cell(keyed('std_beta')[name]), cell(slope['p'], rounding.p), cell(keyed('vif')[name], rounding.mean),
      percent(keyed('johnson_pct')[name]), ...(shapley ? [percent(keyed('lmg_pct')[name])] : []), cell(keyed('pratt')[name]), cell(keyed('semipartial_sq_last')[name]),
    ])
  }), [leftOut(result, t), ...(!shapley && result['status'] === 'solved' ? [t('relation.note.shapley', { max: MAX_SHAPLEY_PREDICTORS })] : [])])
  const [first, second] = order.filter(name => number(keyed('johnson_pct')[name]) !== null)
  const part = (name: string): string => rounding.percent((number(keyed('johnson_pct')[name]) ?? 0) / 100)
  const against = order.filter(name => (number(keyed('zero_order_r')[name]) ?? 0) * (number(keyed('std_beta')[name]) ?? 0) < 0)
  return {
    tables: [fitTable(result, t), main],
    reading: [...fitReading(result, t), ...(first ? [t(second ? 'relation.reading.drivers' : 'relation.reading.driver', { first: label(first), a: part(first), second: second ? label(second) : '', b: second ? part(second) : '' })] : [])],
    warnings: [...fitWarnings(result, context), ...(against.length > 0 ? [t('relation.note.signs', { names: against.map(label) })] : [])],
  }
}

const regress: Presenter = (result, context): Presented => {
  const { t, label } = context
  const coefficients = object(result['coefficients'])
  const main = table('coefficients', t('relation.coefficients'), [
    column('variable', t('relation.column.variable'), '', 'left'), column('b', 'b'), column('se', 'SE'), column('ci', t('relation.column.ci'), 'b'), column('t', 't'), column('p', 'p'), column('beta', 'β', t('relation.column.standardised')), column('vif', 'VIF'), column('tolerance', t('relation.column.tolerance')),
  ], Object.entries(coefficients).map(([name, value]) => {
    const slope = object(value)
    return row(name, [words(name === '(Intercept)' ? t('relation.intercept') : label(name)), cell(slope['b']), cell(slope['se']), interval(slope['ci95'] ?? null, rounding.coefficient), cell(slope['t'], rounding.mean), cell(slope['p'], rounding.p), cell(object(result['std_beta'])[name]), cell(object(result['vif'])[name], rounding.mean), cell(object(result['tolerance'])[name])])
  }), [leftOut(result, t)])
  const apart = Object.entries(coefficients).filter(([name, value]) => name !== '(Intercept)' && (number(object(value)['p']) ?? 1) < 0.05).map(([name]) => label(name))
  return {
    tables: [fitTable(result, t), main],
    reading: [...fitReading(result, t), ...(number(result['r2']) === null ? [] : [apart.length > 0 ? t('relation.reading.slopes', { names: apart }) : t('relation.reading.noSlope')])],
    warnings: fitWarnings(result, context),
  }
}

export const relation: Presenters<'correlate' | 'drivers' | 'regress'> = { correlate, drivers, regress }
