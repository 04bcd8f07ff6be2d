import type { CellFilter, GridViewInput, RowKind } from '../../../shared/contract/gridView.ts'

export interface SortBy { variable: string; descending: boolean }
export const shownKinds = ['all', 'counted', 'excluded', 'invalid', 'edited', 'commented'] as const
export type ShownKind = (typeof shownKinds)[number]

/** What the person chose to see. */
export interface ViewState {
  search: string
  filters: CellFilter[]
  shown: ShownKind
  sorts: SortBy[]
  /** A named filter. */
  segment?: string | null
}
export const wholeView: ViewState = { search: '', filters: [], shown: 'all', sorts: [] }

/** As the engine takes it. */
export function gridViewOf({ search, filters, shown, sorts, segment }: ViewState): GridViewInput {
  const kind = shown === 'invalid' || shown === 'edited' || shown === 'commented' ? shown : null
  const all: CellFilter[] = kind ? [...filters, { type: kind }] : filters
  return {
    ...(sorts.length > 0 ? { sort: sorts } : {}),
    ...(search.trim() !== '' ? { search } : {}),
    ...(all.length > 0 ? { filters: all } : {}),
    ...(segment ? { segment } : {}),
    ...(kind || shown === 'all' ? {} : { rows: shown as RowKind }),
  }
}

export const isNarrowed = ({ search, filters, shown, segment }: ViewState): boolean => Boolean(segment) || search.trim() !== '' || filters.length > 0 || shown !== 'all'

/** The filters of one column replaced by these. */
export const withFilters = (view: ViewState, variable: string, filters: readonly CellFilter[]): ViewState =>
  ({ ...view, filters: [...view.filters.filter(filter => filter.variable !== variable), ...filters] })

/** Sorted by this column alone, or (`also`) by it after the others; null: no longer by it. */
export function withSort(view: ViewState, variable: string, descending: boolean | null, also: boolean): ViewState {
  const others = view.sorts.filter(sort => sort.variable !== variable)
  if (descending === null) return { ...view, sorts: others }
  return { ...view, sorts: also ? [...others, { variable, descending }].slice(-8) : [{ variable, descending }] }
}
