// Makes the icon files from icon.svg: `node resources/icons/generate.ts`. Their bytes are committed.
import { readFileSync, writeFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'

const here = (name: string): URL => new URL(name, import.meta.url)
const svg = readFileSync(here('icon.svg'), 'utf8')
const png = (size: number): Buffer => new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } }).render().asPng()

/** Windows: a directory of PNG images (since Vista); a size of 256 is written as 0. */
function ico(sizes: number[]): Buffer {
  const images = sizes.map(png)
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  sizes.forEach((size, index) => {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(images[index]?.length ?? 0, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += images[index]?.length ?? 0
  })
  return Buffer.concat([head, ...images])
}

/** macOS: named chunks of PNG images, retina sizes included. */
function icns(chunks: [string, number][]): Buffer {
  const parts = chunks.map(([name, size]) => {
    const image = png(size)
    const head = Buffer.alloc(8)
    head.write(name, 'latin1')
    head.writeUInt32BE(image.length + 8, 4)
    return Buffer.concat([head, image])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4)
  return Buffer.concat([head, ...parts])
}

writeFileSync(here('icon.png'), png(512))
writeFileSync(here('icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]))
writeFileSync(here('icon.icns'), icns([['ic11', 32], ['ic12', 64], ['ic07', 128], ['ic13', 256], ['ic08', 256], ['ic14', 512], ['ic09', 512], ['ic10', 1024]]))
