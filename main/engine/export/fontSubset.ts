import type { TrueTypeFont } from './trueType.ts'

/**
 * The part of a TrueType font that draws a given text, as a font file of its own: a few tens of kB instead of 10 MB,
 * small enough to travel inside an SVG. Tables as in the OpenType specification 1.9; layout tables are left out
 * (figures need no ligatures), glyphs are renumbered, parts of composite glyphs come along.
 */
export function subsetFont(font: TrueTypeFont, text: string): Buffer {
  const characters = [...new Set(text)].map(one => one.codePointAt(0) ?? 0).filter(code => code >= 0x20 && font.glyphOf(code) !== 0).sort((a, b) => a - b)
  const glyphs = collectGlyphs(font, [0, ...characters.map(font.glyphOf)])
  const newId = new Map(glyphs.map((glyph, i) => [glyph, i]))
  const outlines = glyphs.map(glyph => renumbered(outline(font, glyph), newId))
  const offsets = [0]
  for (const one of outlines) offsets.push((offsets.at(-1) ?? 0) + padded(one.length))

  const head = copy(font, 'head')
  head.writeInt16BE(1, 50) // indexToLocFormat: long offsets
  head.writeUInt32BE(0, 8) // checkSumAdjustment, set below
  const hhea = copy(font, 'hhea')
  hhea.writeUInt16BE(glyphs.length, 34)
  const maxp = copy(font, 'maxp')
  maxp.writeUInt16BE(glyphs.length, 4)
  const post = copy(font, 'post').subarray(0, 32)
  post.writeUInt32BE(0x00030000, 0) // no glyph names
  return assemble({
    'OS/2': copy(font, 'OS/2'),
    cmap: characterMap(characters, code => newId.get(font.glyphOf(code)) ?? 0),
    glyf: Buffer.concat(outlines.flatMap(one => [one, Buffer.alloc(padded(one.length) - one.length)])),
    head,
    hhea,
    hmtx: Buffer.concat(glyphs.map(glyph => metric(font, glyph))),
    loca: uint32s(offsets),
    maxp,
    name: copy(font, 'name'),
    post,
  })
}

const padded = (length: number): number => (length + 3) & ~3

function uint32s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, i) => bytes.writeUInt32BE(value, i * 4))
  return bytes
}

function table(font: TrueTypeFont, name: string): { offset: number; length: number } {
  const found = font.tables.get(name)
  if (!found) throw new Error(`font has no ${name} table`)
  return found
}

function copy(font: TrueTypeFont, name: string): Buffer {
  const { offset, length } = table(font, name)
  return Buffer.from(font.bytes.subarray(offset, offset + length))
}

function outline(font: TrueTypeFont, glyph: number): Buffer {
  const loca = table(font, 'loca').offset
  const long = font.bytes.readInt16BE(table(font, 'head').offset + 50) === 1
  const at = (index: number): number => (long ? font.bytes.readUInt32BE(loca + index * 4) : font.bytes.readUInt16BE(loca + index * 2) * 2)
  const glyf = table(font, 'glyf').offset
  return Buffer.from(font.bytes.subarray(glyf + at(glyph), glyf + at(glyph + 1)))
}

function metric(font: TrueTypeFont, glyph: number): Buffer {
  const hmtx = table(font, 'hmtx').offset
  const full = font.bytes.readUInt16BE(table(font, 'hhea').offset + 34)
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16BE(font.advance(glyph), 0)
  bytes.writeInt16BE(font.bytes.readInt16BE(glyph < full ? hmtx + glyph * 4 + 2 : hmtx + full * 4 + (glyph - full) * 2), 2)
  return bytes
}

/** Where the parts of a composite glyph name other glyphs; [] for a simple one. */
function parts(bytes: Buffer): number[] {
  if (bytes.length < 10 || bytes.readInt16BE(0) >= 0) return []
  const found: number[] = []
  for (let at = 10; ;) {
    const flags = bytes.readUInt16BE(at)
    found.push(at + 2)
    at += 4 + (flags & 0x01 ? 4 : 2) + (flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    if (!(flags & 0x20)) return found
  }
}

function collectGlyphs(font: TrueTypeFont, wanted: readonly number[]): number[] {
  const seen = new Set<number>()
  const visit = (glyph: number): void => {
    if (seen.has(glyph)) return
    seen.add(glyph)
    const bytes = outline(font, glyph)
    for (const at of parts(bytes)) visit(bytes.readUInt16BE(at))
  }
  wanted.forEach(visit)
  return [...seen].sort((a, b) => a - b)
}

function renumbered(bytes: Buffer, newId: ReadonlyMap<number, number>): Buffer {
  for (const at of parts(bytes)) bytes.writeUInt16BE(newId.get(bytes.readUInt16BE(at)) ?? 0, at)
  return bytes
}

/** cmap format 12, one group a character. */
function characterMap(codes: readonly number[], glyphOf: (code: number) => number): Buffer {
  const header = Buffer.alloc(12 + 16)
  header.writeUInt16BE(1, 2)
  header.writeUInt16BE(3, 4) // Windows, full Unicode
  header.writeUInt16BE(10, 6)
  header.writeUInt32BE(12, 8)
  header.writeUInt16BE(12, 12)
  header.writeUInt32BE(16 + codes.length * 12, 16)
  header.writeUInt32BE(codes.length, 24)
  return Buffer.concat([header, uint32s(codes.flatMap(code => [code, code, glyphOf(code)]))])
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

function assemble(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables).sort()
  const power = 2 ** Math.floor(Math.log2(names.length))
  const directory = Buffer.alloc(12 + names.length * 16)
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(names.length, 4)
  directory.writeUInt16BE(power * 16, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE((names.length - power) * 16, 10)
  const bodies: Buffer[] = []
  let offset = directory.length
  names.forEach((name, i) => {
    const content = tables[name] ?? Buffer.alloc(0)
    const body = Buffer.concat([content, Buffer.alloc(padded(content.length) - content.length)])
    const record = 12 + i * 16
    directory.write(name, record, 'latin1')
    directory.writeUInt32BE(checksum(body), record + 4)
    directory.writeUInt32BE(offset, record + 8)
    directory.writeUInt32BE(content.length, record + 12)
    bodies.push(body)
    offset += body.length
  })
  const font = Buffer.concat([directory, ...bodies])
  const head = font.readUInt32BE(12 + names.indexOf('head') * 16 + 8)
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, head + 8)
  return font
}
