import type { Point, Rect } from '../geometry.ts'
import { segmentCrossesRect } from '../geometry.ts'
import type { PathEdge, PathFigure } from '../resultFigure.ts'
import { TYPE } from '../sketch/axes.ts'
import type { Sketch } from '../sketch/sketch.ts'
import { bounds, placeText } from '../placedText.ts'
import { wrapEvenly, wrapText } from '../text/wrap.ts'
import { layersOf } from './layers.ts'

const ROW = 24
const PASSING = 8
/** Width on paper, mm: columns need room for arrows between them. */
export const pathWidth = (figure: Pick<PathFigure, 'nodes' | 'edges'>): number => Math.max(152, Math.min(230, layersOf(figure).columns.length * 30))

/** Height on paper, mm: the fullest column. */
export const pathHeight = (figure: Pick<PathFigure, 'nodes' | 'edges'>): number =>
  Math.max(50, ...layersOf(figure).columns.map(column => column.reduce((sum, slot) => sum + (slot.node === null ? PASSING : ROW), 6)))

interface Placed { boxes: Map<string, Rect>; passes: Map<string, Point> }

/** Latents as boxes in columns, arrows with their coefficients; thickness is size, a dashed arrow cannot be told from 0. */
export function drawPath(figure: PathFigure, sketch: Sketch): void {
  const { boxes, passes } = place(figure, sketch)
  const { columnOf } = layersOf(figure)
  const ways = figure.edges.flatMap((edge, e) => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
    return from && to ? [{ edge, e, points: wayOf(edge, e, from, to, passes, columnOf, figure) }] : []
  })
  for (const { edge, points } of ways) arrow(sketch, points, edge)
  for (const box of boxes.values()) sketch.taken.push(box)
  for (const node of figure.nodes) {
    const box = boxes.get(node.key)
    if (!box) continue
    sketch.add({ shape: 'rect', ...box, fill: 'band', stroke: 'axis', weight: 0.35, key: node.key, tip: [node.label, node.note].filter(Boolean) })
    const size = Math.min(TYPE.label, box.height * 0.19)
    // R² and index shrink rather than be cut: a number with an ellipsis says nothing.
    const ems = Math.max(1, ...node.note.split('\n').map(line => sketch.measure(line, 1, false)))
    const noteSize = Math.max(1.2, Math.min(size * 0.84, (box.width - 1) / ems))
    const note = node.note.split('\n').flatMap(line => wrapText(line, { width: box.width - 1, fontSize: noteSize, maxLines: 1, measure: sketch.measure })).slice(0, 2)
    const lines = wrapEvenly(node.label, { width: box.width - 1.4, fontSize: size, bold: true, maxLines: note.length > 0 ? 2 : 3, measure: sketch.measure })
    const lineHeight = size * 1.2
    const total = lines.length * lineHeight + note.length * noteSize * 1.25
    const first = box.y + (box.height - total) / 2 + lineHeight / 2
    sketch.text('category', lines, { x: box.x + box.width / 2, y: first }, { fontSize: size, lineHeight, bold: true })
    if (note.length > 0) sketch.text('value', note, { x: box.x + box.width / 2, y: first + (lines.length - 1) * lineHeight + size * 0.6 + noteSize * 0.7 }, { fontSize: noteSize, lineHeight: noteSize * 1.25, fill: 'quiet' })
  }
  for (const { edge, points } of ways) label(sketch, ways.map(way => way.points).filter(other => other !== points), points, edge)
}

