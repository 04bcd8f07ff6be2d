import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { storeFailure } from './failures.ts'

/** 'YGUO', at offset 68 of the file. */
export const APPLICATION_ID = 0x5947_554f
const MAGIC = 'SQLite format 3\0'
const HEADER_BYTES = 100

export interface Header {
  version: number
  pageSize: number
  /** Pages the header counts; 0 where it cannot be trusted. */
  pages: number
  fileBytes: number
  /** Left in write-ahead mode by another program. */
  writeAhead: boolean
}

/** Which program a database belongs to, as far as the number says; for the sentence only. */
function kindOf(bytes: Buffer, length: number): string {
  if (length === 0) return 'empty'
  if (length < 16 || bytes.toString('latin1', 0, 16) !== MAGIC) return 'other'
  return length < HEADER_BYTES ? 'cut' : 'sqlite'
}

/**
 * Decides from the first 100 bytes, before SQLite opens anything, whether this is a project (SAFETY.md V1, V2).
 * M25 not there · M06 not ours · M03 ours but cut short. `version` may be above ours: that is the caller's decision.
 * Must not be called on a file this process holds open in SQLite: closing a descriptor would drop SQLite's locks (POSIX).
 */
export function readHeader(path: string, name: string): Header {
  const bytes = Buffer.alloc(HEADER_BYTES)
  let length = 0
  let fileBytes = 0
  try {
    const stats = statSync(path)
    if (!stats.isFile()) throw new YinguoError('M06', { kind: 'folder' })
    fileBytes = stats.size
    const descriptor = openSync(path, 'r')
    try { length = readSync(descriptor, bytes, 0, HEADER_BYTES, 0) } finally { closeSync(descriptor) }
  } catch (thrown) {
    if ((thrown as { code?: string }).code === 'EACCES') throw new YinguoError('M25', { name })
    throw storeFailure(thrown, path, name)
  }
  const kind = kindOf(bytes, length)
  if (kind !== 'sqlite') throw new YinguoError('M06', { kind })
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) throw new YinguoError('M06', { kind: 'database' })
  const rawPageSize = bytes.readUInt16BE(16)
  const pageSize = rawPageSize === 1 ? 65_536 : rawPageSize
  // Formats of the schema table: 1 to 4 (SQLite file format 1.3.11); another is an error without a name.
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || bytes.readUInt32BE(44) > 4) throw new YinguoError('M03', { where: 'header' })
  // "version-valid-for" equal to the change counter: the page count is to be trusted (SQLite file format 1.3.7).
  const pages = bytes.readUInt32BE(92) === bytes.readUInt32BE(24) ? bytes.readUInt32BE(28) : 0
  if (fileBytes === HEADER_BYTES) throw new YinguoError('M06', { kind: 'cut' })
  return { version: bytes.readUInt32BE(60), pageSize, pages, fileBytes, writeAhead: bytes[18] === 2 || bytes[19] === 2 }
}
