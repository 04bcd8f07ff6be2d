import { z } from 'zod'
import type { Provenance, RenderedBlock, RenderedReport, RenderedRun } from './rendered.ts'
import { wordsMark } from '../figures/fishbone/deckNames.ts'
import { typedNumbers } from './typedNumbers.ts'

type BoundRun = RenderedRun & { provenance: Provenance }
function boundRuns(block: RenderedBlock): BoundRun[] {
  const runs = block.kind === 'paragraph' ? block.runs : block.kind === 'list' ? block.items.flat() : []
  return runs.filter((run): run is BoundRun => run.provenance !== undefined)
}

const text = z.string().max(20_000)
const embeddedNumber = z.object({
  id: z.string().max(120),
  /** reading: sentences that were worked out. */
  what: z.enum(['number', 'reading', 'figure', 'table']),
  /** Caption, or row and column. */
  label: text,
  /** As it was printed; empty for figures and tables. */
  text,
  value: z.union([z.number(), text, z.null()]),
  row: z.string().max(300).nullable(), column: z.string().max(300).nullable(),
  method: z.string().max(60),
  /** What was asked: request, figure specification or table of the project. */
  request: z.unknown(),
  data: z.string().max(4000),
  datasets: z.array(z.object({ id: z.number(), name: text })).max(1000),
  segment: text.nullable(), weight: text.nullable(), seed: z.number().nullable(),
  /** By which the whole figure or table is recognised; empty for numbers. */
  print: z.string().max(64),
  /** Of a table: mark of the words in its cells, by which an edit in the file is told; empty for others and in older files. */
  words: z.string().max(20).default(''),
  /** Of a table: mark of the values in its rows, for a workbook. */
  cells: z.string().max(20).default(''),
})
export type EmbeddedNumber = z.infer<typeof embeddedNumber>

/** What a finished document carries about its numbers, whatever its format. */
export const fileProvenance = z.object({
  format: z.literal('yinguo-provenance'), version: z.literal(1),
  /** Ids; the report's is empty where it was made without being kept. */
  project: z.string().max(80), report: z.string().max(80),
  title: text, lang: z.enum(['zh-CN', 'en']), at: z.string().max(60), data: z.string().max(20_000),
  /** Numbers in its sentences that are bound to nothing. */
  typed: z.number().int().min(0),
  numbers: z.array(embeddedNumber).max(20_000),
  /** Of a presentation: name of every text of ours with the slide it was on, for programs that drop the names of placeholders. */
  texts: z.array(z.object({ name: z.string().max(300), slide: z.number().int(), notes: z.boolean() })).max(5000).optional(),
})
export type FileProvenance = z.infer<typeof fileProvenance>

/** Mark of the words of a table as every format prints them, cell by cell; empty for a drawing. */
function tableMark(block: RenderedBlock): string {
  const table = block.kind === 'table' ? block.table : block.kind === 'figure' && block.figure.kind === 'priority' ? block.figure.table : null
  if (!table) return ''
  const header = table.columns.flatMap(column => [column.header, column.sub])
  const rows = table.rows.flatMap(row => (row.heading ? [row.cells[0]?.text ?? ''] : table.columns.map((_, i) => row.cells[i]?.text ?? '')))
  return wordsMark([...header, ...rows].join(''))
}

/** Mark of the values of a table as a spreadsheet holds them, row by row; empty for a drawing. */
function valuesMark(block: RenderedBlock): string {
  const table = block.kind === 'table' ? block.table : null
  return table && table.rows.length > 0 ? cellsMark(table.rows.map(row => (row.heading ? [row.cells[0]?.text ?? ''] : table.columns.map((_, i) => { const cell = row.cells[i]; return typeof cell?.value === 'number' ? cell.value : cell?.text ?? '' })))) : ''
}

const plainCell = (cell: number | string): string => (cell !== '' && Number.isFinite(Number(cell)) ? String(Number(Number(cell).toPrecision(9))) : String(cell))

/** Numbers to nine digits, as another program may save them with other last ones; empty cells at the end of a row count for nothing. */
export const cellsMark = (rows: readonly (readonly (number | string)[])[]): string =>
  wordsMark(rows.map(row => row.map(plainCell).join('\u0001').replace(/\u0001+$/, '')).join('\u0002'))

/** Of a report that is about to be written. `print` recognises figures and tables. */
export function provenanceOf(report: RenderedReport, project: string, print: (result: unknown) => string): FileProvenance {
  const numbers = report.blocks.flatMap((block): EmbeddedNumber[] => {
    const placed = (block.kind === 'figure' || block.kind === 'table') && block.provenance
      ? [{ ...block.provenance, what: block.kind, label: block.caption, text: '', print: print(block.kind === 'figure' ? block.figure : block.table), words: tableMark(block), cells: valuesMark(block) }] : []
    return [...boundRuns(block).map(({ text: shown, provenance }): EmbeddedNumber => ({
      ...provenance, what: provenance.row === null ? 'reading' : 'number', label: provenance.row === null ? provenance.method : provenance.cell ?? `${provenance.row} · ${provenance.column ?? ''}`, text: shown, print: '', words: '', cells: '',
    })), ...placed]
  })
  return { format: 'yinguo-provenance', version: 1, project, report: report.id, title: report.title, lang: report.lang, at: report.at, data: report.data, typed: typedNumbers(report).length, numbers }
}
