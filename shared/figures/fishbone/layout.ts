import type { FishboneLayout, PlacedBone, TextBox } from '../figure.ts'
import type { Fishbone } from '../../model/fishbone.ts'
import { measureText } from '../text/measure.ts'
import type { MeasureText } from '../text/measure.ts'
import { widest, wrapEvenly } from '../text/wrap.ts'
import { hang, stretched } from './hang.ts'
import type { Hung } from './hang.ts'
import { EVIDENCE_GAP, LINE, makeLabel } from './labels.ts'
import type { Wrapping } from './labels.ts'
import { COT, box, moved, slideLeft } from './solids.ts'
import type { Solid } from './solids.ts'
import { growTree } from './tree.ts'
import type { TreeBone } from './tree.ts'

export interface FishboneOptions {
  /** A short line of numbers by bone id, printed with its label. */
  evidence?: ReadonlyMap<string, string>
  measure?: MeasureText
  /** Stands in the head while the effect is empty. */
  emptyEffect?: string
}

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
 * Lays out a cause-and-effect diagram, head right, in mm at a size where all type is legible (2.4 mm and up).
 * Passes: tree, labels, hanging (from the leaves inwards), equal halves, packing along the spine, placing.
 * No text overlaps text and no line passes through text. The same tree gives the same layout.
 */
export function layoutFishbone(fishbone: Pick<Fishbone, 'effect' | 'bones'>, options: FishboneOptions = {}): FishboneLayout {
  const tree = growTree(fishbone.bones)
  const tries = fishbone.bones.length <= TRIES_UP_TO ? WRAPPINGS : WRAPPINGS.slice(0, 1)
  let best: FishboneLayout | undefined
  for (const wrapping of tries) {
    const layout = layoutWith(fishbone.effect, tree, wrapping, options)
    if (!best || pageShare(layout) < pageShare(best)) best = layout
  }
  return best ?? layoutWith(fishbone.effect, tree, { big: 7, lying: 8, leaning: 6 }, options)
}

/** How much of a 16:9 page's width or height the layout asks for: the smaller, the larger its type can be shown. */
const pageShare = (layout: FishboneLayout): number => Math.max(layout.width / 16, layout.height / 9)

function layoutWith(effect: string, tree: readonly TreeBone[], wrapping: Wrapping, options: FishboneOptions): FishboneLayout {
  const { measure = measureText, evidence } = options
  const labelOf = (bone: TreeBone): ReturnType<typeof makeLabel> => makeLabel(bone.text, bone.level, evidence?.get(bone.id), wrapping, measure)
  const hung = equalHalves(tree.map((bone, i) => hang(bone, labelOf, i % 2 === 0)))
  const head = makeHead(effect || options.emptyEffect || '', measure)
  const joints = packAlongSpine(hung, head)
  return place(hung, joints, head)
}

function makeHead(effect: string, measure: MeasureText): Omit<TextBox, 'x' | 'y'> {
  const { fontSize } = HEAD
  const lines = wrapEvenly(effect, { width: HEAD.ems * fontSize, fontSize, bold: true, maxLines: HEAD.lines, measure })
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

/** Distance of each big bone's joint from the head, pairs sharing a joint, from the head backwards. */
function packAlongSpine(hung: readonly Hung[], head: { width: number; height: number }): number[] {
  const headBox: Solid = box(0, -head.height / 2, head.width, head.height / 2)
  const halves: [Solid[], Solid[]] = [[headBox], [headBox]]
  const joints: number[] = []
  let last = SPINE.arrow - SPINE.step
  for (let pair = Math.ceil(hung.length / 2) - 1; pair >= 0; pair--) {
    const both = [hung[pair * 2], hung[pair * 2 + 1]]
    const at = Math.max(last + SPINE.step, ...both.map((one, half) => (one ? slideLeft(halves[half === 0 ? 0 : 1], one.solids) : 0)))
    both.forEach((one, half) => {
      if (!one) return
      joints[pair * 2 + half] = at
      // Bones further left meet these first: what lies right of them is covered by them.
      for (const solid of one.solids) halves[half === 0 ? 0 : 1].push(moved(solid, -at, 0))
    })
    last = at
  }
  return joints
}

/** From frames of joints to the page: spine at y = 0, head at x = 0, then all moved into the positive. */
function place(hung: readonly Hung[], joints: readonly number[], head: Omit<TextBox, 'x' | 'y'>): FishboneLayout {
  const bones: PlacedBone[] = []
  hung.forEach((one, i) => placeBone(one, -(joints[i] ?? 0), 0, i % 2 === 0 ? 1 : -1, bones))
  const tail = Math.min(-SPINE.shortest, ...joints.map(at => -at - SPINE.tail))
  const boxes = bones.flatMap(bone => (bone.evidence ? [bone.label, bone.evidence] : [bone.label]))
  const left = Math.min(tail, ...boxes.map(one => one.x)) - EDGE
  const top = Math.min(-head.height / 2, ...boxes.map(one => one.y)) - EDGE
  const bottom = Math.max(head.height / 2, ...boxes.map(one => one.y + one.height)) + EDGE
  const shiftBox = <T extends TextBox>(one: T): T => ({ ...one, x: round(one.x - left), y: round(one.y - top) })
  return {
    width: round(head.width - left + EDGE),
    height: round(bottom - top),
    spine: { x1: round(tail - left), y1: round(-top), x2: round(-left), y2: round(-top) },
    head: shiftBox({ ...head, x: 0, y: -head.height / 2 }),
    bones: bones.map(bone => ({
      ...bone,
      line: { x1: round(bone.line.x1 - left), y1: round(bone.line.y1 - top), x2: round(bone.line.x2 - left), y2: round(bone.line.y2 - top) },
      label: shiftBox(bone.label),
      evidence: bone.evidence && shiftBox(bone.evidence),
    })),
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000

/** `side` 1 above the spine, −1 below; x, y: the joint on the page (y down). Parents come before children. */
function placeBone(hung: Hung, x: number, y: number, side: 1 | -1, out: PlacedBone[]): void {
  const { bone, label, length } = hung
  const tail = hung.leaning ? { x: x - length * COT, y: y - side * length } : { x: x - length, y }
  const { width, height } = label.block
  const top = side === 1 ? y - hung.block.y - height : y + hung.block.y
  const right = x + hung.block.x + width
  const numbers = label.evidence
  // Beside a lying bone text ends at the tail; over a leaning one it is centred on it.
  const textX = (own: number): number => (hung.leaning ? right - width / 2 - own / 2 : right - own)
  // Numbers under the label, but never between a framed label and its bone.
  const numbersFirst = label.boxed && side === 1
  const labelY = numbers && numbersFirst ? top + numbers.height + EVIDENCE_GAP : top
  out.push({
    id: bone.id, parent: bone.parent, level: bone.level,
    line: { x1: tail.x, y1: tail.y, x2: x, y2: y },
    label: { x: textX(label.width), y: labelY, width: label.width, height: label.height, lines: label.lines, fontSize: label.fontSize, bold: label.bold, boxed: label.boxed },
    evidence: numbers && {
      x: textX(numbers.width), y: numbersFirst ? top : top + label.height + EVIDENCE_GAP, width: numbers.width, height: numbers.height,
      lines: [numbers.text], fontSize: numbers.fontSize, bold: false, boxed: false,
    },
  })
  for (const child of hung.children) {
    if (hung.leaning) placeBone(child.hung, x - child.at * COT, y - side * child.at, side, out)
    else placeBone(child.hung, x - child.at, y, side, out)
  }
}
