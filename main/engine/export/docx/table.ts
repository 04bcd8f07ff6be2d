import { AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'
import type { ITableCellBorders } from 'docx'
import type { CellAlign, TableModel } from '../../../../shared/figures/figure.ts'
import { oneLine } from '../cleanText.ts'
import { colour } from '../ooxml/palette.ts'
import { POINT } from '../ooxml/units.ts'
import { fittingType, isWideTable, shapeTable, TIGHT } from '../tableShape.ts'
import type { TableType } from '../tableShape.ts'
import { keptTogether } from './keptTogether.ts'

/** 小五, down to 六号 where numbers or words would be broken; Word wraps the text itself, the shape only shares out the width. */
const types: TableType[] = [...[9, 8.5, 8, 7.5].map((points, i) => ({ size: points * POINT, subSize: (points - 1.5) * POINT, padX: 1.4 - 0.2 * i, padY: 0.4, maxLines: 1000 })), { ...TIGHT, padY: 0.4, maxLines: 1000 }]
/** Half points, as Word counts type. */
const halves = (mm: number): number => Math.round(mm / POINT * 2)
/** A row of more text than this may break across pages; others stay whole. */
const LONG = 500

const alignment = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } satisfies Record<CellAlign, string>
const twips = (mm: number): number => Math.round(mm / 25.4 * 1440)
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** Eighths of a point. */
const rule = (points: number): { style: 'single'; size: number; color: string } => ({ style: BorderStyle.SINGLE, size: points * 8, color: colour.ink })

function borders(top: number, bottom: number): ITableCellBorders {
  return { top: top ? rule(top) : none, bottom: bottom ? rule(bottom) : none, left: none, right: none }
}

const threeLines: TableLook = { header: borders(1.5, 0.75), row: last => borders(0, last ? 1.5 : 0) }
const allLines = { top: rule(0.5), bottom: rule(0.5), left: rule(0.5), right: rule(0.5) }
const grid: TableLook = { header: allLines, row: () => allLines }

/** Whether a table lies on its side rather than stand in a text this wide, mm. */
export const liesDown = (table: TableModel, width: number): boolean => isWideTable(table, width, types)

/** All lines drawn, as tables of QC reports have them. */
export const gridTable = (table: TableModel, width: number, noted = false): Table => tableOf(table, width, grid, noted)
/** 三线表. */
export const threeLineTable = (table: TableModel, width: number, noted = false): Table => tableOf(table, width, threeLines, noted)

/** From and to under each other: a column of dates is too narrow for both. */
const dateRange = (text: string): string[] => text.split(/(?<=\d{4}-\d\d-\d\d–)(?=\d{4}-\d\d-\d\d)/)

interface TableLook { header: ITableCellBorders; row(last: boolean): ITableCellBorders }

/** A table of so few rows, and no higher than this (mm), stands on one page. */
const SMALL = 14
const LOW = 110

/** Over the width of the text: the header row is repeated on every page, rows do not break; `noted`: its end stays with the note below. */
function tableOf(table: TableModel, width: number, look: TableLook, noted: boolean): Table {
  const type = fittingType(table, width, types)
  // The style says nine points.
  const size = type === types[0] ? {} : { size: halves(type.size) }
  const shape = shapeTable(table, width, type)
  const { widths } = shape
  const columnWidths = widths.map(twips)
  const last = table.rows.length - 1
  const whole = table.rows.length <= SMALL && shape.rows.reduce((sum, row) => sum + row.height, 0) <= LOW
  const margins = { marginUnitType: WidthType.DXA, left: twips(type.padX), right: twips(type.padX), top: 20, bottom: 20 }
  const header = new TableRow({
    tableHeader: true, cantSplit: true,
    children: table.columns.map((column, i) => new TableCell({
      width: { size: columnWidths[i]!, type: WidthType.DXA }, borders: look.header, margins, verticalAlign: VerticalAlign.BOTTOM,
      children: [
        new Paragraph({ style: 'TableText', alignment: alignment[column.align], keepNext: true, children: [new TextRun({ text: oneLine(column.header), bold: true, ...size })] }),
        ...(column.sub ? [new Paragraph({ style: 'TableText', alignment: alignment[column.align], keepNext: true, children: [new TextRun({ text: oneLine(column.sub), size: halves(type.subSize), color: colour.muted })] })] : []),
      ],
    })),
  })
  const rows = table.rows.map((row, r) => {
    const around = look.row(r === last)
    const keepNext = row.heading === true || (r === last ? noted : whole || (noted && r === last - 1))
    const text = (content: string, align: CellAlign, bold: boolean): Paragraph =>
      new Paragraph({ style: 'TableText', alignment: alignment[align], keepNext, children: dateRange(oneLine(content)).map((part, i) => keptTogether(part, { bold, ...size, ...(i > 0 && { break: 1 }) })) })
    const cantSplit = row.cells.every(cell => cell.text.length < LONG)
    if (row.heading) {
      return new TableRow({
        cantSplit, children: [new TableCell({
          columnSpan: table.columns.length, borders: around, margins,
          shading: { type: ShadingType.CLEAR, color: 'auto', fill: colour.tint }, children: [text(row.cells[0]?.text ?? '', 'left', true)],
        })],
      })
    }
    return new TableRow({
      cantSplit,
      children: table.columns.map((column, i) => new TableCell({
        width: { size: columnWidths[i]!, type: WidthType.DXA }, borders: around, margins, verticalAlign: VerticalAlign.CENTER,
        children: [text(row.cells[i]?.text ?? '', column.align, false)],
      })),
    })
  })
  return new Table({
    width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA }, columnWidths, layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }, rows: [header, ...rows],
  })
}
