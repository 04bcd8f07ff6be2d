import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { ControlFigure, ControlPanel, ControlPoint } from '../resultFigure.ts'
import { coefficientText, meanText, percentNumber } from '../rounding.ts'
import { roundBounds } from '../sketch/scale.ts'
import { ganttFigure, hourlyFigure } from './activity.ts'
import type { Builders } from './builders.ts'
import { histogramFigure } from './cases.ts'
import { countCell, framed, named, nameOf, numberCell, tableColumn, tableOf, wordCell } from './context.ts'
import type { ResultContext } from './context.ts'
import { tallyBars } from './descriptive.ts'
import { intervalFigure, profileFigure } from './estimates.ts'
import type { Estimate } from './estimates.ts'
import { planeFigure, stackedFigure } from './parts.ts'
import { ends, list, number, object, objects, text } from './reading.ts'

type KanoCategory = 'A' | 'O' | 'M' | 'I' | 'R' | 'Q'
const kanoOrder: readonly KanoCategory[] = ['M', 'O', 'A', 'I', 'R', 'Q']

function betterWorse(result: JsonObject, context: ResultContext, words: Translate) {
  const features = objects(result['features'])
  const points = features.flatMap((feature, i) => {
    const [better, worse] = [number(feature['better']), number(feature['worse'])]
    return better === null || worse === null ? [] : [{ key: String(i), label: named(text(feature['feature'])), x: Math.abs(worse), y: better, n: number(feature['n']) }]
  })
  const [better, worse] = [number(result['better_mean']), number(result['worse_mean'])]
  return planeFigure(
    {
      kind: 'kano', points, cross: { x: worse === null ? 0.5 : Math.abs(worse), y: better ?? 0.5 }, x: { name: 'worse', title: words('figures.result.axis.worse'), min: 0, max: 1 }, y: { name: 'better', title: words('figures.result.axis.better'), min: 0, max: 1 },
      zones: { topLeft: words('quality.kano.categories.A'), topRight: words('quality.kano.categories.O'), bottomLeft: words('quality.kano.categories.I'), bottomRight: words('quality.kano.categories.M') },
    },
    { title: words('figures.result.title.kano'), n: points.length > 0 ? Math.max(...points.map(point => point.n ?? 0)) : null, rules: [words('figures.result.rule.kano')] }, context, words,
  )
}

function kanoParts(result: JsonObject, context: ResultContext, words: Translate) {
  const rows = objects(result['features']).map((feature, i) => ({ key: String(i), label: named(text(feature['feature'])), n: number(feature['n']) ?? 0, counts: kanoOrder.map(category => number(object(feature['counts'])[category]) ?? 0) }))
  return stackedFigure({ categories: kanoOrder.map(category => ({ key: category, label: words(`quality.kano.categories.${category}`) })), rows }, { title: words('figures.result.title.kanoParts'), n: Math.max(0, ...rows.map(row => row.n)) || null }, context, words)
}

function gaps(result: JsonObject, context: ResultContext, words: Translate) {
  const rows = objects(result['items']).map((item, i): Estimate => {
    const [low, high] = ends(object(item['t'])['ci95'])
    return { key: String(i), label: named(text(item['item'])), n: number(item['n']), value: number(item['mean_diff']), low, high }
  })
  return intervalFigure({ rows, axis: { title: words('figures.result.axis.gap') }, reference: { value: 0, label: words('figures.result.mark.noGap') }, level: number(result['level']) }, { title: words('figures.result.title.gap'), n: Math.max(0, ...rows.map(row => row.n ?? 0)) || null }, context, words)
}

function gapProfile(result: JsonObject, context: ResultContext, words: Translate) {
  const items = objects(result['items'])
  const series = (['expectation', 'perception'] as const).map(key => ({ key, label: words(`figures.result.${key}`), n: null, points: items.map(item => ({ value: number(item[key]), low: null, high: null })) }))
  const { request } = context
  const scale = request.method === 'gap' && request.pairs[0] ? context.scale(request.pairs[0].expectation) : null
  return profileFigure({ kind: 'profile', items: items.map((item, i) => ({ key: String(i), label: named(text(item['item'])) })), series, axis: { title: words('figures.result.axis.mean'), ...(scale ? { min: scale.min, max: scale.max } : {}) }, level: null }, { title: words('figures.result.title.gapProfile'), n: Math.max(0, ...items.map(item => number(item['n']) ?? 0)) || null }, context, words)
}

