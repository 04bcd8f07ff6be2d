import type { ColumnFacts } from './facts.ts'
import type { HeaderCell } from './header.ts'

/** What a platform's recogniser sees: headers by place and facts by column, never rows. */
export interface SheetView {
  fileName: string
  sheetName: string
  headers: HeaderCell[]
  /** For every header, also those of empty columns. */
  facts: ReadonlyMap<number, ColumnFacts>
  rows: number
}

/** The answers of a column, its distinct texts other than missing marks, most used first. */
export const optionTexts = (facts: ColumnFacts): string[] => facts.distinct.map(value => value.text)
