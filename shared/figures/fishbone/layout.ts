import type { CauseMark, FishboneLayout, HeatStep, PlacedBone, TextBox } from '../figure.ts'
import { MARGIN } from '../frameLayout.ts'
import { measureText } from '../text/measure.ts'
import type { MeasureText } from '../text/measure.ts'
import { widest } from '../text/wrap.ts'
import { hang, stretched } from './hang.ts'
import type { Hung } from './hang.ts'
import { EVIDENCE_GAP, EVIDENCE_SIZE, LINE, makeLabel, SIGN_GAP, STAR_RADIUS } from './labels.ts'
import type { Label, Wrapping } from './labels.ts'
import { numberedNotes, withKeys, withList } from './foot.ts'
import type { KeyText } from './foot.ts'
import { withLinks } from './links.ts'
import { takenBy } from './placed.ts'
import { COT, box, moved, slideLeft } from './solids.ts'
import type { Solid } from './solids.ts'
import { growTree, inReadingOrder } from './tree.ts'
import { wholeText } from './wholeText.ts'
import type { DrawnBone, TreeBone } from './tree.ts'

interface FishboneOptions {
  /** A short line of numbers by bone id, printed with its label. */
  evidence?: ReadonlyMap<string, string>
  measure?: MeasureText
  /** Stands in the head while the effect is empty. */
  emptyEffect?: string
  /** Where the head stands: left for measures. */
  head?: 'right' | 'left'
  /** false: parts of a whole, no arrows. */
  arrows?: boolean
  /** Bones whose causes are not shown. */
  collapsed?: ReadonlySet<string>
  marks?: ReadonlyMap<string, CauseMark>
  heat?: ReadonlyMap<string, HeatStep>
  links?: readonly { id: string; from: string; to: string }[]
  /** What the signs mean, printed below. */
  keys?: readonly KeyText[]
  /** Pixels the figure is wide on a screen: numbers smaller than SMALLEST_PX there go to a list below. Left out: they stay. */
  screen?: number
}

/** Numbers set smaller than this are not read on a screen. */
const SMALLEST_PX = 9
const HEAD = { fontSize: 4.3, ems: 8, lines: 6, padX: 3, padY: 2.6 }
const SPINE = { arrow: 9, step: 9, tail: 11, shortest: 70 }
/** Line ends and arrow heads reach this far beyond their points. */
const EDGE = 1.5
/** Halves whose bones differ by less than this are drawn alike. */
const ALIKE = 0.7

/** Tried in turn; the one that fits a 16:9 page best is drawn. Large trees take the first: typing must stay quick. */
const WRAPPINGS: Wrapping[] = [{ big: 7, lying: 8, leaning: 6 }, { big: 7, lying: 11, leaning: 8 }, { big: 6, lying: 6, leaning: 5 }]
const TRIES_UP_TO = 60

/**
 * Lays out a cause-and-effect diagram in mm at a size where all type is legible (2.4 mm and up).
 * Passes: tree, labels, hanging (from the leaves inwards), equal halves, packing along the spine, placing.
 * No text overlaps text and no line passes through text. The same tree gives the same layout.
 */
export function layoutFishbone(fishbone: { effect: string; bones: readonly DrawnBone[] }, options: FishboneOptions = {}): FishboneLayout {
  const tree = growTree(fishbone.bones, options.collapsed)
  const onBones = layoutTree(fishbone, tree, options)
  const { screen, evidence } = options
  if (screen === undefined || !evidence?.size || EVIDENCE_SIZE * screen / (onBones.width + 2 * MARGIN) >= SMALLEST_PX) return onBones
  const notes = numberedNotes(tree, evidence, options.marks)
  const rest = { ...options, notes: new Map(notes.map(note => [note.id, note.ref])) }
  const layout = layoutTree(fishbone, tree, { ...rest, evidence: new Map() })
  return withList(layout, notes.map(note => `${note.ref}  ${note.text}`), options.measure ?? measureText, SMALLEST_PX / screen)
}

/** `notes`: what stands for the numbers of a bone where they went into the list. */
type TreeOptions = FishboneOptions & { notes?: ReadonlyMap<string, string> }

function layoutTree(fishbone: { effect: string; bones: readonly DrawnBone[] }, tree: readonly TreeBone[], options: TreeOptions): FishboneLayout {
  const tries = fishbone.bones.length <= TRIES_UP_TO ? WRAPPINGS : WRAPPINGS.slice(0, 1)
  let best: FishboneLayout | undefined
  for (const wrapping of tries) {
    const layout = layoutWith(fishbone.effect, tree, wrapping, options)
    if (!best || pageShare(layout) < pageShare(best)) best = layout
  }
  const bare = best ?? layoutWith(fishbone.effect, tree, { big: 7, lying: 8, leaning: 6 }, options)
  return withKeys(withLinks(bare, options.links ?? []), options.keys ?? [], options.measure ?? measureText)
}

