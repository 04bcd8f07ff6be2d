import type { DeckDoubt, DeckPlace } from '../../../shared/contract/fishboneDeck.ts'
import type { Segment } from '../../../shared/figures/geometry.ts'
import { lineOf, toRect, toSegment } from './slideDiagram.ts'
import type { SlideBone, SlideDiagram } from './slideDiagram.ts'
import type { SlideShape } from './slideShapes.ts'

/** Lengths as parts of the width of a slide: a line that ends this near to another is on it … */
const ON = 0.009
/** … a line stays where it was written unless it is this much nearer to another … */
const NEARER = 0.0015
/** … and a shape without a line belongs to what is this near. */
const NEAR = 0.05
/** A label this far from its line was dragged away alone. */
const APART = 0.06

export interface Hung { parent: DeckPlace; doubt: DeckDoubt | null }
interface NewBox { key: string; shape: SlideShape; text: string; hung: Hung }
interface NewLink { from: string; to: string }

const onBone = (bone: string | null): DeckPlace => ({ bone, added: null })
const SPINE = onBone(null)
const same = (a: DeckPlace, b: DeckPlace): boolean => a.bone === b.bone && a.added === b.added

/** Where things hang on one slide, by what they are glued to and where they end. */
export class SlideStructure {
  readonly #slide: SlideDiagram
  readonly #width: number
  readonly #labels = new Map<string, string>()
  readonly #newBoxes: Map<string, { key: string; shape: SlideShape }>

  constructor(slide: SlideDiagram, width: number) {
    this.#slide = slide
    this.#width = width
    for (const bone of slide.bones.values()) if (bone.label) this.#labels.set(bone.label.id, bone.id)
    this.#newBoxes = new Map(slide.boxes.map(shape => [shape.id, { key: `s${slide.slide}-${shape.id}`, shape }]))
  }

  /** What a connector is glued to; undefined: nothing of the diagram. */
  #glued(id: string | null): DeckPlace | undefined {
    if (id === null) return undefined
    if (this.#slide.effect?.id === id || this.#slide.spines.some(spine => spine.id === id)) return SPINE
    const bone = this.#labels.get(id) ?? [...this.#slide.bones.values()].find(one => one.line?.id === id)?.id
    if (bone !== undefined) return onBone(bone)
    const box = this.#newBoxes.get(id)
    return box && { bone: null, added: box.key }
  }

