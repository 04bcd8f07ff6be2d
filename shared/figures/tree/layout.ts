import type { CauseArrow, CauseBox, CauseDiagram } from '../figure.ts'
import { placeKeys } from '../fishbone/foot.ts'
import { Obstacles, routeLinks } from '../fishbone/links.ts'
import { growTree } from '../fishbone/tree.ts'
import type { DrawnBone } from '../fishbone/tree.ts'
import { measureText } from '../text/measure.ts'
import { blockOf, branchOf, COLUMN_GAP, columnWidths, placedBox, stack } from './columns.ts'
import type { CauseOptions, PlacedBlock } from './columns.ts'

const EDGE = 1.5

/** A tree diagram (系统图): the effect left, every level a column, what belongs together joined by square brackets. Lengths in mm. */
export function layoutTreeDiagram(fishbone: { effect: string; bones: readonly DrawnBone[] }, options: CauseOptions = {}): CauseDiagram {
  const tree = growTree(fishbone.bones, options.collapsed)
  const belowOf = (id: string): string[] => { const said = options.evidence?.get(id); return said ? [said] : [] }
  const branches = tree.map(bone => branchOf(bone, belowOf, options))
  const effect = blockOf({ id: '', parent: null, text: fishbone.effect || options.emptyEffect || '', folded: 0 }, true, [], options)
  const widths = [effect.width, ...columnWidths(branches)]
  const lefts: number[] = []
  widths.reduce((x, width, level) => { lefts[level] = x; return x + width + COLUMN_GAP }, EDGE)
  const placed: PlacedBlock[] = []
  stack([{ block: effect, children: branches }], 0, EDGE, { x: level => lefts[level] ?? 0, width: level => widths[level] ?? 0, right: false }, placed)
  const boxes = placed.map(one => placedBox(one, one.block.id === '' ? 'effect' : 'cause', false)).reverse()
  const area = { width: (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0) + EDGE, height: Math.max(...placed.map(one => one.y + one.block.height)) + EDGE }
  return finished('tree', boxes, bracketsOf(boxes, placed, lefts), area, options)
}

/** From the right side of a box to the gap, along it, to the left side of what belongs to it (or to its signs). */
function bracketsOf(boxes: readonly CauseBox[], placed: readonly PlacedBlock[], lefts: readonly number[]): CauseArrow[] {
  const byId = new Map(boxes.map(box => [box.id, box]))
  const starts = new Map(placed.map(one => [one.block.id, one.x]))
  return boxes.flatMap(box => {
    if (box.role === 'effect') return []
    const parent = byId.get(box.parent ?? '')
    if (!parent) return []
    const left = starts.get(box.id) ?? box.label.x
    const column = lefts.findLast(x => x <= left + 0.001) ?? left
    const middle = column - COLUMN_GAP / 2
    const from = { x: parent.label.x + parent.label.width, y: parent.label.y + parent.label.height / 2 }
    const y = box.label.y + box.label.height / 2
    return [{ id: box.id, from: parent.id, to: box.id, points: [from, { x: middle, y: from.y }, { x: middle, y }, { x: left - (left < box.label.x ? 0.4 : 0), y }], link: false, tip: false }]
  })
}

/** Cross links routed past the boxes, signs explained below. */
export function finished(kind: CauseDiagram['kind'], boxes: CauseBox[], arrows: CauseArrow[], area: { width: number; height: number }, options: CauseOptions): CauseDiagram {
  const labels = new Map(boxes.map(box => [box.id, box.label]))
  const texts = boxes.flatMap(box => [box.label, box.counts, box.evidence, box.badge].filter(one => one !== null))
  const linked = routeLinks(options.links ?? [], labels, new Obstacles(texts), area)
  const keys = placeKeys(options.keys ?? [], area.width, area.height, options.measure ?? measureText)
  return {
    kind, boxes, keys: keys.keys, height: keys.below, width: Math.max(area.width, ...keys.keys.map(key => key.label.x + key.label.width)),
    arrows: [...arrows, ...linked.map(link => ({ ...link, link: true, tip: true }))],
  }
}
