import type { CauseArrow, CauseBox, CauseDiagram } from '../figure.ts'
import { growTree } from '../fishbone/tree.ts'
import type { DrawnBone, TreeBone } from '../fishbone/tree.ts'
import { blockOf, branchOf, COLUMN_GAP, columnWidths, placedBox, stack } from '../tree/columns.ts'
import type { Block, Branch, CauseOptions, PlacedBlock } from '../tree/columns.ts'
import { finished } from '../tree/layout.ts'

interface RelationOptions extends CauseOptions {
  /** The count of arrows in words. */
  countsOf?(into: number, out: number): string
  /** false: parts of a whole. No arrows, and so neither counts nor root causes. */
  arrows?: boolean
  /** Big bones with nothing below are shown: where one draws, a new one must be seen. */
  emptyBranches?: boolean
}

const EDGE = 1.5

/**
 * A relation diagram (关联图): the effect in the middle, causes at both sides of it, nearer ones nearer, an arrow from every
 * cause to what it brings about and one for every cross link. Big bones are categories and no causes: what hangs on them
 * points at the effect, and one with nothing below is left out, unless there is nothing else, it is folded or a link touches it.
 * A cause nothing points at is a root cause; a category and a folded bone never are.
 * Lengths in mm.
 */
export function layoutRelation(fishbone: { effect: string; bones: readonly DrawnBone[] }, options: RelationOptions = {}): CauseDiagram {
  const links = options.links ?? []
  const linked = new Set(links.flatMap(link => [link.from, link.to]))
  const bigs = growTree(fishbone.bones, options.collapsed)
  const hasBelow = (bone: TreeBone): boolean => bone.children.length > 0 || bone.folded > 0
  const emptyToo = options.emptyBranches === true || !bigs.some(hasBelow)
  const roots = bigs.flatMap(big => {
    if (linked.has(big.id) || big.folded > 0) return [big]
    if (big.children.length > 0) return big.children.map(cause => ({ ...cause, parent: null }))
    return emptyToo ? [big] : []
  })
  const directed = options.arrows ?? true
  const counts = arrowCounts(roots, links, fishbone.bones)
  const belowOf = (id: string): string[] => {
    const count = counts.get(id) ?? { into: 0, out: 0 }
    return [directed ? options.countsOf?.(count.into, count.out) ?? `${count.into}/${count.out}` : '', options.evidence?.get(id) ?? '']
  }
  const categories = new Set(bigs.filter(big => !linked.has(big.id)).map(big => big.id))
  const roleOf = (id: string): CauseBox['role'] => {
    if (id === '') return 'effect'
    return directed && !categories.has(id) && (counts.get(id)?.into ?? 0) === 0 ? 'root' : 'cause'
  }
  const branches = roots.map(bone => branchOf(bone, belowOf, options))
  const effect = blockOf({ id: '', parent: null, text: fishbone.effect || options.emptyEffect || '', folded: 0 }, true, belowOf(''), options)
  const placed = twoSided(effect, branches)
  const boxes = placed.map(one => placedBox(one, roleOf(one.block.id), directed))
  const left = Math.min(...placed.map(one => one.x)) - EDGE
  const top = Math.min(...placed.map(one => one.y)) - EDGE
  const moved = boxes.map(box => shifted(box, -left, -top))
  const area = { width: Math.max(...placed.map(one => one.x + one.block.width)) + EDGE - left, height: Math.max(...placed.map(one => one.y + one.block.height)) + EDGE - top }
  return finished('relation', moved, causeArrows(moved, new Map(placed.map(one => [one.block.id, { left: one.x - left, right: one.x + one.block.width - left }]))).map(arrow => ({ ...arrow, tip: directed })), area, options)
}

