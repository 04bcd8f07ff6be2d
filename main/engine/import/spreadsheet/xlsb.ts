import { crc32 } from 'node:zlib'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { limits } from '../limits.ts'
import type { Contents, ReaderInput } from '../readFile.ts'
import type { Archive, Part } from '../zip/archive.ts'
import { wholePart } from '../zip/archive.ts'
import { readBook } from './read.ts'

/** Parts a reader of values needs; macros, pictures, drawings, connections and links stay outside. */
const needed = /^(\[content_types\]\.xml|_rels\/\.rels|xl\/(_rels\/workbook\.bin\.rels|workbook\.bin|sharedstrings\.bin|styles\.bin|metadata\.bin|worksheets\/[^/]+\.bin))$/

/**
 * A binary workbook: its parts are unpacked and counted by our own gate and handed over in a plain zip without
 * compression, so that the library unpacks nothing.
 */
export async function readXlsb(archive: Archive, input: ReaderInput): Promise<Contents> {
  const parts: { part: Part; data: Buffer }[] = []
  let total = 0
  for (const part of archive.parts.values()) {
    if (!needed.test(part.name)) continue
    const data = await wholePart(archive, part.name, limits.oldWorkbookBytes)
    total += data.length
    if (total > limits.oldWorkbookBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: total, max: limits.oldWorkbookBytes })
    parts.push({ part, data })
  }
  return readBook(storedZip(parts.map(({ part, data }) => ({ name: part.raw, data }))), 'xlsb', input)
}

function storedZip(parts: readonly { name: Buffer; data: Buffer }[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data } of parts) {
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt32LE(crc32(data), 14)
    header.writeUInt32LE(data.length, 18)
    header.writeUInt32LE(data.length, 22)
    header.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    header.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(offset, 42)
    pieces.push(header, name, data)
    directory.push(entry, name)
    offset += header.length + name.length + data.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, ...directory, end])
}
