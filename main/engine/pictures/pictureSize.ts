export interface PictureSize { type: 'image/png' | 'image/jpeg'; width: number; height: number }

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Type and points of a PNG or JPEG picture from its own bytes. null: neither. 'broken': it begins as one and is not whole. */
export function pictureSize(bytes: Uint8Array): PictureSize | 'broken' | null {
  if (PNG.every((byte, i) => bytes[i] === byte)) return pngSize(bytes)
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? jpegSize(bytes) : null
}

/** Chunks from IHDR to IEND; what follows IEND is not allowed, for it is no part of the picture. PNG 3rd edition, 5. */
function pngSize(bytes: Uint8Array): PictureSize | 'broken' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size: PictureSize | null = null
  let drawn = false
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const next = at + 12 + length
    if (next > bytes.length || (size === null && name !== 'IHDR')) return 'broken'
    if (name === 'IHDR') {
      if (length !== 13 || size !== null) return 'broken'
      size = { type: 'image/png', width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    }
    if (name === 'IDAT') drawn = true
    if (name === 'IEND') return drawn && next === bytes.length && size !== null && size.width > 0 && size.height > 0 ? size : 'broken'
    at = next
  }
  return 'broken'
}

/** Start of frame: C0 to CF but for tables (C4, C8, CC). ITU-T T.81, B.1. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Segments up to the start of scan, and an end of image after it. */
function jpegSize(bytes: Uint8Array): PictureSize | 'broken' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size: PictureSize | null = null
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return 'broken'
    const marker = bytes[at + 1]!
    if (marker === 0xff) { at++; continue }
    const length = view.getUint16(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) return 'broken'
    if (isFrame(marker)) {
      if (length < 8) return 'broken'
      size = { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    if (marker === 0xda) {
      for (let end = bytes.length - 2; end > at; end--) if (bytes[end] === 0xff && bytes[end + 1] === 0xd9) return size !== null && size.width > 0 && size.height > 0 ? size : 'broken'
      return 'broken'
    }
    at += 2 + length
  }
  return 'broken'
}
