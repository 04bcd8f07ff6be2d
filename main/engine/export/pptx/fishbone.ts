import type { FishboneLayout, PlacedBone, PlacedKey, Segment, TextBox } from '../../../../shared/figures/figure.ts'
import { shapeName, wordsMark, writeFacts } from '../../../../shared/figures/fishbone/deckNames.ts'
import { boneLook, causeColours, heatColour, heatWeight } from '../../../../shared/figures/fishbone/look.ts'
import { takenBy } from '../../../../shared/figures/fishbone/placed.ts'
import { paperTheme } from '../../../../shared/figures/theme.ts'
import { colour, fishboneColour } from '../ooxml/palette.ts'
import { pointsOf } from '../ooxml/units.ts'
import type { Region } from './page.ts'
import { connector, freeform, group, paragraph, textShape } from './shapes.ts'
import type { BoxLook, Glue } from './shapes.ts'

/** Line weight, points, by level. */
const WEIGHT = [1.75, 1.25, 1, 0.75, 0.75, 0.75]
const SPINE_WEIGHT = 4
const LINE = 1.24
/** Small diagrams are not blown up beyond this. */
const LARGEST_SCALE = 1.7
/** A line ends this near to the middle of a label's side: it is glued there, mm of the drawing. */
const GLUED = 0.05
/** Most that a line ends before its label, mm of the drawing. */
const TAIL = 1

const hex = (css: string): string => css.slice(1).toUpperCase()
const own = causeColours(paperTheme)
export const signColour = { main: hex(own.main), mainFill: hex(own.mainFill), hatch: hex(own.hatch), link: hex(own.link), quiet: hex(own.quiet) }

interface FishboneView {
  bones: readonly PlacedBone[]
  /** The part of the drawing area that is shown, mm. */
  window: Region
  /** Head, cross links, signs explained, notes. */
  whole: boolean
}

/** The whole diagram. */
export const wholeView = (layout: FishboneLayout): FishboneView => ({ bones: layout.bones, window: { x: 0, y: 0, width: layout.width, height: layout.height }, whole: true })

/** From mm of the drawing to the region of a slide, in its middle. */
export class Projection {
  readonly scale: number
  readonly area: Region
  readonly #window: Region

  constructor(window: Region, region: Region) {
    this.#window = window
    this.scale = Math.min(region.width / window.width, region.height / window.height, LARGEST_SCALE)
    const width = window.width * this.scale
    const height = window.height * this.scale
    this.area = { x: region.x + (region.width - width) / 2, y: region.y + (region.height - height) / 2, width, height }
  }

