import type { CauseBox, CauseDiagram } from '../figure.ts'
import { causeColours, heatColour, heatWeight } from '../fishbone/look.ts'
import { CausePen } from '../fishbone/pen.ts'
import type { FigureTheme } from '../theme.ts'

/** A relation or tree diagram, its top left corner at the origin. */
export function diagramDrawing(diagram: CauseDiagram, theme: FigureTheme): string {
  const pen = new CausePen(theme)
  for (const arrow of diagram.arrows) pen.path(arrow.points, arrow.link ? causeColours(theme).link : theme.fishbone.bone, 0.3, { dash: arrow.link, tip: arrow.tip })
  for (const box of diagram.boxes) drawBox(box, theme, pen)
  pen.keys(diagram.keys)
  return pen.svg
}

function drawBox(box: CauseBox, theme: FigureTheme, pen: CausePen): void {
  const own = causeColours(theme)
  const { fishbone } = theme
  if (box.role === 'effect') pen.frame(box.label, { fill: fishbone.head, stroke: fishbone.head, weight: 0.4, corner: 1.2 })
  else if (box.main) pen.frame(box.label, { fill: own.mainFill, stroke: own.main, weight: 0.45, corner: 0.6 })
  else if (box.heat !== null) pen.frame(box.label, { fill: theme.background, stroke: heatColour(box.heat, theme), weight: heatWeight(box.heat), corner: 0.8 })
  else if (box.role === 'root') pen.doubled(box.label, box.excluded ? own.quiet : fishbone.big)
  else pen.frame(box.label, { fill: theme.background, stroke: box.excluded ? own.quiet : fishbone.big, weight: 0.3, corner: 0.8 })
  if (box.role === 'root' && (box.main || box.heat !== null)) {
    const inset = 0.6 + (box.heat === null ? 0.225 : heatWeight(box.heat) / 2)
    pen.frame({ ...box.label, x: box.label.x + inset, y: box.label.y + inset, width: box.label.width - 2 * inset, height: box.label.height - 2 * inset }, { fill: 'none', stroke: fishbone.big, weight: 0.2, corner: 0.3 })
  }
  if (box.excluded) pen.hatch(box.label)
  pen.words(box.label, box.role === 'effect' ? fishbone.headText : box.excluded ? theme.quiet : theme.text)
  if (box.counts) pen.words(box.counts, theme.quiet)
  if (box.evidence) pen.words(box.evidence, fishbone.evidence)
  pen.badge(box.badge)
  pen.star(box.star)
}
