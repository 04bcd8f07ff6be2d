/** Records of an enhanced metafile. Source: [MS-EMF] 2.3; every record is a type, a length and its data, in multiples of four bytes. */
const HEADER = 1
const POLYGON = 3
const POLYLINE = 4
const SET_WINDOW_EXT = 9
const SET_WINDOW_ORG = 10
const SET_VIEWPORT_EXT = 11
const SET_VIEWPORT_ORG = 12
const EOF = 14
const SET_MAP_MODE = 17
const SET_BK_MODE = 18
const SET_POLY_FILL_MODE = 19
const SET_TEXT_ALIGN = 22
const SET_TEXT_COLOR = 24
const SELECT_OBJECT = 37
const CREATE_BRUSH = 39
const DELETE_OBJECT = 40
const ELLIPSE = 42
const ROUND_RECT = 44
const CREATE_FONT = 82
const EXT_TEXT_OUT = 84
const EXT_CREATE_PEN = 95

const ANISOTROPIC = 8
const TRANSPARENT = 1
const BASELINE = 24
const NULL_BRUSH = 0x80000005
const NULL_PEN = 0x80000008
/** PS_GEOMETRIC | PS_ENDCAP_FLAT | PS_JOIN_ROUND, solid. */
const PEN_STYLE = 0x00010000 | 0x00000200
const HEADER_BYTES = 108
const TEXT_AT = 76

export interface Spot { x: number; y: number }
interface EmfFont { face: string; height: number; bold: boolean; /** Tenths of a degree against the clock. */ escapement: number }

/** Writes records in logical units of 1/100 mm; the device has as many dots as that. */
export class EmfRecords {
  readonly #width: number
  readonly #height: number
  readonly #records: Buffer[] = []
  /** Handles of objects that exist now; index 0 is the metafile itself. */
  readonly #handles = [true]
  #mostHandles = 1
  readonly #title: string

  /** mm. */
  constructor(width: number, height: number, title: string) {
    this.#width = Math.max(1, Math.round(width * 100))
    this.#height = Math.max(1, Math.round(height * 100))
    this.#title = title.slice(0, 200)
    this.#numbers(SET_MAP_MODE, [ANISOTROPIC])
    this.#numbers(SET_WINDOW_ORG, [0, 0])
    this.#numbers(SET_WINDOW_EXT, [this.#width, this.#height])
    this.#numbers(SET_VIEWPORT_ORG, [0, 0])
    this.#numbers(SET_VIEWPORT_EXT, [this.#width, this.#height])
    this.#numbers(SET_BK_MODE, [TRANSPARENT])
    this.#numbers(SET_POLY_FILL_MODE, [2])
    this.#numbers(SET_TEXT_ALIGN, [BASELINE])
  }

