import { textProperties, titleElement } from './chartText.ts'
import { colour } from './palette.ts'
import type { FontPair } from './palette.ts'
import { namespaces } from './xml.ts'

export interface ChartLook {
  fonts: FontPair
  /** Points, of axis and data labels. */
  textSize: number
  /** Width of the whole chart in points: labels are set off by their own width. */
  width: number
  /** Of the whole chart, points: names of points look for free places in it. */
  height?: number
  /** A title inside the chart; documents that print it as a caption leave it out. */
  title?: string
  /** Relationship id of the embedded workbook; absent where the chart reads the sheet it stands on. */
  workbook?: string
  /** A key of the series over the plot. */
  legend?: boolean
  /** The rectangle of the axes as shares of the chart; left to Office where left out. */
  area?: { x: number; y: number; width: number; height: number }
}

const areaLayout = ({ area }: ChartLook): string => (area
  ? `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${area.x}"/><c:y val="${area.y}"/><c:w val="${area.width}"/><c:h val="${area.height}"/></c:manualLayout></c:layout>`
  : '<c:layout/>')

/** The chart part around a plot area. */
export function chartSpace(plotArea: string, look: ChartLook): string {
  const title = look.title
    ? `${titleElement(look.title, { fonts: look.fonts, size: look.textSize + 3, bold: true })}<c:autoTitleDeleted val="0"/>`
    : '<c:autoTitleDeleted val="1"/>'
  const legend = look.legend ? `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${textProperties({ fonts: look.fonts, size: look.textSize - 1 })}</c:legend>` : ''
  return `<c:chartSpace xmlns:c="${namespaces.c}" xmlns:a="${namespaces.a}" xmlns:r="${namespaces.r}">`
    + '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
    + `<c:chart>${title}<c:plotArea>${areaLayout(look)}${plotArea}<c:spPr><a:noFill/></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>`
    + `<c:spPr><a:solidFill><a:srgbClr val="${colour.paper}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`
    + `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${Math.round(look.textSize * 100)}"><a:latin typeface="${look.fonts.latin}"/><a:ea typeface="${look.fonts.eastAsia}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
    + (look.workbook ? `<c:externalData r:id="${look.workbook}"><c:autoUpdate val="0"/></c:externalData>` : '')
    + '</c:chartSpace>'
}
