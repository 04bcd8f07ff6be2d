import JSZip from 'jszip'
import { DECLARATION, xmlAttribute } from './xml.ts'

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Short names of the relationship types we write. */
export const relationType = {
  officeDocument: `${RELATIONSHIPS}/officeDocument`,
  extendedProperties: `${RELATIONSHIPS}/extended-properties`,
  coreProperties: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  slideMaster: `${RELATIONSHIPS}/slideMaster`,
  slideLayout: `${RELATIONSHIPS}/slideLayout`,
  slide: `${RELATIONSHIPS}/slide`,
  notesMaster: `${RELATIONSHIPS}/notesMaster`,
  notesSlide: `${RELATIONSHIPS}/notesSlide`,
  customProperties: `${RELATIONSHIPS}/custom-properties`,
  customXml: `${RELATIONSHIPS}/customXml`,
  customXmlProps: `${RELATIONSHIPS}/customXmlProps`,
  theme: `${RELATIONSHIPS}/theme`,
  presProps: `${RELATIONSHIPS}/presProps`,
  viewProps: `${RELATIONSHIPS}/viewProps`,
  tableStyles: `${RELATIONSHIPS}/tableStyles`,
  chart: `${RELATIONSHIPS}/chart`,
  package: `${RELATIONSHIPS}/package`,
  image: `${RELATIONSHIPS}/image`,
  drawing: `${RELATIONSHIPS}/drawing`,
} as const

export const contentType = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
  core: 'application/vnd.openxmlformats-package.core-properties+xml',
  extended: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  theme: 'application/vnd.openxmlformats-officedocument.theme+xml',
  custom: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
  customXmlProps: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
} as const

interface Relation { id: string; type: string; target: string }

/** The path of `to` as seen from the folder of part `from` (both from the package root, no leading slash). */
function relativeTarget(from: string, to: string): string {
  const base = from.split('/').slice(0, -1)
  const goal = to.split('/')
  let shared = 0
  while (shared < base.length && shared < goal.length - 1 && base[shared] === goal[shared]) shared++
  return [...base.slice(shared).map(() => '..'), ...goal.slice(shared)].join('/')
}

const relationsPath = (part: string): string => {
  const cut = part.lastIndexOf('/') + 1
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`
}

/**
 * A package as of ECMA-376 part 2: parts, their content types and relationships. Content types are written from the
 * parts that exist, so an override without a part (which makes PowerPoint offer a repair) cannot happen.
 */
export class OpcPackage {
  readonly #parts = new Map<string, { body: string | Uint8Array; type: string }>()
  readonly #relations = new Map<string, Relation[]>()

  /** `path` from the root without a leading slash. XML bodies come without declaration. */
  add(path: string, body: string | Uint8Array, type: string): void {
    this.#parts.set(path, { body: typeof body === 'string' ? DECLARATION + body : body, type })
  }

  /** Returns the relationship's id in `from` ('' is the package itself). */
  relate(from: string, type: string, to: string): string {
    const list = this.#relations.get(from) ?? []
    const id = `rId${list.length + 1}`
    list.push({ id, type, target: relativeTarget(from, to) })
    this.#relations.set(from, list)
    return id
  }

  async toBytes(): Promise<Uint8Array> {
    const zip = new JSZip()
    zip.file('[Content_Types].xml', this.#contentTypes())
    for (const [from, list] of this.#relations) zip.file(relationsPath(from), relationsXml(list))
    for (const [path, part] of this.#parts) zip.file(path, part.body)
    return zipBytes(zip)
  }

  #contentTypes(): string {
    const defaults: Record<string, string> = { rels: contentType.rels, xml: contentType.xml }
    const overrides: string[] = []
    for (const [path, part] of this.#parts) {
      const extension = path.slice(path.lastIndexOf('.') + 1)
      if (extension === 'xml') overrides.push(`<Override PartName="/${xmlAttribute(path)}" ContentType="${part.type}"/>`)
      else defaults[extension] = part.type
    }
    const byExtension = Object.entries(defaults).map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
    return `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${byExtension.join('')}${overrides.join('')}</Types>`
  }
}

export function relationsXml(list: readonly Relation[]): string {
  const rows = list.map(relation => `<Relationship Id="${relation.id}" Type="${relation.type}" Target="${xmlAttribute(relation.target)}"/>`)
  return `${DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${rows.join('')}</Relationships>`
}

/** Packed with one fixed time for every entry: same content, same bytes, and no clock of this machine in the file. */
export function zipBytes(zip: JSZip): Promise<Uint8Array> {
  const date = new Date(Date.UTC(2000, 0, 1))
  zip.forEach((_path, entry) => { entry.date = date })
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 6 } })
}
