import { contentType, relationType } from './opcPackage.ts'
import type { OpcPackage } from './opcPackage.ts'
import { xmlText } from './xml.ts'

/** Who made every exported file: the program, never the account or the computer. */
export const CREATOR = 'Yinguo'

/** W3CDTF in UTC, as core properties want it; the local zone of this computer stays here. */
export const utc = (at: string): string => {
  const time = new Date(at)
  return `${(Number.isNaN(time.getTime()) ? new Date(0) : time).toISOString().slice(0, 19)}Z`
}

/** docProps/core.xml: title, program and time, without declaration. */
export function corePropertiesXml(info: { title: string; at: string }): string {
  const time = utc(info.at)
  return '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + `<dc:title>${xmlText(info.title)}</dc:title><dc:creator>${CREATOR}</dc:creator><cp:lastModifiedBy>${CREATOR}</cp:lastModifiedBy>`
    + `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
}

/** docProps/core.xml and docProps/app.xml. */
export function addProperties(opc: OpcPackage, info: { title: string; at: string }, application: string): void {
  opc.add('docProps/core.xml', corePropertiesXml(info), contentType.core)
  opc.add('docProps/app.xml', `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${application}</Application></Properties>`, contentType.extended)
  opc.relate('', relationType.coreProperties, 'docProps/core.xml')
  opc.relate('', relationType.extendedProperties, 'docProps/app.xml')
}
