import type { Rect, Segment } from '../../../shared/figures/geometry.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { CLOSE, decodeEscapes, nameCode, OPEN, scanPart, SELF, TEXT, XmlScan } from '../import/xlsx/xmlScan.ts'
import { after, apply, emptyTransform, identity, ofGroup, turned } from './affine.ts'
import type { Affine, Transform } from './affine.ts'

/** A shape of a slide with its place on the slide, EMU. */
export interface SlideShape {
  /** Within its slide. */
  id: string
  name: string
  description: string
  /** Paragraphs and broken lines apart. */
  lines: string[]
  rect: Rect
  /** Ends of a straight line or connector, in the direction it was drawn; null: a box. */
  line: Segment | null
  /** Ids of the shapes a connector is glued to. */
  from: string | null
  to: string | null
  /** Title, notes, slide number: part of the page and not of a drawing. */
  placeholder: boolean
}

const MOST_SHAPES = 20_000
const MOST_TEXT = 10_000
const N = {
  sp: nameCode('sp'), cxnSp: nameCode('cxnSp'), grpSp: nameCode('grpSp'), pic: nameCode('pic'), graphicFrame: nameCode('graphicFrame'), fallback: nameCode('Fallback'),
  cNvPr: nameCode('cNvPr'), ph: nameCode('ph'), xfrm: nameCode('xfrm'), off: nameCode('off'), ext: nameCode('ext'), chOff: nameCode('chOff'), chExt: nameCode('chExt'),
  prstGeom: nameCode('prstGeom'), prst: nameCode('prst'), stCxn: nameCode('stCxn'), endCxn: nameCode('endCxn'), p: nameCode('p'), br: nameCode('br'), t: nameCode('t'),
  headEnd: nameCode('headEnd'), tailEnd: nameCode('tailEnd'), type: nameCode('type'),
  id: nameCode('id'), name: nameCode('name'), descr: nameCode('descr'), x: nameCode('x'), y: nameCode('y'), cx: nameCode('cx'), cy: nameCode('cy'),
  rot: nameCode('rot'), flipH: nameCode('flipH'), flipV: nameCode('flipV'),
}

type ShapeKind = 'sp' | 'cxnSp' | 'grpSp' | 'other'
interface Open {
  kind: ShapeKind
  depth: number
  id: string
  name: string
  description: string
  placeholder: boolean
  frame: Transform
  framed: boolean
  lines: string[]
  /** A preset geometry that is a line, whatever element it stands in. */
  straight: boolean
  /** The arrow sits at its beginning: it was drawn from the effect to the cause. */
  backwards: boolean
  forwards: boolean
  from: string | null
  to: string | null
  /** Of what stands in it, for a group; worked out with its first child. */
  inner: Affine | null
}

const kinds = new Map<number, ShapeKind>([[N.sp, 'sp'], [N.cxnSp, 'cxnSp'], [N.grpSp, 'grpSp'], [N.pic, 'other'], [N.graphicFrame, 'other']])
const straightForms = /^(line|straightConnector1|bentConnector[2-5]|curvedConnector[2-5])$/

/** All shapes of a slide in the order they are drawn, groups resolved. M09 with more than any diagram needs. */
export async function readSlide(part: string, pieces: AsyncIterable<Buffer>): Promise<SlideShape[]> {
  const reader = new SlideReader()
  const scan = new XmlScan(part)
  await scanPart(scan, pieces, token => reader.take(token, scan))
  return reader.shapes
}

class SlideReader {
  readonly shapes: SlideShape[] = []
  readonly #open: Open[] = []
  /** Depth of the element whose contents are for older programs: they are there twice. */
  #skip = Infinity
  /** An ext of the frame, not of an extension list: it stands right in an xfrm. */
  #inFrame = false
  #inText = 0

