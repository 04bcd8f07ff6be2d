import { withinBounds } from '../../../../shared/figures/plane/layout.ts'
import type { HourlyFigure, HourPoint, PlaneFigure, ResultFigure } from '../../../../shared/figures/resultFigure.ts'
import { groupedText, meanText } from '../../../../shared/figures/rounding.ts'
import { colourOf } from '../../../../shared/figures/sketch/shades.ts'
import type { Shade } from '../../../../shared/figures/sketch/shades.ts'
import { paperTheme } from '../../../../shared/figures/theme.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { oneLine, shorten } from '../cleanText.ts'

/** One series of a native chart. `x` only in a scatter; `minus` and `plus` are the lengths of error bars. */
export interface PlotSeries {
  name: string
  values: (number | null)[]
  x?: (number | null)[]
  minus?: (number | null)[]
  plus?: (number | null)[]
  as: 'bar' | 'line' | 'points'
  /** RRGGBB. */
  colour: string
  textColour?: string
  dash?: boolean
  /** Of a line, in points; 1.75 where left out. */
  weight?: number
  /** Of a scatter: what stands beside each point. */
  names?: string[]
  /** On which side of each point; where left out, a free place is looked for. */
  sides?: ('r' | 'l')[]
  /** Of a line's points; none where left out. */
  marker?: 'circle' | 'square' | 'triangle' | 'diamond'
  labels?: boolean
  /** Drawn against the value axis at the right. */
  right?: boolean
}

/** What Office draws itself, before it has a place in a sheet. */
export interface ResultPlot {
  shape: 'lying' | 'standing' | 'stacked' | 'lines' | 'scatter' | 'radar'
  categories: string[]
  series: PlotSeries[]
  value: { title: string; min: number; max: number; format: string }
  category: { title: string; min?: number; max?: number }
  /** A second value axis, of the series that say so; standing only. */
  right?: { title: string; min: number; max: number }
  gap: number
  legend: boolean
}

const rgb = (shade: Shade): string => colourOf(shade, paperTheme).slice(1).toUpperCase()
const markers = ['circle', 'square', 'triangle', 'diamond'] as const
const short = (text: string, most = 28): string => shorten(oneLine(text), most)
/** More would be a blur, and a slower file. */
const MOST_CATEGORIES = 400
const distances = (from: readonly (number | null)[], to: readonly (number | null)[]): (number | null)[] => from.map((value, i) => { const other = to[i] ?? null; return value === null || other === null ? null : Math.max(0, value - other) })
/** Office counts ticks from the end of the axis: an axis wide enough begins at a whole number. */
const whole = <A extends { min: number; max: number }>(axis: A): A => (axis.max - axis.min >= 3 ? { ...axis, min: Math.floor(axis.min), max: Math.ceil(axis.max) } : axis)
const has = (values: readonly (number | null)[]): boolean => values.some(value => value !== null)

/** The native chart of a figure; null where Office has none of the kind: it is shown as a picture then. */
export function resultPlot(figure: ResultFigure, t: Translate): ResultPlot | null {
  if (figure.empty) return null
  const plot = plotOf(figure, t)
  return plot && plot.categories.length <= MOST_CATEGORIES && plot.value.max > plot.value.min && plot.series.some(series => has(series.values)) ? plot : null
}

