import type { ParetoFigure } from '../../../../shared/figures/figure.ts'
import { groupedText, percentText } from '../../../../shared/figures/rounding.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import { oneLine, shorten } from '../cleanText.ts'
import { categoryAxis, niceStep, valueAxis } from './chartAxes.ts'
import { barProperties, lineElement, noLine, numberReference, seriesName, solidFill, textReference } from './chartSeries.ts'
import type { CellRange } from './chartSeries.ts'
import { chartSpace } from './chartSpace.ts'
import type { ChartLook } from './chartSpace.ts'
import { textProperties } from './chartText.ts'
import type { TextLook } from './chartText.ts'
import { barColour, colour, onBarColour } from './palette.ts'

const COUNTS = { category: 500_001, value: 500_002 }
const SHARES = { position: 500_003, value: 500_004 }
/** Longer names stay whole in the table; under a bar they would push the plot off the page. The more bars, the less room each. */
const longestLabel = (bars: number): number => Math.max(8, Math.min(40, Math.floor(220 / Math.max(1, bars))))

/** The numbers a Pareto chart draws, before they have a place in a sheet: x in bars, where bar i (from 1) reaches from i - 0.5 to i + 0.5; y as a share of the total (0..1). */
interface ParetoPlot {
  labels: string[]
  /** Heights of the bars: counts, or shares where bars and line have one axis. */
  counts: number[]
  /** What each bar of a cascade stands on; else null. */
  base: number[] | null
  /** Top of the left axis. */
  top: number
  /** Number format of the bars. */
  format: string
  /** The cumulative line, one point a bar. */
  line: Points
  /** From the origin to the line's first point; null where points stand over the middles. */
  start: Points | null
  /** Two points; null over a single bar. */
  threshold: Points | null
}
interface Points { x: number[]; y: number[] }

/** Left edge of the first bar on the x axis of the line; the right edge of the last is k + LEFT_EDGE. */
const LEFT_EDGE = 0.5
const WHOLE = '#,##0'
/** What the axes and their titles leave of the width of a chart, about. */
const PLOT_SHARE = 0.84
/** And what titles and names leave of its height. */
const PLOT_HEIGHT = 0.66
/** Of a chart whose height nobody gave, to its width. */
const USUAL_RATIO = 0.6

/**
 * corner: points over the right edges, so that point 1 is bar 1's top right corner, and a start from the origin.
 * center: points over the middles. Source: FIELD.md 3.1.
 *
 * x counts as a category axis does (1 = middle of bar 1) and its axis runs from 0.5 to k + 0.5. In Excel, PowerPoint
 * and WPS any scale would do; LibreOffice has no second x scale and reads x on the categories, where only these
 * numbers give the same picture. The start is a series of its own because LibreOffice loses the bars of a chart in
 * which another series has more points than there are bars; over a single bar there is one point and no line.
 */
export function paretoPlot(figure: ParetoFigure): ParetoPlot {
  const { bars } = figure
  const shares = bars.map(bar => bar.cumulativeShare)
  const corner = figure.variant !== 'center'
  const single = figure.variant === 'single'
  return {
    labels: bars.map(bar => shorten(oneLine(bar.label), longestLabel(bars.length))),
    counts: bars.map(bar => (single ? bar.share : bar.count)),
    base: figure.variant === 'cascade' ? bars.map((_, i) => bars[i - 1]?.cumulativeCount ?? 0) : null,
    top: single ? 1 : Math.max(figure.total, figure.scaleMax ?? figure.total),
    format: single ? '0.0%' : bars.every(bar => Number.isInteger(bar.count)) ? WHOLE : '#,##0.0',
    line: { x: bars.map((_, i) => i + 1 + (corner ? LEFT_EDGE : 0)), y: shares },
    start: corner && bars.length > 1 ? { x: [LEFT_EDGE, 1 + LEFT_EDGE], y: [0, shares[0] ?? 0] } : null,
    threshold: bars.length < 2 ? null : { x: [LEFT_EDGE, bars.length + LEFT_EDGE], y: [figure.threshold, figure.threshold] },
  }
}

/** Where the numbers stand: header cells carry the names of the series. */
export interface ParetoPlaces {
  labels: CellRange
  countsName: CellRange
  counts: CellRange
  lineName: CellRange
  lineX: CellRange
  lineY: CellRange
  startName: CellRange
  startX: CellRange
  startY: CellRange
  thresholdName: CellRange
  thresholdX: CellRange
  thresholdY: CellRange
  /** Only of a cascade. */
  baseName?: CellRange
  base?: CellRange
}

export interface ParetoNames { base: string; counts: string; line: string; start: string; threshold: string }

