import { lineElement, noLine } from './chartSeries.ts'
import { textProperties, titleElement } from './chartText.ts'
import type { TextLook } from './chartText.ts'
import { colour } from './palette.ts'
import { xmlAttribute } from './xml.ts'

interface AxisCommon {
  id: number
  crosses: number
  position: 'b' | 'l' | 'r' | 't'
  title?: string
  look: TextLook
  /** Where on the other axis this one stands. */
  at?: 'autoZero' | 'min' | 'max'
}

/** hidden: of a second pair of axes, whose categories are those of the first. */
interface CategoryAxis extends AxisCommon { reversed?: boolean; hidden?: boolean }
export interface ValueAxis extends AxisCommon {
  min: number
  max: number
  majorUnit: number
  format: string
  gridlines?: boolean
  /**
   * Present, so that its series keeps its own scale, but unseen. `c:delete` would not do: Excel and PowerPoint then
   * plot the series against the category axis, where 1 is the middle of the first bar.
   */
  hidden?: boolean
  crossBetween: 'between' | 'midCat'
}

const axisTitle = (axis: AxisCommon): string => axis.title
  ? titleElement(axis.title, { ...axis.look, rotation: axis.position === 'l' || axis.position === 'r' ? -5_400_000 : 0 })
  : ''

export const categoryAxis = (axis: CategoryAxis): string =>
  `<c:catAx><c:axId val="${axis.id}"/><c:scaling><c:orientation val="${axis.reversed ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="${axis.hidden ? 1 : 0}"/>`
  + `<c:axPos val="${axis.position}"/>${axisTitle(axis)}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>`
  + `<c:tickLblPos val="low"/><c:spPr>${lineElement(colour.axis, 0.75)}</c:spPr>${textProperties(axis.look)}`
  + `<c:crossAx val="${axis.crosses}"/><c:crosses val="${axis.at ?? 'autoZero'}"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:noMultiLvlLbl val="1"/></c:catAx>`

export const valueAxis = (axis: ValueAxis): string =>
  `<c:valAx><c:axId val="${axis.id}"/><c:scaling><c:orientation val="minMax"/><c:max val="${axis.max}"/><c:min val="${axis.min}"/></c:scaling><c:delete val="0"/>`
  + `<c:axPos val="${axis.position}"/>${axis.gridlines ? `<c:majorGridlines><c:spPr>${lineElement(colour.grid, 0.5)}</c:spPr></c:majorGridlines>` : ''}${axisTitle(axis)}`
  + `<c:numFmt formatCode="${xmlAttribute(tickFormat(axis))}" sourceLinked="0"/><c:majorTickMark val="${axis.hidden ? 'none' : 'out'}"/><c:minorTickMark val="none"/>`
  + `<c:tickLblPos val="${axis.hidden ? 'none' : 'nextTo'}"/><c:spPr>${axis.hidden ? noLine : lineElement(colour.axis, 0.75)}</c:spPr>${textProperties(axis.look)}`
  + `<c:crossAx val="${axis.crosses}"/><c:crosses val="${axis.at ?? 'autoZero'}"/><c:crossBetween val="${axis.crossBetween}"/><c:majorUnit val="${axis.majorUnit}"/></c:valAx>`

/** As many decimals as the step has: programs add steps up and would print 5.6E-17 for nought. */
function tickFormat({ format, majorUnit }: ValueAxis): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(majorUnit) + 1e-9))
  return format === 'General' && decimals > 0 ? `0.${'0'.repeat(decimals)}` : format
}

/** A step of 1, 2 or 5 times a power of ten that cuts `span` into at most `parts`. */
export function niceStep(span: number, parts: number, whole = false): number {
  if (!(span > 0)) return 1
  const rough = span / parts
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(factor => factor * power).find(candidate => candidate >= rough * (1 - 1e-9)) ?? rough
  return whole ? Math.max(1, step) : step
}