function plotOf(figure: ResultFigure, t: Translate): ResultPlot | null {
  switch (figure.kind) {
    case 'interval': {
      const values = figure.rows.map(row => row.value)
      const [low, high] = [figure.rows.map(row => row.low), figure.rows.map(row => row.high)]
      const bars = { name: figure.axis.title, values, as: 'bar' as const, colour: rgb('series:3'), ...(has(low) ? { minus: distances(values, low), plus: distances(high, values) } : {}) }
      return { shape: 'lying', categories: figure.rows.map(row => `${short(row.label)}  ${row.text}`), series: [bars], value: { ...figure.axis, format: 'General' }, category: { title: '' }, gap: 60, legend: false }
    }
    case 'histogram': {
      // Limits stand between bins, where a chart with categories cannot draw them.
      if (figure.marks.some(mark => mark.style !== 'mean')) return null
      const points = figure.bins.every(bin => bin.to - bin.from === 1 && !Number.isInteger(bin.from))
      const at = (x: number): number | null => figure.curve.reduce<{ y: number | null; off: number }>((best, point) => (Math.abs(point.x - x) < best.off ? { y: point.y, off: Math.abs(point.x - x) } : best), { y: null, off: Infinity }).y
      return {
        shape: 'standing', categories: figure.bins.map(bin => (points ? String(bin.from + 0.5) : `${meanText(bin.from)}–${meanText(bin.to)}`)), value: { ...figure.y, format: 'General' }, category: { title: figure.x.title }, gap: 0, legend: false,
        series: [
          { name: figure.y.title, values: figure.bins.map(bin => bin.count), as: 'bar', colour: rgb('series:3'), labels: true },
          ...(figure.curve.length > 0 ? [{ name: t('report.chart.normal'), values: figure.bins.map(bin => at((bin.from + bin.to) / 2)), as: 'line' as const, colour: rgb('line') }] : []),
        ],
      }
    }
    case 'scatter': {
      const ends = figure.fit ? [figure.x.min, figure.x.max].map(x => ({ x, y: figure.fit!.intercept + figure.fit!.slope * x })).filter(end => end.y >= figure.y.min && end.y <= figure.y.max) : []
      return {
        shape: 'scatter', categories: [], value: { ...whole(figure.y), format: 'General' }, category: whole(figure.x), gap: 0, legend: false,
        series: [
          { name: figure.y.title, x: figure.points.map(point => point.x), values: figure.points.map(point => point.y), as: 'points', colour: rgb('bar'), marker: 'circle' },
          ...(ends.length === 2 ? [{ name: figure.fitText || t('report.chart.fit'), x: ends.map(end => end.x), values: ends.map(end => end.y), as: 'line' as const, colour: rgb('threshold') }] : []),
        ],
      }
    }
    case 'scree': return {
      shape: 'lines', categories: figure.eigenvalues.map((_, i) => String(i + 1)), value: { ...figure.y, format: 'General' }, category: { title: figure.x }, gap: 0, legend: true,
      series: [
        { name: figure.eigenLabel, values: figure.eigenvalues, as: 'line', colour: rgb('series:0'), marker: 'circle', labels: figure.eigenvalues.length <= 12 },
        ...(figure.parallel.length > 0 ? [{ name: figure.parallelLabel, values: figure.eigenvalues.map((_, i) => figure.parallel[i] ?? null), as: 'line' as const, colour: rgb('series:1'), marker: 'square' as const, dash: true }] : []),
        { name: figure.kaiserLabel, values: figure.eigenvalues.map(() => 1), as: 'line', colour: rgb('threshold'), dash: true },
      ],
    }
    case 'radar':
    case 'profile': return {
      shape: figure.kind === 'radar' ? 'radar' : 'lines', categories: figure.items.map(item => short(item.label, 16)), value: { ...figure.axis, format: 'General' }, category: { title: '' }, gap: 0, legend: figure.series.length > 1,
      series: figure.series.map((one, s) => {
        const values = one.points.map(point => point.value)
        const low = one.points.map(point => point.low)
        return {
          name: one.n === null ? one.label : `${one.label} (n = ${groupedText(one.n)})`, values, as: 'line' as const, colour: rgb(`series:${s}`), marker: markers[s % markers.length]!, dash: s % 2 === 1,
          ...(figure.kind === 'profile' && has(low) ? { minus: distances(values, low), plus: distances(one.points.map(point => point.high), values) } : {}),
        }
      }),
    }
    case 'control': {
      const [panel] = figure.panels
      // Two panels share one time axis, which one chart cannot hold.
      if (!panel || figure.panels.length > 1) return null
      const column = (pick: 'value' | 'lower' | 'upper'): (number | null)[] => panel.points.map(point => point[pick])
      const signals = panel.points.map(point => (point.signals.length > 0 ? point.value : null))
      const line = (name: string, values: (number | null)[], colour: string): PlotSeries[] => (has(values) && name ? [{ name, values, as: 'line', colour, dash: true }] : [])
      return {
        shape: 'lines', categories: panel.points.map(point => short(point.label, 16)), value: { title: panel.title, min: panel.min, max: panel.max, format: 'General' }, category: { title: figure.x }, gap: 0, legend: true,
        series: [
          { name: panel.title, values: column('value'), as: 'line', colour: rgb('line'), marker: 'circle' },
          ...(panel.center === null ? [] : [{ name: panel.centerText, values: panel.points.map(() => panel.center), as: 'line' as const, colour: rgb('accent') }]),
          ...line(panel.upperText, column('upper'), rgb('threshold')), ...line(panel.lowerText, column('lower'), rgb('threshold')),
          ...(has(signals) ? [{ name: t('report.chart.signals'), values: signals, as: 'points' as const, colour: rgb('threshold'), marker: 'diamond' as const }] : []),
        ],
      }
    }
    case 'importance': return {
      shape: 'lying', categories: figure.items.map(item => short(item.label)), value: { ...figure.axis, format: 'General' }, category: { title: '' }, gap: 45, legend: figure.methods.length > 1,
      series: figure.methods.map((method, m) => ({ name: method.label, values: method.values, as: 'bar' as const, colour: figure.methods.length > 1 ? rgb(`series:${m}`) : rgb('bar'), labels: figure.items.length * figure.methods.length <= 40 })),
    }
    case 'stacked': return {
      shape: 'stacked', categories: figure.rows.map(row => `${short(row.label)} (n = ${groupedText(row.n)})`), value: { title: figure.axis, min: 0, max: 1, format: '0%' }, category: { title: '' }, gap: 35, legend: true,
      series: figure.categories.map((category, c) => ({
        name: short(category.label, 40), values: figure.rows.map(row => row.shares[c] ?? null), as: 'bar' as const, colour: rgb(`ramp:${c + 1}/${figure.categories.length}`), textColour: rgb(`on-ramp:${c + 1}/${figure.categories.length}`), labels: true,
      })),
    }
    case 'quadrant': return planePlot(figure, t)
    case 'compare': return {
      shape: 'lying', categories: figure.items.map(item => short(item.label)), value: { ...figure.axis, format: 'General' }, category: { title: '' }, gap: 40, legend: true,
      series: figure.series.map((one, s) => {
        const values = one.points.map(point => point.value)
        const [low, high] = [one.points.map(point => point.low), one.points.map(point => point.high)]
        return { name: one.n === null ? one.label : `${one.label} (n = ${groupedText(one.n)})`, values, as: 'bar' as const, colour: rgb(`series:${s}`), ...(has(low) ? { minus: distances(values, low), plus: distances(high, values) } : {}) }
      }),
    }
    case 'hourly': return hourlyPlot(figure, t)
    default: return null
  }
}

