import { YinguoError } from '../../../shared/rpc/errors.ts'
import { resolvePart } from '../import/xlsx/parts.ts'
import { nameCode, OPEN, scanPart, SELF, XmlScan } from '../import/xlsx/xmlScan.ts'
import { openArchive, partKey } from '../import/zip/archive.ts'
import type { Archive } from '../import/zip/archive.ts'
import { readSlide } from './slideShapes.ts'
import type { SlideShape } from './slideShapes.ts'

export interface DeckSlide { number: number; shapes: SlideShape[] }
export interface Deck { width: number; height: number; slides: DeckSlide[] }

const MOST_BYTES = 100 * 1024 * 1024
const MOST_SLIDES = 500
const N = { sldId: nameCode('sldId'), sldSz: nameCode('sldSz'), id: nameCode('id'), cx: nameCode('cx'), cy: nameCode('cy'), relationship: nameCode('Relationship'), Id: nameCode('Id'), target: nameCode('Target'), type: nameCode('Type') }
const USUAL = { width: 12_192_000, height: 6_858_000 }

/**
 * The shapes of a presentation, slide by slide, read behind the gates of every file from outside.
 * M07 when it is none, M09 too large, M10 unsafe, M11 broken.
 */
export async function readDeck(bytes: Uint8Array, onSlide: (done: number, total: number) => void = () => undefined): Promise<Deck> {
  if (bytes.length > MOST_BYTES) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: bytes.length, max: MOST_BYTES })
  const archive = await openArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const main = (await relations(archive, '')).find(one => one.type === 'officeDocument')?.target ?? 'ppt/presentation.xml'
  if (!archive.parts.has(main) || !main.startsWith('ppt/')) throw new YinguoError('M07', { ext: 'pptx', real: 'zip' })
  const targets = new Map((await relations(archive, main)).map(one => [one.id, one.target]))
  const size = { ...USUAL }
  const parts: string[] = []
  const scan = new XmlScan(main)
  await scanPart(scan, archive.read(main), token => {
    if (token !== OPEN && token !== SELF) return
    if (scan.name === N.sldSz) {
      size.width = Number(scan.attribute(N.cx)) || size.width
      size.height = Number(scan.attribute(N.cy)) || size.height
    }
    if (scan.name !== N.sldId) return
    const part = slidePart(scan, targets)
    if (part !== undefined && archive.parts.has(part)) parts.push(part)
    if (parts.length > MOST_SLIDES) throw new YinguoError('M09', { what: 'sheets', sheet: null, n: parts.length, max: MOST_SLIDES })
  })
  const slides: DeckSlide[] = []
  for (const [i, part] of parts.entries()) {
    onSlide(i, parts.length)
    slides.push({ number: i + 1, shapes: await readSlide(part, archive.read(part)) })
  }
  return { ...size, slides }
}

/** An sldId has an `id` of its own and an `r:id`: prefixes are dropped, so both are tried. */
function slidePart(scan: XmlScan, targets: ReadonlyMap<string, string>): string | undefined {
  const tag = scan.buffer.toString('utf8', scan.start, scan.end)
  for (const [, value = ''] of tag.matchAll(/[\w.-]*:?id\s*=\s*["']([^"']*)["']/gi)) {
    const part = targets.get(value)
    if (part !== undefined) return part
  }
  return undefined
}

async function relations(archive: Archive, of: string): Promise<{ id: string; type: string; target: string }[]> {
  const slash = of.lastIndexOf('/')
  const folder = of.slice(0, slash + 1)
  const part = `${folder}_rels/${of.slice(slash + 1)}.rels`
  if (!archive.parts.has(partKey(part))) return []
  const found: { id: string; type: string; target: string }[] = []
  const scan = new XmlScan(part)
  await scanPart(scan, archive.read(part), token => {
    if ((token !== OPEN && token !== SELF) || scan.name !== N.relationship || found.length > MOST_SLIDES * 10) return
    found.push({ id: scan.attribute(N.Id) ?? '', type: (scan.attribute(N.type) ?? '').replace(/^.*\//, ''), target: resolvePart(folder, scan.attribute(N.target) ?? '') })
  })
  return found
}
