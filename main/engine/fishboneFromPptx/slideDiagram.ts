import { readFacts, readShapeName } from '../../../shared/figures/fishbone/deckNames.ts'
import type { DeckFacts, ShapePart } from '../../../shared/figures/fishbone/deckNames.ts'
import type { Rect, Segment } from '../../../shared/figures/geometry.ts'
import type { DeckSlide } from './deck.ts'
import type { SlideShape } from './slideShapes.ts'

/** A bone as one slide shows it; what is missing was deleted there. */
export interface SlideBone { id: string; line: SlideShape | null; label: SlideShape | null; facts: DeckFacts }

/** What one slide holds of a diagram. */
export interface SlideDiagram {
  slide: number
  view: 'fishbone' | 'relation' | 'tree'
  fishbone: string
  effect: SlideShape | null
  spines: SlideShape[]
  /** Bones that were written to it; empty where a program has dropped the list. */
  expected: string[]
  /** What is missing may have come to the project only later. */
  unsure: boolean
  /** How many they were; null: unknown. */
  written: number | null
  effectFacts: DeckFacts
  bones: Map<string, SlideBone>
  /** Cross links that were written to it, and those still there. */
  expectedLinks: string[]
  /** How many they were; null: unknown. */
  writtenLinks: number | null
  links: Set<string>
  /** Boxes with words and lines that a person added, copies of ours among them. */
  boxes: SlideShape[]
  lines: SlideShape[]
}

const listed = (value: string | undefined): string[] => (value ? value.split(',').filter(Boolean) : [])
const views = new Set(['fishbone', 'relation', 'tree'])

/** Sorts the shapes of a slide; null where none of them was written by us. */
export function slideDiagram({ number, shapes }: DeckSlide): SlideDiagram | null {
  const found: SlideDiagram = { slide: number, view: 'fishbone', fishbone: '', effect: null, spines: [], expected: [], unsure: false, written: null, effectFacts: {}, bones: new Map(), expectedLinks: [], writtenLinks: null, links: new Set(), boxes: [], lines: [] }
  let ours = false
  const seen = new Set<string>()
  for (const shape of shapes) {
    if (shape.placeholder) continue
    const name = readShapeName(shape.name)
    // A copy keeps the name of its original and lies over it: the later one is new.
    const key = name ? `${name.part}:${name.id}` : ''
    const known = name && (repeats.has(name.part) || !seen.has(key)) ? name : null
    if (name) { ours = true; seen.add(key) }
    if (known) takeKnown(found, known, shape)
    else if (shape.line) found.lines.push(shape)
    else if (shape.lines.length > 0 && (!name || name.part === 'label')) found.boxes.push(shape)
  }
  return ours ? found : null
}

/** Parts that a slide has several of under one name. */
const repeats: ReadonlySet<ShapePart> = new Set<ShapePart>(['spine', 'key', 'note', 'data'])

function takeKnown(found: SlideDiagram, { part, id, facts: named }: { part: ShapePart; id: string; facts: DeckFacts }, shape: SlideShape): void {
  const facts = { ...readFacts(shape.description), ...named }
  const bone = (): SlideBone => {
    const there = found.bones.get(id)
    if (there) return there
    const made: SlideBone = { id, line: null, label: null, facts: {} }
    found.bones.set(id, made)
    return made
  }
  switch (part) {
    case 'effect': found.effect = shape; found.effectFacts = facts; takeFacts(found, facts); return
    case 'spine': found.spines.push(shape); takeFacts(found, facts); return
    case 'bone': { const own = bone(); own.line = shape; own.facts = facts; return }
    case 'label': bone().label = shape; return
    case 'link': found.links.add(id); return
    default:
  }
}

function takeFacts(found: SlideDiagram, facts: DeckFacts): void {
  if (facts['fishbone']) found.fishbone = facts['fishbone']
  if (facts['view'] && views.has(facts['view'])) found.view = facts['view'] as SlideDiagram['view']
  found.written = added(found.written, facts['n'])
  found.writtenLinks = added(found.writtenLinks, facts['m'])
  found.expected.push(...listed(facts['bones']))
  found.expectedLinks.push(...listed(facts['links']))
}

const added = (sum: number | null, written: string | undefined): number | null => (written !== undefined && Number.isInteger(Number(written)) ? (sum ?? 0) + Number(written) : sum)

export const lineOf = (shape: SlideShape): Segment => shape.line ?? { x1: shape.rect.x, y1: shape.rect.y, x2: shape.rect.x + shape.rect.width, y2: shape.rect.y + shape.rect.height }

/** From a point to the nearest point of a line. */
export function toSegment(x: number, y: number, { x1, y1, x2, y2 }: Segment): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const at = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - x1 - at * dx, y - y1 - at * dy)
}

/** From a point to a box; 0 inside it. */
export const toRect = (x: number, y: number, { x: left, y: top, width, height }: Rect): number =>
  Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height))
