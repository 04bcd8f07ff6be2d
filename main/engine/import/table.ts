/** What stands in a cell. TEXT and DATE point into the string table; REAL into the pool of doubles; INT is the value itself. */
export const INT = 1
export const REAL = 2
export const TEXT = 3
/** ISO wall-clock text, `YYYY-MM-DD`, `YYYY-MM-DD HH:mm:ss` or `HH:mm:ss`. */
export const DATE = 4

const BLOCK = 1 << 16

class Block {
  readonly columns = new Uint16Array(BLOCK)
  readonly tags = new Uint8Array(BLOCK)
  readonly values = new Int32Array(BLOCK)
}

/**
 * A sheet in memory: only the cells that hold something, row after row, seven bytes each. A million far-away cells
 * cost what a million dense ones cost, so that no claimed size can hurt. Six million cells take about 45 MB.
 */
export class Table {
  /** Distinct texts; a workbook's shared strings come first, at their own index. */
  readonly strings: string[] = []
  readonly #interned = new Map<string, number>()
  #reals = new Float64Array(1024)
  #realCount = 0
  #block = new Block()
  readonly #blocks: Block[] = [this.#block]
  #inBlock = 0
  #cells = 0
  /** 1-based numbers of the rows that hold something, as in the sheet, and where each begins. */
  #rowNumbers = new Float64Array(1024)
  #rowStarts = new Uint32Array(1024)
  /** Only once rows were dropped; before that a row ends where the next begins. */
  #rowEnds: Uint32Array | null = null
  #rows = 0
  #maxColumn = -1

  get rows(): number { return this.#rows }
  get cells(): number { return this.#cells }
  /** One more than the last used column. */
  get width(): number { return this.#maxColumn + 1 }

  startRow(number: number): void {
    if (this.#rows > 0 && this.#rowStarts[this.#rows - 1] === this.#cells) this.#rows--
    if (this.#rows === this.#rowNumbers.length) {
      const numbers = new Float64Array(this.#rows * 2)
      numbers.set(this.#rowNumbers)
      this.#rowNumbers = numbers
      const starts = new Uint32Array(this.#rows * 2)
      starts.set(this.#rowStarts)
      this.#rowStarts = starts
    }
    this.#rowNumbers[this.#rows] = number
    this.#rowStarts[this.#rows] = this.#cells
    this.#rows++
  }

  /** Drops a last row that stayed empty. */
  finish(): void {
    if (this.#rows > 0 && this.#rowStarts[this.#rows - 1] === this.#cells) this.#rows--
  }

  add(column: number, tag: number, value: number): void {
    if (this.#inBlock === BLOCK) {
      this.#block = new Block()
      this.#blocks.push(this.#block)
      this.#inBlock = 0
    }
    const block = this.#block
    const at = this.#inBlock++
    block.columns[at] = column
    block.tags[at] = tag
    block.values[at] = value
    this.#cells++
    if (column > this.#maxColumn) this.#maxColumn = column
  }

  addNumber(column: number, value: number): void {
    if (Number.isInteger(value) && value >= -0x80000000 && value <= 0x7fffffff && !Object.is(value, -0)) {
      this.add(column, INT, value)
      return
    }
    if (this.#realCount === this.#reals.length) {
      const grown = new Float64Array(this.#realCount * 2)
      grown.set(this.#reals)
      this.#reals = grown
    }
    this.#reals[this.#realCount] = value
    this.add(column, REAL, this.#realCount++)
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

  real(index: number): number { return this.#reals[index]! }
  rowNumber(row: number): number { return this.#rowNumbers[row]! }

  #rowEnd(row: number): number {
    if (this.#rowEnds) return this.#rowEnds[row]!
    return row + 1 < this.#rows ? this.#rowStarts[row + 1]! : this.#cells
  }

  /** Rows from `from` on that hold the very cells of `row`. */
  repeatsOf(row: number, from: number): number[] {
    const found: number[] = []
    const start = this.#rowStarts[row]!
    const length = this.#rowEnd(row) - start
    for (let other = from; other < this.#rows; other++) {
      const at = this.#rowStarts[other]!
      if (this.#rowEnd(other) - at !== length) continue
      let cell = 0
      while (cell < length && this.#sameCell(start + cell, at + cell)) cell++
      if (cell === length) found.push(other)
    }
    return found
  }

  #sameCell(a: number, b: number): boolean {
    const one = this.#blocks[a >>> 16]!
    const other = this.#blocks[b >>> 16]!
    const i = a & 0xffff
    const j = b & 0xffff
    return one.columns[i] === other.columns[j] && one.tags[i] === other.tags[j] && one.values[i] === other.values[j]
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

  /** Cells of rows [from, to) in order; `row` counts stored rows from 0. */
  each(from: number, to: number, visit: (row: number, column: number, tag: number, value: number) => void): void {
    for (let row = from; row < to; row++) {
      const end = this.#rowEnd(row)
      for (let cell = this.#rowStarts[row]!; cell < end; cell++) {
        const block = this.#blocks[cell >>> 16]!
        const at = cell & 0xffff
        visit(row, block.columns[at]!, block.tags[at]!, block.values[at]!)
      }
    }
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
