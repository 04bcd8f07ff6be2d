import { YinguoError } from '../../../shared/rpc/errors.ts'
import { findHeader } from './propose/header.ts'
import type { SheetSummary } from './readFile.ts'
import type { Table } from './table.ts'

/** Rows of a sheet read to judge it. */
export const GLANCE_ROWS = 400

/** The first rows of a sheet, and how much they look like answers. */
export interface Glance { name: string; index: number; summary: SheetSummary; texts: string[][]; score: number }

export function glanceAt(table: Table, name: string, index: number, hidden: boolean): Glance {
  const texts = Array.from({ length: Math.min(table.rows, 60) }, (_, row) => table.rowTexts(row))
  return { name, index, summary: { name, rows: table.rows, columns: table.width }, texts, score: sheetScore(table, hidden) }
}

/** Answers fill rows evenly below a header; notes, lookups and empty sheets do not. */
function sheetScore(table: Table, hidden: boolean): number {
  if (table.rows < 2) return hidden ? -2 : -1
  const place = findHeader(table)
  const density = table.cells / (table.rows * Math.max(1, table.width))
  return (place.score * 2 + density) * Math.log2(1 + Math.min(table.rows - place.data, GLANCE_ROWS)) * Math.log2(1 + Math.min(table.width, 40)) * (hidden ? 0.1 : 1)
}

/** Place of the sheet that was asked for, by name or 1-based number; undefined when none was. */
export function wantedSheet(names: readonly string[], wanted: string | undefined): number | undefined {
  if (wanted === undefined) return undefined
  const found = names.indexOf(wanted)
  if (found >= 0) return found
  const number = /^\d{1,4}$/.test(wanted) ? Number(wanted) - 1 : -1
  if (number < 0 || number >= names.length) throw new YinguoError('NOT_FOUND', { what: 'sheet', id: wanted })
  return number
}

/** The sheet that was asked for, else the likeliest. */
export function bestGlance(glances: readonly Glance[], wanted: number | undefined): Glance {
  return glances.find(glance => glance.index === wanted) ?? [...glances].sort((a, b) => b.score - a.score)[0]!
}

/** What the other sheets say, beside the chosen one. */
export const surroundingsOf = (glances: readonly Glance[], chosen: Glance): string[][] => glances.flatMap(glance => (glance === chosen ? [] : glance.texts.slice(0, 10)))

/** Summaries in the order of the file, the chosen sheet's with its full size. */
export const summariesOf = (glances: readonly Glance[], chosen: Glance, table: Table): SheetSummary[] =>
  glances.map(glance => (glance === chosen ? { name: glance.name, rows: table.rows, columns: table.width } : glance.summary))