type Rule = 'beyondLimit' | 'nineOneSide' | 'sixTrend' | 'fourteenAlternate' | 'twoOfThreeFar' | 'fourOfFiveOff' | 'fifteenNear' | 'eightOff'
/** Numbers of Nelson's (1984) rules, as a point prints them. */
const ruleNumber: Record<Rule, number> = { beyondLimit: 1, nineOneSide: 2, sixTrend: 3, fourteenAlternate: 4, twoOfThreeFar: 5, fourOfFiveOff: 6, fifteenNear: 7, eightOff: 8 }

interface PanelWish { title: string; values: (number | null)[]; n: (number | null)[]; center: number | null; lower: (number | null)[]; upper: (number | null)[]; signals: { rule: Rule; at: number[] }[]; labels: string[]; round: (value: number) => string; floor: number | null }

/** Points with the rules whose pattern ends at them. */
function panelOf(wish: PanelWish, words: Translate): ControlPanel {
  const marks = new Map<number, Set<number>>()
  for (const { rule, at } of wish.signals) {
    const last = at.at(-1)
    if (last !== undefined) marks.set(last, (marks.get(last) ?? new Set()).add(ruleNumber[rule]))
  }
  const points = wish.values.map((value, i): ControlPoint => ({ label: wish.labels[i] ?? String(i + 1), value, n: wish.n[i] ?? null, lower: wish.lower[i] ?? null, upper: wish.upper[i] ?? null, signals: [...(marks.get(i) ?? [])].sort((a, b) => a - b) }))
  const bounds = roundBounds([...wish.values, ...wish.lower, ...wish.upper], [...(wish.center === null ? [] : [wish.center]), ...(wish.floor === null ? [] : [wish.floor])])
  const said = (key: 'center' | 'upper' | 'lower', value: number | null | undefined): string => (value === null || value === undefined ? '' : words(`figures.result.limit.${key}`, { value: wish.round(value) }))
  return { title: wish.title, points, center: wish.center, centerText: said('center', wish.center), lowerText: said('lower', points.at(-1)?.lower), upperText: said('upper', points.at(-1)?.upper), ...bounds }
}

const signalsOf = (chart: JsonObject): PanelWish['signals'] => objects(chart['signals']).map(signal => ({ rule: text(signal['rule']) as Rule, at: list(signal['at']).map(Number) }))

function panelWish(result: JsonObject, chart: JsonObject, title: string, percent: boolean, skip: number): PanelWish {
  const scaled = (values: (number | null)[]): (number | null)[] => values.map(value => (value === null ? null : percent ? 100 * value : value))
  const column = (key: string): (number | null)[] => scaled(list(chart[key]).map(number))
  const center = number(chart['center'])
  return {
    title, values: column('points'), n: list(chart['n']).map(number), center: center === null ? null : percent ? 100 * center : center, lower: column('lower'), upper: column('upper'), signals: signalsOf(chart),
    labels: list(result['labels']).slice(skip).map(text), round: percent ? value => `${percentNumber(value / 100)}%` : meanText, floor: percent || skip > 0 ? 0 : null,
  }
}

function controlPanels(result: JsonObject, label: string, words: Translate): ControlPanel[] {
  const title = (key: 'value' | 'range' | 'sd' | 'mean' | 'percent'): string => words(`figures.result.panel.${key}`, { label })
  switch (result['chart']) {
    case 'run': {
      const center = number(result['median'])
      const values = list(result['points']).map(number)
      const trends = objects(result['trends']).map(trend => ({ rule: 'sixTrend' as const, at: list(trend['at']).map(Number) }))
      const shift = list(result['shift_at']).map(Number).filter(Number.isFinite)
      const none = values.map(() => null)
      return [panelOf({ title: title('value'), values, n: list(result['point_n']).map(number), center, lower: none, upper: none, signals: [...trends, ...shift.map(at => ({ rule: 'nineOneSide' as const, at: [at] }))], labels: list(result['labels']).map(text), round: meanText, floor: null }, words)]
    }
    case 'p': return [panelOf(panelWish(result, result, title('percent'), true, 0), words)]
    case 'imr': return [panelOf(panelWish(result, object(result['individuals']), title('value'), false, 0), words), panelOf({ ...panelWish(result, object(result['moving_ranges']), title('range'), false, 1), floor: 0 }, words)]
    default: return [panelOf(panelWish(result, object(result['means']), title('mean'), false, 0), words), panelOf({ ...panelWish(result, object(result['spreads']), title(result['chart'] === 'xbarS' ? 'sd' : 'range'), false, 0), floor: 0 }, words)]
  }
}

