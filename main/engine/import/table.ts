/** What stands in a cell. TEXT and DATE point into the string table; REAL into the pool of doubles; INT is the value itself. */
export const INT = 1
export const REAL = 2
export const TEXT = 3
/** ISO wall-clock text, `YYYY-MM-DD`, `YYYY-MM-DD HH:mm:ss` or `HH:mm:ss`. */
export const DATE = 4

const BLOCK_BITS = 26
/**
 * So large that the system lends the memory page by page as it is filled and takes it back whole: small blocks come
 * from a heap that keeps them. A small sheet never needs one.
 */
const BLOCK = 1 << BLOCK_BITS
const FIRST = 1 << 20
/** Head, column and value of the longest cell. */
const CELL_MOST = 7
/** Steps to the next column that fit into the head of a cell; a longer one is written out. */
const STEP_FAR = 7
const REALS_BITS = 14
const REALS = 1 << REALS_BITS

/** A cell taken out of the bytes. */
interface Cell { column: number; tag: number; value: number }

/**
 * A sheet in memory: only the cells that hold something, row after row. A cell is a head byte - the step from the
 * column before (3 bits, 7: two bytes of column follow), the bytes of its value (2 bits) and its tag (2 bits) - and a
 * value of one to four bytes: an answer next to another takes two or three. A million far-away cells cost what a
 * million dense ones cost, so that no claimed size can hurt. Six million cells of a survey take about 14 MB.
 */
export class Table {
  /** Distinct texts; a workbook's shared strings come first, at their own index. */
  readonly strings: string[]
  readonly #interned = new Map<string, number>()
  readonly #reals: Float64Array[] = []
  #realCount = 0
  #block = new Uint8Array(FIRST)
  readonly #blocks: Uint8Array[] = [this.#block]
  /** Bytes used of the last block; those after it are 0, which is no head. */
  #used = 0
  #cells = 0
  #lastColumn = -1
  /** 1-based numbers of the rows that hold something, as in the sheet, and where each begins among the bytes. */
  #rowNumbers = new Float64Array(1024)
  #rowStarts = new Uint32Array(1024)
  /** Only once rows were dropped; before that a row ends where the next begins. */
  #rowEnds: Uint32Array | null = null
  #rows = 0
  #maxColumn = -1

  constructor(strings: readonly string[] = []) { this.strings = [...strings] }