/** How much of a 16:9 page's width or height the layout asks for: the smaller, the larger its type can be shown. */
const pageShare = (layout: FishboneLayout): number => Math.max(layout.width / 16, layout.height / 9)

function layoutWith(effect: string, tree: readonly TreeBone[], wrapping: Wrapping, options: TreeOptions): FishboneLayout {
  const { measure = measureText, evidence, marks, notes } = options
  const flipped = options.head === 'left'
  const badgeOf = (bone: TreeBone): string | undefined => (bone.folded > 0 ? `+${bone.folded}` : marks?.get(bone.id)?.number?.toString() ?? notes?.get(bone.id))
  const labelOf = (bone: TreeBone): Label =>
    makeLabel(bone.text, bone.level, { evidence: evidence?.get(bone.id), badge: badgeOf(bone), main: marks?.get(bone.id)?.main ?? false }, wrapping, measure)
  const hung = equalHalves(tree.map((bone, i) => hang(bone, labelOf, { upper: i % 2 === 0, flipped })))
  const pairs: Pair[] = []
  for (let i = 0; i < hung.length; i += 2) pairs.push([hung[i], hung[i + 1]])
  // Packed from the head outwards: with the head at the right the last pair stands next to it, at the left the first.
  if (!flipped) pairs.reverse()
  const head = makeHead(effect || options.emptyEffect || '', measure)
  const layout = place(pairs, packAlongSpine(pairs, head), head, options)
  const order = new Map(inReadingOrder(tree).map((bone, i) => [bone.id, i]))
  return { ...layout, bones: layout.bones.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)) }
}

/** Two big bones that share a joint, above and below. */
type Pair = [Hung | undefined, Hung | undefined]

function makeHead(effect: string, measure: MeasureText): Omit<TextBox, 'x' | 'y'> {
  const { fontSize } = HEAD
  const lines = wholeText(effect, { width: HEAD.ems * fontSize, fontSize, bold: true, maxLines: HEAD.lines, measure })
  return {
    lines, fontSize, bold: true, boxed: true,
    width: Math.max(widest(lines, fontSize, true, measure), fontSize * 3) + 2 * HEAD.padX,
    height: Math.max(1, lines.length) * fontSize * LINE + 2 * HEAD.padY,
  }
}

/** Big bones of a half end at one height, so that their labels stand in a row; both halves alike when nearly so. */
function equalHalves(hung: readonly Hung[]): Hung[] {
  const longest = (half: number): number => Math.max(0, ...hung.filter((_, i) => i % 2 === half).map(one => one.length))
  const upper = longest(0)
  const lower = longest(1)
  const alike = Math.min(upper, lower) >= ALIKE * Math.max(upper, lower)
  return hung.map((one, i) => stretched(one, alike ? Math.max(upper, lower) : i % 2 === 0 ? upper : lower))
}

/** Distance of each pair's joint from the head, from the head outwards. */
function packAlongSpine(pairs: readonly Pair[], head: { width: number; height: number }): number[] {
  const headBox: Solid = box(0, -head.height / 2, head.width, head.height / 2)
  const halves: [Solid[], Solid[]] = [[headBox], [headBox]]
  let last = SPINE.arrow - SPINE.step
  return pairs.map(pair => {
    const at = Math.max(last + SPINE.step, ...pair.map((one, half) => (one ? slideLeft(halves[half === 0 ? 0 : 1], one.solids) : 0)))
    pair.forEach((one, half) => {
      // Bones further out meet these first: what lies behind them is covered by them.
      if (one) for (const solid of one.solids) halves[half === 0 ? 0 : 1].push(moved(solid, -at, 0))
    })
    last = at
    return at
  })
}

