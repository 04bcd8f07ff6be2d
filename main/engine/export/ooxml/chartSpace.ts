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
  /** A title inside the chart; documents that print it as a caption leave it out. */
  title?: string
  /** Relationship id of the embedded workbook; absent where the chart reads the sheet it stands on. */
  workbook?: string
  /** A key of the series over the plot. */
  legend?: boolean
}

/** The chart part around a plot area. */
export function chartSpace(plotArea: string, look: ChartLook): string {
  const title = look.title
    ? `${titleElement(look.title, { fonts: look.fonts, size: look.textSize + 3, bold: true })}<c:autoTitleDeleted val="0"/>`
    : '<c:autoTitleDeleted val="1"/>'
  const legend = look.legend ? `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${textProperties({ fonts: look.fonts, size: look.textSize - 1 })}</c:legend>` : ''
  return `<c:chartSpace xmlns:c="${namespaces.c}" xmlns:a="${namespaces.a}" xmlns:r="${namespaces.r}">`
    + '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
    + `<c:chart>${title}<c:plotArea><c:layout/>${plotArea}<c:spPr><a:noFill/></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>`
    + `<c:spPr><a:solidFill><a:srgbClr val="${colour.paper}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`
    + `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${Math.round(look.textSize * 100)}"><a:latin typeface="${look.fonts.latin}"/><a:ea typeface="${look.fonts.eastAsia}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
    + (look.workbook ? `<c:externalData r:id="${look.workbook}"><c:autoUpdate val="0"/></c:externalData>` : '')
    + '</c:chartSpace>'
}
