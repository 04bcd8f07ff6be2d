import type { BarFigure } from '../../../../shared/figures/figure.ts'
import { groupedText } from '../../../../shared/figures/rounding.ts'
import { oneLine, shorten } from '../cleanText.ts'
import { categoryAxis, niceStep, valueAxis } from './chartAxes.ts'
import { noLine, numberReference, seriesName, solidFill, textReference } from './chartSeries.ts'
import type { CellRange } from './chartSeries.ts'
import { chartSpace } from './chartSpace.ts'
import type { ChartLook } from './chartSpace.ts'
import { textProperties } from './chartText.ts'
import { colour } from './palette.ts'
import { xmlAttribute } from './xml.ts'

const CATEGORY = 500_011
const VALUE = 500_012
/** Beside the bars; the table has the whole names. */
const LONGEST_LABEL = 40

interface BarPlot { labels: string[]; values: (number | null)[]; /** Excel number format of the data labels. */ format: string }
export interface BarPlaces { labels: CellRange; valuesName: CellRange; values: CellRange }

/** n stands beside the name where it differs between the bars; where it is one number the frame of the figure says it. */
export function barPlot(figure: BarFigure): BarPlot {
  const sameN = figure.bars.every(bar => bar.n === figure.bars[0]?.n)
  return {
    labels: figure.bars.map(bar => shorten(oneLine(bar.label), LONGEST_LABEL) + (sameN ? '' : ` (n = ${groupedText(bar.n)})`)),
    values: figure.bars.map(bar => bar.value),
    format: labelFormat(figure.bars.map(bar => bar.text)),
  }
}

/** The number format that prints the values as the figure's texts do: same decimals, same unit sign. */
export function labelFormat(texts: readonly string[]): string {
  const printed = texts.map(text => /-?\d+(?:\.(\d+))?\s*(%)?/.exec(text)).filter(match => match !== null)
  const decimals = Math.max(0, ...printed.map(match => match[1]?.length ?? 0))
  const percent = printed.some(match => match[2] !== undefined)
  return `0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${percent ? '"%"' : ''}`
}

export const canDrawBars = (figure: BarFigure): boolean => figure.bars.some(bar => bar.value !== null) && figure.axis.max > figure.axis.min

/** Horizontal bars, first bar on top: names of questions and options are long. */
export function barChart(figure: BarFigure, places: BarPlaces, look: ChartLook): string {
  const plot = barPlot(figure)
  const text = { fonts: look.fonts, size: look.textSize }
  const label = `<c:numFmt formatCode="${xmlAttribute(plot.format)}" sourceLinked="0"/><c:spPr><a:noFill/>${noLine}</c:spPr>${textProperties(text)}<c:dLblPos val="outEnd"/>`
    + '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
  const bars = `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>${seriesName(places.valuesName, figure.axis.value)}`
    + `<c:spPr>${solidFill(colour.bar)}${noLine}</c:spPr><c:invertIfNegative val="0"/><c:dLbls>${label}</c:dLbls>`
    + `<c:cat>${textReference(places.labels, plot.labels)}</c:cat><c:val>${numberReference(places.values, plot.values, plot.format)}</c:val></c:ser>`
    + `<c:gapWidth val="45"/><c:axId val="${CATEGORY}"/><c:axId val="${VALUE}"/></c:barChart>`
  const axes = categoryAxis({ id: CATEGORY, crosses: VALUE, position: 'l', look: text, reversed: true })
    + valueAxis({
      id: VALUE, crosses: CATEGORY, position: 'b', title: figure.axis.value, look: text, min: figure.axis.min, max: figure.axis.max,
      majorUnit: niceStep(figure.axis.max - figure.axis.min, 5), format: 'General', gridlines: true, at: 'max', crossBetween: 'between',
    })
  return chartSpace(bars + axes, look)
}
