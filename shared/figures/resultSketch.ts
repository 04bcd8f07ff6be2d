import { drawBox } from './box/layout.ts'
import { drawCompare } from './compare/layout.ts'
import { drawControl } from './control/layout.ts'
import { drawGantt } from './gantt/layout.ts'
import { drawHeatmap } from './heatmap/layout.ts'
import { drawHistogram } from './histogram/layout.ts'
import { drawHourly } from './hourly/layout.ts'
import { drawImportance } from './importance/layout.ts'
import { drawInterval } from './interval/layout.ts'
import type { ChartOption } from './option.ts'
import { drawPath } from './path/layout.ts'
import { drawPlane } from './plane/layout.ts'
import { drawProfile } from './profile/layout.ts'
import { drawRadar } from './radar/layout.ts'
import type { ResultFigure } from './resultFigure.ts'
import { drawScatter } from './scatter/layout.ts'
import { drawScree } from './scree/layout.ts'
import { TYPE } from './sketch/axes.ts'
import { PX_PER_MM, sketchOption } from './sketch/option.ts'
import { Sketch } from './sketch/sketch.ts'
import { drawStacked } from './stacked/layout.ts'
import type { MeasureText } from './text/measure.ts'
import { wrapText } from './text/wrap.ts'
import type { FigureTheme } from './theme.ts'

/** The drawing of a result figure in an area, mm; the sentence that says why there is none where there is none. */
export function resultSketch(figure: ResultFigure, area: { width: number; height: number }, measure?: MeasureText): Sketch {
  const sketch = new Sketch(area, measure)
  if (figure.empty) drawEmpty(figure.empty, sketch)
  else draw(figure, sketch)
  return sketch
}

function draw(figure: ResultFigure, sketch: Sketch): void {
  switch (figure.kind) {
    case 'interval': drawInterval(figure, sketch); return
    case 'histogram': drawHistogram(figure, sketch); return
    case 'box': drawBox(figure, sketch); return
    case 'scatter': drawScatter(figure, sketch); return
    case 'heatmap': drawHeatmap(figure, sketch); return
    case 'scree': drawScree(figure, sketch); return
    case 'path': drawPath(figure, sketch); return
    case 'radar': drawRadar(figure, sketch); return
    case 'profile': drawProfile(figure, sketch); return
    case 'control': drawControl(figure, sketch); return
    case 'importance': drawImportance(figure, sketch); return
    case 'kano':
    case 'quadrant': drawPlane(figure, sketch); return
    case 'stacked': drawStacked(figure, sketch); return
    case 'compare': drawCompare(figure, sketch); return
    case 'hourly': drawHourly(figure, sketch); return
    case 'gantt': drawGantt(figure, sketch)
  }
}

function drawEmpty(sentence: string, sketch: Sketch): void {
  const size = TYPE.label
  const lines = wrapText(sentence, { width: Math.max(size * 4, sketch.width - 8), fontSize: size, maxLines: Math.max(1, Math.floor(sketch.height / (size * 1.5))), measure: sketch.measure })
  sketch.text('axis', lines, { x: sketch.width / 2, y: sketch.height / 2 - (lines.length - 1) * size * 0.65 }, { fontSize: size, fill: 'quiet', lineHeight: size * 1.3 })
}

/** Narrower than this nothing can be read: the canvas scrolls instead. */
const LEAST_WIDTH = 78

/** The size a canvas `width` px wide gives a figure, px: its height on paper, at the scale of the screen. */
export const screenHeight = (figure: ResultFigure): number => Math.round(Math.max(figure.empty ? 30 : 45, figure.drawing.height) * PX_PER_MM)

/** The figure for the screen, drawn for a canvas of this width, px. */
export function resultOption(figure: ResultFigure, theme: FigureTheme, size: { width: number }): ChartOption {
  const area = { width: Math.max(LEAST_WIDTH, size.width / PX_PER_MM), height: screenHeight(figure) / PX_PER_MM }
  return sketchOption(resultSketch(figure, area), theme, figure.frame.title)
}
