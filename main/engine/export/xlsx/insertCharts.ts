import JSZip from 'jszip'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { alternativeText } from '../frameText.ts'
import { barChart } from '../ooxml/barChart.ts'
import { paretoNames } from '../ooxml/chartPart.ts'
import type { ChartLook } from '../ooxml/chartSpace.ts'
import { contentType, relationsXml, relationType, zipBytes } from '../ooxml/opcPackage.ts'
import { fonts } from '../ooxml/palette.ts'
import { paretoChart } from '../ooxml/paretoChart.ts'
import { resultChart } from '../ooxml/resultChart.ts'
import { DECLARATION, namespaces, xmlAttribute } from '../ooxml/xml.ts'
import type { SheetChart } from './figureSheets.ts'

const LOOK: ChartLook = { fonts: fonts.screen, textSize: 9, width: 480 }

/** exceljs writes no charts: drawing and chart parts are added to the file it made. Sheets with a chart have no other drawing. */
export async function insertCharts(workbook: Uint8Array, charts: readonly SheetChart[], t: Translate): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(workbook)
  const overrides: string[] = []
  let number = 0
  for (const [i, chart] of charts.entries()) {
    const index = i + 1
    const drawn: Drawn[] = [chart, ...(chart.kind === 'pareto' ? chart.more ?? [] : []).map(one => ({ ...one, kind: 'pareto' as const }))].map(one => ({ chart: one, number: ++number, description: alternativeText(one.figure, t) }))
    const sheetPath = `xl/worksheets/sheet${chart.sheet.id}.xml`
    const sheet = await zip.file(sheetPath)!.async('string')
    zip.file(sheetPath, sheet.replace('</worksheet>', '<drawing r:id="rIdChart"/></worksheet>'))
    const relations = `xl/worksheets/_rels/sheet${chart.sheet.id}.xml.rels`
    const toDrawing = { id: 'rIdChart', type: relationType.drawing, target: `../drawings/chartDrawing${index}.xml` }
    if (zip.file(relations)) throw new Error(`sheet ${chart.sheet.id} already has relations`)
    zip.file(relations, relationsXml([toDrawing]))
    zip.file(`xl/drawings/chartDrawing${index}.xml`, DECLARATION + drawingXml(drawn))
    zip.file(`xl/drawings/_rels/chartDrawing${index}.xml.rels`, relationsXml(drawn.map((one, at) => ({ id: `rId${at + 1}`, type: relationType.chart, target: `../charts/chart${one.number}.xml` }))))
    overrides.push(`<Override PartName="/xl/drawings/chartDrawing${index}.xml" ContentType="${contentType.drawing}"/>`)
    for (const one of drawn) {
      zip.file(`xl/charts/chart${one.number}.xml`, DECLARATION + chartXml(one.chart, { ...LOOK, title: one.chart.figure.frame.title }, t))
      overrides.push(`<Override PartName="/xl/charts/chart${one.number}.xml" ContentType="${contentType.chart}"/>`)
    }
  }
  const types = await zip.file('[Content_Types].xml')!.async('string')
  zip.file('[Content_Types].xml', types.replace('</Types>', () => `${overrides.join('')}</Types>`))
  return zipBytes(zip)
}

type OneChart = SheetChart extends infer C ? (C extends SheetChart ? Omit<C, 'sheet' | 'more'> : never) : never
interface Drawn { chart: OneChart; number: number; description: string }

function chartXml(chart: OneChart, look: ChartLook, t: Translate): string {
  switch (chart.kind) {
    case 'pareto': return paretoChart(chart.figure, chart.places, paretoNames(chart.figure, t), look)
    case 'bar': return barChart(chart.figure, chart.places, look)
    case 'result': return resultChart(chart.plot, chart.places, look)
  }
}

const corner = (tag: string, column: number, row: number): string =>
  `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`

const drawingXml = (charts: readonly Drawn[]): string =>
  `<xdr:wsDr xmlns:xdr="${namespaces.xdr}" xmlns:a="${namespaces.a}">${charts.map(({ chart: { anchor, figure }, description }, i) =>
    `<xdr:twoCellAnchor editAs="oneCell">${corner('from', anchor.fromColumn, anchor.fromRow)}${corner('to', anchor.toColumn, anchor.toRow)}`
    + `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${i + 2}" name="chart:${figure.kind}${i === 0 ? '' : `:${i + 1}`}" descr="${xmlAttribute(description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`
    + `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${namespaces.c}"><c:chart xmlns:c="${namespaces.c}" xmlns:r="${namespaces.r}" r:id="rId${i + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame>`
    + '<xdr:clientData/></xdr:twoCellAnchor>').join('')}</xdr:wsDr>`
