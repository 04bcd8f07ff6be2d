import { categoryAxis, niceStep, valueAxis } from './chartAxes.ts'
import { lineElement, noLine, numberReference, seriesName, solidFill, textReference } from './chartSeries.ts'
import type { CellRange } from './chartSeries.ts'
import { chartSpace } from './chartSpace.ts'
import type { ChartLook } from './chartSpace.ts'
import { richText, textProperties } from './chartText.ts'
import type { TextLook } from './chartText.ts'
import { colour } from './palette.ts'
import { PLOT_AREA, pointLabels } from './pointLabels.ts'
import type { PointLabel } from './pointLabels.ts'
import type { PlotSeries, ResultPlot } from './resultPlot.ts'

const CATEGORY = 500_021
const VALUE = 500_022
const RIGHT_CATEGORY = 500_023
const RIGHT_VALUE = 500_024
/** Of a chart whose height nobody gave, to its width. */
const USUAL_RATIO = 0.6
/** Shares smaller than this have no room for their number. */
const LEAST_LABELLED = 0.045

interface SeriesPlaces { name: CellRange; values: CellRange; x?: CellRange; minus?: CellRange; plus?: CellRange }
export interface ResultPlaces { categories: CellRange; series: SeriesPlaces[] }

/** Columns a plot takes in a sheet: the categories, then each series with its own x and its error lengths. */
interface PlotColumn { header: string; values: (number | string | null)[] }

/** The numbers of a plot as columns from `column` on, headers in `headerRow`, values under `firstRow`, and where the chart finds them. */
export function plotColumns(plot: ResultPlot, names: { label: string; minus: string; plus: string }, at: { sheet: string; column: number; headerRow: number; firstRow: number }): { columns: PlotColumn[]; places: ResultPlaces } {
  const columns: PlotColumn[] = [{ header: names.label, values: plot.categories }]
  const range = (values: readonly unknown[]): CellRange => ({ sheet: at.sheet, column: at.column + columns.length, firstRow: at.firstRow, lastRow: at.firstRow + Math.max(1, values.length) - 1 })
  const put = (header: string, values: (number | string | null)[]): CellRange => {
    const place = range(values)
    columns.push({ header, values })
    return place
  }
  const series = plot.series.map((one): SeriesPlaces => {
    const x = one.x && put(plot.category.title, one.x)
    const values = put(one.name, one.values)
    const minus = one.minus && put(names.minus, one.minus)
    const plus = one.plus && put(names.plus, one.plus)
    return { name: { ...values, firstRow: at.headerRow, lastRow: at.headerRow }, values, ...(x && { x }), ...(minus && { minus }), ...(plus && { plus }) }
  })
  return { columns, places: { categories: { sheet: at.sheet, column: at.column, firstRow: at.firstRow, lastRow: at.firstRow + Math.max(1, plot.categories.length) - 1 }, series } }
}

const shown = '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'

function labels(series: PlotSeries, plot: ResultPlot, text: TextLook): string {
  if (!series.labels) return ''
  const stacked = plot.shape === 'stacked'
  const format = stacked ? '0.0%' : series.values.every(value => value === null || Number.isInteger(value)) ? '0' : plot.shape === 'lines' ? '0.00' : '0.0'
  const left = series.values.flatMap((value, i) => (stacked && (value ?? 0) < LEAST_LABELLED ? [`<c:dLbl><c:idx val="${i}"/><c:delete val="1"/></c:dLbl>`] : []))
  const look = { ...text, size: text.size - 1, ...(series.textColour ? { colour: series.textColour } : {}) }
  const position = stacked ? 'ctr' : series.as === 'bar' ? 'outEnd' : 't'
  return `<c:dLbls>${left.join('')}<c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr><a:noFill/>${noLine}</c:spPr>${textProperties(look)}<c:dLblPos val="${position}"/>${shown}</c:dLbls>`
}

/** Office 2013 on draws a line from a point to a label that was moved away from it. */
const leaders = '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="1"/></c:ext></c:extLst>'

