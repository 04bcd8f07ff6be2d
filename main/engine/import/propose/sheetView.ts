import type { SourceDictionary } from '../dictionary.ts'
import type { ColumnFacts } from './facts.ts'
import type { HeaderCell } from './header.ts'

/** What a platform's recogniser sees: headers by place and facts by column, never rows. */
export interface SheetView {
  fileName: string
  sheetName: string
  headers: HeaderCell[]
  /** The header rows as they stand, cells by column, nothing joined or filled in; [] without a header. */
  head: readonly (readonly string[])[]
  /** For every header, also those of empty columns. */
  facts: ReadonlyMap<number, ColumnFacts>
  rows: number
  /** For each list of columns: whether no row has more than one of them filled. */
  /** What the file says of its columns; only formats with variables of their own have it. */
  dictionary?: SourceDictionary | undefined
  exclusive(lists: readonly (readonly number[])[]): boolean[]
}
