import type { Figure, TableModel } from '../figures/figure.ts'

/** The table that belongs to a figure; empty where it has none. */
export const figureTable = (figure: Figure): TableModel => ('table' in figure ? figure.table : { columns: [], rows: [] })