/** A name of its own beside every point: plain text, which every version of Office and LibreOffice shows. */
function pointNames(series: PlotSeries, plot: ResultPlot, text: TextLook, chart: { width: number; height: number }): string {
  const { names, sides } = series
  if (!names) return ''
  const look = { ...text, size: text.size - (sides ? 1 : 2), ...(sides && { bold: true }), ...(series.textColour ? { colour: series.textColour } : {}) }
  const places: (PointLabel | null)[] = sides ? names.map((name, i) => ({ text: name, side: sides[i]!, moved: null })) : pointLabels(series, plot, { ...chart, size: look.size })
  const one = places.map((place, i) => (place === null || place.text === '' ? '' : `<c:dLbl><c:idx val="${i}"/>${moved(place)}<c:tx>${richText(place.text, look)}</c:tx><c:dLblPos val="${place.side}"/>${shown}</c:dLbl>`))
  return `<c:dLbls>${one.join('')}<c:spPr><a:noFill/>${noLine}</c:spPr>${textProperties(look)}<c:dLblPos val="r"/>${shown}${sides ? '' : leaders}</c:dLbls>`
}

const moved = ({ moved: by }: PointLabel): string => (by ? `<c:layout><c:manualLayout><c:x val="${by.x.toFixed(5)}"/><c:y val="${by.y.toFixed(5)}"/></c:manualLayout></c:layout>` : '')

/** Direction `y` is along the values; bar charts name none. */
function errorBars(series: PlotSeries, places: SeriesPlaces, bar: boolean): string {
  if (!series.minus || !series.plus || !places.minus || !places.plus) return ''
  const lengths = (values: readonly (number | null)[]): number[] => values.map(value => value ?? 0)
  return `<c:errBars>${bar ? '' : '<c:errDir val="y"/>'}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${numberReference(places.plus, lengths(series.plus))}</c:plus><c:minus>${numberReference(places.minus, lengths(series.minus))}</c:minus><c:spPr>${lineElement(colour.ink, 1)}</c:spPr></c:errBars>`
}

const markerOf = (series: PlotSeries): string => (series.marker
  ? `<c:marker><c:symbol val="${series.marker}"/><c:size val="${series.as === 'points' ? (series.marker === 'diamond' ? 9 : 4) : 6}"/><c:spPr>${solidFill(series.colour)}${lineElement(colour.paper, 0.5)}</c:spPr></c:marker>`
  : '<c:marker><c:symbol val="none"/></c:marker>')

function seriesXml(plot: ResultPlot, index: number, places: ResultPlaces, text: TextLook, chart: { width: number; height: number }): string {
  const series = plot.series[index]!
  const place = places.series[index]!
  const head = `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${seriesName(place.name, series.name)}`
  const categories = `<c:cat>${textReference(places.categories, plot.categories)}</c:cat>`
  const values = `<c:val>${numberReference(place.values, series.values, plot.value.format)}</c:val>`
  const stroke = series.as === 'points' ? `<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>` : `<c:spPr>${lineElement(series.colour, series.weight ?? 1.75, series.dash ? 'dash' : undefined)}</c:spPr>`
  if (series.as === 'bar') return `${head}<c:spPr>${solidFill(series.colour)}${lineElement(colour.paper, 0.75)}</c:spPr><c:invertIfNegative val="0"/>${labels(series, plot, text)}${errorBars(series, place, true)}${categories}${values}</c:ser>`
  if (plot.shape === 'scatter') {
    return `${head}${stroke}${markerOf(series)}${pointNames(series, plot, text, chart)}<c:xVal>${numberReference(place.x ?? place.values, series.x ?? [])}</c:xVal><c:yVal>${numberReference(place.values, series.values)}</c:yVal><c:smooth val="0"/></c:ser>`
  }
  if (plot.shape === 'radar') return `${head}${stroke}${markerOf(series)}${categories}${values}</c:ser>`
  return `${head}${stroke}${markerOf(series)}${labels(series, plot, text)}${errorBars(series, place, false)}${categories}${values}<c:smooth val="${plot.shape === 'standing' && !plot.right ? 1 : 0}"/></c:ser>`
}

