import type { FishboneFigure, FishboneLayout, Figure } from '../../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { ResultFigure } from '../../../../shared/figures/resultFigure.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import { decodeEntities } from '../../import/xlsx/xmlScan.ts'
import { alternativeText, footTexts } from '../frameText.ts'
import { hasNativeChart, nativeCharts } from '../ooxml/chartPart.ts'
import type { ChartFigure } from '../ooxml/chartPart.ts'
import { colour } from '../ooxml/palette.ts'
import { POINT } from '../ooxml/units.ts'
import { xmlAttribute } from '../ooxml/xml.ts'
import { outlineTable } from '../outlineTable.ts'
import { pictureOf } from '../picture.ts'
import { diagramGroup } from './causeDiagram.ts'
import { boneViews, fishboneGroup, smallestType, wholeView } from './fishbone.ts'
import type { Region } from './page.ts'
import { paragraph, textShape } from './shapes.ts'
import { frameSlide, later, SlideDraft } from './slideFrame.ts'
import type { Framed, Slide, SlideChart, SlideSetting } from './slideFrame.ts'
import { tableSlides } from './tableSlides.ts'

/** Type smaller than this cannot be read from the back of a room. */
const SMALLEST_TYPE = 12
const GUTTER = 10
/** Up to four charts on a slide. */
const ABREAST = 4

const framed = (figure: Figure): Framed => ({ frame: figure.frame, classes: figure.kind === 'pareto' ? figure : null })
/** A table says the class in its last column. */
const unkeyed = (figure: Figure): Framed => ({ frame: figure.frame, classes: null })

/** Names under bars are set a little smaller where they would be broken otherwise. */
function largestType(figure: ChartFigure, width: number): number {
  if (figure.kind !== 'pareto') return 14
  const slot = width * 0.8 / Math.max(1, figure.bars.length)
  return figure.bars.every(bar => measureText(bar.label, 14 * POINT, false) <= slot) ? 14 : 12
}

/** The chart of a figure on a slide, or its charts side by side on as many as they need. */
function chartSlides(figure: ChartFigure, on: SlideSetting): Slide[] {
  const { t } = on
  const charts = nativeCharts(figure)
  const pages = Array.from({ length: Math.ceil(charts.length / ABREAST) }, (_, i) => charts.slice(i * ABREAST, (i + 1) * ABREAST))
  return pages.map((page, at) => {
    const draft = new SlideDraft()
    const title = pages.length === 1 ? figure.frame.title : t('report.continued', { title: figure.frame.title, n: at + 1, of: pages.length })
    const region = frameSlide(draft, framed(figure), title, footTexts(figure, t), at === 0 ? on : later(on))
    const columns = page.length === 1 ? 1 : 2
    const rows = Math.ceil(page.length / columns)
    const [width, height] = [(region.width - (columns - 1) * GUTTER / 2) / columns, region.height / rows]
    const [chart, ...more] = page.map((one, i): SlideChart => ({
      figure: one.figure, id: draft.nextId(), title: one.title, textSize: page.length === 1 ? largestType(one.figure, width) : page.length === 2 ? 12 : 10.5,
      region: page.length === 1 ? region : { x: region.x + (i % columns) * (width + GUTTER / 2), y: region.y + Math.floor(i / columns) * height, width, height },
      description: alternativeText(one.figure, t),
      name: mark => on.name(`chart:${at * ABREAST + i + 1}`, `chart:${one.figure.kind}${i === 0 ? '' : `:${i + 1}`}`, { mark }),
    }))
    return { shapes: draft.shapes, chart: chart ?? null, more }
  })
}

/** As large as the room allows, in its middle. */
export function fitted(room: Region, { width, height }: { width: number; height: number }, most = Infinity): Region {
  const scale = Math.min(room.width / width, room.height / height, most)
  return { x: room.x + (room.width - width * scale) / 2, y: room.y + (room.height - height * scale) / 2, width: width * scale, height: height * scale }
}

/** What Office has no chart for, as a picture of the very drawing, as large as the slide allows. */
function pictureSlide(figure: ResultFigure, on: SlideSetting): Slide {
  const draft = new SlideDraft()
  const room = frameSlide(draft, framed(figure), figure.frame.title, footTexts(figure, on.t), on)
  const picture = pictureOf(figure, 220)
  return { shapes: draft.shapes, chart: null, picture: { picture, id: draft.nextId(), region: fitted(room, picture), description: alternativeText(figure, on.t), name: shown => on.name('picture', figure.kind, shown) } }
}