/** True where there is something to draw; a chart with an axis from 0 to 0 would be refused. */
export const canDrawPareto = (figure: ParetoFigure): boolean => figure.bars.length > 0 && figure.total > 0

/**
 * Columns on the primary axes (0..total), the cumulative line as a scatter series with straight lines on secondary
 * axes of its own (x over the width of the bars, y 0..100 %): 100 % is level with the total, and the line starts at the left edge of bar 1.
 * A line series would put its points over the middles of the bars.
 */
export function paretoChart(figure: ParetoFigure, places: ParetoPlaces, names: ParetoNames, look: ChartLook): string {
  const plot = paretoPlot(figure)
  const k = figure.bars.length
  const text: TextLook = { fonts: look.fonts, size: look.textSize }
  const center = figure.variant === 'center'
  const single = figure.variant === 'single'
  const cascade = plot.base !== null && places.base && places.baseName ? { values: plot.base, range: places.base, name: places.baseName } : null
  const first = figure.bars[0]
  let next = 0
  const series = (name: CellRange, text: string): string => { const index = next++; return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${seriesName(name, text)}` }
  const categories = `<c:cat>${textReference(places.labels, plot.labels)}</c:cat>`

  const points = figure.bars.map((bar, i) => `<c:dPt><c:idx val="${i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${barProperties(barColour(bar))}</c:dPt>`)
  // The line meets bar 1: its number stands inside, at the top. Stacked bars have no outside.
  const inside = plot.counts[0]! / plot.top >= (center ? 0.07 : 0.12)
  const inBar = (bar: ParetoFigure['bars'][number], i: number, position: string): string => `<c:dLbl><c:idx val="${i}"/>${shownLabel(plot.format, { ...text, colour: onBarColour(bar) }, position)}</c:dLbl>`
  // All or none: where the widest number is wider than a bar it would lie on its neighbour's.
  const numbers = figure.bars.map(bar => (single ? percentText(bar.share) : groupedText(bar.count)))
  const numbered = Math.max(0, ...numbers.map(number => measureText(number, text.size, false))) <= look.width * PLOT_SHARE / k
  const own = cascade ? figure.bars.map((bar, i) => inBar(bar, i, 'ctr')).join('') : (inside && first ? inBar(first, 0, 'inEnd') : '') + struckCounts(figure, numbers, text, look).map(({ at, fits }) => (fits ? inBar(figure.bars[at]!, at, 'inEnd') : `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`)).join('')
  const stand = cascade
    ? `${series(cascade.name, names.base)}<c:spPr><a:noFill/>${noLine}</c:spPr><c:invertIfNegative val="0"/>${categories}<c:val>${numberReference(cascade.range, cascade.values)}</c:val></c:ser>` : ''
  const bars = `<c:barChart><c:barDir val="col"/><c:grouping val="${cascade ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${stand}${series(places.countsName, names.counts)}`
    + `${barProperties(colour.accent)}<c:invertIfNegative val="0"/>${points.join('')}<c:dLbls>${numbered ? own + shownLabel(plot.format, text, cascade ? 'ctr' : 'outEnd') : '<c:delete val="1"/>'}</c:dLbls>`
    + `${categories}<c:val>${numberReference(places.counts, plot.counts)}</c:val></c:ser>`
    + `<c:gapWidth val="${center ? 40 : 0}"/>${cascade ? '<c:overlap val="100"/>' : ''}<c:axId val="${COUNTS.category}"/><c:axId val="${COUNTS.value}"/></c:barChart>`

  const stroke = `<c:spPr>${lineElement(colour.line, 1.75)}</c:spPr>`
  const bare = '<c:marker><c:symbol val="none"/></c:marker>'
  const pointValues = (x: CellRange, y: CellRange, at: { x: number[]; y: number[] }, format: string): string =>
    `<c:xVal>${numberReference(x, at.x)}</c:xVal><c:yVal>${numberReference(y, at.y, format)}</c:yVal><c:smooth val="0"/></c:ser>`
  const scatter = '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
    + `${series(places.lineName, names.line)}${stroke}${marker(colour.line)}<c:dLbls>${lineLabels(plot, figure.threshold, text, look, numbered && !cascade && !inside)}</c:dLbls>${pointValues(places.lineX, places.lineY, plot.line, '0.0%')}`
    + (plot.start ? `${series(places.startName, names.start)}${stroke}${bare}${pointValues(places.startX, places.startY, plot.start, '0.0%')}` : '')
    + (plot.threshold ? `${series(places.thresholdName, names.threshold)}<c:spPr>${lineElement(colour.threshold, 1, 'dash')}</c:spPr>${bare}${pointValues(places.thresholdX, places.thresholdY, plot.threshold, '0%')}` : '')
    + `<c:axId val="${SHARES.position}"/><c:axId val="${SHARES.value}"/></c:scatterChart>`

  const tenths = Math.abs(figure.threshold * 5 - Math.round(figure.threshold * 5)) < 1e-9 ? 0.2 : 0.1
  // 100 % is level with the total also where a shared scale goes further up; nothing is printed above it.
  const reach = single ? 1 : plot.top / figure.total
  const left = single
    ? { max: 1, majorUnit: tenths, format: '0%' }
    : { max: plot.top, majorUnit: niceStep(plot.top, 6, figure.bars.every(bar => Number.isInteger(bar.count))), format: plot.format === WHOLE ? WHOLE : 'General' }
  const axes = categoryAxis({ id: COUNTS.category, crosses: COUNTS.value, position: 'b', look: { ...text, ...(k <= 15 ? { rotation: 0 } : {}) }, ...(figure.axis.category ? { title: figure.axis.category } : {}) })
    + valueAxis({ id: COUNTS.value, crosses: COUNTS.category, position: 'l', title: figure.axis.left, look: text, min: 0, ...left, gridlines: false, crossBetween: 'between' })
    + valueAxis({ id: SHARES.position, crosses: SHARES.value, position: 'b', look: text, min: LEFT_EDGE, max: k + LEFT_EDGE, majorUnit: 1, format: 'General', hidden: true, crossBetween: 'midCat' })
    + valueAxis({ id: SHARES.value, crosses: SHARES.position, position: 'r', ...(single ? {} : { title: figure.axis.right }), look: text, min: 0, max: reach, majorUnit: tenths, format: reach > 1 ? '[>1.000001]"";0%' : '0%', hidden: single, at: 'max', crossBetween: 'midCat' })
  return chartSpace(bars + scatter + axes, look)
}

const shown = '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
const shownLabel = (format: string, look: TextLook, position: string, onPaper = false): string =>
  `<c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr>${onPaper ? solidFill(colour.paper) : '<a:noFill/>'}${noLine}</c:spPr>${textProperties(look)}<c:dLblPos val="${position}"/>${shown}`

const marker = (rgb: string): string =>
  `<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr><a:solidFill><a:srgbClr val="${colour.paper}"/></a:solidFill>${lineElement(rgb, 1.25)}</c:spPr></c:marker>`

/** Bars behind the first over whose number the line passes, low as it still runs there, and whether the number fits into the bar. */
function struckCounts(figure: ParetoFigure, numbers: readonly string[], text: TextLook, { width, height = width * USUAL_RATIO }: ChartLook): { at: number; fits: boolean }[] {
  const high = text.size * 1.3 / (height * PLOT_HEIGHT)
  const scale = figure.total / Math.max(figure.total, figure.variant === 'single' ? 0 : figure.scaleMax ?? 0)
  return figure.bars.flatMap((bar, at) => {
    if (at === 0) return []
    const half = Math.min(0.5, measureText(numbers[at]!, text.size, false) * figure.bars.length / (2 * width * PLOT_SHARE))
    // Where the left end of the number is, the lowest the line runs over it.
    const line = bar.cumulativeShare - bar.share * (figure.variant === 'center' ? half : 0.5 + half)
    return scale * (line - bar.share) < high ? [{ at, fits: scale * bar.share > high * 1.2 }] : []
  })
}

/**
 * Every label stands up and to the left of its point, the one side a rising line never enters; with many bars only
 * every other is printed. One that would lie on the threshold line stands on paper of its own. `overCount`: the number of
 * bar 1 stands on its bar, where the first label would be; that one goes above it.
 */
function lineLabels(plot: ParetoPlot, threshold: number, text: TextLook, { width, height = width * USUAL_RATIO }: ChartLook, overCount: boolean): string {
  const last = plot.line.y.length - 1
  const every = last > 14 ? 2 : 1
  const aside = -(text.size * 1.6) / width
  const own = plot.line.y.map((share, i) => {
    if ((last - i) % every !== 0) return `<c:dLbl><c:idx val="${i}"/><c:delete val="1"/></c:dLbl>`
    const up = i === 0 && overCount ? -(text.size * 1.3) / height : 0
    const struck = share < threshold && share > threshold - 0.09
    return `<c:dLbl><c:idx val="${i}"/><c:layout><c:manualLayout><c:x val="${aside.toFixed(5)}"/><c:y val="${up.toFixed(5)}"/></c:manualLayout></c:layout>${shownLabel('0.0%', text, 't', struck)}</c:dLbl>`
  })
  return own.join('') + shownLabel('0.0%', text, 't')
}
