import type { CellAlign, TableModel } from '../../../../shared/figures/figure.ts'
import { colour } from '../ooxml/palette.ts'
import { emu, POINT, pointsOf } from '../ooxml/units.ts'
import type { TableShape, TableType } from '../tableShape.ts'
import type { Region } from './page.ts'
import { graphicFrame, paragraph } from './shapes.ts'
import { unbroken } from './unbroken.ts'

/** Left and right of a cell, mm; and how much narrower it is measured: the reader's font may be wider than ours. */
const PAD = 1.8
const NARROWER = 0.7

const type = (points: number): TableType => ({ size: points * POINT, subSize: (points - 2.5) * POINT, padX: PAD + NARROWER, padY: points > 12 ? 1.2 : 0.7, maxLines: 12 })
/** Tried in turn: a table that would need a second slide is set smaller first. */
export const slideTables: TableType[] = [type(14), type(12.5), type(11.5), type(10.5)]

const alignment: Record<CellAlign, 'l' | 'ctr' | 'r'> = { left: 'l', center: 'ctr', right: 'r' }
const edge = (tag: string, points: number): string =>
  points === 0 ? `<a:${tag} w="0"><a:noFill/></a:${tag}>` : `<a:${tag} w="${Math.round(points * 12_700)}"><a:solidFill><a:srgbClr val="${colour.ink}"/></a:solidFill></a:${tag}>`

/** threeLine: 三线表. grid: all lines. */
export type TableLines = 'threeLine' | 'grid'

interface CellLook { type: TableType; sides?: number; top: number; bottom: number; fill?: string; anchor?: 'ctr' | 'b'; attributes?: string }

const cell = (paragraphs: string, look: CellLook): string =>
  `<a:tc${look.attributes ?? ''}><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</a:txBody>`
  + `<a:tcPr marL="${emu(PAD)}" marR="${emu(PAD)}" marT="${emu(look.type.padY)}" marB="${emu(look.type.padY)}" anchor="${look.anchor ?? 'ctr'}">`
  + `${edge('lnL', look.sides ?? 0)}${edge('lnR', look.sides ?? 0)}${edge('lnT', look.top)}${edge('lnB', look.bottom)}${look.fill ? `<a:solidFill><a:srgbClr val="${look.fill}"/></a:solidFill>` : '<a:noFill/>'}</a:tcPr></a:tc>`

const PERIOD = /^(\d{4}-\d\d-\d\d\s*[–—~至-])\s*(\d{4}-\d\d-\d\d)$/

/** One paragraph; the two dates of a period that needs two lines stay whole, which other programs break at a hyphen. */
function cellLines(lines: readonly string[], text: string): string[] {
  const dates = lines.length > 1 ? PERIOD.exec(text.trim()) : null
  return dates ? dates.slice(1) : [unbroken(lines, text)]
}

/** The words of a table as they stand on a slide, cut where a cell would be too long. */
export function tableTexts(table: TableModel, shape: TableShape, rows: { from: number; to: number }): { header: { title: string; sub: string }[]; body: string[][][] } {
  return {
    header: table.columns.map((column, i) => ({ title: unbroken(shape.header.titles[i] ?? [], column.header), sub: unbroken(shape.header.subs[i] ?? [], column.sub) })),
    body: shape.rows.slice(rows.from, rows.to).map(({ lines, heading }, r) => (heading ? lines.slice(0, 1) : lines).map((cell, c) => cellLines(cell, table.rows[rows.from + r]?.cells[c]?.text ?? ''))),
  }
}

/** 三线表: a heavy line above and below, a thin one under the header, nothing else; or all lines. */
export function tableFrame(id: number, name: string, description: string, region: Region, table: TableModel, shape: TableShape, rows: { from: number; to: number }, type: TableType, lines: TableLines = 'threeLine'): string {
  const grid = lines === 'grid'
  const rule = (points: number): number => (grid ? 0.75 : points)
  const sides = grid ? { sides: 0.75 } : {}
  const size = pointsOf(type.size)
  const texts = tableTexts(table, shape, rows)
  const header = table.columns.map((column, i) => {
    const align = alignment[column.align]
    const { title, sub } = texts.header[i]!
    const paragraphs = paragraph([title], { size, bold: true, align })
      + (sub ? paragraph([sub], { size: pointsOf(type.subSize), colour: colour.muted, align }) : '')
    return cell(paragraphs, { type, ...sides, top: rule(1.5), bottom: rule(0.75), anchor: 'b' })
  })
  const body = shape.rows.slice(rows.from, rows.to).map((row, i) => {
    const bottom = rule(rows.from + i === rows.to - 1 ? 1.5 : 0)
    const top = rule(i === 0 ? 0.75 : 0)
    const cells = row.heading
      ? table.columns.map((_, c) => c === 0
        ? cell(paragraph(texts.body[i]![0]!, { size, bold: true }), { type, ...sides, top, bottom, fill: colour.tint, attributes: ` gridSpan="${table.columns.length}"` })
        : cell(paragraph([], { size }), { type, ...sides, top, bottom, fill: colour.tint, attributes: ' hMerge="1"' }))
      : table.columns.map((column, c) => cell(paragraph(texts.body[i]![c]!, { size, align: alignment[column.align] }), { type, ...sides, top, bottom }))
    return `<a:tr h="${emu(row.height)}">${cells.join('')}</a:tr>`
  })
  const columns = shape.widths.map(width => `<a:gridCol w="${emu(width)}"/>`)
  const content = `<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${columns.join('')}</a:tblGrid><a:tr h="${emu(shape.header.height)}">${header.join('')}</a:tr>${body.join('')}</a:tbl>`
  return graphicFrame(id, name, description, region, 'http://schemas.openxmlformats.org/drawingml/2006/table', content)
}
