import type { FishboneFigure, FishboneLayout, Figure, Frame, ParetoFigure, TableModel } from '../../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../../shared/figures/resultFigure.ts'
import type { ResultFigure } from '../../../../shared/figures/resultFigure.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import { wrapText } from '../../../../shared/figures/text/wrap.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { decodeEntities } from '../../import/xlsx/xmlScan.ts'
import { oneLine } from '../cleanText.ts'
import { alternativeText, factsLine, footTexts } from '../frameText.ts'
import { hasNativeChart, nativeCharts } from '../ooxml/chartPart.ts'
import type { ChartFigure } from '../ooxml/chartPart.ts'
import { barColour, colour } from '../ooxml/palette.ts'
import { POINT, pointsOf } from '../ooxml/units.ts'
import { xmlAttribute } from '../ooxml/xml.ts'
import { pictureOf } from '../picture.ts'
import type { Picture } from '../picture.ts'
import { paginate, shapeTable } from '../tableShape.ts'
import { outlineTable } from '../outlineTable.ts'
import { diagramGroup } from './causeDiagram.ts'
import { boneViews, fishboneGroup, smallestType, wholeView } from './fishbone.ts'
import { WIDE } from './page.ts'
import type { Region, SlidePage } from './page.ts'
import { paragraph, placeholder, slideNumber, textShape } from './shapes.ts'
import { slideTables, tableFrame } from './table.ts'
import type { TableLines } from './table.ts'

export interface SlideChart { figure: ChartFigure; id: number; /** By the mark of its numbers. */ name(mark: string): string; region: Region; description: string; /** Inside the chart, where there are several. */ title: string; textSize: number }

/** What one slide shows; a chart or a picture is named, for its parts are written by the deck. */
export interface Slide {
  shapes: string[]
  chart: SlideChart | null
  /** Charts beside it. */
  more?: SlideChart[]
  picture?: { picture: Pick<Picture, 'png'> & { svg: string | null; /** PNG when not said. */ type?: 'image/png' | 'image/jpeg' }; id: number; region: Region; description: string; /** By the mark of its pixels. */ name(shown: string): string }
}

/** How slides are laid out and what their shapes are called. */
export interface SlideSetting {
  t: Translate
  page: SlidePage
  /** The name of a shape by what it is; `shown`: the words in it, by which a later change is told, or a mark made already. */
  name(part: string, usual: string, shown?: string | { mark: string }): string
  lines: TableLines
  /** Whether a figure's numbers follow it as a table. */
  tables: boolean
  /** What the figure says, over it; on its first slide. */
  takeaway: { height: number; shape(id: number, region: Region): string } | null
}
export const plainSetting = (t: Translate): SlideSetting => ({ t, page: WIDE, name: (_, usual) => usual, lines: 'threeLine', tables: true, takeaway: null })

/** Type smaller than this cannot be read from the back of a room. */
const SMALLEST_TYPE = 8
const GUTTER = 10
/** Points; mm a line; lines before it is set smaller, and lines a note may have at most. */
const FOOT = { size: 10, small: 8.5, line: 4.7, most: 5, each: 4 }

/** The text as it is where it fits, so that the reader's program may break it anew; else cut with an ellipsis. Size in points. */
function clip(text: string, room: { width: number; size: number; bold?: boolean; lines: number }): string {
  const options = { width: room.width, fontSize: room.size * POINT, bold: room.bold ?? false }
  if (wrapText(text, options).length <= room.lines) return oneLine(text)
  return wrapText(text, { ...options, maxLines: room.lines }).reduce((joined, line) => joined + (/[\u0021-\u024F]$/.test(joined) ? ' ' : '') + line)
}

export class SlideDraft {
  readonly shapes: string[] = []
  #last = 1
  nextId = (): number => ++this.#last
}

const later = (on: SlideSetting): SlideSetting => ({ ...on, takeaway: null })

/** What stands around a figure or table: `classes` of a chart get a key beside the facts. */
export interface Framed { frame: Frame; classes: ParetoFigure | null }

