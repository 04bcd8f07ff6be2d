import type { Frame, ParetoFigure } from '../../../../shared/figures/figure.ts'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import { wrapText } from '../../../../shared/figures/text/wrap.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { factsLine } from '../frameText.ts'
import type { ChartFigure } from '../ooxml/chartPart.ts'
import { barColour, colour } from '../ooxml/palette.ts'
import { POINT } from '../ooxml/units.ts'
import type { Picture } from '../picture.ts'
import { WIDE } from './page.ts'
import type { Region, SlidePage } from './page.ts'
import { paragraph, placeholder, slideNumber, textShape } from './shapes.ts'
import type { TableLines } from './table.ts'
import { unbroken } from './unbroken.ts'

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

/** Points; mm a line; lines before it is set smaller, and lines a note may have at most. */
const FOOT = { size: 10, small: 8.5, line: 4.7, most: 5, each: 4 }

/** The text as it is where it fits, so that the reader's program may break it anew; else cut with an ellipsis. Size in points. */
const clip = (text: string, room: { width: number; size: number; bold?: boolean; lines: number }): string =>
  unbroken(wrapText(text, { width: room.width, fontSize: room.size * POINT, bold: room.bold ?? false, maxLines: room.lines }), text)

export class SlideDraft {
  readonly shapes: string[] = []
  #last = 1
  nextId = (): number => ++this.#last
}

export const later = (on: SlideSetting): SlideSetting => ({ ...on, takeaway: null })

/** What stands around a figure or table: `classes` of a chart get a key beside the facts. */
export interface Framed { frame: Frame; classes: ParetoFigure | null }

/** Title, facts, the simulated label, notes at the foot and the page number; returns where the figure goes. */
export function frameSlide(draft: SlideDraft, { frame, classes }: Framed, title: string, foot: readonly string[], on: SlideSetting): Region {
  const { nextId, shapes } = draft
  const { page: { regions, textWidth, margin, bodyTop, footBottom }, name } = on
  const size = [24, 20, 17].find(points => wrapText(title, { width: regions.title.width, fontSize: points * POINT, bold: true }).length * points * 0.44 <= regions.title.height) ?? 17
  const shownTitle = clip(title, { width: regions.title.width, size, bold: true, lines: 2 })
  shapes.push(placeholder(nextId(), name('title', 'Title', shownTitle), 'title', null, paragraph([shownTitle], size === 24 ? {} : { size })))
  const facts = factsLine(frame)
  const key = classes ? keyEntries(classes, on.t) : []
  const keyWidth = key.reduce((width, entry) => width + entry.width + 2 * KEY.gap, 0)
  // Measured a little narrower than it stands, as the notes are. A key that leaves too little room goes below.
  const factsIn = (width: number): number | undefined => [12, 10.5].find(points => measureText(facts, points * POINT, false) <= width * 0.9)
  const below = key.length > 0 && factsIn(textWidth - keyWidth) === undefined
  const factsWidth = textWidth - (below ? 0 : keyWidth)
  classKey(draft, key, regions.facts.y + (below ? regions.facts.height : 0), on)
  const factsSize = factsIn(factsWidth) ?? 9.5
  const shownFacts = clip(facts, { width: factsWidth * 0.93, size: factsSize, lines: 1 })
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
  let top = (facts ? bodyTop : bodyTop - regions.facts.height) + (below ? regions.facts.height : 0)
  if (on.takeaway) {
    shapes.push(on.takeaway.shape(nextId(), { x: margin, y: top, width: textWidth, height: on.takeaway.height }))
    top += on.takeaway.height + 2
  }
  return { x: margin, y: top, width: textWidth, height: footBottom - height - 3 - top }
}

/** The words "simulated data" in the corner; named as a note, so that a fishbone read back takes it for no cause. */
export function simulatedBadge(id: number, words: string, { regions: { badge } }: SlidePage): string {
  const size = [12, 11, 10].find(points => measureText(words, points * POINT, true) * 1.05 <= badge.width - 1) ?? 8.5
  return textShape(id, 'yinguo:note:simulated', badge, paragraph([words], { size, bold: true, colour: colour.simulated, align: 'ctr' }), { stroke: colour.simulated, weight: 1, wrap: false })
}

interface KeyEntry { text: string; fill: string; width: number }
const KEY = { size: 11 * POINT, square: 3.2, gap: 5 } as const

function keyEntries(figure: ParetoFigure, t: Translate): KeyEntry[] {
  const bars = figure.panels?.length ? figure.panels.flatMap(panel => panel.bars) : figure.bars
  const classes = (['C', 'B', 'A'] as const).filter(one => bars.some(bar => bar.class === one && !bar.other))
  return [
    ...(bars.some(bar => bar.other) ? [{ text: t('figures.other'), fill: barColour({ class: 'C', other: true }) }] : []),
    ...classes.map(one => ({ text: t(`figures.pareto.class.${one}`), fill: barColour({ class: one, other: false }) })),
  ].map(entry => ({ ...entry, width: measureText(entry.text, KEY.size, false) + 2 }))
}

/** Coloured squares with the names of the classes, at the right end of a line. */
function classKey(draft: SlideDraft, entries: readonly KeyEntry[], y: number, { page: { margin, textWidth, regions } }: SlideSetting): void {
  let right = margin + textWidth
  for (const { text, fill, width } of entries) {
    right -= width
    draft.shapes.push(textShape(draft.nextId(), 'Class', { x: right, y, width, height: regions.facts.height }, paragraph([text], { size: 11, colour: colour.muted }), { wrap: false }))
    right -= KEY.gap
    draft.shapes.push(textShape(draft.nextId(), 'Class colour', { x: right, y: y + 2, width: KEY.square, height: KEY.square }, paragraph([]), { fill, stroke: colour.axis, weight: 0.25 }))
    right -= KEY.gap
  }
}
