import type { Label } from './labels.ts'
import { COT, GAP, box, lowest, moved, reach, slant, slideLeft, slideUp } from './solids.ts'
import type { Solid } from './solids.ts'
import type { TreeBone } from './tree.ts'

/** Between joints on one bone. */
const STEP = { lying: 3.6, leaning: 4 }
/** Shortest bones: a leaning one by its height, a lying one by its length. */
const SHORTEST = { big: 14, leaning: 5, lying: 5 }
/** Between a tail and its label. */
const TAIL = 0.9

/** A bone with all that hangs on it, its joint at the origin. */
export interface Hung {
  bone: TreeBone
  label: Label
  leaning: boolean
  /** Height of the tail of a leaning bone, length of a lying one. */
  length: number
  /** Left and lower edge of the label block. */
  block: { x: number; y: number }
  /** `at`: where on this bone the child joins, measured like `length`. */
  children: { at: number; hung: Hung }[]
  solids: Solid[]
}

type LabelOf = (bone: TreeBone) => Label

/** `upper`: the half above the spine. `flipped`: the drawing is turned over afterwards, the head comes left. */
export interface Side { upper: boolean; flipped: boolean }

/**
 * Hangs children on a bone, from the joint outwards. In the upper half the first child of a leaning bone must come last
 * in order to be read first, from the top; lying bones are always read from the left.
 */
export function hang(bone: TreeBone, labelOf: LabelOf, side: Side): Hung {
  const leaning = bone.level % 2 === 1
  const firstIsNearest = leaning ? !side.upper : side.flipped
  const outwards = firstIsNearest ? bone.children : bone.children.toReversed()
  const children = outwards.map(child => hang(child, labelOf, side))
  return leaning ? hangLying(bone, labelOf(bone), children) : hangLeaning(bone, labelOf(bone), children)
}

/** Lying bones climb a leaning one, each as low as the ones before it leave room. */
function hangLying(bone: TreeBone, label: Label, children: readonly Hung[]): Hung {
  const placed: Solid[] = []
  const joints: Hung['children'] = []
  let last = 0
  for (const hung of children) {
    const at = Math.max(last + STEP.lying, GAP - Math.min(...hung.solids.map(lowest)), slideUp(placed, hung.solids))
    for (const solid of hung.solids) placed.push(moved(solid, -at * COT, at))
    joints.push({ at, hung })
    last = at
  }
  const block = tailBlock(label, 0)
  const least = bone.level === 1 ? SHORTEST.big : SHORTEST.leaning
  return leaningBone(bone, label, joints, Math.max(least, joints.length > 0 ? last + STEP.lying : 0, slideUp(placed, [block])))
}

/** The label block above a tail at height `length`, a little to the left, where the bone comes from. */
function tailBlock(label: Label, length: number): Solid {
  const { width, height } = label.block
  const x = -length * COT - width / 2
  const y = length + (label.boxed ? 0 : TAIL)
  return box(x, y, x + width, y + height)
}

function leaningBone(bone: TreeBone, label: Label, children: Hung['children'], length: number): Hung {
  const block = tailBlock(label, length)
  const solids: Solid[] = [slant(0, 0, length), block]
  for (const { at, hung } of children) for (const solid of hung.solids) solids.push(moved(solid, -at * COT, at))
  return { bone, label, leaning: true, length, block: block.slant ? { x: 0, y: 0 } : { x: block.x1, y: block.y1 }, children, solids }
}

/**
 * Lengthens a leaning bone and spreads its children over the new length. Children only move away from each other
 * and from the spine, so what was free stays free.
 */
export function stretched(hung: Hung, length: number): Hung {
  const extra = length - hung.length
  if (extra <= 0) return hung
  const share = extra / (hung.children.length + 1)
  return leaningBone(hung.bone, hung.label, hung.children.map((child, i) => ({ at: child.at + share * (i + 1), hung: child.hung })), length)
}

/** Leaning bones stand along a lying one, each as far right as the ones before it leave room. */
function hangLeaning(bone: TreeBone, label: Label, children: readonly Hung[]): Hung {
  const placed: Solid[] = []
  const joints: Hung['children'] = []
  let last = 0
  for (const hung of children) {
    const clearOfParent = Math.max(...hung.solids.map(reach)) + GAP
    const at = Math.max(last + STEP.leaning, clearOfParent, slideLeft(placed, hung.solids))
    for (const solid of hung.solids) placed.push(moved(solid, -at, 0))
    joints.push({ at, hung })
    last = at
  }
  const { width, height } = label.block
  const gap = label.boxed ? 0 : TAIL
  const atTail = box(-gap - width, -height / 2, -gap, height / 2)
  const length = Math.max(SHORTEST.lying, joints.length > 0 ? last + STEP.leaning * 0.75 : 0, reach(atTail) + GAP, slideLeft(placed, [atTail]))
  const solids = [...placed, box(-length, 0, 0, 0), moved(atTail, -length, 0)]
  return { bone, label, leaning: false, length, block: { x: -length - gap - width, y: -height / 2 }, children: joints, solids }
}