/** Title, facts, the simulated label, notes at the foot and the page number; returns where the figure goes. */
export function frameSlide(draft: SlideDraft, { frame, classes }: Framed, title: string, foot: readonly string[], on: SlideSetting): Region {
  const { nextId, shapes } = draft
  const { page: { regions, textWidth, margin, bodyTop, footBottom }, name } = on
  const size = [24, 20, 17].find(points => wrapText(title, { width: regions.title.width, fontSize: points * POINT, bold: true }).length * points * 0.44 <= regions.title.height) ?? 17
  const shownTitle = clip(title, { width: regions.title.width, size, bold: true, lines: 2 })
  shapes.push(placeholder(nextId(), name('title', 'Title', shownTitle), 'title', null, paragraph([shownTitle], size === 24 ? {} : { size })))
  const key = classes ? classKey(draft, classes, on) : 0
  // Measured a little narrower than it stands, as the notes are.
  const facts = factsLine(frame)
  const factsSize = [12, 10.5].find(points => measureText(facts, points * POINT, false) <= (textWidth - key) * 0.9) ?? 9.5
  const shownFacts = clip(facts, { width: (textWidth - key) * 0.93, size: factsSize, lines: 1 })
  if (facts) shapes.push(placeholder(nextId(), name('facts', 'Facts', shownFacts), 'body', 13, paragraph([shownFacts], factsSize === 12 ? {} : { size: factsSize })))
  if (frame.simulated) shapes.push(simulatedBadge(nextId(), frame.simulated, on.page))
  // Measured a little narrower than it stands: the reader's font may be wider than ours.
  const room = textWidth - 34
  const linesAt = (points: number): number[] => foot.map(text => Math.min(FOOT.each, wrapText(text, { width: room, fontSize: points * POINT }).length))
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
  // A long list of rules gives way to the figure: it is set smaller, and printed whole in the document and the workbook.
  const footSize = sum(linesAt(FOOT.size)) > FOOT.most ? FOOT.small : FOOT.size
  const height = sum(linesAt(footSize)) * FOOT.line * footSize / FOOT.size
  if (foot.length > 0) {
    const shown = foot.map(text => clip(text, { width: room, size: footSize, lines: FOOT.each }))
    shapes.push(placeholder(nextId(), name('foot', 'Notes', shown.join('')), 'body', 14, shown.map(text => paragraph([text], { size: footSize })).join(''), { x: margin, y: footBottom - height, width: textWidth - 26, height }))
  }
  shapes.push(slideNumber(nextId()))
  let top = facts ? bodyTop : bodyTop - 7
  if (on.takeaway) {
    shapes.push(on.takeaway.shape(nextId(), { x: margin, y: top, width: textWidth, height: on.takeaway.height }))
    top += on.takeaway.height + 2
  }
  return { x: margin, y: top, width: textWidth, height: footBottom - height - 3 - top }
}

/** The words "simulated data" in the corner; named as a note, so that a fishbone read back takes it for no cause. */
export const simulatedBadge = (id: number, words: string, page: SlidePage): string =>
  textShape(id, 'yinguo:note:simulated', page.regions.badge, paragraph([words], { size: 12, bold: true, colour: colour.simulated, align: 'ctr' }), { stroke: colour.simulated, weight: 1 })

/** Coloured squares with the names of the classes, right of the facts; returns the width taken. */
function classKey(draft: SlideDraft, figure: ParetoFigure, { t, page: { margin, textWidth, regions } }: SlideSetting): number {
  const size = 11 * POINT
  const bars = figure.panels?.length ? figure.panels.flatMap(panel => panel.bars) : figure.bars
  let right = margin + textWidth
  const classes = (['C', 'B', 'A'] as const).filter(one => bars.some(bar => bar.class === one && !bar.other))
  const entries = [
    ...(bars.some(bar => bar.other) ? [{ text: t('figures.other'), fill: barColour({ class: 'C', other: true }) }] : []),
    ...classes.map(one => ({ text: t(`figures.pareto.class.${one}`), fill: barColour({ class: one, other: false }) })),
  ]
  for (const entry of entries) {
    const width = measureText(entry.text, size, false) + 2
    right -= width
    draft.shapes.push(textShape(draft.nextId(), 'Class', { x: right, y: regions.facts.y, width, height: regions.facts.height }, paragraph([entry.text], { size: 11, colour: colour.muted }), { wrap: false }))
    right -= 5
    draft.shapes.push(textShape(draft.nextId(), 'Class colour', { x: right, y: regions.facts.y + 2, width: 3.2, height: 3.2 }, paragraph([]), { fill: entry.fill, stroke: colour.axis, weight: 0.25 }))
    right -= 5
  }
  return margin + textWidth - right
}

/** Up to four charts on a slide. */
const ABREAST = 4

const framed = (figure: Figure): Framed => ({ frame: figure.frame, classes: figure.kind === 'pareto' ? figure : null })
/** A table says the class in its last column. */
const unkeyed = (figure: Figure): Framed => ({ frame: figure.frame, classes: null })

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
      figure: one.figure, id: draft.nextId(), title: one.title, textSize: page.length === 1 ? 12 : page.length === 2 ? 10.5 : 9,
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

/** A table over as many slides as it needs, each with the header. */
export function tableSlides(around: Framed, kind: string, table: TableModel, title: string, foot: readonly string[], on: SlideSetting): Slide[] {
  // The room depends on the notes of the frame, so a frame is laid out once to learn it.
  const [room, first] = [frameSlide(new SlideDraft(), around, title, foot, later(on)), frameSlide(new SlideDraft(), around, title, foot, on)]
  const tried = slideTables.map(type => {
    const shape = shapeTable(table, on.page.textWidth, type)
    return { type, shape, pages: paginate(shape, room.height, first.height) }
  })
  const { type, shape, pages } = tried.find(one => one.pages.length === 1) ?? tried.at(-1)!
  return pages.map((rows, i) => {
    const draft = new SlideDraft()
    const heading = pages.length === 1 ? title : on.t('report.continued', { title, n: i + 1, of: pages.length })
    const region = frameSlide(draft, around, heading, foot, i === 0 ? on : later(on))
    const height = shape.header.height + shape.rows.slice(rows.from, rows.to).reduce((sum, row) => sum + row.height, 0)
    const shown = [...shape.header.titles.map((lines, c) => [...lines, ...shape.header.subs[c] ?? []]), ...shape.rows.slice(rows.from, rows.to).flatMap(row => row.lines)].flat().join('')
    draft.shapes.push(tableFrame(draft.nextId(), on.name(`table:${i + 1}`, `table:${kind}:${i + 1}`, shown), heading, { ...region, height }, table, shape, rows, type, on.lines))
    return { shapes: draft.shapes, chart: null }
  })
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

export const chartWidth = (region: Region): number => pointsOf(region.width)