  /** A point at the tip of a line is rather on what that line ends on. */
  #away(x: number, y: number, line: Segment): number {
    return (toSegment(x, y, line) + (Math.hypot(x - line.x2, y - line.y2) < ON / 4 * this.#width ? ON / 2 * this.#width : 0)) / this.#width
  }

  /** Lines and spines with their distance from a point, nearest first; `but`: what may not be hung on itself. */
  #linesBy(x: number, y: number, but: ReadonlySet<string>): { place: DeckPlace; away: number }[] {
    const found = [...this.#slide.bones.values()].flatMap(bone => (bone.line && !but.has(bone.id) ? [{ place: onBone(bone.id), away: this.#away(x, y, lineOf(bone.line)) }] : []))
    for (const spine of this.#slide.spines) found.push({ place: SPINE, away: toSegment(x, y, lineOf(spine)) / this.#width })
    return found.sort((a, b) => a.away - b.away)
  }

  /** Boxes of the diagram with their distance from a point, nearest first. */
  #boxesBy(x: number, y: number, but: SlideShape | null): { place: DeckPlace; away: number }[] {
    const found: { place: DeckPlace; away: number }[] = []
    const take = (place: DeckPlace, shape: SlideShape | null): void => { if (shape && shape !== but) found.push({ place, away: toRect(x, y, shape.rect) / this.#width }) }
    for (const bone of this.#slide.bones.values()) take(onBone(bone.id), bone.label)
    take(SPINE, this.#slide.effect)
    for (const { key, shape } of this.#newBoxes.values()) take({ bone: null, added: key }, shape)
    return found.sort((a, b) => a.away - b.away)
  }

  /** Where a bone hangs now. `below`: what hangs on it, and so cannot carry it. */
  ofBone(bone: SlideBone, written: string | null, below: ReadonlySet<string>): Hung {
    const stays: Hung = { parent: onBone(written), doubt: null }
    const { line, label } = bone
    const but = new Set([bone.id, ...below])
    if (!line) return this.#reconnected(bone) ?? (label ? this.#byLabel(label, but, written) : stays)
    if (this.#slide.view !== 'fishbone') return this.#byConnector(bone, written)
    const glued = this.#glued(line.to)
    if (glued && !(glued.bone !== null && but.has(glued.bone))) return { parent: glued, doubt: null }
    const { x1, y1, x2, y2 } = lineOf(line)
    const lines = this.#linesBy(x2, y2, but)
    const nearest = lines[0]
    const own = lines.find(one => same(one.place, onBone(written)))
    if (own && own.away <= ON && (!nearest || own.away <= nearest.away + NEARER)) {
      const apart = label !== null && Math.min(toRect(x1, y1, label.rect), toSegment(label.rect.x + label.rect.width / 2, label.rect.y + label.rect.height / 2, lineOf(line))) / this.#width > APART
      return apart ? this.#apart(label, but, stays) : stays
    }
    if (nearest && nearest.away <= ON) return { parent: nearest.place, doubt: null }
    const box = this.#boxesBy(x2, y2, label)[0]
    if (box && box.away <= ON / 2 && !(box.place.bone !== null && but.has(box.place.bone))) return { parent: box.place, doubt: null }
    if (written !== null && !this.#slide.bones.has(written) && this.#slide.expected.includes(written)) return { parent: nearest && nearest.away <= NEAR ? nearest.place : SPINE, doubt: 'loose' }
    return { parent: nearest && nearest.away <= NEAR ? nearest.place : stays.parent, doubt: 'loose' }
  }

  /** A label dragged away from its line: by the bone it was dragged to, if any. */
  #apart(label: SlideShape, but: ReadonlySet<string>, stays: Hung): Hung {
    const { x, y, width, height } = label.rect
    const nearest = this.#linesBy(x + width / 2, y + height / 2, but)[0]
    return nearest && nearest.away <= NEAR ? { parent: nearest.place, doubt: same(nearest.place, stays.parent) ? null : 'apart' } : stays
  }

  /** A label whose line was deleted: by the nearest line. */
  #byLabel(label: SlideShape, but: ReadonlySet<string>, written: string | null): Hung {
    const { x, y, width, height } = label.rect
    const nearest = this.#linesBy(x + width / 2, y + height / 2, but)[0]
    return nearest && nearest.away <= NEAR ? { parent: nearest.place, doubt: same(nearest.place, onBone(written)) ? null : 'loose' } : { parent: onBone(written), doubt: null }
  }

  /** A new connector from a label whose own line is gone. */
  #reconnected(bone: SlideBone): Hung | null {
    for (const line of this.#slide.lines) {
      const [from, to] = this.ends(line)
      if (from?.bone === bone.id && to && to.bone !== bone.id) return { parent: to, doubt: null }
      if (to?.bone === bone.id && from && from.bone !== bone.id && this.#slide.view === 'tree') return { parent: from, doubt: null }
    }
    return null
  }

  /** Boxes joined by connectors: relation diagrams from cause to effect, tree diagrams from the whole to its parts. */
  #byConnector(bone: SlideBone, written: string | null): Hung {
    const { line } = bone
    if (!line) return { parent: onBone(written), doubt: null }
    const [from, to] = this.ends(line)
    const parent = this.#slide.view === 'tree' ? from : to
    return parent && parent.bone !== bone.id ? { parent, doubt: null } : { parent: onBone(written), doubt: parent ? null : 'loose' }
  }

  /** What a line joins: by glue, else by where it ends. */
  ends(line: SlideShape): [DeckPlace | null, DeckPlace | null] {
    const { x1, y1, x2, y2 } = lineOf(line)
    const end = (glue: string | null, x: number, y: number): DeckPlace | null => {
      const glued = this.#glued(glue)
      if (glued) return glued
      // A copy lies over its original: a new line begins at what is new.
      const boxes = this.#boxesBy(x, y, null).filter(one => one.away <= ON)
      const box = boxes.find(one => one.place.added !== null) ?? boxes[0]
      if (box) return box.place
      const near = this.#linesBy(x, y, new Set())[0]
      return near && near.away <= ON ? near.place : null
    }
    return [end(line.from, x1, y1), end(line.to, x2, y2)]
  }

  /** Boxes a person added, with where they hang, and lines between bones that were there before. */
  additions(): { boxes: NewBox[]; links: NewLink[] } {
    const hung = new Map<string, Hung>()
    const links: NewLink[] = []
    for (const line of this.#slide.lines) {
      const [from, to] = this.ends(line)
      if (!from || !to || same(from, to)) continue
      // An arrow leads from cause to effect; a line drawn the other way round still tells which of the two is new.
      if (from.added !== null && !hung.has(from.added)) hung.set(from.added, { parent: to, doubt: null })
      else if (to.added !== null && !hung.has(to.added)) hung.set(to.added, { parent: from, doubt: null })
      else if (from.bone !== null && to.bone !== null && this.#slide.bones.get(from.bone)?.line && this.#slide.bones.get(to.bone)?.line) links.push({ from: from.bone, to: to.bone })
    }
    return { links, boxes: [...this.#newBoxes.values()].map(({ key, shape }) => ({ key, shape, text: joined(shape.lines), hung: withoutCircle(key, hung) ?? this.#byNearness(shape) })) }
  }

  #byNearness(shape: SlideShape): Hung {
    const { x, y, width, height } = shape.rect
    const points = [[x, y + height / 2], [x + width, y + height / 2], [x + width / 2, y], [x + width / 2, y + height]] as const
    const near = points.flatMap(([px, py]) => [this.#linesBy(px, py, new Set())[0], this.#boxesBy(px, py, shape).find(one => one.place.added === null)]).filter(one => one !== undefined).sort((a, b) => a.away - b.away)[0]
    return near && near.away <= NEAR ? { parent: near.place, doubt: 'near' } : { parent: SPINE, doubt: 'alone' }
  }
}

/** null when new boxes hang on each other in a circle. */
function withoutCircle(key: string, hung: ReadonlyMap<string, Hung>): Hung | null {
  const own = hung.get(key)
  if (!own) return null
  const seen = new Set([key])
  for (let at = own.parent.added; at !== null; at = hung.get(at)?.parent.added ?? null) {
    if (seen.has(at)) return null
    seen.add(at)
  }
  return own
}

/** Broken lines as one text: Latin words apart, Chinese characters together. */
export const joined = (lines: readonly string[]): string =>
  lines.map(line => line.trim()).filter(Boolean).reduce((text, line) => text + (/[\u0021-\u024f]$/.test(text) && /^[\u0021-\u024f]/.test(line) ? ' ' : '') + line, '')
