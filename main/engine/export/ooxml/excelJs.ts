import { createRequire } from 'node:module'
import ExcelJS from 'exceljs'

// exceljs 4.4 writes three things other than the schema of spreadsheets has them (ECMA-376 part 1, 18.8.22, 18.3.1.82
// and 20.5.2.24): children of a font and of the sheet's properties in another order, and an attribute no anchor at one
// cell has. Programs that read strictly refuse such a file. Every workbook we write comes from here.

interface XmlStream { openNode(name: string, attributes?: Record<string, string>): void; closeNode(): void; addRollback(): void; commit(): void; rollback(): void }
interface Xform { render(stream: XmlStream, model: unknown): boolean | undefined }
type Writer<Map, Model> = { prototype: { tag: string; map: Map; render(this: { tag: string; map: Map }, stream: XmlStream, model: Model | undefined): void } }

const require = createRequire(import.meta.url)
const written = <Map, Model>(path: string): Writer<Map, Model>['prototype'] => (require(`exceljs/lib/xlsx/xform/${path}`) as Writer<Map, Model>).prototype

const fontOrder = ['b', 'i', 'strike', 'condense', 'extend', 'outline', 'shadow', 'u', 'vertAlign', 'sz', 'color', 'name', 'rFont', 'family', 'charset', 'scheme']

written<Record<string, { prop: string; xform: Xform } | undefined>, Record<string, unknown>>('style/font-xform').render = function (stream, model = {}) {
  stream.openNode(this.tag)
  for (const tag of fontOrder) {
    const part = this.map[tag]
    if (part) part.xform.render(stream, model[part.prop])
  }
  stream.closeNode()
}

written<Record<'tabColor' | 'outlinePr' | 'pageSetUpPr', Xform>, { tabColor: unknown; outlineProperties: unknown; pageSetup: unknown }>('sheet/sheet-properties-xform').render = function (stream, model) {
  if (!model) return
  stream.addRollback()
  stream.openNode('sheetPr')
  const parts = [this.map.tabColor.render(stream, model.tabColor), this.map.outlinePr.render(stream, model.outlineProperties), this.map.pageSetUpPr.render(stream, model.pageSetup)]
  if (!parts.some(Boolean)) { stream.rollback(); return }
  stream.closeNode()
  stream.commit()
}

written<Record<'xdr:from' | 'xdr:ext' | 'xdr:pic' | 'xdr:clientData', Xform>, { range: { tl: unknown; ext: unknown }; picture: unknown }>('drawing/one-cell-anchor-xform').render = function (stream, model) {
  if (!model) return
  stream.openNode(this.tag)
  this.map['xdr:from'].render(stream, model.range.tl)
  this.map['xdr:ext'].render(stream, model.range.ext)
  this.map['xdr:pic'].render(stream, model.picture)
  this.map['xdr:clientData'].render(stream, {})
  stream.closeNode()
}

export default ExcelJS
