import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { subsetFont } from './fontSubset.ts'
import { bundledFont } from './fonts.ts'
import { withoutLooseMarks } from './foreignText.ts'

const MM_PER_INCH = 25.4
/** Wider than any plotter, and what still fits in memory as four bytes a pixel. */
const LONGEST_SIDE_PX = 14_000
const MOST_PIXELS = 60_000_000

/**
 * A picture of an SVG whose size is given in mm, at `dpi` dots per inch, with the bundled Noto Sans SC only,
 * so that it looks the same on every machine; a character that it lacks is an empty box. A sheet too large to hold in memory is drawn smaller on paper, at the same dpi.
 */
export function svgToPng(svg: string, dpi = 300): Uint8Array {
  const size = sizeOf(svg)
  const scale = Math.min(1, LONGEST_SIDE_PX / pixels(Math.max(size.width, size.height), dpi), Math.sqrt(MOST_PIXELS / (pixels(size.width, dpi) * pixels(size.height, dpi))))
  const width = Math.max(1, Math.round(pixels(size.width, dpi) * scale))
  return withResolution(withFontFiles(svg, fontFiles => {
    const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans SC', sansSerifFamily: 'Noto Sans SC' }
    return new Resvg(withoutLooseMarks(svg), { fitTo: { mode: 'width', value: width }, font }).render().asPng()
  }), dpi)
}

/**
 * resvg takes fonts as files only and reads the whole file again for every piece of text: with the glyphs of this text
 * alone a chart takes tens of milliseconds instead of seconds. The files hold glyphs, not the text, and are removed at once.
 */
function withFontFiles<R>(text: string, use: (fontFiles: string[]) => R): R {
  const folder = mkdtempSync(join(tmpdir(), 'yinguo-glyphs-'))
  try {
    return use((['regular', 'bold'] as const).map(weight => {
      const file = join(folder, `${weight}.ttf`)
      writeFileSync(file, subsetFont(bundledFont(weight), text))
      return file
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const pixels = (mm: number, dpi: number): number => mm / MM_PER_INCH * dpi

function sizeOf(svg: string): { width: number; height: number } {
  const found = /<svg\b[^>]*?\bwidth="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg)
  if (!found) throw new RangeError('an SVG with width and height in mm is needed')
  return { width: Number(found[1]), height: Number(found[2]) }
}

const SIGNATURE = 8
/** Length, type, checksum around the data of a chunk. */
const CHUNK_FRAME = 12

/** Writes the pHYs chunk (PNG specification 11.3.4.3) right after the header: pixels per metre, so that Office shows the size on paper. */
function withResolution(png: Buffer, dpi: number): Uint8Array {
  const perMetre = Math.round(dpi / MM_PER_INCH * 1000)
  const chunk = Buffer.alloc(CHUNK_FRAME + 9)
  chunk.writeUInt32BE(9, 0)
  chunk.write('pHYs', 4, 'latin1')
  chunk.writeUInt32BE(perMetre, 8)
  chunk.writeUInt32BE(perMetre, 12)
  chunk.writeUInt8(1, 16)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17)
  const parts = [png.subarray(0, SIGNATURE)]
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at) + CHUNK_FRAME
    const type = png.toString('latin1', at + 4, at + 8)
    if (type !== 'pHYs') parts.push(png.subarray(at, at + length))
    if (type === 'IHDR') parts.push(chunk)
    at += length
  }
  return Buffer.concat(parts)
}
