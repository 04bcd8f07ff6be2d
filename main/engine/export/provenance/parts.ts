import { createHash } from 'node:crypto'
import type JSZip from 'jszip'
import type { FileProvenance } from '../../../../shared/report/provenances.ts'
import { contentType, relationsXml, relationType } from '../ooxml/opcPackage.ts'
import type { OpcPackage } from '../ooxml/opcPackage.ts'
import { DECLARATION, xmlText } from '../ooxml/xml.ts'

/** Of the custom XML part by which an Office file is known as a report of ours. Office keeps such parts when it saves. */
export const PROVENANCE_NAMESPACE = 'urn:yinguo:provenance'
const ITEM = 'customXml/item1.xml'
const ITEM_PROPERTIES = 'customXml/itemProps1.xml'
const CUSTOM = 'docProps/custom.xml'

export const provenanceJson = (provenance: FileProvenance): string => JSON.stringify(provenance)
const itemXml = (provenance: FileProvenance): string => `<provenance xmlns="${PROVENANCE_NAMESPACE}">${xmlText(provenanceJson(provenance))}</provenance>`

function itemPropertiesXml(provenance: FileProvenance): string {
  const hex = createHash('sha256').update(`${provenance.project}:${provenance.report}`).digest('hex').toUpperCase()
  return `<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20, 32)}}"><ds:schemaRefs><ds:schemaRef ds:uri="${PROVENANCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`
}

/** docProps/custom.xml: project, report and time, shown by every file manager; programs that drop custom XML keep these. */
function customPropertiesXml({ project, report, at }: FileProvenance): string {
  const property = (name: string, value: string, i: number): string => `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${name}"><vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`
  const facts = [['YinguoProject', project], ['YinguoReport', report], ['YinguoTime', at]] as const
  return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${facts.map(([name, value], i) => property(name, value, i)).join('')}</Properties>`
}

/** Into a package of our own. */
export function addProvenance(opc: OpcPackage, provenance: FileProvenance): void {
  opc.add(CUSTOM, customPropertiesXml(provenance), contentType.custom)
  opc.relate('', relationType.customProperties, CUSTOM)
  opc.add(ITEM, itemXml(provenance), contentType.xml)
  opc.add(ITEM_PROPERTIES, itemPropertiesXml(provenance), contentType.customXmlProps)
  opc.relate('ppt/presentation.xml', relationType.customXml, ITEM)
  opc.relate(ITEM, relationType.customXmlProps, ITEM_PROPERTIES)
}

/** Into a file a library made; `main` is the part the document is. */
export async function addProvenanceTo(zip: JSZip, main: 'word/document.xml' | 'xl/workbook.xml', provenance: FileProvenance): Promise<void> {
  const slash = main.lastIndexOf('/') + 1
  const types: string[] = [`<Override PartName="/${ITEM_PROPERTIES}" ContentType="${contentType.customXmlProps}"/>`]
  if (!zip.file(CUSTOM)) {
    types.push(`<Override PartName="/${CUSTOM}" ContentType="${contentType.custom}"/>`)
    await append(zip, '_rels/.rels', '</Relationships>', `<Relationship Id="rIdYinguoProperties" Type="${relationType.customProperties}" Target="${CUSTOM}"/>`)
  }
  zip.file(CUSTOM, DECLARATION + customPropertiesXml(provenance))
  zip.file(ITEM, DECLARATION + itemXml(provenance))
  zip.file(ITEM_PROPERTIES, DECLARATION + itemPropertiesXml(provenance))
  zip.file('customXml/_rels/item1.xml.rels', relationsXml([{ id: 'rId1', type: relationType.customXmlProps, target: 'itemProps1.xml' }]))
  await append(zip, `${main.slice(0, slash)}_rels/${main.slice(slash)}.rels`, '</Relationships>', `<Relationship Id="rIdYinguoProvenance" Type="${relationType.customXml}" Target="../${ITEM}"/>`)
  await append(zip, '[Content_Types].xml', '</Types>', types.join(''))
}

async function append(zip: JSZip, path: string, closing: string, addition: string): Promise<void> {
  const part = zip.file(path)
  if (!part) throw new RangeError(`the package has no ${path}`)
  zip.file(path, (await part.async('string')).replace(closing, () => addition + closing))
}
