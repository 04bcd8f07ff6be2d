import { z } from 'zod'

const label = z.string().trim().min(1).max(2000)

/** counts: how often. means: a mean with the N behind it. figures: numbers found elsewhere, quoted with their source. */
export const sourceTableKinds = ['counts', 'means', 'figures'] as const
export type SourceTableKind = (typeof sourceTableKinds)[number]

const shared = {
  name: z.string().trim().min(1).max(120),
  /** Who says so: publication, page, date, address. */
  origin: z.string().max(2000).default(''),
  period: z.string().max(120).default(''),
  unit: z.string().max(40).default(''),
}

export const sourceTableContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('counts'), ...shared, rows: z.array(z.object({ label, count: z.number().min(0) })).max(2000) }),
  z.object({
    kind: z.literal('means'), ...shared,
    rows: z.array(z.object({ label, mean: z.number(), n: z.number().int().min(0).nullable().default(null), sd: z.number().min(0).nullable().default(null) })).max(2000),
  }),
  z.object({ kind: z.literal('figures'), ...shared, rows: z.array(z.object({ label, value: z.number(), note: z.string().max(500).default('') })).max(2000) }),
])
export type SourceTableContent = z.infer<typeof sourceTableContent>
export type SourceTable = SourceTableContent & { id: string; order: number }

/** The columns of a row as a person sees them; all but the first and `note` are numbers. */
export const sourceTableColumns = {
  counts: ['label', 'count'],
  means: ['label', 'mean', 'n', 'sd'],
  figures: ['label', 'value', 'note'],
} as const satisfies Record<SourceTableKind, readonly string[]>
export type SourceColumn = (typeof sourceTableColumns)[SourceTableKind][number]

/** Columns that may be left empty. */
const optional: ReadonlySet<SourceColumn> = new Set<SourceColumn>(['n', 'sd', 'note'])

/** A number as people write it: full-width digits, thousands separators, spaces and a percent sign are read; null for anything else. */
export function writtenNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,，%]/g, '').replace(/^[−–]/, '-')
  if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

/** Whether a typed cell can stand in its column. */
export function fitsColumn(column: SourceColumn, text: string): boolean {
  if (column === 'label' || column === 'note') return true
  if (text.trim() === '') return optional.has(column)
  const value = writtenNumber(text)
  if (value === null) return false
  return column === 'n' ? Number.isInteger(value) && value >= 0 : column === 'count' || column === 'sd' ? value >= 0 : true
}

/** Typed lines to rows of the kind; lines without a label or with a cell that does not fit are left out. */
export function rowsOf(kind: SourceTableKind, lines: readonly (readonly string[])[]): SourceTableContent['rows'] {
  const columns: readonly SourceColumn[] = sourceTableColumns[kind]
  return lines.flatMap(line => {
    const cells = columns.map((_, at) => (line[at] ?? '').trim())
    if (cells[0] === '' || !columns.every((column, at) => fitsColumn(column, cells[at]!))) return []
    return [Object.fromEntries(columns.map((column, at) => [column, column === 'label' || column === 'note' ? cells[at]! : cells[at] === '' ? null : writtenNumber(cells[at]!)]))]
  }) as unknown as SourceTableContent['rows']
}

/** The reverse: cells as they are typed. */
export const linesOf = (table: Pick<SourceTableContent, 'kind' | 'rows'>): string[][] =>
  table.rows.map(row => sourceTableColumns[table.kind].map(column => String((row as Record<string, string | number | null>)[column] ?? '')))

/** A pasted block without its heading line: a first line without a number in it, above lines that have some. */
export function withoutHeading(block: readonly (readonly string[])[]): string[][] {
  const hasNumber = (row: readonly string[] | undefined): boolean => row?.slice(1).some(cell => cell.trim() !== '' && writtenNumber(cell) !== null) ?? false
  const rows = block.filter(row => row.some(cell => cell.trim() !== '')).map(row => [...row])
  return rows.length > 1 && !hasNumber(rows[0]) && hasNumber(rows[1]) ? rows.slice(1) : rows
}