/** Arrows into and out of every box: those to what it brings about, folded ones too, and cross links whose ends are both there. */
function arrowCounts(roots: readonly TreeBone[], links: readonly { from: string; to: string }[], bones: readonly DrawnBone[]): Map<string, { into: number; out: number }> {
  const counts = new Map<string, { into: number; out: number }>([['', { into: roots.length, out: 0 }]])
  const visit = (bone: TreeBone): void => {
    counts.set(bone.id, { into: bone.folded > 0 ? bones.filter(one => one.parent === bone.id).length : bone.children.length, out: 1 })
    bone.children.forEach(visit)
  }
  roots.forEach(visit)
  for (const { from, to } of links) {
    const [a, b] = [counts.get(from), counts.get(to)]
    if (!a || !b || from === to) continue
    a.out++
    b.into++
  }
  return counts
}

const heightOf = (branch: Branch): number => Math.max(branch.block.height, branch.children.reduce((sum, child) => sum + heightOf(child) + 3, -3))

/** Branches in order, first half at the left, second at the right, cut where the halves are most nearly of one height. */
function twoSided(effect: Block, branches: readonly Branch[]): PlacedBlock[] {
  const heights = branches.map(heightOf)
  const total = heights.reduce((sum, height) => sum + height, 0)
  let cut = 0
  let left = 0
  while (cut < branches.length && Math.abs(total - 2 * (left + heights[cut]!)) <= Math.abs(total - 2 * left)) left += heights[cut++]!
  const out: PlacedBlock[] = [{ block: effect, x: -effect.width / 2, y: -effect.height / 2 }]
  const side = (list: readonly Branch[], right: boolean): void => {
    const widths = columnWidths(list)
    const starts: number[] = []
    widths.reduce((at, width, level) => { starts[level] = at; return at + width + COLUMN_GAP }, effect.width / 2 + COLUMN_GAP)
    const placed: PlacedBlock[] = []
    const end = stack(list, 0, 0, {
      x: level => (right ? starts[level] ?? 0 : -(starts[level] ?? 0) - (widths[level] ?? 0)), width: level => widths[level] ?? 0, right: !right,
    }, placed)
    for (const one of placed) out.push({ ...one, y: one.y - (end - 3) / 2 })
  }
  side(branches.slice(0, cut), false)
  side(branches.slice(cut), true)
  return out
}

function shifted(box: CauseBox, dx: number, dy: number): CauseBox {
  const move = <T extends { x: number; y: number } | null>(one: T): T => (one ? { ...one, x: one.x + dx, y: one.y + dy } : one)
  return { ...box, label: move(box.label), counts: move(box.counts), evidence: move(box.evidence), badge: move(box.badge), star: move(box.star) }
}

/** From the inner side of a cause to the outer side of what it brings about: level beside boxes, slanted only in the gap between columns. */
function causeArrows(boxes: readonly CauseBox[], spans: ReadonlyMap<string, { left: number; right: number }>): CauseArrow[] {
  const byId = new Map(boxes.map(box => [box.id, box]))
  const effect = byId.get('')
  if (!effect) return []
  const centre = effect.label.x + effect.label.width / 2
  return boxes.flatMap(box => {
    const target = box.role === 'effect' ? undefined : byId.get(box.parent ?? '')
    const [own, aim] = [spans.get(box.id), spans.get(target?.id ?? '')]
    if (!target || !own || !aim) return []
    const y = box.label.y + box.label.height / 2
    const endY = target.label.y + target.label.height / 2
    // Signs stand before a box: an arrow begins and ends beside them, not in them.
    if (box.label.x > centre) {
      return [{ id: box.id, from: box.id, to: target.id, points: [{ x: own.left - 0.4, y }, { x: own.left - COLUMN_GAP * 0.75, y: endY }, { x: target.label.x + target.label.width, y: endY }], link: false, tip: true }]
    }
    const targetSigns = Math.min(target.label.x, target.badge ? target.badge.x - 0.4 : Infinity, target.star ? target.star.x - target.star.r - 0.4 : Infinity)
    return [{ id: box.id, from: box.id, to: target.id, points: [{ x: box.label.x + box.label.width, y }, { x: own.right, y }, { x: own.right + COLUMN_GAP * 0.75, y: endY }, { x: targetSigns, y: endY }], link: false, tip: true }]
  })
}
