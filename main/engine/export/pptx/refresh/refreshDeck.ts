import { wordsMark } from '../../../../../shared/figures/fishbone/deckNames.ts'
import type { FileProvenance } from '../../../../../shared/report/provenances.ts'
import type { RefreshedPart } from '../../../../../shared/contract/reportFile.ts'
import { openArchive, partKey } from '../../../import/zip/archive.ts'
import type { Archive } from '../../../import/zip/archive.ts'
import { contentType, relationType } from '../../ooxml/opcPackage.ts'
import { PROVENANCE_NAMESPACE } from '../../provenance/parts.ts'
import type { Step } from '../../step.ts'
import { all, attribute, replaced, within } from '../../xmlTree.ts'
import type { Element, Replacement } from '../../xmlTree.ts'
import { chartMark, chartUntouched } from '../chartNumbers.ts'
import { pixelsMark } from '../deckBuilder.ts'
import { DeckFile } from './deckFile.ts'
import { shapesOfDeck } from './lostNames.ts'
import type { DeckPart } from './lostNames.ts'
import { keyOf, ownShapes, wordsIn } from './ownShapes.ts'
import type { OwnShape } from './ownShapes.ts'
import { bodyReplacements, tableReplacements } from './textBody.ts'

type Outcome = RefreshedPart['outcome']
interface Change { outcome: Outcome; replacements: Replacement[] }
interface Fresh { shape: OwnShape; xml: string }

/**
 * Puts the results of `fresh`, a deck made just now of the same report, into a deck a person worked on. Shapes of ours are
 * found by their names; what a person changed in them is left; what a shape shows is replaced where it stands, as large as
 * it is. Slides, shapes, notes and looks of the person's own stay as they are, every part that is not touched byte for byte.
 * `texts`: what the deck says its texts were called, for those whose names another program dropped.
 */
export async function refreshDeck(delivered: Archive, fresh: Uint8Array, step: Step, texts: FileProvenance['texts'] = []): Promise<{ bytes: Uint8Array; parts: RefreshedPart[] }> {
  const deck = new DeckFile(delivered)
  const source = new DeckFile(await openArchive(Buffer.from(fresh.buffer, fresh.byteOffset, fresh.byteLength)))
  const index = new Map<string, Fresh>()
  for (const slide of await source.slides()) {
    for (const part of await withNotes(source, slide)) {
      const xml = await source.text(part)
      for (const shape of ownShapes(xml, part)) index.set(keyOf(shape), { shape, xml })
    }
  }
  const refresher = new Refresher(deck, source)
  const parts: RefreshedPart[] = []
  const seen = new Set<string>()
  const slides = await deck.slides()
  const places: DeckPart[] = []
  for (const [slide, path] of slides.entries()) for (const part of await withNotes(deck, path)) places.push({ part, slide, notes: part !== path, xml: await deck.text(part) })
  const own = shapesOfDeck(places, texts)
  for (const i of slides.keys()) {
    await step(i, slides.length)
    for (const { part, xml } of places.filter(place => place.slide === i)) {
      const replacements: Replacement[] = []
      let last = Math.max(1, ...[...xml.matchAll(/<(?:\w+:)?cNvPr\b[^>]*?\bid="(\d+)"/g)].map(match => Number(match[1])))
      for (const shape of own.get(part) ?? []) {
        const key = keyOf(shape)
        seen.add(key)
        const found = index.get(key)
        const { outcome, replacements: made } = found ? await refresher.refresh(xml, shape, found, () => ++last) : { outcome: 'noResult' as const, replacements: [] }
        replacements.push(...made)
        if (found && outcome === 'replaced') replacements.push(...renamed(xml, shape, found))
        parts.push({ block: decodeURIComponent(shape.block), part: shape.piece, kind: shape.kind, slide: i + 1, label: wordsIn(xml, shape.element).slice(0, 60), outcome })
      }
      if (replacements.length > 0) deck.write(part, replaced(xml, replacements))
    }
  }
  for (const [key, { shape, xml }] of index) {
    if (!seen.has(key)) parts.push({ block: decodeURIComponent(shape.block), part: shape.piece, kind: shape.kind, slide: null, label: wordsIn(xml, shape.element).slice(0, 60), outcome: 'gone' })
  }
  await refreshProvenance(deck, source)
  return { bytes: await deck.toBytes(), parts }
}

