import type { JsonObject } from '../../contract/analysis.ts'
import type { Signal } from '../../stats/control/signals.ts'
import type { PresentContext, Presented, Presenter, ResultTable } from '../presented.ts'
import { cell, column, list, mean, number, object, objects, pPhrase, row, rounding, share, table, text, words } from '../tableWords.ts'

type Words = PresentContext['t']
type Chart = 'run' | 'imr' | 'xbarR' | 'xbarS' | 'p' | 'histogram'

/** A follow-up chart in tables: limits, points with their signals, capability. */
export const presentControl: Presenter = (result, { t }) => {
  switch (result['chart']) {
    case 'run': return presentRun(result, t)
    case 'histogram': return presentHistogram(result, t)
    case 'p': return presentCharts(result, [['p', result]], t)
    case 'imr': return presentCharts(result, [['individuals', object(result['individuals'])], ['ranges', object(result['moving_ranges'])]], t)
    default: return presentCharts(result, [['means', object(result['means'])], ['spreads', object(result['spreads'])]], t)
  }
}

const signalsOf = (chart: JsonObject): Signal[] => objects(chart['signals']).map(signal => ({ rule: text(signal['rule']) as Signal['rule'], at: list(signal['at']).map(Number) }))

function presentCharts(result: JsonObject, charts: readonly (readonly [string, JsonObject])[], t: Words): Presented {
  const name = t(`quality.control.chart.${text(result['chart']) as Chart}`)
  const [, first] = charts[0]!
  if (text(first['status']) !== 'solved') return { tables: [], reading: [], warnings: [t(`quality.control.status.${text(first['status']) as 'constant'}`)] }
  const signals = signalsOf(first)
  const rules = [...new Set(signals.map(signal => t(`quality.control.rules.${signal.rule}`)))].join(t('quality.separator'))
  const percent = result['chart'] === 'p'
  const dispersion = number(result['dispersion'])
  const leftOut = number(result['left_out']) ?? 0
  const points = list(first['points']).length
  return {
    tables: [
      table('limits', t('quality.control.summary', { chart: name }), [column('statistic', t('quality.control.statistic'), '', 'left'), column('value', t('quality.control.value'))], [
        row('center', [words(t('quality.control.center')), percent ? share(first['center']) : cell(first['center'], rounding.mean)]),
        row('sigma', [words(`${t('quality.control.sigma')} (${t(`quality.control.estimator.${text(first['estimator']) as 'range'}`)})`), cell(first['sigma'])]),
        ...(dispersion === null ? [] : [row('dispersion', [words(t('quality.control.dispersion')), cell(dispersion, rounding.mean)])]),
      ]),
      pointTable(result, first, percent, t),
      ...capabilityTable(object(result['capability']), t),
    ],
    reading: [signals.length > 0 ? t('quality.control.signals', { n: signals.length, rules }) : t('quality.control.quiet', { n: points })],
    warnings: [
      ...(dispersion !== null && dispersion > 1.5 ? [t('quality.control.dispersed', { ratio: rounding.mean(dispersion) })] : []),
      ...(leftOut > 0 ? [t('quality.control.leftOut', { n: leftOut })] : []),
    ],
  }
}

function pointTable(result: JsonObject, chart: JsonObject, percent: boolean, t: Words): ResultTable {
  const marked = new Map<number, Set<string>>()
  for (const signal of signalsOf(chart)) {
    const at = signal.at.at(-1) ?? 0
    marked.set(at, (marked.get(at) ?? new Set()).add(t(`quality.control.rules.${signal.rule}`)))
  }
  const labels = list(result['labels'])
  const shown = percent ? share : (value: Parameters<typeof cell>[0]) => cell(value, rounding.mean)
  const [n, lower, upper] = [list(chart['n']), list(chart['lower']), list(chart['upper'])]
  const unit = percent ? '%' : ''
  return table('points', t('quality.control.points'), [
    column('period', t('quality.control.period'), '', 'left'), column('n', t('quality.control.pointN')), column('value', t('quality.control.pointValue'), unit),
    column('lower', t('quality.control.lower'), unit), column('upper', t('quality.control.upper'), unit), column('mark', t('quality.control.mark'), '', 'left'),
  ], list(chart['points']).map((point, i) => row(String(i), [
    words(text(labels[i])), cell(n[i], rounding.count), shown(point), shown(lower[i]), shown(upper[i]), words([...(marked.get(i) ?? [])].join(t('quality.separator'))),
  ])))
}

