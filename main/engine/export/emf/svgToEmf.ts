import { SaxesParser } from 'saxes'
import { measureText } from '../../../../shared/figures/text/measure.ts'
import { EmfRecords } from './records.ts'
import type { Spot } from './records.ts'

/** Windows has it, and it has Latin letters too; other programs take what they have for Chinese. */
const FACE = 'Microsoft YaHei'
/** Measured text is given more room than letters need; see text/measure.ts. */
const LATIN_ROOM = 1.06
const PAPER = '#ffffff'

type Attributes = Record<string, string>
interface Frame { dx: number; dy: number }

/**
 * An SVG of ours (rect, line, polyline, polygon, circle, path of straight lines and curves, text, g with a translation; size in mm)
 * as an enhanced metafile that Office can ungroup and edit. Dashes are drawn stroke by stroke, half-transparent fills are mixed
 * with white: metafiles know neither the same way everywhere.
 */
export function svgToEmf(svg: string): Uint8Array {
  const parser = new SaxesParser()
  const frames: Frame[] = [{ dx: 0, dy: 0 }]
  let pen: Pen | null = null
  let text: { attributes: Attributes; content: string } | null = null
  let inTitle = false
  let title = ''
  parser.on('error', error => { throw error })
  parser.on('opentag', ({ name, attributes }) => {
    const values = attributes as Attributes
    const frame = frames.at(-1) ?? { dx: 0, dy: 0 }
    const move = name === 'g' ? /translate\(\s*(-?[\d.]+)[ ,]+(-?[\d.]+)\s*\)/.exec(values['transform'] ?? '') : null
    frames.push(move ? { dx: frame.dx + Number(move[1]), dy: frame.dy + Number(move[2]) } : frame)
    if (name === 'svg') pen = new Pen(Number.parseFloat(values['width'] ?? '0'), Number.parseFloat(values['height'] ?? '0'), () => title)
    else if (name === 'title') inTitle = true
    else if (name === 'text') text = { attributes: values, content: '' }
    else pen?.shape(name, values, frame)
  })
  parser.on('text', content => {
    if (inTitle) title += content
    if (text) text.content += content
  })
  parser.on('closetag', ({ name }) => {
    frames.pop()
    if (name === 'title') inTitle = false
    if (name === 'text' && text) {
      pen?.text(text.attributes, text.content, frames.at(-1) ?? { dx: 0, dy: 0 })
      text = null
    }
  })
  parser.write(svg).close()
  if (!pen) throw new RangeError('an SVG is needed')
  return (pen as Pen).bytes()
}

const number = (values: Attributes, name: string): number => Number.parseFloat(values[name] ?? '0') || 0
const units = (mm: number): number => mm * 100

class Pen {
  #records: EmfRecords | null = null
  readonly #make: () => EmfRecords

