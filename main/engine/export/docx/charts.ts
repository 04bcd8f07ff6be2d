import { ImportedXmlComponent } from 'docx'
import type { ParagraphChild } from 'docx'
import JSZip from 'jszip'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { FileProvenance } from '../../../../shared/report/provenances.ts'
import { addProvenanceTo } from '../provenance/parts.ts'
import { chartWithWorkbook } from '../ooxml/chartPart.ts'
import type { ChartFigure } from '../ooxml/chartPart.ts'
import { contentType, relationsXml, relationType, zipBytes } from '../ooxml/opcPackage.ts'
import { fonts } from '../ooxml/palette.ts'
import { corePropertiesXml } from '../ooxml/properties.ts'
import { emu, pointsOf } from '../ooxml/units.ts'
import { DECLARATION, namespaces, xmlAttribute } from '../ooxml/xml.ts'

export interface PlacedChart { figure: ChartFigure; /** mm. */ width: number; height: number; /** Inside the chart, where there are several. */ title?: string }

const relationId = (index: number): string => `rIdChart${index}`
/** The run that shows chart number `index` (from 1); the parts follow in `finishDocument`. */
export function chartRun(index: number, chart: PlacedChart, description: string): ParagraphChild {
  const xml = `<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:drawing><wp:inline xmlns:wp="${namespaces.wp}" distT="0" distB="0" distL="0" distR="0">`
    + `<wp:extent cx="${emu(chart.width)}" cy="${emu(chart.height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${index}" name="chart:${index}" descr="${xmlAttribute(description)}"/><wp:cNvGraphicFramePr/>`
    + `<a:graphic xmlns:a="${namespaces.a}"><a:graphicData uri="${namespaces.c}"><c:chart xmlns:c="${namespaces.c}" xmlns:r="${namespaces.r}" r:id="${relationId(index)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  // The parser wraps what it reads in a root of its own; the run is its only child.
  return ImportedXmlComponent.fromXmlString(xml) as unknown as ParagraphChild
}

/** Adds the chart parts and their workbooks to a document that already shows them, and the time the caller gives instead of the clock's. */
export async function finishDocument(document: Uint8Array, info: { title: string; at: string }, charts: readonly PlacedChart[], t: Translate, provenance: FileProvenance | null = null): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(document)
  const overrides: string[] = []
  const relations: string[] = []
  for (const [i, chart] of charts.entries()) {
    const index = i + 1
    const { xml, workbook } = await chartWithWorkbook(chart.figure, { fonts: fonts.print, textSize: chart.title ? 8 : 9, width: pointsOf(chart.width), height: pointsOf(chart.height), ...(chart.title && { title: chart.title }) }, t, 'rId1')
    zip.file(`word/charts/chart${index}.xml`, DECLARATION + xml)
    zip.file(`word/embeddings/Microsoft_Excel_Sheet${index}.xlsx`, workbook)
    zip.file(`word/charts/_rels/chart${index}.xml.rels`, relationsXml([{ id: 'rId1', type: relationType.package, target: `../embeddings/Microsoft_Excel_Sheet${index}.xlsx` }]))
    overrides.push(`<Override PartName="/word/charts/chart${index}.xml" ContentType="${contentType.chart}"/>`)
    relations.push(`<Relationship Id="${relationId(index)}" Type="${relationType.chart}" Target="charts/chart${index}.xml"/>`)
  }
  if (charts.length > 0) {
    await amend(zip, '[Content_Types].xml', '</Types>', overrides.join(''), types => types.includes('Extension="xlsx"') ? types : types.replace(/(<Types\b[^>]*>)/, `$1<Default Extension="xlsx" ContentType="${contentType.xlsx}"/>`))
    await amend(zip, 'word/_rels/document.xml.rels', '</Relationships>', relations.join(''))
  }
  // The library counts drawings through the life of the program.
  let drawing = 0
  const body = await zip.file('word/document.xml')!.async('string')
  zip.file('word/document.xml', body.replace(/(<wp:docPr id=")\d+"/g, (_, opening: string) => `${opening}${++drawing}"`))
  zip.file('docProps/core.xml', DECLARATION + corePropertiesXml(info))
  if (provenance) await addProvenanceTo(zip, 'word/document.xml', provenance)
  return zipBytes(zip)
}

async function amend(zip: JSZip, path: string, closing: string, addition: string, also: (xml: string) => string = xml => xml): Promise<void> {
  const xml = await zip.file(path)!.async('string')
  zip.file(path, also(xml.replace(closing, () => addition + closing)))
}