const axisIds = `<c:axId val="${CATEGORY}"/><c:axId val="${VALUE}"/>`

/** The chart part of a plot whose numbers stand at `places`. */
export function resultChart(plot: ResultPlot, places: ResultPlaces, look: ChartLook): string {
  const text: TextLook = { fonts: look.fonts, size: look.textSize }
  const xml = plot.series.map((_, i) => seriesXml(plot, i, places, text, { width: look.width, height: look.height ?? look.width * USUAL_RATIO }))
  const of = (as: (series: PlotSeries) => boolean): string => xml.filter((_, i) => as(plot.series[i]!)).join('')
  const lying = plot.shape === 'lying' || plot.shape === 'stacked'
  const bars = of(series => series.as === 'bar')
  const lines = of(series => series.as !== 'bar' && !(plot.right && series.right))
  const beside = plot.right ? of(series => series.as !== 'bar' && series.right === true) : ''
  const parts = plot.shape === 'scatter'
    ? `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${lines}${axisIds}</c:scatterChart>`
    : plot.shape === 'radar'
      ? `<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>${lines}${axisIds}</c:radarChart>`
      : (bars ? `<c:barChart><c:barDir val="${lying ? 'bar' : 'col'}"/><c:grouping val="${plot.shape === 'stacked' ? 'percentStacked' : 'clustered'}"/><c:varyColors val="0"/>${bars}<c:gapWidth val="${plot.gap}"/>${plot.shape === 'stacked' ? '<c:overlap val="100"/>' : ''}${axisIds}</c:barChart>` : '')
        + (lines ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines}<c:marker val="1"/>${axisIds}</c:lineChart>` : '')
        + (beside ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${beside}<c:marker val="1"/><c:axId val="${RIGHT_CATEGORY}"/><c:axId val="${RIGHT_VALUE}"/></c:lineChart>` : '')
  return chartSpace(parts + axes(plot, text, lying) + (beside && plot.right ? rightAxes(plot.right, text) : ''), { ...look, legend: plot.legend, ...(plot.series.some(series => series.names) && { area: PLOT_AREA }) })
}

function axes(plot: ResultPlot, text: TextLook, lying: boolean): string {
  const { value, category } = plot
  const step = niceStep(value.max - value.min, 6)
  const titled = (title: string): { title?: string } => (title ? { title } : {})
  const between = plot.shape === 'scatter' ? 'midCat' as const : 'between' as const
  const values = valueAxis({ id: VALUE, crosses: CATEGORY, position: lying ? 'b' : 'l', ...titled(value.title), look: text, min: value.min, max: value.max, majorUnit: step, format: value.format, gridlines: plot.shape !== 'standing', at: lying ? 'max' : 'min', crossBetween: between })
  if (plot.shape === 'scatter') {
    const [min, max] = [category.min ?? 0, category.max ?? 1]
    return valueAxis({ id: CATEGORY, crosses: VALUE, position: 'b', ...titled(category.title), look: text, min, max, majorUnit: niceStep(max - min, 6), format: 'General', at: 'min', crossBetween: 'midCat' }) + values
  }
  return categoryAxis({ id: CATEGORY, crosses: VALUE, position: lying ? 'l' : 'b', ...titled(category.title), look: text, reversed: lying }) + values
}

/** The second pair of axes: values at the right; its categories are those of the first and stay unseen. */
function rightAxes(right: NonNullable<ResultPlot['right']>, text: TextLook): string {
  return categoryAxis({ id: RIGHT_CATEGORY, crosses: RIGHT_VALUE, position: 'b', look: text, hidden: true })
    + valueAxis({ id: RIGHT_VALUE, crosses: RIGHT_CATEGORY, position: 'r', title: right.title, look: text, min: right.min, max: right.max, majorUnit: niceStep(right.max - right.min, 6), format: 'General', at: 'max', crossBetween: 'between' })
}
