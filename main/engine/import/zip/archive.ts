import { isUtf8 } from 'node:buffer'
import { promisify } from 'node:util'
import { createInflateRaw } from 'node:zlib'
import type { ZlibOptions } from 'node:zlib'
import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { limits } from '../limits.ts'

export interface Part {
  /** The key it is found under: lower case, forward slashes. */
  name: string
  /** The name's bytes as the writer left them. */
  raw: Buffer
  /** The writer said that the name is UTF-8. */
  utf8: boolean
  compressedSize: number
  uncompressedSize: number
}

/** Parts of a zip that passed the gate. Nothing is ever written by name. */
export interface Archive {
  parts: ReadonlyMap<string, Part>
  /** Unpacked bytes of one part, in pieces, each good until the next is asked for; stops with M09 or M10 as soon as a limit is passed. */
  read(name: string, onCompressed?: (bytes: number) => void): AsyncIterable<Buffer>
}

const fromBuffer = promisify(yauzl.fromBuffer as (buffer: Buffer, options: yauzl.Options, callback: (error: Error | null, zip: ZipFile) => void) => void)

/** `a\b`, `/a/b` and `a/b` are the same part; case does not count in part names (ECMA-376 part 2, 6.3). */
export const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

/** Names in another encoding (GBK, most often) are told apart by their bytes. */
const keyOf = (entry: Entry): string => partKey(entry.fileNameRaw.toString(isUtf8(entry.fileNameRaw) ? 'utf8' : 'latin1'))

/** One part in one piece; M09 past `most` bytes. */
export async function wholePart(archive: Archive, name: string, most: number, onCompressed?: (bytes: number) => void): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of archive.read(name, onCompressed)) {
    size += piece.length
    if (size > most) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: size, max: most })
    pieces.push(Buffer.from(piece))
  }
  return Buffer.concat(pieces)
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > limits.zipEntries) reject(new YinguoError('M09', { what: 'parts', sheet: null, n: zip.entryCount, max: limits.zipEntries }))
      else if (entry.fileNameLength > limits.zipNameLength) reject(new YinguoError('M09', { what: 'partName', sheet: null, n: entry.fileNameLength, max: limits.zipNameLength }))
      else zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', error => reject(new YinguoError('M11', { where: 'zip' }, String(error))))
    zip.readEntry()
  })
}

/** Entries that share bytes are how a small file is made to unpack without end (42.zip, the Fifield bomb). */
function refuseOverlap(entries: Entry[]): void {
  const spans = entries.map(entry => ({ from: entry.relativeOffsetOfLocalHeader, to: entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize }))
  spans.sort((a, b) => a.from - b.from)
  for (let index = 1; index < spans.length; index++) {
    const before = spans[index - 1]!
    if (spans[index]!.from < before.to) throw new YinguoError('M10', { ratio: entries.length })
  }
}

function refuseSizes(entries: Entry[]): void {
  let packed = 0
  let unpacked = 0
  for (const entry of entries) {
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    if (entry.uncompressedSize > limits.inflateGrace && entry.uncompressedSize > entry.compressedSize * limits.inflateRatio) {
      throw new YinguoError('M10', { ratio: Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize)) })
    }
    if (entry.uncompressedSize > limits.partBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: entry.uncompressedSize, max: limits.partBytes })
  }
  if (unpacked > limits.inflateGrace && unpacked > packed * limits.inflateRatio) throw new YinguoError('M10', { ratio: Math.round(unpacked / Math.max(1, packed)) })
  if (unpacked > limits.unpackedBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: unpacked, max: limits.unpackedBytes })
}

/**
 * Reads the central directory only, and refuses what no workbook needs (SAFETY.md 5): too many or too large parts,
 * overlapping parts, parts that unpack to more than a hundred times their size, encrypted parts.
 */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  let zip: ZipFile
  try {
    // Names are decoded here: yauzl refuses odd names, which are harmless to a reader that never extracts.
    zip = await fromBuffer(bytes, { lazyEntries: true, decodeStrings: false, autoClose: false })
  } catch (error) {
    throw new YinguoError('M11', { where: 'zip' }, String(error))
  }
  const entries = await entriesOf(zip)
  refuseOverlap(entries)
  refuseSizes(entries)
  const byName = new Map<string, Entry>()
  for (const entry of entries) {
    const key = keyOf(entry)
    if (!byName.has(key)) byName.set(key, entry)
  }
  const parts = new Map<string, Part>()
  for (const [name, entry] of byName) parts.set(name, { name, raw: entry.fileNameRaw, utf8: (entry.generalPurposeBitFlag & 0x0800) !== 0, compressedSize: entry.compressedSize, uncompressedSize: entry.uncompressedSize })

  async function* read(name: string, onCompressed?: (bytes: number) => void): AsyncGenerator<Buffer> {
    const entry = byName.get(partKey(name))
    if (!entry) throw new YinguoError('M11', { where: name })
    if (entry.isEncrypted()) throw new YinguoError('M08')
    const packed = packedBytes(bytes, entry, name)
    if (entry.compressionMethod === 0) {
      for (let at = 0; at < packed.length; at += 0x40000) yield packed.subarray(at, at + 0x40000)
      onCompressed?.(packed.length)
      return
    }
    if (entry.compressionMethod !== 8) throw new YinguoError('M11', { where: name })
    yield* inflate(packed, name, onCompressed)
  }
  return { parts, read }
}

function packedBytes(bytes: Buffer, entry: Entry, name: string): Buffer {
  const header = entry.relativeOffsetOfLocalHeader
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== 0x04034b50) throw new YinguoError('M11', { where: name })
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  const end = start + entry.compressedSize
  if (end > bytes.length) throw new YinguoError('M11', { where: name })
  return bytes.subarray(start, end)
}

/** Bytes of one piece. On a busy machine each handing over between threads is a wait, so not too small. */
const PIECE = 0x80000

/**
 * The memory of a piece that has been read goes back now: left to the collector, which sees only small objects, tens
 * of megabytes would wait for it. Not that of a piece cut short, whose rest the inflater still fills.
 */
function giveBack(piece: Buffer): void {
  if (piece.byteOffset + piece.byteLength === piece.buffer.byteLength && piece.buffer.byteLength === PIECE) (piece.buffer as ArrayBuffer).transfer(0)
}

async function* inflate(packed: Buffer, name: string, onCompressed?: (bytes: number) => void): AsyncGenerator<Buffer> {
  // A piece or two ahead, so that one thread inflates while another scans.
  const inflater = createInflateRaw({ chunkSize: PIECE, readableHighWaterMark: 2 * PIECE } as ZlibOptions)
  inflater.end(packed)
  let total = 0
  try {
    for await (const piece of inflater as AsyncIterable<Buffer>) {
      total += piece.length
      // What the directory says is not believed: the bytes are counted as they come.
      if (total > limits.inflateGrace && total > packed.length * limits.inflateRatio) {
        throw new YinguoError('M10', { ratio: Math.round(total / Math.max(1, packed.length)) })
      }
      if (total > limits.partBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: total, max: limits.partBytes })
      onCompressed?.(Math.min(packed.length, inflater.bytesWritten))
      yield piece
      giveBack(piece)
    }
  } catch (error) {
    if (error instanceof YinguoError) throw error
    throw new YinguoError('M11', { where: name }, String(error))
  } finally {
    inflater.destroy()
  }
}
