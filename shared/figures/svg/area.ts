import type { Figure } from '../figure.ts'
import { MARGIN, layoutFrame } from '../frameLayout.ts'
import type { FrameContentText, TitlePlace } from '../frameLayout.ts'
import { isResultFigure } from '../resultFigure.ts'
import { tableHeight } from '../table/layout.ts'

/** Sentences that stand under the drawing. */
export const contentOf = (figure: Figure): FrameContentText => ({
  rules: figure.kind === 'pareto' || figure.kind === 'priority' || isResultFigure(figure) ? figure.rules : [],
  warnings: figure.kind === 'priority' ? figure.warnings : figure.kind === 'pareto' ? figure.warnings ?? [] : [],
})

/** A chart squeezed by its own notes would say nothing: it keeps at least this, and the figure grows. */
const LEAST_CHART = 45

/** The part of the figure that its drawing fills, mm: what the frame leaves of `size`, or what the content needs. */
export function drawingArea(figure: Figure, titlePlace: TitlePlace): { x: number; width: number; height: number } {
  const width = figure.size.width - 2 * MARGIN
  if (figure.kind === 'fishbone') {
    const drawn = figure.diagram ?? figure.layout
    return { x: (figure.size.width - drawn.width) / 2, width: drawn.width, height: drawn.height }
  }
  if (figure.kind === 'priority') return { x: MARGIN, width, height: tableHeight(figure.table, width) }
  const frame = layoutFrame(figure.frame, contentOf(figure), figure.size.width, 0, titlePlace)
  return { x: MARGIN, width, height: Math.max(LEAST_CHART, figure.size.height - frame.above - frame.below) }
}

/** Size on paper of a figure whose drawing takes `width` x `height` mm, frame included. */
export function paperSize(frame: Figure['frame'], content: FrameContentText, drawing: { width: number; height: number }, titlePlace: TitlePlace): { width: number; height: number } {
  const width = drawing.width + 2 * MARGIN
  const around = layoutFrame(frame, content, width, 0, titlePlace)
  return { width, height: Math.round((around.above + drawing.height + around.below) * 10) / 10 }
}
