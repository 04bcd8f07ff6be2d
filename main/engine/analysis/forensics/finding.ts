/** What one check says of one place. `bad`: it cannot be, or contradicts itself; `good`: it fits; `open`: it cannot be told. */
export interface Finding {
  check: 'grim' | 'range' | 'order' | 'sd' | 'composite' | 'percent' | 'percent_sum' | 'total' | 'lead' | 'weights' | 'pooled' | 'verdict' | 'claim'
  outcome: 'bad' | 'good' | 'open'
  /** A code under which the sentence about it stands. */
  code: string
  row: string | null
  column: string | null
  params: { [key: string]: string | number | null }
}

export const finding = (check: Finding['check'], outcome: Finding['outcome'], code: string, place: { row?: string | undefined; column?: string | undefined }, params: Finding['params'] = {}): Finding =>
  ({ check, outcome, code, row: place.row ?? null, column: place.column ?? null, params })
