import JSZip from 'jszip'
import { YinguoError } from '../../../../../shared/rpc/errors.ts'
import { resolvePart } from '../../../import/xlsx/parts.ts'
import { partKey, wholePart } from '../../../import/zip/archive.ts'
import type { Archive } from '../../../import/zip/archive.ts'
import { zipBytes } from '../../ooxml/opcPackage.ts'
import { xmlAttribute } from '../../ooxml/xml.ts'
import { all, attribute, checkedText, readTree } from '../../xmlTree.ts'

export interface Relation { id: string; type: string; /** Key of the part; empty where it lies outside. */ target: string }

const MOST_SLIDES = 500
const MOST_PART = 128 * 1024 * 1024
const PRESENTATION = 'ppt/presentation.xml'

/** "ppt/slides/slide1.xml" → "ppt/slides/_rels/slide1.xml.rels". */
const relationsOf = (part: string): string => { const cut = part.lastIndexOf('/') + 1; return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels` }

/** A presentation in which parts are replaced and added; every other part keeps its bytes and its place. */
export class DeckFile {
  readonly #archive: Archive
  readonly #changed = new Map<string, Uint8Array>()
  readonly #added = new Map<string, Uint8Array>()
  readonly #texts = new Map<string, string>()
  readonly #relations = new Map<string, Relation[]>()

  constructor(archive: Archive) { this.#archive = archive }

  has(part: string): boolean { return this.#archive.parts.has(partKey(part)) || this.#added.has(part) }
  keys(): Iterable<string> { return this.#archive.parts.keys() }

  async bytes(part: string): Promise<Uint8Array> {
    return this.#changed.get(partKey(part)) ?? this.#added.get(part) ?? wholePart(this.#archive, partKey(part), MOST_PART)
  }

  async text(part: string): Promise<string> {
    const key = partKey(part)
    const changed = this.#changed.get(key)
    if (changed) return Buffer.from(changed).toString('utf8')
    let text = this.#texts.get(key)
    if (text === undefined) this.#texts.set(key, text = await checkedText(this.#archive, key))
    return text
  }

  /** Replaces a part that is there, or adds one. */
  write(part: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    if (this.#archive.parts.has(partKey(part))) this.#changed.set(partKey(part), bytes)
    else this.#added.set(part, bytes)
  }

  async relations(part: string): Promise<Relation[]> {
    const known = this.#relations.get(part)
    if (known) return known
    const path = relationsOf(part)
    const found: Relation[] = []
    if (this.#archive.parts.has(partKey(path))) {
      for (const element of all(readTree(await this.text(path), path), 'Relationship')) {
        const outside = attribute(element, 'TargetMode') === 'External'
        found.push({ id: attribute(element, 'Id') ?? '', type: (attribute(element, 'Type') ?? '').replace(/^.*\//, ''), target: outside ? '' : resolvePart(part.slice(0, part.lastIndexOf('/') + 1), attribute(element, 'Target') ?? '') })
      }
    }
    this.#relations.set(part, found)
    return found
  }

  /** A new relationship of a part that is there; `type` whole, `target` as written. */
  async relate(part: string, type: string, target: string): Promise<string> {
    const list = await this.relations(part)
    let n = list.length + 1
    while (list.some(relation => relation.id === `rIdYinguo${n}`)) n++
    const id = `rIdYinguo${n}`
    const path = relationsOf(part)
    const row = `<Relationship Id="${id}" Type="${type}" Target="${xmlAttribute(target)}"/>`
    if (this.has(path)) {
      const xml = await this.text(path)
      const end = xml.lastIndexOf('</')
      this.write(path, end < 0 ? xml.replace(/\/>\s*$/, () => `>${row}</Relationships>`) : xml.slice(0, end) + row + xml.slice(end))
    } else this.write(path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${row}</Relationships>`)
    list.push({ id, type: type.replace(/^.*\//, ''), target: partKey(resolvePart(part.slice(0, part.lastIndexOf('/') + 1), target)) })
    return id
  }

  /** Says what kind of part an added one is: by its extension, or by its name. */
  async declare(part: string, type: string, byExtension: boolean): Promise<void> {
    const path = '[Content_Types].xml'
    const xml = await this.text(path)
    const extension = part.slice(part.lastIndexOf('.') + 1)
    if (byExtension && new RegExp(`Extension\\s*=\\s*["']${extension}["']`, 'i').test(xml)) return
    const row = byExtension ? `<Default Extension="${extension}" ContentType="${type}"/>` : `<Override PartName="/${xmlAttribute(part)}" ContentType="${type}"/>`
    const open = /<Types\b[^>]*>/.exec(xml)
    if (!open) throw new YinguoError('M11', { where: path })
    const at = byExtension ? open.index + open[0].length : xml.lastIndexOf('</')
    this.write(path, xml.slice(0, at) + row + xml.slice(at))
  }

  /** A name no part has. */
  free(folder: string, base: string, extension: string): string {
    for (let n = 1; ; n++) { const part = `${folder}/${base}${n}.${extension}`; if (!this.has(part)) return part }
  }

  /** Slides in the order they are shown. */
  async slides(): Promise<string[]> {
    const targets = new Map((await this.relations(PRESENTATION)).map(relation => [relation.id, relation.target]))
    const xml = await this.text(PRESENTATION)
    const slides = all(readTree(xml, PRESENTATION), 'sldId').flatMap(element => { const part = targets.get(attribute(element, 'r:id') ?? '') ?? targets.get(/\bid="(rId[^"]*)"/.exec(element.attributes)?.[1] ?? ''); return part && this.has(part) ? [part] : [] })
    if (slides.length > MOST_SLIDES) throw new YinguoError('M09', { what: 'sheets', sheet: null, n: slides.length, max: MOST_SLIDES })
    return slides
  }

  async toBytes(): Promise<Uint8Array> {
    const zip = new JSZip()
    for (const [key, part] of this.#archive.parts) {
      const name = part.raw.toString('utf8')
      if (!name.endsWith('/')) zip.file(name, this.#changed.get(key) ?? await wholePart(this.#archive, key, MOST_PART), { createFolders: false })
    }
    for (const [name, bytes] of this.#added) zip.file(name, bytes, { createFolders: false })
    return zipBytes(zip)
  }
}
