import type { CellAlign, TableModel } from '../../../../shared/figures/figure.ts'
import { colour } from '../ooxml/palette.ts'
import { emu, POINT, pointsOf } from '../ooxml/units.ts'
import type { TableShape, TableType } from '../tableShape.ts'
import type { Region } from './page.ts'
import { graphicFrame, paragraph } from './shapes.ts'

const type = (points: number): TableType => ({ size: points * POINT, subSize: (points - 2.5) * POINT, padX: 1.8, padY: points > 12 ? 1.2 : 0.7, maxLines: 4 })
/** Tried in turn: a table that would need a second slide is set smaller first. */
export const slideTables: TableType[] = [type(14), type(12.5), type(11.5)]

const alignment: Record<CellAlign, 'l' | 'ctr' | 'r'> = { left: 'l', center: 'ctr', right: 'r' }
const edge = (tag: string, points: number): string =>
  points === 0 ? `<a:${tag} w="0"><a:noFill/></a:${tag}>` : `<a:${tag} w="${Math.round(points * 12_700)}"><a:solidFill><a:srgbClr val="${colour.ink}"/></a:solidFill></a:${tag}>`

/** threeLine: 三线表. grid: all lines. */
export type TableLines = 'threeLine' | 'grid'

interface CellLook { type: TableType; sides?: number; top: number; bottom: number; fill?: string; anchor?: 'ctr' | 'b'; attributes?: string }

const cell = (paragraphs: string, look: CellLook): string =>
  `<a:tc${look.attributes ?? ''}><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</a:txBody>`
  + `<a:tcPr marL="${emu(look.type.padX)}" marR="${emu(look.type.padX)}" marT="${emu(look.type.padY)}" marB="${emu(look.type.padY)}" anchor="${look.anchor ?? 'ctr'}">`
  + `${edge('lnL', look.sides ?? 0)}${edge('lnR', look.sides ?? 0)}${edge('lnT', look.top)}${edge('lnB', look.bottom)}${look.fill ? `<a:solidFill><a:srgbClr val="${look.fill}"/></a:solidFill>` : '<a:noFill/>'}</a:tcPr></a:tc>`

/** 三线表: a heavy line above and below, a thin one under the header, nothing else; or all lines. */
export function tableFrame(id: number, name: string, description: string, region: Region, table: TableModel, shape: TableShape, rows: { from: number; to: number }, type: TableType, lines: TableLines = 'threeLine'): string {
  const grid = lines === 'grid'
  const rule = (points: number): number => (grid ? 0.75 : points)
  const sides = grid ? { sides: 0.75 } : {}
  const size = pointsOf(type.size)
  const header = table.columns.map((column, i) => {
    const align = alignment[column.align]
    const paragraphs = paragraph(shape.header.titles[i] ?? [], { size, bold: true, align })
      + ((shape.header.subs[i]?.length ?? 0) > 0 ? paragraph(shape.header.subs[i]!, { size: pointsOf(type.subSize), colour: colour.muted, align }) : '')
    return cell(paragraphs, { type, ...sides, top: rule(1.5), bottom: rule(0.75), anchor: 'b' })
  })
  const body = shape.rows.slice(rows.from, rows.to).map((row, i) => {
    const bottom = rule(rows.from + i === rows.to - 1 ? 1.5 : 0)
    const top = rule(i === 0 ? 0.75 : 0)
    const cells = row.heading
      ? table.columns.map((_, c) => c === 0
        ? cell(paragraph(row.lines[0] ?? [], { size, bold: true }), { type, ...sides, top, bottom, fill: colour.tint, attributes: ` gridSpan="${table.columns.length}"` })
        : cell(paragraph([], { size }), { type, ...sides, top, bottom, fill: colour.tint, attributes: ' hMerge="1"' }))
      : table.columns.map((column, c) => cell(paragraph(row.lines[c] ?? [], { size, align: alignment[column.align] }), { type, ...sides, top, bottom }))
    return `<a:tr h="${emu(row.height)}">${cells.join('')}</a:tr>`
  })
  const columns = shape.widths.map(width => `<a:gridCol w="${emu(width)}"/>`)
  const content = `<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${columns.join('')}</a:tblGrid><a:tr h="${emu(shape.header.height)}">${header.join('')}</a:tr>${body.join('')}</a:tbl>`
  return graphicFrame(id, name, description, region, 'http://schemas.openxmlformats.org/drawingml/2006/table', content)
}
