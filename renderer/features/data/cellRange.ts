/** A cell by position on screen: row index under the present sort, column index among the shown variables. */
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

const arrows: Record<string, [rows: number, columns: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** The selection after Shift with an arrow key (to the edge with `far`); null for another key. */
export function extended(range: CellRange, key: string, far: boolean, rows: number, columns: number): CellRange | null {
  const step = arrows[key]
  if (!step) return null
  const move = (now: number, by: number, count: number): number =>
    by === 0 ? now : far ? (by < 0 ? 0 : count - 1) : Math.max(0, Math.min(count - 1, now + by))
  return { anchor: range.anchor, head: { row: move(range.head.row, step[0], rows), column: move(range.head.column, step[1], columns) } }
}

/**
 * Where the cells of a pasted block go: from the top left of the box on; a single cell fills the whole box.
 * What would fall outside the grid is left away. Yields [row, column, text].
 */
export function* pasteTargets(block: readonly (readonly string[])[], box: Box, rows: number, columns: number): Generator<[row: number, column: number, text: string]> {
  const single = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined
  if (single !== undefined) {
    for (let row = box.top; row <= box.bottom; row++) for (let column = box.left; column <= box.right; column++) yield [row, column, single]
    return
  }
  for (const [down, line] of block.entries()) {
    for (const [right, text] of line.entries()) {
      const row = box.top + down
      const column = box.left + right
      if (row < rows && column < columns) yield [row, column, text]
    }
  }
}