function place(figure: PathFigure, sketch: Sketch): Placed {
  const { columns } = layersOf(figure)
  const boxes = new Map<string, Rect>()
  const passes = new Map<string, Point>()
  const pitch = sketch.width / Math.max(1, columns.length)
  const width = Math.min(34, pitch * (columns.length > 1 ? 0.6 : 0.8))
  columns.forEach((column, c) => {
    const total = column.reduce((sum, slot) => sum + (slot.node === null ? PASSING : ROW), 0)
    const scale = sketch.height / Math.max(total, 1)
    const x = columns.length > 1 ? c * (sketch.width - width) / (columns.length - 1) : (sketch.width - width) / 2
    let y = 0
    for (const slot of column) {
      const share = (slot.node === null ? PASSING : ROW) * scale
      if (slot.node === null) passes.set(`${slot.edge}:${c}`, { x: x + width / 2, y: y + share / 2 })
      else {
        const height = Math.min(16, share * 0.7)
        boxes.set(slot.node, { x, y: y + (share - height) / 2, width, height })
      }
      y += share
    }
  })
  return { boxes, passes }
}

/** From right edge to left edge, spread over the edge by where the arrows go, through the slots on the way. */
function wayOf(edge: PathEdge, e: number, from: Rect, to: Rect, passes: ReadonlyMap<string, Point>, columnOf: ReadonlyMap<string, number>, figure: PathFigure): Point[] {
  const port = (box: Rect, index: number, count: number): number => box.y + box.height * (index + 1) / (count + 1)
  const out = figure.edges.filter(other => other.from === edge.from)
  const into = figure.edges.filter(other => other.to === edge.to)
  const [start, end] = [columnOf.get(edge.from) ?? 0, columnOf.get(edge.to) ?? 0]
  if (end <= start) {
    // An arrow against the order of the model goes round outside the boxes.
    const y = Math.max(from.y + from.height, to.y + to.height) + 2
    return [{ x: from.x + from.width / 2, y: from.y + from.height }, { x: from.x + from.width / 2, y }, { x: to.x + to.width / 2, y }, { x: to.x + to.width / 2, y: to.y + to.height }]
  }
  const between: Point[] = []
  for (let c = start + 1; c < end; c++) {
    const pass = passes.get(`${e}:${c}`)
    if (pass) between.push({ x: pass.x - from.width / 2, y: pass.y }, { x: pass.x + from.width / 2, y: pass.y })
  }
  return [{ x: from.x + from.width, y: port(from, out.indexOf(edge), out.length) }, ...between, { x: to.x, y: port(to, into.indexOf(edge), into.length) }]
}

function arrow(sketch: Sketch, points: Point[], edge: PathEdge): void {
  const weight = 0.25 + Math.min(1, Math.abs(edge.value)) * 0.75
  const shade = edge.value < 0 ? 'threshold' as const : 'text' as const
  const [before, tip] = [points.at(-2)!, points.at(-1)!]
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1
  const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length]
  const size = 1.5 + weight
  const neck = { x: tip.x - dx * size, y: tip.y - dy * size }
  const about = { key: `${edge.from}>${edge.to}`, tip: [edge.text] }
  sketch.add({ shape: 'polyline', points: [...points.slice(0, -1), neck], stroke: shade, weight, dash: edge.zero ? [1.6, 1.2] : undefined, ...about })
  sketch.add({ shape: 'polygon', points: [tip, { x: neck.x - dy * size * 0.45, y: neck.y + dx * size * 0.45 }, { x: neck.x + dy * size * 0.45, y: neck.y - dx * size * 0.45 }], fill: shade })
}

/** The coefficient on its arrow, where it covers no box, no other coefficient and, if it can, no other arrow. */
function label(sketch: Sketch, others: readonly Point[][], points: readonly Point[], edge: PathEdge): void {
  const places = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].flatMap(share => points.slice(1).map((to, i) => {
    const from = points[i]!
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
  }))
  const [short = ''] = edge.text.split(' [')
  for (const content of [edge.text, short]) {
    const clear = places.filter(at => {
      const box = bounds(placeText('value', [content], at, sketch.measure, { fontSize: TYPE.small }))
      return !others.some(other => other.slice(1).some((to, i) => segmentCrossesRect({ x1: other[i]!.x, y1: other[i]!.y, x2: to.x, y2: to.y }, box)))
    })
    if (sketch.tryText('value', [content], clear, { fontSize: TYPE.small, plate: true })) return
  }
  sketch.tryText('value', [short], places, { fontSize: TYPE.small, plate: true })
}
