/** A cell by position on screen: row index in the present view, column index among the shown variables. */
export interface Spot { row: number; column: number }

/** From where the selection started to where it reaches; both ends included. */
export interface CellRange { anchor: Spot; head: Spot }

export interface Box { top: number; bottom: number; left: number; right: number }

export const boxOf = ({ anchor, head }: CellRange): Box => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
})

export const inBox = (box: Box, row: number, column: number): boolean =>
  row >= box.top && row <= box.bottom && column >= box.left && column <= box.right

export const boxRows = (box: Box): number => box.bottom - box.top + 1
export const boxColumns = (box: Box): number => box.right - box.left + 1
export const boxCells = (box: Box): number => boxRows(box) * boxColumns(box)

const arrows: Record<string, [rows: number, columns: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** The selection after Shift with an arrow key (to the edge with `far`); null for another key. */
export function extended(range: CellRange, key: string, far: boolean, rows: number, columns: number): CellRange | null {
  const step = arrows[key]
  if (!step) return null
  const move = (now: number, by: number, count: number): number =>
    by === 0 ? now : far ? (by < 0 ? 0 : count - 1) : Math.max(0, Math.min(count - 1, now + by))
  return { anchor: range.anchor, head: { row: move(range.head.row, step[0], rows), column: move(range.head.column, step[1], columns) } }
}

export const wholeRows = (from: number, to: number, columns: number): CellRange => ({ anchor: { row: from, column: 0 }, head: { row: to, column: Math.max(0, columns - 1) } })
export const wholeColumns = (from: number, to: number, rows: number): CellRange => ({ anchor: { row: 0, column: from }, head: { row: Math.max(0, rows - 1), column: to } })

/**
 * The block as it goes into the box: a single cell fills the box, a block that fits into it several times over is
 * repeated, anything else goes in once from the top left on.
 */
export function tiled<T>(block: readonly (readonly T[])[], box: Box): T[][] {
  const high = block.length
  const wide = Math.max(0, ...block.map(row => row.length))
  const repeats = high > 0 && wide > 0 && boxRows(box) % high === 0 && boxColumns(box) % wide === 0 && block.every(row => row.length === wide)
  if (!repeats) return block.map(row => [...row])
  return Array.from({ length: boxRows(box) }, (_, row) => Array.from({ length: boxColumns(box) }, (__, column) => block[row % high]?.[column % wide] as T))
}

/** Where a drag of the fill handle leads: along the longer way out of the box. Null while it stays inside. */
export function fillTarget(box: Box, to: Spot): { box: Box; along: 'rows' | 'columns'; backwards: boolean } | null {
  const down = to.row > box.bottom ? to.row - box.bottom : to.row < box.top ? to.row - box.top : 0
  const right = to.column > box.right ? to.column - box.right : to.column < box.left ? to.column - box.left : 0
  if (down === 0 && right === 0) return null
  if (Math.abs(down) >= Math.abs(right)) {
    return { box: { ...box, top: Math.min(box.top, to.row), bottom: Math.max(box.bottom, to.row) }, along: 'rows', backwards: down < 0 }
  }
  return { box: { ...box, left: Math.min(box.left, to.column), right: Math.max(box.right, to.column) }, along: 'columns', backwards: right < 0 }
}
