import type { JsonObject } from '../contract/analysis.ts'
import { MAX_SHAPLEY_PREDICTORS } from '../stats/shapley.ts'
import type { PresentContext, Presented, Presenter, Presenters, ResultTable } from './presented.ts'
import { cell, column, empty, interval, intervalText, list, number, object, objects, pPhrase, row, rounding, share, strings, table, text, words } from './tableWords.ts'

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
  const control = list(result['control']).map(name => label(text(name)))
  const dependent = list(result['dependent']).map(name => label(text(name)))
  const correction = text(result['correction'])
  const corrected = correction === 'holm' || correction === 'bh' || correction === 'bonferroni' ? correction : null
  const held = control.length > 0 ? [t('relation.note.control', { names: control })] : []
  const matrix = table('matrix', t('relation.matrix', { sign }), [
    column('variable', t('relation.column.variable'), '', 'left'), ...names.map((name, i) => column(name, String(i + 1))),
  ], names.map((name, i) => row(name, [
    words(`${i + 1}　${label(name)}`),
    ...names.map((other, j) => (j === i ? cell(1) : j > i ? empty : cell(coefficientOf(at.get(`${name}\u0000${other}`) ?? {}, type).r))),
  ])), held)
  const long = table('pairs', t('relation.pairs'), [
    column('x', 'X', '', 'left'), column('y', 'Y', '', 'left'), column('n', 'n', t(control.length > 0 ? 'relation.column.complete' : 'relation.column.pairwise')), column('r', sign), column('p', 'p'), ...(corrected ? [column('adjusted', 'p', t(`relation.correction.${corrected}`))] : []), ...(type === 'pearson' ? [column('ci', t('relation.column.ci'), 'Fisher z')] : []),
  ], pairs.map((pair, i) => {
    const { r, p, ci } = coefficientOf(pair, type)
    return row(String(i), [words(label(text(pair['x']))), words(label(text(pair['y']))), cell(pair['n'], rounding.count), cell(r), cell(p, rounding.p), ...(corrected ? [cell(pair['p_adjusted'], rounding.p)] : []), ...(type === 'pearson' ? [interval(ci, rounding.coefficient)] : [])])
  }), control.length > 0 ? held : [t('relation.note.pairwise')])
  return {
    tables: [matrix, long], reading: correlationReading(pairs, type, corrected, control, label, t),
    warnings: [...(constant.length > 0 ? [t('relation.note.constant', { names: constant })] : []), ...(dependent.length > 0 ? [t('relation.note.dependentControl', { names: dependent })] : [])],
  }
}

