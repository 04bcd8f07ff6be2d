import type { Point, Rect, Segment } from '../geometry.ts'

/** Characters that no XML 1.0 document may hold, even escaped. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

export const escapeXml = (text: string): string => text.toWellFormed().replace(forbidden, '').replace(/[&<>"']/g, mark => entities[mark] ?? mark)

/** Micrometres are enough; fewer digits make smaller files and steady snapshots. */
export const mm = (value: number): string => String(Math.round(value * 1000) / 1000 || 0)

type Attributes = Record<string, string | number | undefined>
function attributes(values: Attributes): string {
  let text = ''
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) text += ` ${name}="${typeof value === 'number' ? mm(value) : escapeXml(value)}"`
  }
  return text
}

export const element = (name: string, values: Attributes, content = ''): string =>
  content ? `<${name}${attributes(values)}>${content}</${name}>` : `<${name}${attributes(values)}/>`

export interface TextStyle {
  size: number
  fill: string
  bold?: boolean
  anchor?: 'start' | 'middle' | 'end'
  /** Degrees clockwise about the anchor point. */
  rotate?: number
  /** Colour of a soft edge that keeps text readable over a hairline. */
  halo?: string
}

/** From the middle of a line of type to its baseline, in ems: half the height of a Chinese character above its baseline. */
const BASELINE = 0.375

/** One line of text; `y` is the middle of the line. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  if (!content) return ''
  const rotate = style.rotate ?? 0
  return element('text', {
    x: rotate ? undefined : x,
    y: rotate ? undefined : y + style.size * BASELINE,
    transform: rotate ? `translate(${mm(x)} ${mm(y)}) rotate(${mm(rotate)}) translate(0 ${mm(style.size * BASELINE)})` : undefined,
    'font-size': style.size,
    'font-weight': style.bold ? 700 : undefined,
    'text-anchor': style.anchor === 'start' ? undefined : style.anchor,
    fill: style.fill,
    stroke: style.halo,
    'stroke-width': style.halo ? style.size * 0.22 : undefined,
    'paint-order': style.halo ? 'stroke' : undefined,
    'stroke-linejoin': style.halo ? 'round' : undefined,
  }, escapeXml(content))
}

export const line = (segment: Segment, stroke: string, width: number, extra: Attributes = {}): string =>
  element('line', { ...segment, stroke, 'stroke-width': width, ...extra })

export const rect = (box: Rect, fill: string, extra: Attributes = {}): string =>
  element('rect', { x: box.x, y: box.y, width: box.width, height: box.height, fill, ...extra })

export const points = (list: readonly Point[]): string => list.map(point => `${mm(point.x)},${mm(point.y)}`).join(' ')
