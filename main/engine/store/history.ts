import type { CellChange } from '../../../shared/contract/dataset.ts'

export type CellHistoryRow = CellChange