/** Load as columns on the left axis, people on the right one; the load of each person on the axis that its numbers fill more of, which its name says. */
function hourlyPlot(figure: HourlyFigure, t: Translate): ResultPlot {
  const { hours, names, left, right, hasAfter } = figure
  const each = hours.flatMap(hour => [hour.each, hour.eachAfter]).filter(value => value !== null)
  const onRight = each.length > 0 && Math.max(...each) <= right.max
  const said = (name: string): string => t(onRight ? 'activity.hourly.onRight' : 'activity.hourly.onLeft', { name })
  const line = (name: string, pick: (hour: HourPoint) => number | null, look: Partial<PlotSeries>): PlotSeries[] => {
    const values = hours.map(pick)
    return has(values) ? [{ name, values, as: 'line', colour: rgb('series:1'), ...look }] : []
  }
  return {
    shape: 'standing', categories: hours.map(hour => short(hour.label, 16)), value: { ...left, format: 'General' }, right, category: { title: figure.x }, gap: 40, legend: true,
    series: [
      { name: names.load, values: hours.map(hour => hour.load), as: 'bar', colour: rgb('series:3') },
      ...line(t('activity.hourly.onRight', { name: names.staff }), hour => hour.staff, { right: true, marker: 'circle', weight: 2.25 }),
      ...(hasAfter ? line(t('activity.hourly.onRight', { name: names.after }), hour => hour.after, { right: true, marker: 'square', weight: 2.25, dash: true, colour: rgb('series:2') }) : []),
      ...line(said(names.each), hour => hour.each, { right: onRight, marker: 'triangle', weight: 1, colour: rgb('series:4') }),
      ...(hasAfter ? line(said(names.eachAfter), hour => hour.eachAfter, { right: onRight, marker: 'diamond', weight: 1, dash: true, colour: rgb('series:5') }) : []),
    ],
  }
}

