import { createHash } from 'node:crypto'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { oneLine } from '../cleanText.ts'
import { addChartParts } from '../ooxml/chartPart.ts'
import { contentType, OpcPackage, relationType } from '../ooxml/opcPackage.ts'
import { fonts } from '../ooxml/palette.ts'
import { addProperties } from '../ooxml/properties.ts'
import { pointsOf } from '../ooxml/units.ts'
import { namespaces } from '../ooxml/xml.ts'
import { chartMark } from './chartNumbers.ts'
import { figureLayoutXml, masterXml, presentationXml, slideXml, textLayoutXml, titleLayoutXml } from './master.ts'
import type { DeckSection } from './master.ts'
import { notesMasterXml, notesSlideXml } from './notes.ts'
import type { SlidePage } from './page.ts'
import { graphicFrame, pictureShape } from './shapes.ts'
import type { Slide } from './slideFrame.ts'
import { themeXml } from './theme.ts'

const PML = 'application/vnd.openxmlformats-officedocument.presentationml'
const CHART_URI = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const LAYOUTS = { title: 'ppt/slideLayouts/slideLayout1.xml', figure: 'ppt/slideLayouts/slideLayout2.xml', text: 'ppt/slideLayouts/slideLayout3.xml' } as const
const MASTER = 'ppt/slideMasters/slideMaster1.xml'
const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml'
const PRESENTATION = 'ppt/presentation.xml'

const OWN_TEXT = /^<p:sp><p:nvSpPr><p:cNvPr id="\d+" name="(yinguo:[^"&]+)"\/><p:cNvSpPr><a:spLocks noGrp="1"\/>/

export type LayoutName = keyof typeof LAYOUTS
export interface DocumentInfo { title: string; /** ISO 8601. */ at: string }

/** By which a replaced picture is told from ours. */
export const pixelsMark = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12)

/** A presentation being put together, part by part. */
export class DeckBuilder {
  readonly opc = new OpcPackage()
  readonly page: SlidePage
  readonly #t: Translate
  readonly #slides: string[] = []
  readonly #master: string
  #notesMaster: string | null = null
  #charts = 0
  /** Names of the placeholders of ours, which LibreOffice drops when it saves. */
  readonly texts: { name: string; slide: number; notes: boolean }[] = []
  #pictures = 0

  constructor(page: SlidePage, info: DocumentInfo, t: Translate) {
    this.page = page
    this.#t = t
    this.opc.relate('', relationType.officeDocument, PRESENTATION)
    addProperties(this.opc, { ...info, title: oneLine(info.title) }, 'Microsoft Office PowerPoint')
    this.#master = this.opc.relate(PRESENTATION, relationType.slideMaster, MASTER)
  }