/** From frames of joints to the page: spine at y = 0, head at x = 0, then all moved into the positive. */
function place(pairs: readonly Pair[], joints: readonly number[], head: Omit<TextBox, 'x' | 'y'>, options: FishboneOptions): FishboneLayout {
  const flipped = options.head === 'left'
  const bones: PlacedBone[] = []
  const look: Look = {
    flipped, out: bones, main: id => options.marks?.get(id)?.main ?? false, excluded: id => Boolean(options.marks?.get(id)?.excluded), heat: id => options.heat?.get(id) ?? null,
  }
  pairs.forEach((pair, i) => pair.forEach((one, half) => { if (one) placeBone(one, -(joints[i] ?? 0), 0, half === 0 ? 1 : -1, look) }))
  const tail = Math.min(-SPINE.shortest, ...joints.map(at => -at - SPINE.tail))
  const headBox = { ...head, x: flipped ? -head.width : 0, y: -head.height / 2 }
  const boxes = [headBox, ...bones.flatMap(takenBy)]
  const ends = flipped ? [-tail, -head.width] : [tail, head.width]
  const left = Math.min(...ends, ...boxes.map(one => one.x)) - EDGE
  const right = Math.max(...ends, ...boxes.map(one => one.x + one.width)) + EDGE
  const top = Math.min(...boxes.map(one => one.y)) - EDGE
  const bottom = Math.max(...boxes.map(one => one.y + one.height)) + EDGE
  const shiftBox = <T extends { x: number; y: number }>(one: T): T => ({ ...one, x: round(one.x - left), y: round(one.y - top) })
  const spineTail = flipped ? -tail : tail
  return {
    width: round(right - left),
    height: round(bottom - top),
    spine: { x1: round(spineTail - left), y1: round(-top), x2: round(-left), y2: round(-top) },
    head: shiftBox(headBox),
    headSide: flipped ? 'left' : 'right',
    arrows: options.arrows ?? true,
    bones: bones.map(bone => ({
      ...bone,
      line: { x1: round(bone.line.x1 - left), y1: round(bone.line.y1 - top), x2: round(bone.line.x2 - left), y2: round(bone.line.y2 - top) },
      label: shiftBox(bone.label),
      evidence: bone.evidence && shiftBox(bone.evidence),
      badge: bone.badge && shiftBox(bone.badge),
      star: bone.star && shiftBox(bone.star),
    })),
    links: [], keys: [], list: [],
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000

interface Look { flipped: boolean; out: PlacedBone[]; main(id: string): boolean; excluded(id: string): boolean; heat(id: string): HeatStep | null }

/** `side` 1 above the spine, −1 below; x, y: the joint on the page (y down) with the head at the right. Parents come before children. */
function placeBone(hung: Hung, x: number, y: number, side: 1 | -1, look: Look): void {
  const { bone, label, length } = hung
  const turn = (at: number, wide = 0): number => (look.flipped ? -at - wide : at)
  const tail = hung.leaning ? { x: x - length * COT, y: y - side * length } : { x: x - length, y }
  const { width, height } = label.block
  const top = side === 1 ? y - hung.block.y - height : y + hung.block.y
  const right = x + hung.block.x + width
  const numbers = label.evidence
  // Beside a lying bone text ends at the tail; over a leaning one it is centred on it.
  const textX = (own: number): number => turn(hung.leaning ? right - width / 2 - own / 2 : right - own, own)
  // Numbers under the label, but never between a framed label and its bone.
  const numbersFirst = label.boxed && side === 1 && hung.leaning
  const labelY = numbers && numbersFirst ? top + numbers.height + EVIDENCE_GAP : top
  const group = textX(label.sign + label.width)
  // A framed label touches its bone: its signs stand on the far side.
  const signsLast = look.flipped && label.boxed && !hung.leaning
  const labelX = group + (signsLast ? 0 : label.sign)
  const signX = signsLast ? group + label.width + SIGN_GAP : group
  const middle = labelY + label.height / 2
  look.out.push({
    main: look.main(bone.id), id: bone.id, parent: bone.parent, level: bone.level,
    line: { x1: turn(tail.x), y1: tail.y, x2: turn(x), y2: y },
    label: { x: labelX, y: labelY, width: label.width, height: label.height, lines: label.lines, fontSize: label.fontSize, bold: label.bold, boxed: label.boxed },
    evidence: numbers && {
      x: textX(numbers.width), y: numbersFirst ? top : top + label.height + EVIDENCE_GAP, width: numbers.width, height: numbers.height,
      lines: [numbers.text], fontSize: numbers.fontSize, bold: false, boxed: false,
    },
    badge: label.badge && {
      x: signX, y: middle - label.badge.height / 2, width: label.badge.width, height: label.badge.height, lines: [label.badge.text], fontSize: label.badge.fontSize, bold: false, boxed: true,
    },
    star: label.star ? { x: signX + (label.badge ? label.badge.width + SIGN_GAP : 0) + STAR_RADIUS, y: middle, r: STAR_RADIUS } : null,
    excluded: look.excluded(bone.id), heat: look.heat(bone.id),
  })
  for (const child of hung.children) {
    if (hung.leaning) placeBone(child.hung, x - child.at * COT, y - side * child.at, side, look)
    else placeBone(child.hung, x - child.at, y, side, look)
  }
}
