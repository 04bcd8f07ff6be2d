import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { StoredSource } from '../../../shared/model/dataset.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { limits } from './limits.ts'

/**
 * Writes what a project keeps of a file where a reader can have it: the file itself, or the CSV of the copy. M09 when
 * it unpacks to more than `most` bytes, M11 when it does not unpack.
 */
export async function writeKept(bytes: Uint8Array, stored: StoredSource | undefined, path: string, most: number = limits.partBytes): Promise<void> {
  const to = createWriteStream(path, { flags: 'wx' })
  if (stored?.container !== 'csv.gz') return pipeline(Readable.from([bytes]), to)
  try {
    await pipeline(Readable.from([bytes]), createGunzip(), pieces => measured(pieces, most), to)
  } catch (error) {
    throw error instanceof YinguoError ? error : new YinguoError('M11', { where: 'zip' }, String(error))
  }
}

/** A project comes from outside too: what its bytes claim to hold is counted as it comes. */
async function* measured(pieces: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > most) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: size, max: most })
    yield piece
  }
}
