import { barDrawing } from '../bar/svg.ts'
import type { Figure } from '../figure.ts'
import { fishboneDrawing } from '../fishbone/svg.ts'
import { layoutFrame } from '../frameLayout.ts'
import type { FrameLayout, TitlePlace } from '../frameLayout.ts'
import { paretoDrawing } from '../pareto/svg.ts'
import { isResultFigure } from '../resultFigure.ts'
import { resultSketch } from '../resultSketch.ts'
import { sketchSvg } from '../sketch/svg.ts'
import { tableDrawing } from '../table/svg.ts'
import { diagramDrawing } from '../tree/svg.ts'
import type { FigureTheme } from '../theme.ts'
import { paperTheme } from '../theme.ts'
import { translator } from '../../i18n/translate.ts'
import { contentOf, drawingArea } from './area.ts'
import { element, escapeXml, mm, rect, text } from './markup.ts'

export interface SvgOptions {
  theme?: FigureTheme
  /** Default: above a table, below a figure. */
  title?: TitlePlace
  /** `@font-face` rules to carry along, so that the picture looks the same on every machine. */
  fontFaces?: string
}

/**
 * The figure as a document of its own: real text, width and height in mm, one user unit = 1 mm.
 * The same figure gives the same bytes.
 */
export function figureToSvg(figure: Figure, options: SvgOptions = {}): string {
  const theme = options.theme ?? paperTheme
  const titlePlace = options.title ?? (figure.kind === 'priority' ? 'above' : 'below')
  const area = drawingArea(figure, titlePlace)
  const frame = layoutFrame(figure.frame, contentOf(figure), figure.size.width, area.height, titlePlace)
  const height = frame.above + area.height + frame.below
  const width = figure.size.width
  const body = [
    rect({ x: 0, y: 0, width, height }, theme.background),
    element('g', { transform: `translate(${mm(area.x)} ${mm(frame.above)})` }, `\n${drawing(figure, theme, area)}\n`),
    frameDrawing(frame, theme),
  ]
  const style = options.fontFaces ? `<defs><style>${options.fontFaces}</style></defs>\n` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${mm(width)}mm" height="${mm(height)}mm" viewBox="0 0 ${mm(width)} ${mm(height)}" role="img" xml:lang="${figure.frame.lang ?? 'zh-CN'}" font-family="${escapeXml(theme.fontFamily)}">
<title>${escapeXml(figure.frame.title)}</title>
<desc>${escapeXml(description(figure))}</desc>
${style}${body.join('\n')}
</svg>
`
}

function drawing(figure: Figure, theme: FigureTheme, area: { width: number; height: number }): string {
  if (isResultFigure(figure)) return sketchSvg(resultSketch(figure, area), theme)
  switch (figure.kind) {
    case 'pareto': return paretoDrawing(figure, theme, area)
    case 'bar': return barDrawing(figure, theme, area)
    case 'priority': return tableDrawing(figure.table, theme, area.width)
    case 'fishbone': return figure.diagram ? diagramDrawing(figure.diagram, theme) : fishboneDrawing(figure.layout, theme)
  }
}

function frameDrawing(frame: FrameLayout, theme: FigureTheme): string {
  const parts = frame.badge ? [rect(frame.badge, 'none', { stroke: theme.simulated, 'stroke-width': 0.3, rx: 0.6 })] : []
  for (const one of frame.texts) {
    const fill = one.role === 'title' ? theme.text : one.role === 'simulated' || one.role === 'warning' ? theme.simulated : theme.quiet
    parts.push(text(one.x, one.y, one.text, { size: one.fontSize, fill, bold: one.bold, anchor: one.anchor }))
  }
  return parts.join('\n')
}

/** For readers who cannot see the picture. */
function description(figure: Figure): string {
  const words = translator(figure.frame.lang ?? 'zh-CN')
  if (isResultFigure(figure)) return figure.empty || words('figures.svg.result', { kind: words(`figures.result.kind.${figure.kind}`), n: figure.table.rows.filter(row => !row.heading).length })
  switch (figure.kind) {
    case 'pareto': return words('figures.svg.pareto', { n: figure.bars.length })
    case 'bar': return words('figures.svg.bar', { n: figure.bars.length })
    case 'priority': return words('figures.svg.priority', { n: figure.table.rows.filter(row => !row.heading).length })
    case 'fishbone': return figure.diagram ? words(`causeFigure.diagramDescription.${figure.diagram.kind}`, { n: figure.diagram.boxes.length - 1 }) : words('figures.svg.fishbone', { n: figure.layout.bones.length })
  }
}