  get slides(): number { return this.#slides.length }

  /** Its place among the slides, from 0. */
  async add(slide: Slide, layout: LayoutName, { notes = [], notesName = 'Notes', hidden = false }: { notes?: readonly string[]; notesName?: string; hidden?: boolean } = {}): Promise<number> {
    const { opc } = this
    const path = `ppt/slides/slide${this.#slides.length + 1}.xml`
    opc.relate(path, relationType.slideLayout, LAYOUTS[layout])
    const shapes = [...slide.shapes]
    if (slide.picture) shapes.push(this.#picture(path, slide.picture))
    for (const chart of slide.chart ? [slide.chart, ...slide.more ?? []] : []) {
      const part = await addChartParts(opc, 'ppt', ++this.#charts, chart.figure, { fonts: fonts.screen, textSize: chart.textSize, width: pointsOf(chart.region.width), height: pointsOf(chart.region.height), ...(chart.title && { title: chart.title }) }, this.#t)
      const relation = opc.relate(path, relationType.chart, part.path)
      shapes.push(graphicFrame(chart.id, chart.name(chartMark(part.xml)), chart.description, chart.region, CHART_URI, `<c:chart xmlns:c="${namespaces.c}" xmlns:r="${namespaces.r}" r:id="${relation}"/>`))
    }
    if (notes.length > 0) this.#notes(path, notes, notesName)
    const slideAt = this.#slides.length
    for (const shape of shapes) { const name = OWN_TEXT.exec(shape)?.[1]; if (name) this.texts.push({ name, slide: slideAt, notes: false }) }
    if (notes.length > 0 && notesName.startsWith('yinguo:')) this.texts.push({ name: notesName, slide: slideAt, notes: true })
    opc.add(path, slideXml(shapes, hidden), `${PML}.slide+xml`)
    return this.#slides.push(opc.relate(PRESENTATION, relationType.slide, path)) - 1
  }

  /** PNG for every reader, with the SVG beside it for those that take it (Office 2016 on). */
  #picture(slide: string, { picture, id, region, description, name }: NonNullable<Slide['picture']>): string {
    const { opc } = this
    const base = `ppt/media/image${++this.#pictures}`
    const pixels = `${base}.${picture.type === 'image/jpeg' ? 'jpeg' : 'png'}`
    opc.add(pixels, picture.png, picture.type === 'image/jpeg' ? contentType.jpeg : contentType.png)
    const png = opc.relate(slide, relationType.image, pixels)
    let svg: string | null = null
    if (picture.svg) {
      opc.add(`${base}.svg`, new TextEncoder().encode(picture.svg), contentType.svg)
      svg = opc.relate(slide, relationType.image, `${base}.svg`)
    }
    return pictureShape(id, name(pixelsMark(picture.png)), description, region, { png, svg })
  }

  #notes(slide: string, notes: readonly string[], name: string): void {
    const { opc } = this
    if (this.#notesMaster === null) {
      this.#notesMaster = opc.relate(PRESENTATION, relationType.notesMaster, NOTES_MASTER)
      opc.relate(NOTES_MASTER, relationType.theme, 'ppt/theme/theme2.xml')
      opc.add(NOTES_MASTER, notesMasterXml(), `${PML}.notesMaster+xml`)
      opc.add('ppt/theme/theme2.xml', themeXml(), contentType.theme)
    }
    const path = `ppt/notesSlides/notesSlide${this.#slides.length + 1}.xml`
    opc.relate(path, relationType.notesMaster, NOTES_MASTER)
    opc.relate(path, relationType.slide, slide)
    opc.relate(slide, relationType.notesSlide, path)
    opc.add(path, notesSlideXml(notes, name), `${PML}.notesSlide+xml`)
  }

  finish(sections: readonly DeckSection[] = []): Promise<Uint8Array> {
    const { opc, page } = this
    const layouts = Object.values(LAYOUTS).map(path => {
      opc.relate(path, relationType.slideMaster, MASTER)
      return opc.relate(MASTER, relationType.slideLayout, path)
    })
    opc.relate(MASTER, relationType.theme, 'ppt/theme/theme1.xml')
    opc.add(LAYOUTS.title, titleLayoutXml(page), `${PML}.slideLayout+xml`)
    opc.add(LAYOUTS.figure, figureLayoutXml(page), `${PML}.slideLayout+xml`)
    opc.add(LAYOUTS.text, textLayoutXml(page), `${PML}.slideLayout+xml`)
    opc.add(MASTER, masterXml(page, layouts), `${PML}.slideMaster+xml`)
    opc.add('ppt/theme/theme1.xml', themeXml(), contentType.theme)
    this.#settings()
    opc.add(PRESENTATION, presentationXml(page, { master: this.#master, notesMaster: this.#notesMaster, slides: this.#slides, sections }), `${PML}.presentation.main+xml`)
    return opc.toBytes()
  }

  /** The three small parts PowerPoint writes into every file and expects to find. */
  #settings(): void {
    const parts = [
      ['presProps', relationType.presProps, `<p:presentationPr xmlns:a="${namespaces.a}" xmlns:r="${namespaces.r}" xmlns:p="${namespaces.p}"/>`, `${PML}.presProps+xml`],
      ['viewProps', relationType.viewProps, `<p:viewPr xmlns:a="${namespaces.a}" xmlns:r="${namespaces.r}" xmlns:p="${namespaces.p}"/>`, `${PML}.viewProps+xml`],
      ['tableStyles', relationType.tableStyles, `<a:tblStyleLst xmlns:a="${namespaces.a}" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`, `${PML}.tableStyles+xml`],
    ] as const
    for (const [name, relation, body, type] of parts) {
      this.opc.add(`ppt/${name}.xml`, body, type)
      this.opc.relate(PRESENTATION, relation, `ppt/${name}.xml`)
    }
  }
}
