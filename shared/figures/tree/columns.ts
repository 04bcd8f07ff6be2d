import type { CauseBox, CauseMark, HeatStep, TextBox } from '../figure.ts'
import type { TreeBone } from '../fishbone/tree.ts'
import { measureText } from '../text/measure.ts'
import type { MeasureText } from '../text/measure.ts'
import { oneParagraph, widest } from '../text/wrap.ts'
import type { KeyText } from '../fishbone/foot.ts'
import { wholeText } from '../fishbone/wholeText.ts'

export interface CauseOptions {
  evidence?: ReadonlyMap<string, string>
  measure?: MeasureText
  emptyEffect?: string
  collapsed?: ReadonlySet<string>
  marks?: ReadonlyMap<string, CauseMark>
  heat?: ReadonlyMap<string, HeatStep>
  links?: readonly { id: string; from: string; to: string }[]
  keys?: readonly KeyText[]
}

const LINE = 1.24
const PAD = { x: 2, y: 1.4 }
const SIZE = { effect: 4, box: 3, evidence: 2.6, badge: 2.3 }
const EMS = { effect: 9, box: 10 }
const LINES = { effect: 5, box: 4 }
const BADGE = { height: 3.2, gap: 0.7 }
const STAR = 3
/** Between boxes of a column, and between columns for arrows to run in. */
const ROW_GAP = 3
export const COLUMN_GAP = 13

/** A box before it has a place; `block` holds the box, its numbers below it and its signs before it. */
export interface Block {
  id: string
  parent: string | null
  lines: string[]
  fontSize: number
  bold: boolean
  box: { width: number; height: number }
  sign: number
  badge: { text: string; width: number } | null
  main: boolean
  excluded: boolean
  heat: HeatStep | null
  below: { text: string; width: number; height: number }[]
  width: number
  height: number
}

export interface Branch { block: Block; children: Branch[] }

/** Words of a box; `below`: lines of numbers under it. */
export function blockOf(bone: { id: string; parent: string | null; text: string; folded: number }, effect: boolean, below: readonly string[], options: CauseOptions): Block {
  const measure = options.measure ?? measureText
  const mark = options.marks?.get(bone.id)
  const fontSize = effect ? SIZE.effect : SIZE.box
  const main = mark?.main ?? false
  const bold = effect || main
  const kind = effect ? 'effect' : 'box'
  const lines = wholeText(bone.text, { width: EMS[kind] * fontSize, fontSize, bold, maxLines: LINES[kind], measure })
  const box = {
    width: Math.max(widest(lines, fontSize, bold, measure), fontSize * 3) + 2 * PAD.x,
    height: Math.max(1, lines.length) * fontSize * LINE + 2 * PAD.y,
  }
  const said = bone.folded > 0 ? `+${bone.folded}` : mark?.number?.toString()
  const badge = said ? { text: said, width: Math.max(BADGE.height, measure(said, SIZE.badge, false) + 1.8) } : null
  const sign = (badge ? badge.width + BADGE.gap : 0) + (main ? STAR + BADGE.gap : 0)
  const numbers = below.map(oneParagraph).filter(Boolean).map(text => ({ text, width: measure(text, SIZE.evidence, false), height: SIZE.evidence * 1.3 }))
  return {
    id: bone.id, parent: bone.parent, lines, fontSize, bold, box, sign, badge, main, excluded: Boolean(mark?.excluded), heat: options.heat?.get(bone.id) ?? null, below: numbers,
    width: Math.max(sign + box.width, ...numbers.map(one => one.width)), height: box.height + numbers.reduce((sum, one) => sum + one.height + 0.3, 0),
  }
}

export const branchOf = (bone: TreeBone, belowOf: (id: string) => string[], options: CauseOptions): Branch =>
  ({ block: blockOf(bone, false, belowOf(bone.id), options), children: bone.children.map(child => branchOf(child, belowOf, options)) })

export interface PlacedBlock { block: Block; x: number; y: number }

/** Widest block of every level. */
export function columnWidths(branches: readonly Branch[], level = 0, widths: number[] = []): number[] {
  for (const { block, children } of branches) {
    widths[level] = Math.max(widths[level] ?? 0, block.width)
    columnWidths(children, level + 1, widths)
  }
  return widths
}

/**
 * Stacks branches in columns: leaves one below the other, what is above them in the middle before them.
 * `columnX`: left edge of a column; `right`: blocks end at the right edge of their column (a tree that grows leftwards).
 * Returns where the next branch may begin.
 */
export function stack(branches: readonly Branch[], level: number, top: number, column: { x(level: number): number; width(level: number): number; right: boolean }, out: PlacedBlock[]): number {
  let y = top
  for (const { block, children } of branches) {
    const at = out.length
    const end = stack(children, level + 1, y, column, out)
    const used = children.length > 0 ? end - ROW_GAP - y : 0
    const height = Math.max(block.height, used)
    // Taller than all its children: they move to its middle.
    if (children.length > 0 && used < block.height) for (const placed of out.slice(at)) placed.y += (block.height - used) / 2
    const x = column.x(level) + (column.right ? column.width(level) - block.width : 0)
    out.push({ block, x, y: y + (height - block.height) / 2 })
    y += height + ROW_GAP
  }
  return y
}

/** The box with its words, numbers and signs; `counts`: the first line below is the count of arrows. */
export function placedBox({ block, x, y }: PlacedBlock, role: CauseBox['role'], counts: boolean): CauseBox {
  const boxX = x + block.sign
  const label: TextBox = { x: boxX, y, width: block.box.width, height: block.box.height, lines: block.lines, fontSize: block.fontSize, bold: block.bold, boxed: true }
  const middle = y + block.box.height / 2
  let below = y + block.box.height + 0.3
  const lines = block.below.map((one): TextBox => {
    const line = { x: boxX + (block.box.width - one.width) / 2, y: below, width: one.width, height: one.height, lines: [one.text], fontSize: SIZE.evidence, bold: false, boxed: false }
    // Wider than the box: kept within the block.
    line.x = Math.min(Math.max(line.x, x), x + block.width - one.width)
    below += one.height + 0.3
    return line
  })
  const first = counts ? lines.shift() ?? null : null
  return {
    id: block.id, parent: block.parent, label, role, counts: first, evidence: lines[0] ?? null,
    badge: block.badge ? { x, y: middle - BADGE.height / 2, width: block.badge.width, height: BADGE.height, lines: [block.badge.text], fontSize: SIZE.badge, bold: false, boxed: true } : null,
    star: block.main ? { x: x + (block.badge ? block.badge.width + BADGE.gap : 0) + STAR / 2, y: middle, r: STAR / 2 } : null,
    main: block.main, excluded: block.excluded, heat: block.heat,
  }
}

