import type { Figure } from '../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../shared/figures/resultFigure.ts'
import { svgToPng } from './png.ts'
import { MARGIN } from '../../../shared/figures/frameLayout.ts'
import { figureToSvg } from './svg.ts'

export interface Picture {
  svg: string
  png: Uint8Array
  /** Of the drawing, mm. */
  width: number
  height: number
}

const drawn = new WeakMap<Figure, string>()

/** The drawing of a figure without its frame: the document prints title, facts and notes itself. Drawn once, however often it is asked for. */
export function bareSvg(figure: Figure): string {
  const svg = drawn.get(figure) ?? draw(figure)
  drawn.set(figure, svg)
  return svg
}

function draw(figure: Figure): string {
  const bare: Figure = { ...figure, frame: { ...figure.frame, title: '', facts: [], period: '', source: '', note: '', simulated: '' } }
  if (bare.kind === 'pareto' || isResultFigure(bare)) bare.rules = []
  if (bare.kind === 'pareto') bare.warnings = []
  // The drawing keeps its own height; the paper around it shrinks with the frame.
  if (isResultFigure(bare)) bare.size = { ...bare.size, height: bare.drawing.height + 2 * MARGIN }
  if (bare.kind === 'priority') { bare.rules = []; bare.warnings = [] }
  return figureToSvg(bare)
}

/** The same as vector and as pixels. */
export function pictureOf(figure: Figure, dpi = 300): Picture {
  const svg = bareSvg(figure)
  const size = /<svg\b[^>]*?\bwidth="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg)
  return { svg, png: svgToPng(svg, dpi), width: Number(size?.[1] ?? figure.size.width), height: Number(size?.[2] ?? figure.size.height) }
}