  constructor(width: number, height: number, title: () => string) { this.#make = () => new EmfRecords(width, height, title()) }

  /** The title is known only after the root. */
  get #emf(): EmfRecords { return this.#records ??= this.#make() }

  bytes(): Uint8Array { return this.#emf.bytes() }

  shape(name: string, values: Attributes, { dx, dy }: Frame): void {
    const at = (x: number, y: number): Spot => ({ x: units(x + dx), y: units(y + dy) })
    switch (name) {
      case 'rect': {
        const [x, y, width, height, rx] = ['x', 'y', 'width', 'height', 'rx'].map(key => number(values, key)) as [number, number, number, number, number]
        const corners = [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)]
        // A corner is at most half a side: SVG 2, 10.2.
        const corner = Math.min(rx, width / 2, height / 2)
        this.#paint(values, corners, true, corner > 0 && !values['stroke-dasharray'] ? () => this.#emf.roundRect(units(x + dx), units(y + dy), units(width), units(height), units(corner)) : null)
        return
      }
      case 'line': this.#paint({ ...values, fill: 'none' }, [at(number(values, 'x1'), number(values, 'y1')), at(number(values, 'x2'), number(values, 'y2'))], false, null); return
      case 'polyline': case 'polygon': {
        const points = (values['points'] ?? '').trim().split(/\s+/).map(pair => pair.split(',').map(Number)).filter(pair => pair.length === 2).map(([x = 0, y = 0]) => at(x, y))
        this.#paint(values, points, name === 'polygon', null)
        return
      }
      case 'circle': {
        const [x, y, r] = [number(values, 'cx'), number(values, 'cy'), number(values, 'r')]
        const centre = at(x, y)
        this.#paint(values, [], true, () => this.#emf.ellipse(centre.x, centre.y, units(r), units(r)))
        return
      }
      case 'path': for (const part of pathPoints(values['d'] ?? '')) this.#paint(values, part.points.map(point => at(point.x, point.y)), part.closed, null)
    }
  }

  #paint(values: Attributes, points: readonly Spot[], closed: boolean, own: (() => void) | null): void {
    const fill = !closed || values['fill'] === 'none' ? null : colourOf(values['fill'] ?? '#000000', Number(values['fill-opacity'] ?? 1))
    const stroke = values['stroke'] && values['stroke'] !== 'none' ? colourOf(values['stroke'], 1) : null
    const width = units(number(values, 'stroke-width') || 0.25)
    const dashes = (values['stroke-dasharray'] ?? '').split(/[ ,]+/).filter(Boolean).map(one => units(Number(one)))
    const plain = dashes.length === 0
    if (fill !== null || (stroke !== null && plain)) {
      this.#emf.painted({ fill, stroke: plain ? stroke : null, width }, own ?? (() => (closed ? this.#emf.polygon(points) : this.#emf.polyline(points))))
    }
    if (stroke !== null && !plain) {
      const line = closed && points[0] ? [...points, points[0]] : points
      this.#emf.painted({ fill: null, stroke, width }, () => { for (const dash of dashed(line, dashes)) this.#emf.polyline(dash) })
    }
  }

  text(values: Attributes, content: string, { dx, dy }: Frame): void {
    if (content === '') return
    const size = number(values, 'font-size')
    const bold = Number(values['font-weight'] ?? 400) >= 600
    const turn = /translate\(\s*(-?[\d.]+)[ ,]+(-?[\d.]+)\s*\)\s*rotate\(\s*(-?[\d.]+)\s*\)\s*translate\(\s*(-?[\d.]+)[ ,]+(-?[\d.]+)\s*\)/.exec(values['transform'] ?? '')
    const degrees = turn ? Number(turn[3]) : 0
    const advances = advancesOf(content, size, bold)
    const width = advances.reduce((sum, one) => sum + one, 0)
    const back = values['text-anchor'] === 'middle' ? width / 2 : values['text-anchor'] === 'end' ? width : 0
    const [cos, sin] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)]
    const origin = turn ? { x: Number(turn[1]), y: Number(turn[2]) } : { x: number(values, 'x'), y: number(values, 'y') }
    const below = turn ? Number(turn[5]) : 0
    const at = { x: units(origin.x + dx) - back * cos - units(below) * sin, y: units(origin.y + dy) - back * sin + units(below) * cos }
    const font = { face: FACE, height: units(size), bold, escapement: Math.round(-degrees * 10) }
    const halo = values['stroke'] && values['stroke'] !== 'none' ? colourOf(values['stroke'], 1) : null
    const edge = units(number(values, 'stroke-width')) / 2
    const fill = colourOf(values['fill'] ?? '#000000', 1)
    for (const { index, 0: piece } of content.matchAll(ONE_DIRECTION)) {
      const before = advances.slice(0, index).reduce((sum, one) => sum + one, 0)
      const own = advances.slice(index, index + piece.length)
      const from = { x: at.x + before * cos, y: at.y + before * sin }
      if (halo !== null) for (const [ex, ey] of [[-1, 0], [1, 0], [0, -1], [0, 1]] as const) this.#emf.text({ x: from.x + ex * edge, y: from.y + ey * edge }, piece, font, halo, own)
      this.#emf.text(from, piece, font, fill, own)
    }
  }
}

/**
 * Hebrew, Arabic and their kin apart from what runs to the right: a record that holds both is set anew by its reader,
 * with widths that then belong to other letters.
 */
