import type { OwnColumn } from '../sav/attributes.ts'

/**
 * What a file says of its own columns besides their values (SPSS .sav carries all of it). `columns[i]` describes column
 * i of the table, whose first row holds the names, so that everything that reads a sheet reads such a file too.
 */
export interface SourceDictionary {
  columns: DictionaryColumn[]
  /** Name of the column that holds case weights, when the file names one. */
  weight: string | null
  /** Multiple-response sets: which columns are the options of one question. */
  sets: MultipleSet[]
}

export interface DictionaryColumn {
  name: string
  /** The question, or empty. */
  label: string
  /** Of a text column the labels stand in the table in the place of the values they belong to. */
  valueLabels: { value: number | string; label: string }[]
  missing: UserMissing
  measure: 'nominal' | 'ordinal' | 'scale' | 'unknown'
  /** Values as the file means them; dates are already ISO texts in the table. */
  type: 'number' | 'text' | 'date'
  /** What the variable was, in a file that this program wrote. */
  own: OwnColumn | null
}

/** Values the author of the file declared to be no answer: single ones, and at most one range (ends included). */
export interface UserMissing {
  values: (number | string)[]
  range: { low: number; high: number } | null
}

export interface MultipleSet {
  name: string
  label: string
  /** Value that means chosen, of a set of dichotomies; null for a set of categories. */
  counted: number | string | null
  columns: string[]
  /** Column of the table in which the chosen labels of a set of categories stand joined, with what separates them. */
  joined: { column: number; separator: string } | null
}

export function isUserMissing({ values, range }: UserMissing, value: number | string): boolean {
  return values.includes(value) || typeof value === 'number' && range !== null && value >= range.low && value <= range.high
}
