import type { FishboneLayout, TextBox } from '../figure.ts'
import type { Point, Segment } from '../geometry.ts'
import { element, line, points, rect, text } from '../svg/markup.ts'
import type { FigureTheme } from '../theme.ts'
import { LINE } from './labels.ts'

/** Weight of a bone and size of its arrow by level, mm. */
const WEIGHT = [0.75, 0.4, 0.3, 0.25, 0.22, 0.2]
const ARROW = [3, 2, 1.6, 1.4, 1.3, 1.2]
const SPINE = { weight: 1.5, arrow: 5 }

/** The drawing of a cause-and-effect diagram, its top left corner at the origin. */
export function fishboneDrawing(layout: FishboneLayout, theme: FigureTheme): string {
  const colours = theme.fishbone
  const parts: string[] = [arrow(layout.spine, SPINE.weight, SPINE.arrow, colours.spine)]
  // Deepest first, so that a bone covers the tips that end on it.
  for (const bone of layout.bones.toSorted((a, b) => b.level - a.level)) {
    const depth = Math.min(bone.level, WEIGHT.length) - 1
    parts.push(arrow(bone.line, WEIGHT[depth] ?? 0.2, ARROW[depth] ?? 1.2, bone.level === 1 ? colours.big : colours.bone))
  }
  parts.push(boxed(layout.head, colours.head, colours.head, 0.4, 1.2), textLines(layout.head, colours.headText))
  for (const bone of layout.bones) {
    if (bone.label.boxed) parts.push(boxed(bone.label, colours.box, colours.big, 0.3, 0.8))
    parts.push(textLines(bone.label, theme.text))
    if (bone.evidence) parts.push(textLines(bone.evidence, colours.evidence))
  }
  return parts.filter(Boolean).join('\n')
}

const boxed = (box: TextBox, fill: string, stroke: string, weight: number, corner: number): string =>
  rect(box, fill, { stroke, 'stroke-width': weight, rx: corner })

/** Lines centred in their box. */
function textLines(box: TextBox, fill: string): string {
  const step = box.fontSize * LINE
  const first = box.y + box.height / 2 - (box.lines.length - 1) * step / 2
  return box.lines.map((content, i) => text(box.x + box.width / 2, first + i * step, content, { size: box.fontSize, fill, bold: box.bold, anchor: 'middle' })).join('\n')
}

/** A line that ends in a filled head, its tip at the second point. */
function arrow(segment: Segment, weight: number, size: number, colour: string): string {
  const length = Math.hypot(segment.x2 - segment.x1, segment.y2 - segment.y1) || 1
  const along = { x: (segment.x2 - segment.x1) / length, y: (segment.y2 - segment.y1) / length }
  const at = (back: number, aside: number): Point => ({ x: segment.x2 - along.x * back - along.y * aside, y: segment.y2 - along.y * back + along.x * aside })
  const reach = Math.min(size, length * 0.6)
  const neck = at(reach * 0.85, 0)
  return line({ x1: segment.x1, y1: segment.y1, x2: neck.x, y2: neck.y }, colour, weight, { 'stroke-linecap': 'butt' }) +
    element('polygon', { points: points([at(0, 0), at(reach, reach * 0.36), at(reach * 0.82, 0), at(reach, -reach * 0.36)]), fill: colour })
}