  get rows(): number { return this.#rows }
  get cells(): number { return this.#cells }
  /** One more than the last used column. */
  get width(): number { return this.#maxColumn + 1 }

  /** One past the last byte in use. */
  get #end(): number { return (this.#blocks.length - 1) * BLOCK + this.#used }

  startRow(number: number): void {
    const end = this.#end
    if (this.#rows > 0 && this.#rowStarts[this.#rows - 1] === end) this.#rows--
    if (this.#rows === this.#rowNumbers.length) {
      const numbers = new Float64Array(this.#rows * 2)
      numbers.set(this.#rowNumbers)
      this.#rowNumbers = numbers
      const starts = new Uint32Array(this.#rows * 2)
      starts.set(this.#rowStarts)
      this.#rowStarts = starts
    }
    this.#rowNumbers[this.#rows] = number
    this.#rowStarts[this.#rows] = end
    this.#lastColumn = -1
    this.#rows++
  }

  /** Drops a last row that stayed empty. */
  finish(): void {
    if (this.#rows > 0 && this.#rowStarts[this.#rows - 1] === this.#end) this.#rows--
  }

  add(column: number, tag: number, value: number): void {
    if (this.#used > this.#block.length - CELL_MOST) this.#grow()
    const block = this.#block
    let at = this.#used
    const size = value < 0 ? 3 : value < 0x100 ? 0 : value < 0x10000 ? 1 : value < 0x1000000 ? 2 : 3
    const step = column - this.#lastColumn
    if (step > 0 && step < STEP_FAR) block[at++] = step << 4 | size << 2 | (tag - 1)
    else {
      block[at++] = STEP_FAR << 4 | size << 2 | (tag - 1)
      block[at++] = column
      block[at++] = column >>> 8
    }
    block[at++] = value
    if (size > 0) block[at++] = value >>> 8
    if (size > 1) block[at++] = value >>> 16
    if (size > 2) block[at++] = value >>> 24
    this.#used = at
    this.#lastColumn = column
    this.#cells++
    if (column > this.#maxColumn) this.#maxColumn = column
  }

  /** More room in the first block, or a block after it. */
  #grow(): void {
    if (this.#block.length < BLOCK) {
      const grown = new Uint8Array(BLOCK)
      grown.set(this.#block)
      this.#block = this.#blocks[0] = grown
    } else {
      this.#block = new Uint8Array(BLOCK)
      this.#blocks.push(this.#block)
      this.#used = 0
    }
  }

  addNumber(column: number, value: number): void {
    if (Number.isInteger(value) && value >= -0x80000000 && value <= 0x7fffffff && !Object.is(value, -0)) {
      this.add(column, INT, value)
      return
    }
    const index = this.#realCount++
    if (index >>> REALS_BITS === this.#reals.length) this.#reals.push(new Float64Array(REALS))
    this.#reals[index >>> REALS_BITS]![index & (REALS - 1)] = value
    this.add(column, REAL, index)
  }

  addText(column: number, text: string): void { this.add(column, TEXT, this.intern(text)) }
  addDate(column: number, text: string): void { this.add(column, DATE, this.intern(text)) }

  intern(text: string): number {
    const known = this.#interned.get(text)
    if (known !== undefined) return known
    const index = this.strings.length
    this.strings.push(text)
    this.#interned.set(text, index)
    return index
  }

  real(index: number): number { return this.#reals[index >>> REALS_BITS]![index & (REALS - 1)]! }
  rowNumber(row: number): number { return this.#rowNumbers[row]! }

  #rowEnd(row: number): number {
    if (this.#rowEnds) return this.#rowEnds[row]!
    return row + 1 < this.#rows ? this.#rowStarts[row + 1]! : this.#end
  }

  /** Rows from `from` on that hold the very cells of `row`: the same cells are the same bytes, unless a block ends among them. */
  repeatsOf(row: number, from: number): number[] {
    const found: number[] = []
    for (let other = from; other < this.#rows; other++) if (this.#sameBytes(row, other) ?? this.#sameCells(row, other)) found.push(other)
    return found
  }

  /** Null when a row lies in two blocks, so that its bytes say nothing. */
  #sameBytes(row: number, other: number): boolean | null {
    const start = this.#rowStarts[row]!
    const otherStart = this.#rowStarts[other]!
    const size = this.#rowEnd(row) - start
    const otherSize = this.#rowEnd(other) - otherStart
    const block = this.#blocks[start >>> BLOCK_BITS]!
    const otherBlock = this.#blocks[otherStart >>> BLOCK_BITS]!
    const at = start & (BLOCK - 1)
    const otherAt = otherStart & (BLOCK - 1)
    if (at + size > block.length || otherAt + otherSize > otherBlock.length) return null
    if (size !== otherSize) return false
    for (let step = 0; step < size; step++) if (block[at + step] !== otherBlock[otherAt + step]) return false
    return true
  }

  #sameCells(row: number, other: number): boolean {
    const cells: Cell[] = []
    this.each(row, row + 1, (_, column, tag, value) => { cells.push({ column, tag, value }) })
    let same = 0
    this.each(other, other + 1, (_, column, tag, value) => {
      const cell = cells[same]
      const alike = cell !== undefined && cell.column === column && cell.tag === tag && cell.value === value
      // Cells may be one short of a row and the row still differ: the first that differs ends the look.
      same = alike ? same + 1 : -1
      return alike
    })
    return same === cells.length
  }

  /** Takes rows, in ascending order, out of the finished table; the others keep their row numbers. */
  drop(rows: readonly number[]): void {
    const ends = Uint32Array.from({ length: this.#rows }, (_, row) => this.#rowEnd(row))
    const gone = new Set(rows)
    let kept = 0
    for (let row = 0; row < this.#rows; row++) {
      if (gone.has(row)) continue
      this.#rowNumbers[kept] = this.#rowNumbers[row]!
      this.#rowStarts[kept] = this.#rowStarts[row]!
      ends[kept++] = ends[row]!
    }
    this.#rows = kept
    this.#rowEnds = ends
  }

  /**
   * Cells of rows [from, to) in order; `row` counts stored rows from 0. `visit` returns false to leave out the rest of its row.
   * Two ways past `visit` for what most cells of a survey are, a whole number of one byte. `taken`: by column, where the
   * number is put by itself, at the row counted from `from`. `tally`: by column, counts by number; only a number not
   * counted before is visited, and its count is left to `visit`.
   */
  each(from: number, to: number, visit: (row: number, column: number, tag: number, value: number) => boolean | void, past: { taken?: readonly (Float64Array | undefined)[]; tally?: readonly (Uint32Array | undefined)[] } = {}): void {
    const { taken, tally } = past
    rows: for (let row = from; row < to; row++) {
      const end = this.#rowEnd(row)
      let place = this.#rowStarts[row]!
      let column = -1
      while (place < end) {
        const start = place & ~(BLOCK - 1)
        const block = this.#blocks[place >>> BLOCK_BITS]!
        const stop = Math.min(end - start, BLOCK)
        let at = place - start
        while (at < stop) {
          const head = block[at]!
          // The next cell did not fit into the block any more.
          if (head === 0) at = BLOCK
          else {
            at++
            const step = head >>> 4
            if (step < STEP_FAR) column += step
            else {
              column = block[at]! | block[at + 1]! << 8
              at += 2
            }
            const size = head >>> 2 & 3
            let value = block[at++]!
            if (size > 0) {
              value |= block[at++]! << 8
              if (size > 1) value |= block[at++]! << 16
              if (size > 2) value |= block[at++]! << 24
            }
            if ((head & 0xf) === 0) {
              const into = taken?.[column]
              if (into !== undefined) {
                into[row - from] = value
                continue
              }
              const counts = tally?.[column]
              if (counts !== undefined && counts[value]! > 0) {
                counts[value]!++
                continue
              }
            }
            if (visit(row, column, (head & 3) + 1, value) === false) continue rows
          }
        }
        place = start + at
      }
    }
  }

  /** Gives the memory of the cells back at once; the table is empty then. */
  release(): void {
    for (const block of this.#blocks) (block.buffer as ArrayBuffer).transfer(0)
    this.#block = new Uint8Array(FIRST)
    this.#blocks.splice(0, this.#blocks.length, this.#block)
    this.#reals.length = 0
    this.#realCount = this.#used = this.#cells = this.#rows = 0
    this.#rowEnds = null
    this.#maxColumn = -1
  }

  /** The cell as a person would read it. */
  show(tag: number, value: number): string {
    if (tag === INT) return String(value)
    return tag === REAL ? String(this.real(value)) : this.strings[value]!
  }

  /** The texts of one row by column; empty string where nothing stands. */
  rowTexts(row: number): string[] {
    const texts: string[] = []
    this.each(row, row + 1, (_, column, tag, value) => {
      while (texts.length < column) texts.push('')
      texts[column] = this.show(tag, value)
    })
    return texts
  }
}