  #numbers(type: number, values: readonly number[], tail: Buffer = Buffer.alloc(0)): void {
    const padded = Math.ceil(tail.length / 4) * 4
    const record = Buffer.alloc(8 + values.length * 4 + padded)
    record.writeUInt32LE(type, 0)
    record.writeUInt32LE(record.length, 4)
    values.forEach((value, i) => record.writeInt32LE(value | 0, 8 + i * 4))
    tail.copy(record, 8 + values.length * 4)
    this.#records.push(record)
  }

  #handle(): number {
    const free = this.#handles.findIndex(used => !used)
    const handle = free < 0 ? this.#handles.length : free
    this.#handles[handle] = true
    this.#mostHandles = Math.max(this.#mostHandles, this.#handles.length)
    return handle
  }

  /** Makes an object, uses it and takes it away again. */
  #with(make: (handle: number) => void, stock: number, use: () => void): void {
    const handle = this.#handle()
    make(handle)
    this.#numbers(SELECT_OBJECT, [handle])
    use()
    this.#numbers(SELECT_OBJECT, [stock])
    this.#numbers(DELETE_OBJECT, [handle])
    this.#handles[handle] = false
  }

  /** Colours are 0x00BBGGRR; null: none. Width in logical units. */
  painted(look: { fill: number | null; stroke: number | null; width: number }, draw: () => void): void {
    const { fill, stroke, width } = look
    const inPen = (): void => {
      if (stroke === null) { this.#numbers(SELECT_OBJECT, [NULL_PEN]); draw(); return }
      this.#with(handle => this.#numbers(EXT_CREATE_PEN, [handle, 0, 0, 0, 0, PEN_STYLE, Math.max(1, Math.round(width)), 0, stroke, 0, 0]), NULL_PEN, draw)
    }
    if (fill === null) { this.#numbers(SELECT_OBJECT, [NULL_BRUSH]); inPen(); return }
    this.#with(handle => this.#numbers(CREATE_BRUSH, [handle, 0, fill, 0]), NULL_BRUSH, inPen)
  }

  polygon(points: readonly Spot[]): void { this.#points(POLYGON, points) }

  polyline(points: readonly Spot[]): void { this.#points(POLYLINE, points) }

  #points(type: number, points: readonly Spot[]): void {
    if (points.length < 2) return
    this.#numbers(type, [...bounds(points), points.length, ...points.flatMap(point => [Math.round(point.x), Math.round(point.y)])])
  }

  roundRect(x: number, y: number, width: number, height: number, corner: number): void {
    this.#numbers(ROUND_RECT, [x, y, x + width, y + height, corner * 2, corner * 2].map(Math.round))
  }

  ellipse(x: number, y: number, rx: number, ry: number): void { this.#numbers(ELLIPSE, [x - rx, y - ry, x + rx, y + ry].map(Math.round)) }

  /** `advances`: how far each UTF-16 unit moves on, so that every font sets the line as wide as it was planned. */
  text(at: Spot, content: string, font: EmfFont, colour: number, advances: readonly number[]): void {
    this.#with(handle => this.#font(handle, font), 0x8000000d, () => {
      this.#numbers(SET_TEXT_COLOR, [colour])
      const words = Buffer.from(content, 'utf16le')
      const text = Buffer.alloc(Math.ceil(words.length / 4) * 4)
      words.copy(text)
      const spacing = Buffer.alloc(content.length * 4)
      advances.forEach((advance, i) => spacing.writeInt32LE(advance, i * 4))
      const scale = Buffer.alloc(8)
      scale.writeFloatLE(1, 0)
      scale.writeFloatLE(1, 4)
      // Bounds, graphics mode (compatible), scales, then EmrText: place, length, where text and spacing begin.
      this.#numbers(EXT_TEXT_OUT, [0, 0, -1, -1, 1, scale.readInt32LE(0), scale.readInt32LE(4), Math.round(at.x), Math.round(at.y), content.length, TEXT_AT, 0, 0, 0, -1, -1, TEXT_AT + text.length], Buffer.concat([text, spacing]))
    })
  }

  #font(handle: number, font: EmfFont): void {
    const face = Buffer.alloc(64)
    Buffer.from(font.face.slice(0, 31), 'utf16le').copy(face)
    const look = Buffer.alloc(8)
    // Default charset, outlines, variable pitch.
    look.writeUInt8(1, 3)
    look.writeUInt8(4, 4)
    look.writeUInt8(0x22, 7)
    // LogFont panose (320 bytes): the log font, empty names, no panose numbers.
    this.#numbers(CREATE_FONT, [handle, -Math.max(1, Math.round(font.height)), 0, font.escapement, font.escapement, font.bold ? 700 : 400], Buffer.concat([look, face, Buffer.alloc(128 + 64 + 4 + 4 + 4 + 4 + 4 + 12)]))
  }

  bytes(): Uint8Array {
    this.#numbers(EOF, [0, 16, 20])
    const title = Buffer.from(`yinguo\0${this.#title.replaceAll('\0', '')}\0\0`, 'utf16le')
    const description = Buffer.alloc(Math.ceil(title.length / 4) * 4)
    title.copy(description)
    const header = Buffer.alloc(HEADER_BYTES + description.length)
    const size = header.length + this.#records.reduce((sum, record) => sum + record.length, 0)
    const frame = [0, 0, this.#width, this.#height]
    const numbers = [
      HEADER, header.length, 0, 0, this.#width - 1, this.#height - 1, ...frame, 0x464d4520, 0x00010000, size, this.#records.length + 1, this.#mostHandles, title.length / 2, HEADER_BYTES, 0,
      this.#width, this.#height, Math.max(1, Math.round(this.#width / 100)), Math.max(1, Math.round(this.#height / 100)), 0, 0, 0, this.#width * 10, this.#height * 10,
    ]
    numbers.forEach((value, i) => header.writeUInt32LE(value >>> 0, i * 4))
    description.copy(header, HEADER_BYTES)
    return Buffer.concat([header, ...this.#records])
  }
}

function bounds(points: readonly Spot[]): number[] {
  const xs = points.map(point => Math.round(point.x))
  const ys = points.map(point => Math.round(point.y))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