  point(x: number, y: number): { x: number; y: number } { return { x: this.area.x + (x - this.#window.x) * this.scale, y: this.area.y + (y - this.#window.y) * this.scale } }

  box(box: Region): Region { return { ...this.point(box.x, box.y), width: box.width * this.scale, height: box.height * this.scale } }

  line(line: Segment): Segment {
    const from = this.point(line.x1, line.y1)
    const to = this.point(line.x2, line.y2)
    return { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
  }

  /** Points of a length in mm of the drawing. */
  points(length: number): number { return pointsOf(length * this.scale) }

  text(box: TextBox, ink: string, align: 'ctr' | 'l' = 'ctr'): string {
    return paragraph(box.lines, { size: this.points(box.fontSize), bold: box.bold, colour: ink, align, leading: this.points(box.fontSize * LINE) })
  }
}

/** The smallest type of a view, in points, when it fills `region`. */
export const smallestType = (view: FishboneView, region: Region): number =>
  new Projection(view.window, region).points(Math.min(...view.bones.map(bone => Math.min(bone.label.fontSize, bone.evidence?.fontSize ?? Infinity)), 10))

/** Every big bone by itself, with everything on it: for diagrams whose type would be too small on one slide. */
export function boneViews(layout: FishboneLayout): FishboneView[] {
  const parents = new Map(layout.bones.map(bone => [bone.id, bone.parent]))
  const rootOf = (bone: PlacedBone): string => {
    let id = bone.id
    for (let parent = parents.get(id); parent; parent = parents.get(id)) id = parent
    return id
  }
  return layout.bones.filter(bone => bone.parent === null).map(root => {
    const bones = layout.bones.filter(bone => rootOf(bone) === root.id)
    return { bones, window: around(bones), whole: false }
  })
}

function around(bones: readonly PlacedBone[]): Region {
  const boxes = bones.flatMap(takenBy)
  const xs = [...bones.flatMap(bone => [bone.line.x1, bone.line.x2]), ...boxes.flatMap(box => [box.x, box.x + box.width])]
  const ys = [...bones.flatMap(bone => [bone.line.y1, bone.line.y2]), ...boxes.flatMap(box => [box.y, box.y + box.height])]
  const pad = 3
  const x = Math.min(...xs) - pad
  const y = Math.min(...ys) - pad
  return { x, y, width: Math.max(...xs) + pad * 2 - x, height: Math.max(...ys) + pad - y }
}

/** Name and alternative text of a group. */
export interface GroupWords { name: string; description: string; fishbone: string }

/**
 * One group of native shapes: straight connectors with arrows, boxes and text boxes, named as `deckNames.ts` says. Labels are
 * glued to their lines where the middle of a side lies at the tail; the spine to the head.
 */
export function fishboneGroup(nextId: () => number, words: GroupWords, layout: FishboneLayout, view: FishboneView, region: Region): string {
  const to = new Projection(view.window, region)
  const id = nextId()
  const lines: string[] = []
  const texts: string[] = []
  const headId = nextId()
  const arrow = (size: 'sm' | 'med'): 'sm' | 'med' | 'none' => (layout.arrows ? size : 'none')
  const links = view.whole ? layout.links : []
  const spine = shapeName('spine', '', { fishbone: words.fishbone, view: 'fishbone', n: String(view.bones.length), m: String(links.length) })
  const written = writeFacts({ bones: view.bones.map(bone => bone.id).join(','), links: links.map(link => link.id).join(',') })
  const spineLook = { weight: SPINE_WEIGHT, colour: fishboneColour.spine, arrow: arrow('med') }
  if (view.whole) {
    texts.push(textShape(headId, shapeName('effect', '', { shown: wordsMark(layout.head.lines.join('')) }), to.box(layout.head), to.text(layout.head, fishboneColour.headText), {
      fill: fishboneColour.head, geometry: 'roundRect', wrap: false,
    }))
    lines.push(connector(nextId(), spine, written, to.line(layout.spine), { ...spineLook, to: { shape: headId, site: layout.headSide === 'right' ? 1 : 3 } }))
  } else {
    const { x, width } = view.window
    const [x1, x2] = layout.headSide === 'right' ? [x, x + width] : [x + width, x]
    lines.push(connector(nextId(), spine, written, to.line({ x1, y1: layout.spine.y1, x2, y2: layout.spine.y1 }), spineLook))
  }
  const places = siblingPlaces(layout.bones)
  for (const bone of view.bones) {
    const labelId = nextId()
    const label = labelRegion(bone)
    const site = siteAt(label, bone.line)
    const look = boneLook(bone, paperTheme)
    const weight = bone.heat === null ? WEIGHT[Math.min(bone.level, WEIGHT.length) - 1]! * Math.min(1, to.scale + 0.15) : Math.max(0.5, to.points(look.weight))
    lines.push(connector(nextId(), shapeName('bone', bone.id, { parent: bone.parent ?? '', level: String(bone.level), at: String(places.get(bone.id) ?? 0), shown: wordsMark(bone.label.lines.join('')) }), '', to.line(bone.line), {
      weight, colour: hex(look.colour), arrow: arrow(bone.level === 1 ? 'med' : 'sm'), dash: look.dash, ...(site === null ? {} : { from: { shape: labelId, site } satisfies Glue }),
    }))
    texts.push(textShape(labelId, shapeName('label', bone.id), to.box(label), to.text(bone.label, bone.excluded ? colour.muted : colour.ink), { wrap: false, ...labelLook(bone) }))
    texts.push(...signShapes(nextId, bone, to))
    if (bone.evidence) texts.push(textShape(nextId(), shapeName('data', bone.id), to.box(bone.evidence), to.text(bone.evidence, fishboneColour.evidence), { wrap: false }))
  }
  if (view.whole) {
    for (const link of layout.links) {
      lines.push(freeform(nextId(), shapeName('link', link.id), '', link.points.map(point => to.point(point.x, point.y)), { weight: 1, colour: signColour.link, arrow: 'sm', dash: true }))
    }
    texts.push(...keyShapes(nextId, layout.keys, to))
    for (const note of layout.list) texts.push(textShape(nextId(), shapeName('note'), to.box(note), to.text(note, colour.ink, 'l'), { wrap: false }))
  }
  return group(id, words.name, words.description, to.area, [...lines, ...texts])
}

/** Places among the siblings that are shown, from 0. */
export function siblingPlaces(bones: readonly { id: string; parent: string | null }[]): Map<string, number> {
  const counts = new Map<string | null, number>()
  return new Map(bones.map(bone => {
    const place = counts.get(bone.parent) ?? 0
    counts.set(bone.parent, place + 1)
    return [bone.id, place]
  }))
}

/** A label without a frame reaches to its line at both sides, so that its words stay in the middle and the line can be glued to it. */
function labelRegion(bone: PlacedBone): Region {
  const { label, line } = bone
  if (label.boxed) return label
  if (bone.level % 2 === 0) {
    const gap = Math.max(line.x1 - (label.x + label.width), label.x - line.x1)
    return gap > 0 && gap <= TAIL ? { ...label, x: label.x - gap, width: label.width + 2 * gap } : label
  }
  const gap = Math.max(line.y1 - (label.y + label.height), label.y - line.y1)
  return gap > 0 && gap <= TAIL ? { ...label, y: label.y - gap, height: label.height + 2 * gap } : label
}

/** Connection site of a rectangle at the tail: 0 top, 1 left, 2 bottom, 3 right; null: the tail lies elsewhere. */
function siteAt(label: Region, line: Segment): Glue['site'] | null {
  const sites = [
    { x: label.x + label.width / 2, y: label.y }, { x: label.x, y: label.y + label.height / 2 },
    { x: label.x + label.width / 2, y: label.y + label.height }, { x: label.x + label.width, y: label.y + label.height / 2 },
  ]
  const found = sites.findIndex(site => Math.hypot(site.x - line.x1, site.y - line.y1) <= GLUED)
  return found < 0 ? null : found
}

function labelLook(bone: PlacedBone): BoxLook {
  const hatched = bone.excluded ? { hatch: signColour.hatch, stroke: signColour.quiet, weight: 0.5, dash: true } : {}
  if (bone.main) return { fill: signColour.mainFill, stroke: signColour.main, weight: 1.5, geometry: 'roundRect', ...hatched }
  if (bone.label.boxed) return { fill: fishboneColour.box, stroke: fishboneColour.big, geometry: 'rect', ...hatched }
  return hatched
}

/** The number in a round frame and the star. */
export function signShapes(nextId: () => number, bone: Pick<PlacedBone, 'id' | 'badge' | 'star'>, to: Projection): string[] {
  const shapes: string[] = []
  if (bone.badge) shapes.push(textShape(nextId(), shapeName('number', bone.id), to.box(bone.badge), to.text(bone.badge, colour.ink), { wrap: false, geometry: 'roundRect', corner: 50, fill: colour.paper, stroke: colour.muted, weight: 0.5 }))
  if (bone.star) {
    const { x, y, r } = bone.star
    shapes.push(textShape(nextId(), shapeName('star', bone.id), to.box({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }), paragraph([]), { geometry: 'star5', fill: signColour.main }))
  }
  return shapes
}

export function keyShapes(nextId: () => number, keys: readonly PlacedKey[], to: Projection): string[] {
  return keys.flatMap(key => {
    const label = textShape(nextId(), shapeName('key'), to.box(key.label), to.text(key.label, colour.muted, 'l'), { wrap: false })
    const box = { x: key.x, y: key.y - 1.6, width: key.width, height: 3.2 }
    const line = to.line({ x1: key.x, y1: key.y, x2: key.x + key.width, y2: key.y })
    const sample = (): string => {
      switch (key.sign) {
        case 'words': return ''
        case 'end': return textShape(nextId(), shapeName('key'), to.box({ ...box, x: key.x + key.width / 2 - 1.6, width: 3.2 }), paragraph(['1'], { size: to.points(2.3), colour: colour.ink, align: 'ctr' }), { wrap: false, geometry: 'roundRect', corner: 50, fill: colour.paper, stroke: colour.muted, weight: 0.5 })
        case 'main': return textShape(nextId(), shapeName('key'), to.box(box), paragraph(['★'], { size: to.points(2.4), colour: signColour.main, align: 'ctr' }), { wrap: false, fill: signColour.mainFill, stroke: signColour.main, weight: 1.5, geometry: 'roundRect' })
        case 'excluded': return textShape(nextId(), shapeName('key'), to.box(box), paragraph([]), { hatch: signColour.hatch, stroke: signColour.quiet, weight: 0.5, dash: true })
        case 'root': return textShape(nextId(), shapeName('key'), to.box(box), paragraph([]), { fill: colour.paper, stroke: fishboneColour.big, weight: 0.75 })
          + textShape(nextId(), shapeName('key'), to.box({ x: box.x + 0.7, y: box.y + 0.7, width: box.width - 1.4, height: box.height - 1.4 }), paragraph([]), { stroke: fishboneColour.big, weight: 0.5 })
        case 'link': return connector(nextId(), shapeName('key'), '', line, { weight: 1, colour: signColour.link, arrow: 'sm', dash: true })
        case 'arrows': return connector(nextId(), shapeName('key'), '', line, { weight: 1, colour: fishboneColour.bone, arrow: 'sm' })
        default: {
          const step = Number(key.sign.slice(5)) as 1 | 2 | 3 | 4 | 5
          return connector(nextId(), shapeName('key'), '', line, { weight: Math.max(0.5, to.points(heatWeight(step))), colour: hex(heatColour(step, paperTheme)), arrow: 'none' })
        }
      }
    }
    return [sample(), label].filter(Boolean)
  })
}
