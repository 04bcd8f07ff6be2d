import type { Figure } from '../../../../shared/figures/figure.ts'
import { wrapText } from '../../../../shared/figures/text/wrap.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { oneLine, shorten } from '../cleanText.ts'
import { addChartParts } from '../ooxml/chartPart.ts'
import { contentType, OpcPackage, relationType } from '../ooxml/opcPackage.ts'
import { colour, fonts } from '../ooxml/palette.ts'
import { addProperties } from '../ooxml/properties.ts'
import { POINT } from '../ooxml/units.ts'
import { namespaces } from '../ooxml/xml.ts'
import { chartWidth, figureSlides } from './figureSlides.ts'
import type { Slide } from './figureSlides.ts'
import { figureLayoutXml, masterXml, presentationXml, slideXml, titleLayoutXml } from './master.ts'
import { TEXT_WIDTH } from './page.ts'
import { graphicFrame, paragraph, pictureShape, placeholder } from './shapes.ts'
import { themeXml } from './theme.ts'

const PML = 'application/vnd.openxmlformats-officedocument.presentationml'
const CHART_URI = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const LAYOUTS = { title: 'ppt/slideLayouts/slideLayout1.xml', figure: 'ppt/slideLayouts/slideLayout2.xml' }
const MASTER = 'ppt/slideMasters/slideMaster1.xml'

export interface DocumentInfo { title: string; /** ISO 8601. */ at: string }

/** A presentation of the figures: a title slide when there are several, then each figure with its table. */
export async function writeDeck(figures: readonly Figure[], info: DocumentInfo, t: Translate): Promise<Uint8Array> {
  const opc = new OpcPackage()
  const presentation = 'ppt/presentation.xml'
  opc.relate('', relationType.officeDocument, presentation)
  addProperties(opc, { ...info, title: oneLine(info.title) }, 'Microsoft Office PowerPoint')
  const master = opc.relate(presentation, relationType.slideMaster, MASTER)
  const slides: string[] = []
  let charts = 0
  let pictures = 0

  const addSlide = (slide: Slide, layout: string, chartXml: string): string => {
    const path = slidePath(slides.length + 1)
    opc.relate(path, relationType.slideLayout, layout)
    opc.add(path, slideXml([...slide.shapes, chartXml]), `${PML}.slide+xml`)
    slides.push(opc.relate(presentation, relationType.slide, path))
    return path
  }

  if (figures.length > 1) addSlide({ shapes: titleShapes(figures, info, t), chart: null }, LAYOUTS.title, '')
  for (const figure of figures) {
    for (const slide of figureSlides(figure, t)) {
      if (slide.picture) { addPicture(opc, slide, addSlide, ++pictures); continue }
      if (!slide.chart) { addSlide(slide, LAYOUTS.figure, ''); continue }
      const drawn = [slide.chart, ...slide.more ?? []]
      const parts: string[] = []
      for (const chart of drawn) parts.push(await addChartParts(opc, 'ppt', ++charts, chart.figure, { fonts: fonts.screen, textSize: chart.textSize, width: chartWidth(chart.region), ...(chart.title && { title: chart.title }) }, t))
      // The layout is related first, so the charts are the slide's relations from the second on.
      const frames = drawn.map((chart, i) => graphicFrame(chart.id, `chart:${chart.figure.kind}${i === 0 ? '' : `:${i + 1}`}`, chart.description, chart.region, CHART_URI, `<c:chart xmlns:c="${namespaces.c}" xmlns:r="${namespaces.r}" r:id="rId${i + 2}"/>`))
      const path = addSlide(slide, LAYOUTS.figure, frames.join(''))
      for (const part of parts) opc.relate(path, relationType.chart, part)
    }
  }

  const layoutRelations = [LAYOUTS.title, LAYOUTS.figure].map(path => {
    opc.relate(path, relationType.slideMaster, MASTER)
    return opc.relate(MASTER, relationType.slideLayout, path)
  })
  opc.relate(MASTER, relationType.theme, 'ppt/theme/theme1.xml')
  opc.add(LAYOUTS.title, titleLayoutXml(), `${PML}.slideLayout+xml`)
  opc.add(LAYOUTS.figure, figureLayoutXml(), `${PML}.slideLayout+xml`)
  opc.add(MASTER, masterXml(layoutRelations), `${PML}.slideMaster+xml`)
  opc.add('ppt/theme/theme1.xml', themeXml(), contentType.theme)
  addSettings(opc, presentation)
  opc.add(presentation, presentationXml(master, slides), `${PML}.presentation.main+xml`)
  return opc.toBytes()
}

/** PNG for every reader, with the SVG beside it for those that take it (Office 2016 on). */
function addPicture(opc: OpcPackage, slide: Slide, addSlide: (slide: Slide, layout: string, xml: string) => string, number: number): void {
  const { picture, id, region, description, name } = slide.picture!
  const [png, svg] = [`ppt/media/image${number}.png`, `ppt/media/image${number}.svg`]
  opc.add(png, picture.png, contentType.png)
  opc.add(svg, new TextEncoder().encode(picture.svg), contentType.svg)
  // The layout is related first, then the two forms of the picture.
  const path = addSlide(slide, LAYOUTS.figure, pictureShape(id, name, description, region, { png: 'rId2', svg: 'rId3' }))
  opc.relate(path, relationType.image, png)
  opc.relate(path, relationType.image, svg)
}

const slidePath = (number: number): string => `ppt/slides/slide${number}.xml`

function titleShapes(figures: readonly Figure[], info: DocumentInfo, t: Translate): string[] {
  const simulated = figures.find(figure => figure.frame.simulated)?.frame.simulated ?? ''
  const sources = [...new Set(figures.map(figure => oneLine(figure.frame.source)).filter(Boolean))].slice(0, 2)
  const title = shorten(oneLine(info.title), 90)
  const lines = wrapText(title, { width: TEXT_WIDTH - 24, fontSize: 36 * POINT, bold: true })
  return [
    placeholder(2, 'Title', 'ctrTitle', null, paragraph([title], lines.length > 2 ? { size: 26 } : {})),
    placeholder(3, 'Subtitle', 'subTitle', 1, [
      paragraph([t('report.figureCount', { n: figures.length })]), ...sources.map(source => paragraph([source])),
      ...(simulated ? [paragraph([simulated], { bold: true, colour: colour.simulated })] : []),
    ].join('')),
  ]
}

/** The three small parts PowerPoint writes into every file and expects to find. */
function addSettings(opc: OpcPackage, presentation: string): void {
  const parts = [
    ['presProps', relationType.presProps, `<p:presentationPr xmlns:a="${namespaces.a}" xmlns:r="${namespaces.r}" xmlns:p="${namespaces.p}"/>`, `${PML}.presProps+xml`],
    ['viewProps', relationType.viewProps, `<p:viewPr xmlns:a="${namespaces.a}" xmlns:r="${namespaces.r}" xmlns:p="${namespaces.p}"/>`, `${PML}.viewProps+xml`],
    ['tableStyles', relationType.tableStyles, `<a:tblStyleLst xmlns:a="${namespaces.a}" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`, `${PML}.tableStyles+xml`],
  ] as const
  for (const [name, relation, body, type] of parts) {
    opc.add(`ppt/${name}.xml`, body, type)
    opc.relate(presentation, relation, `ppt/${name}.xml`)
  }
}