async function withNotes(deck: DeckFile, slide: string): Promise<string[]> {
  const notes = (await deck.relations(slide)).find(relation => relation.type === 'notesSlide')?.target
  return notes && deck.has(notes) ? [slide, notes] : [slide]
}

/** Name with its new mark, and the description, which speaks of the numbers. */
function renamed(xml: string, shape: OwnShape, { shape: fresh, xml: freshXml }: Fresh): Replacement[] {
  const value = (text: string, element: Element, name: string): { start: number; end: number; text: string } | null => {
    const tag = text.slice(element.start, element.end)
    const found = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(tag)
    return found ? { start: element.start + found.index + found[0].length - found[1]!.length, end: element.start + found.index + found[0].length, text: found[1]! } : null
  }
  const kept = shape.kind === 'text' ? ['name'] : ['name', 'descr']
  return kept.flatMap((name): Replacement[] => {
    const [was, now] = [value(xml, shape.properties, name), value(freshXml, fresh.properties, name)]
    return was && now && was.text !== now.text ? [{ start: was.start, end: was.end, text: now.text }] : []
  })
}

class Refresher {
  readonly #deck: DeckFile
  readonly #source: DeckFile
  readonly #media = new Map<string, number>()
  #counted = false

  constructor(deck: DeckFile, source: DeckFile) { this.#deck = deck; this.#source = source }

  refresh(xml: string, shape: OwnShape, fresh: Fresh, nextId: () => number): Promise<Change> | Change {
    switch (shape.kind) {
      case 'text': return this.#words(xml, shape, fresh, () => {
        const [body, next] = [within(shape.element, 'txBody'), within(fresh.shape.element, 'txBody')]
        return body && next ? bodyReplacements(xml, body, fresh.xml, next) : []
      })
      case 'table': return this.#words(xml, shape, fresh, () => {
        const [table, next] = [all(shape.element, 'tbl')[0], all(fresh.shape.element, 'tbl')[0]]
        return table && next ? tableReplacements(xml, table, fresh.xml, next) : []
      })
      case 'drawing': return this.#words(xml, shape, fresh, () => drawingReplacements(shape.element, fresh, nextId))
      case 'chart': return this.#chart(shape, fresh.shape)
      case 'picture': return this.#picture(xml, shape, fresh)
    }
  }

  /** What is told by its words: left where they are not those that were written. */
  #words(xml: string, shape: OwnShape, { shape: fresh, xml: freshXml }: Fresh, make: () => Replacement[]): Change {
    const [was, now] = [wordsMark(wordsIn(xml, shape.element)), wordsMark(wordsIn(freshXml, fresh.element))]
    if (was === now) return { outcome: 'same', replacements: [] }
    if (shape.shown !== was) return { outcome: 'changedByUser', replacements: [] }
    return { outcome: 'replaced', replacements: make() }
  }

  async #target(deck: DeckFile, part: string, id: string | null): Promise<string | null> {
    const target = (await deck.relations(part)).find(relation => relation.id === id)?.target
    return target && deck.has(target) ? target : null
  }

  async #chart(shape: OwnShape, fresh: OwnShape): Promise<Change> {
    const id = (element: Element): string | null => { const chart = all(element, 'chart')[0]; return chart ? attribute(chart, 'r:id') : null }
    const [part, source] = [await this.#target(this.#deck, shape.part, id(shape.element)), await this.#target(this.#source, fresh.part, id(fresh.element))]
    // Turned into a picture, or its part lost.
    if (!part || !source) return { outcome: 'changedByUser', replacements: [] }
    const [was, now] = [await this.#deck.text(part), await this.#source.text(source)]
    if (chartUntouched(chartMark(now), was) && sameLabels(was, now)) return { outcome: 'same', replacements: [] }
    if (!chartUntouched(shape.shown, was)) return { outcome: 'changedByUser', replacements: [] }
    const book = (await this.#source.relations(source)).find(relation => relation.type === 'package')?.target
    if (!book) return { outcome: 'changedByUser', replacements: [] }
    const workbook = await this.#source.bytes(book)
    const own = (await this.#deck.relations(part)).find(relation => relation.type === 'package' && relation.target !== '' && this.#deck.has(relation.target))
    let relation = own?.id
    if (own) this.#deck.write(own.target, workbook)
    else {
      const name = this.#deck.free('ppt/embeddings', 'yinguo', 'xlsx')
      this.#deck.write(name, workbook)
      await this.#deck.declare(name, contentType.xlsx, true)
      relation = await this.#deck.relate(part, relationType.package, `../embeddings/${name.slice(name.lastIndexOf('/') + 1)}`)
    }
    // What a person drew over the chart stays with it.
    const drawn = /<c:userShapes\b[^>]*\/>/.exec(was)?.[0] ?? ''
    this.#deck.write(part, now.replace(/(<c:externalData\b[^>]*r:id=")[^"]*"/, (_whole, head: string) => `${head}${relation}"`).replace('</c:chartSpace>', () => `${drawn}</c:chartSpace>`))
    return { outcome: 'replaced', replacements: [] }
  }

  async #picture(xml: string, shape: OwnShape, fresh: Fresh): Promise<Change> {
    const ids = (element: Element): { pixels: string | null; vector: string | null } => {
      const [blip, svg] = [all(element, 'blip')[0], all(element, 'svgBlip')[0]]
      return { pixels: blip ? attribute(blip, 'r:embed') : null, vector: svg ? attribute(svg, 'r:embed') : null }
    }
    const [was, now] = [ids(shape.element), ids(fresh.shape.element)]
    const [part, source] = [await this.#target(this.#deck, shape.part, was.pixels), await this.#target(this.#source, fresh.shape.part, now.pixels)]
    if (!part || !source) return { outcome: 'changedByUser', replacements: [] }
    const [old, pixels] = [pixelsMark(await this.#deck.bytes(part)), await this.#source.bytes(source)]
    if (old === pixelsMark(pixels)) return { outcome: 'same', replacements: [] }
    if (wordsMark(old) !== shape.shown) return { outcome: 'changedByUser', replacements: [] }
    const replacements = [...await this.#put(shape, part, was.pixels!, source, xml), ...letterbox(xml, shape.element, fresh)]
    const [vector, drawn] = [await this.#target(this.#deck, shape.part, was.vector), await this.#target(this.#source, fresh.shape.part, now.vector)]
    if (vector && drawn) replacements.push(...await this.#put(shape, vector, was.vector!, drawn, xml))
    return { outcome: 'replaced', replacements }
  }

  /** Over the old file where nobody else shows it, else as a file of its own. */
  async #put(shape: OwnShape, part: string, relation: string, source: string, xml: string): Promise<Replacement[]> {
    const bytes = await this.#source.bytes(source)
    const extension = source.slice(source.lastIndexOf('.') + 1)
    if (part.endsWith(`.${extension}`) && await this.#shownBy(part) === 1) { this.#deck.write(part, bytes); return [] }
    const name = this.#deck.free('ppt/media', 'yinguo', extension)
    this.#deck.write(name, bytes)
    await this.#deck.declare(name, extension === 'svg' ? contentType.svg : extension === 'png' ? contentType.png : contentType.jpeg, true)
    const id = await this.#deck.relate(shape.part, relationType.image, `../media/${name.slice(name.lastIndexOf('/') + 1)}`)
    const tag = xml.slice(shape.element.start, shape.element.end)
    return [...tag.matchAll(/r:embed="([^"]*)"/g)].filter(match => match[1] === relation).map(match => ({ start: shape.element.start + match.index, end: shape.element.start + match.index + match[0].length, text: `r:embed="${id}"` }))
  }

  async #shownBy(part: string): Promise<number> {
    if (!this.#counted) {
      this.#counted = true
      for (const key of this.#deck.keys()) {
        if (!key.endsWith('.rels')) continue
        const owner = key.replace(/_rels\/([^/]*)\.rels$/, '$1')
        for (const { target } of await this.#deck.relations(owner)) this.#media.set(partKey(target), (this.#media.get(partKey(target)) ?? 0) + 1)
      }
    }
    return this.#media.get(partKey(part)) ?? 0
  }
}

const labelsOf = (xml: string): string => [...new Set([...xml.matchAll(/<(?:\w+:)?v>([^<]*)<\/(?:\w+:)?v>/g)].map(match => match[1]!).filter(text => text.trim() !== '' && !Number.isFinite(Number(text))))].sort().join('\n')
const sameLabels = (a: string, b: string): boolean => labelsOf(a) === labelsOf(b)

/** New shapes into the group, whose place and size stay: what is inside is scaled by it. */
function drawingReplacements(group: Element, { shape: fresh, xml: freshXml }: Fresh, nextId: () => number): Replacement[] {
  const [own, next] = [within(group, 'grpSpPr'), within(fresh.element, 'grpSpPr')]
  if (!own || !next) return []
  const ids = new Map<string, number>()
  const inside = freshXml.slice(next.end, fresh.element.innerEnd)
    .replace(/(<p:cNvPr id=")(\d+)"/g, (_, head: string, id: string) => { const made = nextId(); ids.set(id, made); return `${head}${made}"` })
  const glued = inside.replace(/(<a:(?:stCxn|endCxn) id=")(\d+)"/g, (_, head: string, id: string) => `${head}${ids.get(id) ?? 0}"`)
  const [frame, wanted] = [within(own, 'xfrm'), within(next, 'xfrm')]
  const child = (of: Element | null, name: string): Element | null => of && within(of, name)
  const coordinates = ['chOff', 'chExt'].flatMap((name): Replacement[] => {
    const [was, now] = [child(frame, name), child(wanted, name)]
    return was && now ? [{ start: was.start, end: was.end, text: freshXml.slice(now.start, now.end) }] : []
  })
  return [...coordinates, { start: own.end, end: group.innerEnd, text: glued }]
}

/** A picture of another shape keeps its proportions within the frame the person gave it. */
function letterbox(xml: string, element: Element, { shape: fresh, xml: freshXml }: Fresh): Replacement[] {
  const size = (text: string, of: Element): { width: number; height: number } | null => {
    const ext = within(of, 'spPr', 'xfrm', 'ext')
    const found = ext && /cx="(\d+)" cy="(\d+)"/.exec(text.slice(ext.start, ext.end))
    return found ? { width: Number(found[1]), height: Number(found[2]) } : null
  }
  const [was, now] = [size(xml, element), size(freshXml, fresh.element)]
  const stretch = within(element, 'blipFill', 'stretch')
  if (!was || !now || !stretch) return []
  const [frame, ratio] = [was.width / was.height, now.width / now.height]
  if (Math.abs(frame / ratio - 1) < 0.01) return []
  const part = Math.round((1 - Math.min(frame, ratio) / Math.max(frame, ratio)) / 2 * 100_000)
  const sides = frame > ratio ? `l="${part}" r="${part}"` : `t="${part}" b="${part}"`
  return [{ start: stretch.start, end: stretch.end, text: `<a:stretch><a:fillRect ${sides}/></a:stretch>` }]
}

/** The deck now says where the numbers of now come from. */
async function refreshProvenance(deck: DeckFile, source: DeckFile): Promise<void> {
  const itemOf = async (file: DeckFile): Promise<string | null> => {
    for (const key of file.keys()) if (/^customxml\/item\d+\.xml$/.test(key) && (await file.text(key)).includes(PROVENANCE_NAMESPACE)) return key
    return null
  }
  const [item, wanted] = [await itemOf(deck), await itemOf(source)]
  if (!wanted) return
  const now = await source.text(wanted)
  if (item) { deck.write(item, now); return }
  const name = deck.free('customXml', 'item', 'xml')
  deck.write(name, now)
  await deck.declare(name, contentType.xml, true)
  await deck.relate('ppt/presentation.xml', relationType.customXml, `../${name}`)
}
