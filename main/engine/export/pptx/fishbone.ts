import type { FishboneLayout, PlacedBone, Segment, TextBox } from '../../../../shared/figures/figure.ts'
import { colour, fishboneColour } from '../ooxml/palette.ts'
import { pointsOf } from '../ooxml/units.ts'
import type { Region } from './page.ts'
import { connector, group, paragraph, textShape } from './shapes.ts'
import type { Glue } from './shapes.ts'

/** Line weight, points, by level. */
const WEIGHT = [1.75, 1.25, 1, 0.75, 0.75, 0.75]
const SPINE_WEIGHT = 4
const LINE = 1.24
/** Small diagrams are not blown up beyond this. */
const LARGEST_SCALE = 1.7

export interface FishboneView {
  bones: readonly PlacedBone[]
  /** The part of the drawing area that is shown, mm. */
  window: Region
  head: boolean
}

/** The whole diagram. */
export const wholeView = (layout: FishboneLayout): FishboneView => ({ bones: layout.bones, window: { x: 0, y: 0, width: layout.width, height: layout.height }, head: true })

const scaleOf = (window: Region, region: Region): number => Math.min(region.width / window.width, region.height / window.height, LARGEST_SCALE)

/** The smallest type of a view, in points, when it fills `region`. */
export const smallestType = (view: FishboneView, region: Region): number =>
  pointsOf(Math.min(...view.bones.map(bone => Math.min(bone.label.fontSize, bone.evidence?.fontSize ?? Infinity)), 10) * scaleOf(view.window, region))

/** Every big bone by itself, with everything on it: for diagrams whose type would be too small on one slide. */
export function boneViews(layout: FishboneLayout): FishboneView[] {
  const parents = new Map(layout.bones.map(bone => [bone.id, bone.parent]))
  const rootOf = (bone: PlacedBone): string => {
    let id = bone.id
    for (let parent = parents.get(id); parent; parent = parents.get(id)) id = parent
    return id
  }
  return layout.bones.filter(bone => bone.parent === null).map(root => {
    const bones = layout.bones.filter(bone => rootOf(bone) === root.id)
    return { bones, window: around(bones), head: false }
  })
}

function around(bones: readonly PlacedBone[]): Region {
  const boxes = bones.flatMap(bone => (bone.evidence ? [bone.label, bone.evidence] : [bone.label]))
  const xs = [...bones.flatMap(bone => [bone.line.x1, bone.line.x2]), ...boxes.flatMap(box => [box.x, box.x + box.width])]
  const ys = [...bones.flatMap(bone => [bone.line.y1, bone.line.y2]), ...boxes.flatMap(box => [box.y, box.y + box.height])]
  const pad = 3
  const x = Math.min(...xs) - pad
  const y = Math.min(...ys) - pad
  return { x, y, width: Math.max(...xs) + pad * 2 - x, height: Math.max(...ys) + pad - y }
}

/**
 * One group of native shapes: straight connectors with arrows, boxes and text boxes. Every shape of a bone carries the
 * bone's id in its name (`bone:` the line, `cause:` the label, `data:` the numbers), its parent and level in the alternative text.
 */
export function fishboneGroup(nextId: () => number, name: string, description: string, layout: FishboneLayout, view: FishboneView, region: Region): string {
  const scale = scaleOf(view.window, region)
  const width = view.window.width * scale
  const height = view.window.height * scale
  const left = region.x + (region.width - width) / 2
  const top = region.y + (region.height - height) / 2
  const at = (x: number, y: number): { x: number; y: number } => ({ x: left + (x - view.window.x) * scale, y: top + (y - view.window.y) * scale })
  const placedBox = (box: TextBox): Region => ({ ...at(box.x, box.y), width: box.width * scale, height: box.height * scale })
  const placedLine = (line: Segment): Segment => {
    const from = at(line.x1, line.y1)
    const to = at(line.x2, line.y2)
    return { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
  }
  const text = (box: TextBox, ink: string): string =>
    paragraph(box.lines, { size: pointsOf(box.fontSize * scale), bold: box.bold, colour: ink, align: 'ctr', leading: pointsOf(box.fontSize * scale * LINE) })

  const id = nextId()
  const lines: string[] = []
  const texts: string[] = []
  const headId = nextId()
  if (view.head) {
    texts.push(textShape(headId, 'effect', placedBox(layout.head), text(layout.head, fishboneColour.headText), { fill: fishboneColour.head, geometry: 'roundRect', wrap: false }))
    lines.push(connector(nextId(), 'spine', '', placedLine(layout.spine), { weight: SPINE_WEIGHT, colour: fishboneColour.spine, arrow: 'med', to: { shape: headId, site: 1 } }))
  } else {
    const y = layout.spine.y1
    lines.push(connector(nextId(), 'spine', '', placedLine({ x1: view.window.x, y1: y, x2: view.window.x + view.window.width, y2: y }), { weight: SPINE_WEIGHT, colour: fishboneColour.spine, arrow: 'med' }))
  }
  for (const bone of view.bones) {
    const big = bone.level === 1
    const labelId = nextId()
    // A framed label is where its bone starts: bottom middle above the spine, top middle below it.
    const glue: Glue | undefined = bone.label.boxed ? { shape: labelId, site: bone.line.y1 < bone.line.y2 ? 2 : 0 } : undefined
    lines.push(connector(nextId(), `bone:${bone.id}`, `parent=${bone.parent ?? ''};level=${bone.level}`, placedLine(bone.line), {
      weight: WEIGHT[Math.min(bone.level, WEIGHT.length) - 1]! * Math.min(1, scale + 0.15), colour: big ? fishboneColour.big : fishboneColour.bone, arrow: big ? 'med' : 'sm', ...(glue ? { from: glue } : {}),
    }))
    texts.push(textShape(labelId, `cause:${bone.id}`, placedBox(bone.label), text(bone.label, colour.ink), {
      wrap: false, ...(bone.label.boxed ? { fill: fishboneColour.box, stroke: fishboneColour.big, geometry: 'rect' as const } : {}),
    }))
    if (bone.evidence) texts.push(textShape(nextId(), `data:${bone.id}`, placedBox(bone.evidence), text(bone.evidence, fishboneColour.evidence), { wrap: false }))
  }
  return group(id, name, description, { x: left, y: top, width, height }, [...lines, ...texts])
}
