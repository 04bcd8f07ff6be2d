import type { FishboneLayout, PlacedBone } from '../figure.ts'
import type { FigureTheme } from '../theme.ts'
import { boneLook, causeColours, SPINE } from './look.ts'
import { CausePen } from './pen.ts'

/** The drawing of a cause-and-effect diagram, its top left corner at the origin. */
export function fishboneDrawing(layout: FishboneLayout, theme: FigureTheme): string {
  const colours = theme.fishbone
  const pen = new CausePen(theme)
  const stroke = (line: FishboneLayout['spine'], weight: number, size: number, colour: string, dash = false): void =>
    (layout.arrows ? pen.arrow(line, weight, size, colour, dash) : pen.line(line, colour, weight, dash))
  stroke(layout.spine, SPINE.weight, SPINE.arrow, colours.spine)
  // Deepest first, so that a bone covers the tips that end on it.
  for (const bone of layout.bones.toSorted((a, b) => b.level - a.level)) {
    const look = boneLook(bone, theme)
    stroke(bone.line, look.weight, look.arrow, look.colour, look.dash)
  }
  for (const link of layout.links) pen.path(link.points, causeColours(theme).link, 0.3, { dash: true, tip: true })
  pen.frame(layout.head, { fill: colours.head, stroke: colours.head, weight: 0.4, corner: 1.2 })
  pen.words(layout.head, colours.headText)
  for (const bone of layout.bones) drawLabel(bone, theme, pen)
  pen.keys(layout.keys)
  for (const note of layout.list) pen.words(note, theme.text)
  return pen.svg
}

function drawLabel(bone: PlacedBone, theme: FigureTheme, pen: CausePen): void {
  const own = causeColours(theme)
  if (bone.main) pen.frame(bone.label, { fill: own.mainFill, stroke: own.main, weight: 0.45, corner: 0.6 })
  else if (bone.label.boxed) pen.frame(bone.label, { fill: theme.fishbone.box, stroke: theme.fishbone.big, weight: 0.3, corner: 0.8 })
  if (bone.excluded) pen.hatch(bone.label)
  pen.badge(bone.badge)
  pen.star(bone.star)
  pen.words(bone.label, bone.excluded ? theme.quiet : theme.text)
  if (bone.evidence) pen.words(bone.evidence, theme.fishbone.evidence)
}