function capabilityTable(capability: JsonObject, t: Words): ResultTable[] {
  if (number(capability['ppk']) === null) return []
  const entries = (['mean', 'sd', 'within', 'cp', 'cpk', 'pp', 'ppk'] as const).map(key => row(key, [words(t(`quality.control.${key}`)), cell(capability[key], rounding.mean)]))
  return [table('capability', t('quality.control.capability'), [column('statistic', t('quality.control.statistic'), '', 'left'), column('value', t('quality.control.value'))], [
    ...entries,
    row('outside', [words(t('quality.control.outside')), share(capability['outside_observed'])]),
    row('expected', [words(t('quality.control.expected')), share(capability['outside_expected'])]),
  ])]
}

function presentRun(result: JsonObject, t: Words): Presented {
  const labels = list(result['labels'])
  const n = list(result['point_n'])
  const useful = number(result['useful']) ?? 0
  const judged = text(result['status']) === 'solved'
  const rows = ([['median', 'median'], ['longest', 'longest_run'], ['longestLimit', 'longest_run_limit'], ['crossings', 'crossings'], ['crossingsLimit', 'crossings_limit']] as const)
    .map(([key, field]) => row(key, [words(t(`quality.control.${key}`)), cell(result[field], key === 'median' ? rounding.mean : rounding.count)]))
  const found = [
    ...(result['shift'] === true ? [t('quality.control.shift', { run: number(result['longest_run']), limit: number(result['longest_run_limit']) })] : []),
    ...(result['few_crossings'] === true ? [t('quality.control.few', { n: number(result['crossings']), limit: number(result['crossings_limit']) })] : []),
  ]
  return {
    tables: [
      table('run', t('quality.control.chart.run'), [column('statistic', t('quality.control.statistic'), '', 'left'), column('value', t('quality.control.value'))], rows),
      table('points', t('quality.control.points'), [column('period', t('quality.control.period'), '', 'left'), column('n', t('quality.control.pointN')), column('value', t('quality.control.pointValue'))],
        list(result['points']).map((point, i) => row(String(i), [words(text(labels[i])), cell(n[i], rounding.count), cell(point, rounding.mean)]))),
    ],
    reading: judged ? (found.length > 0 ? found : [t('quality.control.steady', { n: useful })]) : [],
    warnings: judged ? [] : [t('quality.control.few10', { n: useful })],
  }
}

function presentHistogram(result: JsonObject, t: Words): Presented {
  const edges = list(result['edges']).map(Number)
  const counts = list(result['counts']).map(Number)
  const total = counts.reduce((sum, each) => sum + each, 0)
  const normality = object(result['shapiro_wilk'])
  const capability = object(result['capability'])
  const most = counts.indexOf(Math.max(...counts))
  const [p, cpk] = [number(normality['p']), number(capability['cpk'])]
  return {
    tables: [
      table('bins', t('quality.control.bins'), [column('bin', t('quality.control.bin'), '', 'left'), column('count', t('quality.control.count')), column('percent', t('quality.control.percent'))],
        counts.map((count, i) => row(String(i), [words(`[${rounding.mean(edges[i]!)}, ${rounding.mean(edges[i + 1]!)})`), cell(count, rounding.count), share(total > 0 ? count / total : null)]))),
      ...capabilityTable(capability, t),
    ],
    reading: [
      ...(total > 0 ? [t('quality.control.spread', { n: total, mean: mean(capability['mean']).text, sd: mean(capability['sd']).text, from: rounding.mean(edges[most]!), to: rounding.mean(edges[most + 1]!), count: counts[most]!, share: rounding.percent(counts[most]! / total) })] : []),
      ...(cpk === null ? [] : [t('quality.control.capable', { cpk: rounding.mean(cpk), n: number(capability['n']) })]),
      ...(cpk !== null && p !== null && p < 0.05 ? [t('quality.control.notNormal', { p: pPhrase(p) })] : []),
    ],
    warnings: result['lower_limit'] === null && result['upper_limit'] === null ? [t('quality.control.noTarget')] : [],
  }
}