const ONE_DIRECTION = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:\s+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*|[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+/g

/** Of every UTF-16 unit, whole units; what was rounded off is made good by the next. */
function advancesOf(content: string, size: number, bold: boolean): number[] {
  const advances: number[] = []
  let exact = 0
  let given = 0
  for (const character of content) {
    const wide = measureText(character, size, bold)
    exact += units(wide / (wide < size * 0.999 || wide > size * 1.001 ? LATIN_ROOM : 1))
    const advance = Math.max(0, Math.round(exact - given))
    given += advance
    advances.push(advance)
    for (let more = 1; more < character.length; more++) advances.push(0)
  }
  return advances
}

/** #rrggbb as 0x00BBGGRR, mixed with paper where it is not opaque. */
function colourOf(css: string, opacity: number): number {
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) || 0
  const hex = /^#[0-9a-f]{6}$/i.test(css) ? css : '#000000'
  const mixed = [1, 3, 5].map(at => Math.round(channel(PAPER, at) + (channel(hex, at) - channel(PAPER, at)) * Math.min(1, Math.max(0, opacity))))
  return mixed[0]! | (mixed[1]! << 8) | (mixed[2]! << 16)
}

/** The strokes of a dashed line. */
export function dashed(points: readonly Spot[], pattern: readonly number[]): Spot[][] {
  const total = pattern.reduce((sum, one) => sum + one, 0)
  if (total <= 0) return [[...points]]
  // An odd pattern is said twice (SVG 2, 13.5.5).
  const dashes = pattern.length % 2 === 1 ? [...pattern, ...pattern] : pattern
  const strokes: Spot[][] = []
  let index = 0
  let left = dashes[0]!
  let open: Spot[] = points[0] ? [points[0]] : []
  for (let i = 1; i < points.length; i++) {
    let from = points[i - 1]!
    const to = points[i]!
    for (let length = Math.hypot(to.x - from.x, to.y - from.y); length > 0;) {
      const step = Math.min(left, length)
      const at = { x: from.x + (to.x - from.x) * step / length, y: from.y + (to.y - from.y) * step / length }
      if (index % 2 === 0) open.push(at)
      left -= step
      length -= step
      from = at
      if (left > 1e-9) continue
      if (index % 2 === 0 && open.length > 1) strokes.push(open)
      index = (index + 1) % dashes.length
      left = dashes[index]!
      open = [at]
      if (left <= 0) left = 1e-6
    }
  }
  if (index % 2 === 0 && open.length > 1) strokes.push(open)
  return strokes
}

/** Points of a path of M, L, H, V, C and Z, absolute; curves in short lines. */
function pathPoints(d: string): { points: Spot[]; closed: boolean }[] {
  const parts: { points: Spot[]; closed: boolean }[] = []
  for (const [, command = '', rest = ''] of d.matchAll(/([MLHVCZ])([^MLHVCZ]*)/gi)) {
    const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
    const part = parts.at(-1)
    const last = part?.points.at(-1) ?? { x: 0, y: 0 }
    switch (command.toUpperCase()) {
      case 'M': parts.push({ points: [{ x: numbers[0] ?? 0, y: numbers[1] ?? 0 }], closed: false }); break
      case 'L': for (let i = 0; i + 1 < numbers.length; i += 2) part?.points.push({ x: numbers[i]!, y: numbers[i + 1]! }); break
      case 'H': part?.points.push({ x: numbers[0] ?? last.x, y: last.y }); break
      case 'V': part?.points.push({ x: last.x, y: numbers[0] ?? last.y }); break
      case 'C': for (let i = 0; i + 5 < numbers.length; i += 6) part?.points.push(...bezier(part.points.at(-1) ?? last, numbers.slice(i, i + 6))); break
      default: if (part) part.closed = true
    }
  }
  return parts
}

function bezier(from: Spot, [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0]: readonly number[]): Spot[] {
  return Array.from({ length: 16 }, (_, i) => {
    const t = (i + 1) / 16
    const s = 1 - t
    return { x: s * s * s * from.x + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t * t * t * x, y: s * s * s * from.y + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t * t * t * y }
  })
}