function emptySlide(figure: Figure, on: SlideSetting): Slide {
  const draft = new SlideDraft()
  const region = frameSlide(draft, framed(figure), figure.frame.title, footTexts(figure, on.t), on)
  const sentence = (isResultFigure(figure) && figure.empty) || on.t('report.noData')
  draft.shapes.push(textShape(draft.nextId(), on.name('empty', 'Empty', sentence), region, paragraph([sentence], { size: 16, colour: colour.muted, align: 'ctr' })))
  return { shapes: draft.shapes, chart: null }
}

/** The name of a group tells the words that were in it. */
function markedGroup(group: string, plain: string, on: SlideSetting, part: string): string {
  const words = [...group.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(match => decodeEntities(match[1]!)).join('')
  return group.replace(`name="${xmlAttribute(plain)}"`, () => `name="${xmlAttribute(on.name(part, plain, words))}"`)
}

function fishboneSlides(figure: FishboneFigure, on: SlideSetting): Slide[] {
  const { t } = on
  const first = new SlideDraft()
  const region = frameSlide(first, framed(figure), figure.frame.title, footTexts(figure, t), on)
  const words = { name: figure.diagram?.kind ?? 'fishbone', description: alternativeText(figure, t), fishbone: figure.fishbone }
  const { diagram } = figure
  // A list of numbers would make everything small: the slides carry it as a table.
  const listed = !diagram && figure.layout.list.length > 0
  const layout = listed ? { ...figure.layout, list: [], height: listTop(figure.layout) } : figure.layout
  const whole = wholeView(layout)
  first.shapes.push(markedGroup(diagram ? diagramGroup(first.nextId, words, diagram, region) : fishboneGroup(first.nextId, words, layout, whole, region), words.name, on, 'drawing'))
  const slides: Slide[] = [{ shapes: first.shapes, chart: null }]
  if (!diagram && smallestType(whole, region) < SMALLEST_TYPE) slides.push(...enlargedSlides(figure, layout, later(on)))
  if (listed) slides.push(...tableSlides(unkeyed(figure), figure.kind, outlineTable(figure, t), t('causeFigure.tableTitle', { title: figure.frame.title }), footTexts(figure, t), later(on)))
  return slides
}

/** Where the list of numbers begins. */
const listTop = (layout: FishboneLayout): number => Math.min(layout.height, ...layout.list.map(note => note.y - 1))

/** Two big bones a slide, with everything on them. */
function enlargedSlides(figure: FishboneFigure, layout: FishboneLayout, on: SlideSetting): Slide[] {
  const { t } = on
  const slides: Slide[] = []
  const views = boneViews(layout)
  for (let i = 0; i < views.length; i += 2) {
    const pair = views.slice(i, i + 2)
    const draft = new SlideDraft()
    const roots = pair.map(view => view.bones[0]?.label.lines.join('') ?? '').filter(Boolean)
    const title = t('report.part', { title: figure.frame.title, part: roots.join(t('figures.listComma')) || String(i / 2 + 1) })
    const room = frameSlide(draft, framed(figure), title, footTexts(figure, t), on)
    const width = (room.width - GUTTER) / 2
    pair.forEach((view, side) => {
      const half = pair.length === 1 ? room : { ...room, x: room.x + side * (width + GUTTER), width }
      const name = `fishbone:${i + side + 1}`
      draft.shapes.push(markedGroup(fishboneGroup(draft.nextId, { name, description: title, fishbone: figure.fishbone }, layout, view, half), name, on, `drawing:${i + side + 1}`))
    })
    slides.push({ shapes: draft.shapes, chart: null })
  }
  return slides
}

/** The slides of one figure: the figure itself, then its table where it has one and it is wanted. */
export function figureSlides(figure: Figure, on: SlideSetting): Slide[] {
  const { t } = on
  switch (figure.kind) {
    case 'fishbone': return fishboneSlides(figure, on)
    case 'priority': return figure.table.rows.length > 0 ? tableSlides(unkeyed(figure), figure.kind, figure.table, figure.frame.title, footTexts(figure, t), on) : [emptySlide(figure, on)]
    default: {
      const result = isResultFigure(figure) ? figure : null
      const drawn = hasNativeChart(figure) ? chartSlides(figure, on) : [result && !result.empty ? pictureSlide(result, on) : emptySlide(figure, on)]
      if (figure.table.rows.length === 0 || !on.tables) return drawn
      return [...drawn, ...tableSlides(unkeyed(figure), figure.kind, figure.table, t('report.tableTitle', { title: figure.frame.title }), figure.frame.source ? [figure.frame.source] : [], later(on))]
    }
  }
}