function control(result: JsonObject, context: ResultContext, words: Translate): ControlFigure {
  const label = nameOf(context, text(result['variable']))
  const panels = controlPanels(result, label, words).map((panel, p, all) => {
    // Moving ranges begin at the second point: the two panels share one time axis.
    const missing = (all[0]?.points.length ?? 0) - panel.points.length
    return p > 0 && missing > 0 ? { ...panel, points: [...all[0]!.points.slice(0, missing).map((point): ControlPoint => ({ label: point.label, value: null, n: null, lower: null, upper: null, signals: [] })), ...panel.points] } : panel
  })
  const [first] = panels
  const numbers = [...new Set(panels.flatMap(panel => panel.points.flatMap(point => point.signals)))].sort((a, b) => a - b)
  const rules = numbers.map(n => { const rule = (Object.keys(ruleNumber) as Rule[]).find(key => ruleNumber[key] === n); return rule ? words('figures.result.rule.signal', { n, rule: words(`quality.control.rules.${rule}`) }) : '' })
  const table = tableOf(
    [tableColumn('period', words('figures.result.column.period'), 'left'), ...panels.flatMap((panel, p) => [tableColumn(`n${p}`, 'n'), tableColumn(`value${p}`, panel.title), tableColumn(`lower${p}`, words('figures.result.column.lower')), tableColumn(`upper${p}`, words('figures.result.column.upper')), tableColumn(`signals${p}`, words('figures.result.column.signals'), 'left')])],
    (first?.points ?? []).map((point, i) => [String(i), [wordCell(point.label), ...panels.flatMap(panel => { const own = panel.points[i]; return [countCell(own?.n ?? null), numberCell(own?.value ?? null), numberCell(own?.lower ?? null), numberCell(own?.upper ?? null), wordCell(own?.signals.join(', ') ?? '')] })]] as const),
  )
  const by = 'by' in context.request && typeof context.request.by === 'string' ? nameOf(context, context.request.by) : words('figures.result.axis.order')
  const kind = text(result['chart']) as 'run' | 'imr' | 'xbarR' | 'p'
  const drawn = panels.some(panel => panel.points.some(point => point.value !== null))
  const total = number(result['n']) ?? list(result['n']).reduce<number>((sum, n) => sum + (number(n) ?? 0), 0)
  return {
    kind: 'control',
    ...framed({ title: words('figures.result.title.control', { label, chart: words(`quality.control.chart.${kind}`) }), n: total, table, height: 22 + panels.length * (panels.length > 1 ? 46 : 66), empty: drawn ? '' : words('figures.result.empty.points'), rules: [numbers.length > 0 ? words('figures.result.rule.signals') : '', ...rules] }, context, words),
    panels, x: by,
  }
}

/** Of a histogram chart, its bins with limits and capability. */
function capabilityHistogram(result: JsonObject, context: ResultContext, words: Translate) {
  const capability = object(result['capability'])
  const facts = (['cp', 'cpk', 'pp', 'ppk'] as const).flatMap(key => { const value = number(capability[key]); return value === null ? [] : [`${key.charAt(0).toUpperCase()}${key.slice(1)} = ${coefficientText(value)}`] })
  return histogramFigure({
    label: nameOf(context, text(result['variable'])), n: number(result['n']) ?? 0, mean: number(capability['mean']), sd: number(capability['sd']),
    edges: list(result['edges']).map(Number), counts: list(result['counts']).map(Number), limits: { lower: number(result['lower_limit']), upper: number(result['upper_limit']), target: number(result['target']) }, facts,
  }, context, words)
}

export const quality: Builders = {
  kano: { kano: betterWorse, stacked: kanoParts },
  gap: { profile: gapProfile, interval: gaps },
  control: { control: (result, context, words) => (result['chart'] === 'histogram' ? capabilityHistogram(result, context, words) : control(result, context, words)) },
  checksheet: { bar: tallyBars },
  hourly: { hourly: hourlyFigure },
  plan: { gantt: ganttFigure },
}