/** Points with their names, the cross, the middle of the scale, the diagonal; outlines of the confidence ellipses as long as they can be told apart. */
function planePlot(figure: PlaneFigure, t: Translate): ResultPlot | null {
  if (figure.points.length > MOST_POINTS) return null
  const { x, y, cross } = figure
  const line = (name: string, ends: readonly { x: number; y: number }[], colour: string, look: Partial<PlotSeries> = {}): PlotSeries => ({ name, x: ends.map(end => end.x), values: ends.map(end => end.y), as: 'line', colour, ...look })
  const upright = (at: number): { x: number; y: number }[] => [{ x: at, y: y.min }, { x: at, y: y.max }]
  const level = (at: number): { x: number; y: number }[] => [{ x: x.min, y: at }, { x: x.max, y: at }]
  const within = (at: number | null | undefined, axis: { min: number; max: number }): at is number => at !== null && at !== undefined && at > axis.min && at < axis.max
  const diagonal = figure.diagonal ? withinBounds(figure.diagonal, x, y) : null
  const inside = (corner: { x: number; y: number }): { x: number; y: number } => ({ x: Math.min(x.max, Math.max(x.min, corner.x)), y: Math.min(y.max, Math.max(y.min, corner.y)) })
  return {
    shape: 'scatter', categories: [], value: { title: y.title, min: y.min, max: y.max, format: 'General' }, category: { title: x.title, min: x.min, max: x.max }, gap: 0, legend: false,
    series: [
      // First: LibreOffice draws no lines at all where a series of two ends without markers comes before the points.
      { name: t('figures.result.column.item'), x: figure.points.map(point => point.x), values: figure.points.map(point => point.y), as: 'points', colour: rgb('accent'), marker: 'circle', names: figure.points.map(point => short(point.label)) },
      ...(figure.points.length > MOST_OUTLINES ? [] : figure.points.flatMap(({ label, outline }) => (outline && outline.length > 2 ? [line(short(label), [...outline, outline[0]!].map(inside), rgb('quiet'), { weight: 0.5 })] : []))),
      line(`${x.title} ${figure.crossText.x}`, upright(cross.x), rgb('axis'), { dash: true, weight: 1 }), line(`${y.title} ${figure.crossText.y}`, level(cross.y), rgb('axis'), { dash: true, weight: 1 }),
      ...(within(figure.faint?.x, x) ? [line(figure.faint!.text, upright(figure.faint!.x!), rgb('quiet'), { dash: true, weight: 0.5 })] : []), ...(within(figure.faint?.y, y) ? [line(figure.faint!.text, level(figure.faint!.y!), rgb('quiet'), { dash: true, weight: 0.5 })] : []),
      ...(figure.diagonal && diagonal ? [line(figure.diagonal.text, diagonal, rgb('threshold'), { dash: true, weight: 0.75 })] : []),
      zoneWords(figure, t),
    ],
  }
}

/** The words of the four fields in their outer corners: names of points that are not seen. */
function zoneWords({ x, y, zones }: PlaneFigure, t: Translate): PlotSeries {
  const [left, right, top, bottom] = [x.min, x.max, y.max - INSET * (y.max - y.min), y.min + INSET * (y.max - y.min)]
  return {
    name: t('figures.result.kind.quadrant'), as: 'points', colour: rgb('quiet'), textColour: rgb('quiet'), sides: ['r', 'l', 'r', 'l'],
    x: [left, right, left, right], values: [top, top, bottom, bottom], names: [zones.topLeft, zones.topRight, zones.bottomLeft, zones.bottomRight],
  }
}
/** Of the words of a field from the edge, as a share of the axis. */
const INSET = 0.03
const MOST_POINTS = 40
const MOST_OUTLINES = 12
