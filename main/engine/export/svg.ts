import type { Figure } from '../../../shared/figures/figure.ts'
import { figureToSvg as draw } from '../../../shared/figures/svg/figureToSvg.ts'
import type { SvgOptions } from '../../../shared/figures/svg/figureToSvg.ts'
import { subsetFont } from './fontSubset.ts'
import { bundledFont } from './fonts.ts'

interface SvgFileOptions extends Omit<SvgOptions, 'fontFaces'> {
  /** Carry the glyphs that are used inside the file (some 100 kB), so that it looks the same on every machine. */
  embedFont?: boolean
}

/** The figure as an SVG file: real text, size in mm, paper-white unless another theme is given. */
export function figureToSvg(figure: Figure, { embedFont = false, ...options }: SvgFileOptions = {}): string {
  const svg = draw(figure, options)
  return embedFont ? draw(figure, { ...options, fontFaces: fontFaces(svg) }) : svg
}

function fontFaces(text: string): string {
  return (['regular', 'bold'] as const).map(weight => {
    const data = subsetFont(bundledFont(weight), text).toString('base64')
    return `@font-face{font-family:"Noto Sans SC";font-weight:${weight === 'bold' ? 700 : 400};src:url(data:font/ttf;base64,${data}) format("truetype")}`
  }).join('')
}
