/**
 * Reads the tables of a TrueType font that we need: which glyph a character has and how wide it is.
 * Offsets as in the OpenType specification 1.9 (cmap formats 4 and 12, head, hhea, hmtx, maxp, loca).
 */
export interface TrueTypeFont {
  bytes: Buffer
  tables: Map<string, { offset: number; length: number }>
  unitsPerEm: number
  glyphs: number
  /** 0 when the font has no glyph for the character. */
  glyphOf(codePoint: number): number
  /** Advance width in font units. */
  advance(glyph: number): number
}

export function readTrueType(bytes: Buffer): TrueTypeFont {
  const tables = new Map<string, { offset: number; length: number }>()
  const count = bytes.readUInt16BE(4)
  for (let i = 0; i < count; i++) {
    const record = 12 + i * 16
    tables.set(bytes.toString('latin1', record, record + 4), { offset: bytes.readUInt32BE(record + 8), length: bytes.readUInt32BE(record + 12) })
  }
  const at = (name: string): number => {
    const table = tables.get(name)
    if (!table) throw new Error(`font has no ${name} table`)
    return table.offset
  }
  const metrics = bytes.readUInt16BE(at('hhea') + 34)
  const hmtx = at('hmtx')
  return {
    bytes,
    tables,
    unitsPerEm: bytes.readUInt16BE(at('head') + 18),
    glyphs: bytes.readUInt16BE(at('maxp') + 4),
    glyphOf: characterMap(bytes, at('cmap')),
    advance: glyph => bytes.readUInt16BE(hmtx + Math.min(glyph, metrics - 1) * 4),
  }
}

function characterMap(bytes: Buffer, cmap: number): (codePoint: number) => number {
  const subtables = new Map<number, number>()
  for (let i = 0; i < bytes.readUInt16BE(cmap + 2); i++) {
    const offset = cmap + bytes.readUInt32BE(cmap + 4 + i * 8 + 4)
    subtables.set(bytes.readUInt16BE(offset), offset)
  }
  const wide = subtables.get(12)
  if (wide !== undefined) return codePoint => lookUpGroups(bytes, wide, codePoint)
  const basic = subtables.get(4)
  if (basic === undefined) throw new Error('font has no Unicode character map')
  return codePoint => lookUpSegments(bytes, basic, codePoint)
}

/** cmap format 12: sorted groups of (first, last, first glyph). */
function lookUpGroups(bytes: Buffer, table: number, codePoint: number): number {
  let low = 0
  let high = bytes.readUInt32BE(table + 12) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const group = table + 16 + middle * 12
    if (codePoint < bytes.readUInt32BE(group)) high = middle - 1
    else if (codePoint > bytes.readUInt32BE(group + 4)) low = middle + 1
    else return bytes.readUInt32BE(group + 8) + codePoint - bytes.readUInt32BE(group)
  }
  return 0
}

/** cmap format 4: segments with deltas, for the basic plane. */
function lookUpSegments(bytes: Buffer, table: number, codePoint: number): number {
  const doubled = bytes.readUInt16BE(table + 6)
  for (let i = 0; i < doubled; i += 2) {
    if (codePoint > bytes.readUInt16BE(table + 14 + i)) continue
    const start = bytes.readUInt16BE(table + 16 + doubled + i)
    if (codePoint < start) return 0
    const delta = bytes.readUInt16BE(table + 16 + doubled * 2 + i)
    const rangeAt = table + 16 + doubled * 3 + i
    const range = bytes.readUInt16BE(rangeAt)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = bytes.readUInt16BE(rangeAt + range + (codePoint - start) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}
