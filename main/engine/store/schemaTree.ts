import { closeSync, openSync, readSync } from 'node:fs'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Header } from './header.ts'

const INTERIOR = 5
const LEAF = 13

/** Variable-length integer of SQLite; a number out of reach is only ever compared with the size of a file. */
function varint(bytes: Buffer, at: number): number {
  let value = 0
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i] ?? 0
    if (i === 8) return value * 256 + byte
    value = value * 128 + (byte & 127)
    if (byte < 128) return value
  }
  return value
}

/**
 * Walks the tree of sqlite_schema (SQLite file format 1.6) before SQLite does. SQLite reads that table whole before the first
 * statement, trusts that no page stands in it twice, and can be interrupted by nobody: a few pages whose children are all one
 * page keep it busy for ever (SAFETY.md Q2). So do rows whose overflow pages go round: each may claim a gigabyte.
 * Every other table is first read by quick_check, which follows no page twice.
 * M03 when a page stands in the tree twice or is none of a table, or when the rows claim more bytes than the file has.
 * Not for a file with a transaction to roll back: its pages are not settled.
 */
export function assertSchemaTree(path: string, { pageSize, fileBytes }: Header): void {
  const last = Math.floor(fileBytes / pageSize)
  const seen = new Set<number>()
  const waiting = [1]
  let claimed = 0
  const bytes = Buffer.alloc(pageSize)
  const descriptor = openSync(path, 'r')
  try {
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      if (page < 1 || page > last || seen.has(page)) throw new YinguoError('M03', { where: 'schema' }, `sqlite_schema, page ${page}`)
      seen.add(page)
      if (readSync(descriptor, bytes, 0, pageSize, (page - 1) * pageSize) < pageSize) throw new YinguoError('M03', { where: 'length' })
      // The file header stands before the first page's own.
      const header = page === 1 ? 100 : 0
      const cells = bytes.readUInt16BE(header + 3)
      if (bytes[header] === LEAF) {
        for (let cell = 0; cell < cells && header + 10 + 2 * cell <= pageSize; cell++) claimed += varint(bytes, bytes.readUInt16BE(header + 8 + 2 * cell))
        if (claimed > fileBytes) throw new YinguoError('M03', { where: 'schema' }, `sqlite_schema, ${claimed} bytes of rows`)
        continue
      }
      if (bytes[header] !== INTERIOR || header + 12 + 2 * cells > pageSize) throw new YinguoError('M03', { where: 'schema' }, `sqlite_schema, page ${page}`)
      waiting.push(bytes.readUInt32BE(header + 8))
      for (let cell = 0; cell < cells; cell++) {
        const at = bytes.readUInt16BE(header + 12 + 2 * cell)
        if (at + 4 > pageSize) throw new YinguoError('M03', { where: 'schema' }, `sqlite_schema, page ${page}`)
        waiting.push(bytes.readUInt32BE(at))
      }
    }
  } finally { closeSync(descriptor) }
}
