import { createRequire } from 'node:module'
import type { Figure } from '../../../../shared/figures/figure.ts'
import { figureToSvg } from '../svg.ts'
import type { PaperInfo } from './paper.ts'
import { Paper, fontNamed, points } from './paper.ts'

interface SvgOptions { width: number; height: number; preserveAspectRatio: string; assumePt: boolean; fontCallback(family: string, bold: boolean, italic: boolean): string }
/** The library brings no types. */
const svgToPdf = createRequire(import.meta.url)('svg-to-pdfkit') as (pdf: object, svg: string, x: number, y: number, options: SvgOptions) => void

const fontCallback = (_family: string, bold: boolean): string => fontNamed(bold)

/** The library knows no `paint-order` and would paint a soft edge over its own letters: the edge first, then the letters without it. */
export const edgesFirst = (svg: string): string => svg.replace(/<text\b[^>]*\spaint-order="stroke"[^>]*>[^<]*<\/text>/g, text => text + text.replace(/\s(?:stroke|stroke-width|stroke-linejoin|paint-order)="[^"]*"/g, ''))

/** An SVG, lines and text as such, in a box of mm. */
export function drawSvg(paper: Paper, svg: string, x: number, y: number, width: number, height: number): void {
  paper.pdf.save()
  svgToPdf(paper.pdf, edgesFirst(svg), points(x), points(y), { width: points(width), height: points(height), preserveAspectRatio: 'xMidYMin meet', assumePt: false, fontCallback })
  paper.pdf.restore()
}

/** Size in mm that an SVG says of itself. */
export function svgSize(svg: string): { width: number; height: number } {
  const found = /<svg\b[^>]*?\bwidth="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg)
  if (!found) throw new RangeError('an SVG with width and height in mm is needed')
  return { width: Number(found[1]), height: Number(found[2]) }
}

/** One figure on a page of its own size. */
export function figurePdf(figure: Figure, info: PaperInfo, alternative: string): Promise<Uint8Array> {
  const paper = new Paper(info)
  const svg = figureToSvg(figure)
  const { width, height } = svgSize(svg)
  paper.page(width, height)
  paper.element('Figure', () => { drawSvg(paper, svg, 0, 0, width, height) }, { alt: alternative })
  return paper.finish()
}