  take(token: number, scan: XmlScan): void {
    if (token === CLOSE) { this.#close(scan); return }
    if (scan.depth >= this.#skip) return
    if (token === TEXT) { if (this.#inText > 0) this.#words(scan.text()) } else if (token === OPEN || token === SELF) this.#start(scan, token === OPEN)
  }

  #close(scan: XmlScan): void {
    if (scan.depth < this.#skip) this.#skip = Infinity
    if (this.#skip < Infinity) return
    if (scan.name === N.t) this.#inText = 0
    if (scan.name === N.xfrm) this.#inFrame = false
    const shape = this.#open.at(-1)
    if (shape && kinds.has(scan.name) && scan.depth < shape.depth) {
      this.#open.pop()
      this.#finish(shape)
    }
  }

  #start(scan: XmlScan, opens: boolean): void {
    const { name } = scan
    const shape = this.#open.at(-1)
    if (name === N.fallback) { if (opens) this.#skip = scan.depth; return }
    const kind = kinds.get(name)
    if (kind && opens) {
      if (this.shapes.length + this.#open.length > MOST_SHAPES) throw new YinguoError('M09', { what: 'parts', sheet: null, n: this.shapes.length, max: MOST_SHAPES })
      this.#open.push({
        kind, depth: scan.depth, id: '', name: '', description: '', placeholder: false, frame: emptyTransform(), framed: false, lines: [], straight: kind === 'cxnSp', backwards: false, forwards: false, from: null, to: null, inner: null,
      })
      return
    }
    if (!shape) return
    const text = (attribute: number): string => scan.attribute(attribute) ?? ''
    const number = (attribute: number): number => { const value = Number(scan.attribute(attribute) ?? 0); return Number.isFinite(value) ? value : 0 }
    switch (name) {
      case N.cNvPr:
        if (shape.id === '') { shape.id = text(N.id); shape.name = decodeEscapes(text(N.name)); shape.description = decodeEscapes(text(N.descr)) }
        return
      case N.ph: shape.placeholder = true; return
      case N.xfrm:
        if (shape.framed) return
        shape.framed = true
        this.#inFrame = opens
        shape.frame.rotation = number(N.rot)
        shape.frame.flipX = isTrue(text(N.flipH))
        shape.frame.flipY = isTrue(text(N.flipV))
        return
      case N.off: if (this.#inFrame) { shape.frame.x = number(N.x); shape.frame.y = number(N.y) } return
      case N.ext: if (this.#inFrame) { shape.frame.width = number(N.cx); shape.frame.height = number(N.cy) } return
      case N.chOff: if (this.#inFrame) { shape.frame.childX = number(N.x); shape.frame.childY = number(N.y) } return
      case N.chExt: if (this.#inFrame) { shape.frame.childWidth = number(N.cx); shape.frame.childHeight = number(N.cy) } return
      case N.prstGeom: shape.straight ||= straightForms.test(text(N.prst)); return
      case N.headEnd: shape.backwards ||= !['', 'none'].includes(text(N.type)); return
      case N.tailEnd: shape.forwards ||= !['', 'none'].includes(text(N.type)); return
      case N.stCxn: shape.from = text(N.id); return
      case N.endCxn: shape.to = text(N.id); return
      case N.p: case N.br: if (shape.lines.length < 500) shape.lines.push(''); return
      case N.t: if (opens) this.#inText = 1; return
      default:
    }
  }

  #words(text: string): void {
    const shape = this.#open.at(-1)
    if (!shape) return
    if (shape.lines.length === 0) shape.lines.push('')
    const last = shape.lines.length - 1
    shape.lines[last] = (shape.lines[last]! + decodeEscapes(text)).slice(0, MOST_TEXT)
  }

  /** Of everything around a shape. */
  #around(): Affine { return this.#open.reduce((m, group) => after(m, group.inner ??= group.kind === 'grpSp' ? ofGroup(group.frame) : identity), identity) }

  #finish(shape: Open): void {
    // Pictures and tables are no part of a drawing.
    if (shape.kind === 'grpSp' || shape.kind === 'other') return
    const m = after(this.#around(), turned(shape.frame))
    const { x, y, width, height } = shape.frame
    const corners = [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }].map(corner => apply(m, corner))
    const xs = corners.map(corner => corner.x)
    const ys = corners.map(corner => corner.y)
    const rect = { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) }
    const turnRound = shape.backwards && !shape.forwards
    const [start, end] = turnRound ? [corners[2]!, corners[0]!] : [corners[0]!, corners[2]!]
    this.shapes.push({
      id: shape.id, name: shape.name, description: shape.description, lines: shape.lines.filter(line => line.trim() !== ''), rect, placeholder: shape.placeholder,
      line: shape.straight ? { x1: start.x, y1: start.y, x2: end.x, y2: end.y } : null,
      from: turnRound ? shape.to : shape.from, to: turnRound ? shape.from : shape.to,
    })
    if (this.shapes.length > MOST_SHAPES) throw new YinguoError('M09', { what: 'parts', sheet: null, n: this.shapes.length, max: MOST_SHAPES })
  }
}

const isTrue = (value: string): boolean => value === '1' || value === 'true'