function correlationReading(pairs: readonly JsonObject[], type: Type, corrected: 'holm' | 'bh' | 'bonferroni' | null, control: readonly string[], label: (key: string) => string, t: PresentContext['t']): string[] {
  const known = pairs.map(pair => ({ pair, ...coefficientOf(pair, type) })).filter(({ r }) => r !== null).sort((a, b) => Math.abs(b.r!) - Math.abs(a.r!))
  const [strongest] = known
  if (!strongest) return []
  const open = known.filter(({ pair, p }) => { const own = corrected ? number(pair['p_adjusted']) : p; return own === null || own >= 0.05 }).length
  const how = corrected ? t(`relation.correction.${corrected}`) : t('relation.correction.none')
  return [
    t(control.length > 0 ? 'relation.reading.strongestHeld' : 'relation.reading.strongest', { x: label(text(strongest.pair['x'])), y: label(text(strongest.pair['y'])), sign: signs[type], r: rounding.coefficient(strongest.r!), p: strongest.p === null ? '–' : pPhrase(strongest.p), ci: strongest.ci ? t('relation.reading.interval', { ci: intervalText(strongest.ci, rounding.coefficient) }) : '', n: number(strongest.pair['n']) ?? 0 }),
    t(open === known.length ? 'relation.reading.noneApart' : open > 0 ? 'relation.reading.open' : 'relation.reading.allApart', { n: known.length, open, how }),
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
  const part = (name: string): string => rounding.points(number(keyed('johnson_pct')[name]) ?? 0)
  const against = order.filter(name => (number(keyed('zero_order_r')[name]) ?? 0) * (number(keyed('std_beta')[name]) ?? 0) < 0)
  return {
    tables: [fitTable(result, t), main, ...agreementTable(result, t)],
    reading: [...fitReading(result, t), ...agreementReading(result, context), ...(first ? [t(second ? 'relation.reading.drivers' : 'relation.reading.driver', { first: label(first), a: part(first), second: second ? label(second) : '', b: second ? part(second) : '' })] : [])],
    warnings: [...fitWarnings(result, context), ...(against.length > 0 ? [t('relation.note.signs', { names: against.map(label) })] : [])],
  }
}

const measures = ['correlation', 'beta', 'johnson', 'shapley', 'pratt', 'last', 'direct', 'pls'] as const
const measureName = (key: string, t: PresentContext['t']): string => { const found = measures.find(one => one === key); return found ? t(`relation.measure.${found}`) : key }

/** How far the measures of importance agree on the order, as a lower triangle of Kendall's tau. */
function agreementTable(result: JsonObject, t: PresentContext['t']): ResultTable[] {
  const agreement = object(result['importance_agreement'])
  const names = strings(agreement['measures'])
  if (names.length < 2) return []
  const pairs = objects(agreement['agreement'])
  const tau = (a: string, b: string): JsonObject[string] => pairs.find(pair => (pair['a'] === a && pair['b'] === b) || (pair['a'] === b && pair['b'] === a))?.['kendall_tau_b'] ?? null
  return [table('agreement', t('relation.agreement'), [
    column('measure', t('relation.column.measure'), '', 'left'), ...names.map(name => column(name, measureName(name, t))),
  ], names.map((name, i) => row(name, [words(measureName(name, t)), ...names.map((other, j) => (j > i ? empty : cell(j === i ? 1 : tau(name, other))))])), [t('relation.note.agreement')])]
}

function agreementReading(result: JsonObject, { t, label }: PresentContext): string[] {
  const agreement = object(result['importance_agreement'])
  const taus = objects(agreement['agreement']).flatMap(pair => number(pair['kendall_tau_b']) ?? [])
  if (taus.length === 0) return []
  const apart = objects(agreement['rank_range']).filter(one => one['best'] !== one['worst'])
  if (apart.length === 0) return [t('relation.reading.sameOrder', { n: list(agreement['measures']).length })]
  const widest = apart.toSorted((a, b) => (number(b['worst'])! - number(b['best'])!) - (number(a['worst'])! - number(a['best'])!))[0]!
  return [t('relation.reading.orders', { low: rounding.coefficient(Math.min(...taus)), high: rounding.coefficient(Math.max(...taus)), item: label(text(widest['item'])), best: number(widest['best']), worst: number(widest['worst']) })]
}

const regress: Presenter = (result, context): Presented => {
  const { t, label } = context
  const coefficients = object(result['coefficients'])
  const main = table('coefficients', t('relation.coefficients'), [
    column('variable', t('relation.column.variable'), '', 'left'), column('b', 'b'), column('se', 'SE'), column('ci', t('relation.column.ci'), 'b'), column('t', 't'), column('p', 'p'), column('beta', 'β', t('relation.column.standardised')), column('vif', 'VIF'), column('tolerance', t('relation.column.tolerance')), column('hc3', 'SE', 'HC3'), column('hc3p', 'p', 'HC3'),
  ], Object.entries(coefficients).map(([name, value]) => {
    const slope = object(value)
    return row(name, [words(name === '(Intercept)' ? t('relation.intercept') : label(name)), cell(slope['b']), cell(slope['se']), interval(slope['ci95'] ?? null, rounding.coefficient), cell(slope['t'], rounding.mean), cell(slope['p'], rounding.p), cell(object(result['std_beta'])[name]), cell(object(result['vif'])[name], rounding.mean), cell(object(result['tolerance'])[name]), cell(object(object(result['hc3'])[name])['se']), cell(object(object(result['hc3'])[name])['p'], rounding.p)])
  }), [leftOut(result, t), t('relation.note.hc3')])
  const apart = Object.entries(coefficients).filter(([name, value]) => name !== '(Intercept)' && (number(object(value)['p']) ?? 1) < 0.05).map(([name]) => label(name))
  const against = list(objects(result['warnings']).find(warning => warning['code'] === 'signReversed')?.['items']).map(name => label(text(name)))
  return {
    tables: [fitTable(result, t), main, ...residualTables(result, t)],
    reading: [...fitReading(result, t), ...(number(result['r2']) === null ? [] : [apart.length > 0 ? t('relation.reading.slopes', { names: apart }) : t('relation.reading.noSlope')])],
    warnings: [...fitWarnings(result, context), ...(against.length > 0 ? [t('relation.note.signs', { names: against })] : []), ...residualWarnings(result, t)],
  }
}

/** What the residuals say of the assumptions, and the cases with the most influence, by row number. */
function residualTables(result: JsonObject, t: PresentContext['t']): ResultTable[] {
  if (result['residuals'] === null || result['residuals'] === undefined) return []
  const residuals = object(result['residuals'])
  const pagan = object(residuals['breusch_pagan'])
  const condition = list(result['collinearity_condition_indices_SPSS']).at(-1) ?? null
  const line = (key: 'shapiro' | 'pagan' | 'condition' | 'aic' | 'bic', statistic: JsonObject[string] | undefined, p: JsonObject[string] | undefined): ReturnType<typeof row> => row(key, [words(t(`relation.check.${key}`)), cell(statistic), cell(p, rounding.p)])
  const cases = objects(object(residuals['influential'])['cooks_distance'])
  return [
    table('checks', t('relation.checks'), [column('check', t('relation.column.check'), '', 'left'), column('value', t('relation.column.value')), column('p', 'p')], [
      line('shapiro', residuals['shapiro_W'], residuals['shapiro_p']), line('pagan', pagan['statistic'], pagan['p']), line('condition', condition, null), line('aic', result['aic'], null), line('bic', result['bic'], null),
    ], [t('relation.note.checks')]),
    table('influential', t('relation.influential'), [
      column('rid', t('relation.column.rid')), column('cook', 'Cook D'), column('leverage', t('relation.column.leverage')), column('residual', t('relation.column.residual'), t('relation.column.studentised')),
    ], cases.map(one => row(text(one['rid']), [cell(one['rid'], rounding.count), cell(one['cooks_distance']), cell(one['leverage']), cell(one['studentised'], rounding.mean)])), [
      t('relation.note.influential', { leverage: rounding.coefficient(number(residuals['leverage_line']) ?? 0), cook: rounding.coefficient(number(residuals['cooks_line']) ?? 0), above: number(residuals['above_cooks_line']) ?? 0, three: number(residuals['beyond_three']) ?? 0 }),
    ]),
  ]
}

function residualWarnings(result: JsonObject, t: PresentContext['t']): string[] {
  const residuals = object(result['residuals'])
  const [normal, even] = [number(residuals['shapiro_p']), number(object(residuals['breusch_pagan'])['p'])]
  return [...(even !== null && even < 0.05 ? [t('relation.note.uneven', { p: pPhrase(even) })] : []), ...(normal !== null && normal < 0.05 ? [t('relation.note.notNormal', { p: pPhrase(normal) })] : [])]
}

export const relation: Presenters<'correlate' | 'drivers' | 'regress'> = { correlate, drivers, regress }
