import { inflateSync } from 'node:zlib'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { limits } from '../limits.ts'
import { broken, Cursor } from './cursor.ts'
import type { RawFile } from './records.ts'

/** The next case as `units * 8` bytes, uncompressed, in the file's byte order; null after the last. Valid until the next call. */
export interface CaseSource { next(): Buffer | null; done(): number }

export function caseSource(bytes: Buffer, file: RawFile): CaseSource {
  if (file.compression === 0) return plainCases(bytes, file)
  return codedCases(file.compression === 1 ? onePiece(bytes, file.data) : inflated(bytes, file), file)
}

function plainCases(bytes: Buffer, file: RawFile): CaseSource {
  const size = file.units * 8
  let at = file.data
  return {
    next() {
      if (at >= bytes.length) return null
      if (at + size > bytes.length) throw broken('the last case is cut')
      at += size
      return bytes.subarray(at - size, at)
    },
    done: () => at,
  }
}

interface Pieces { next(): Buffer | null; done(): number }

function onePiece(bytes: Buffer, from: number): Pieces {
  let given = false
  return {
    next() {
      if (given) return null
      given = true
      return bytes.subarray(from)
    },
    done: () => bytes.length,
  }
}

/** Codes of one byte, eight at a time, each followed by the values that are not said by their code (PSPP, "Data Record"). */
function codedCases(pieces: Pieces, file: RawFile): CaseSource {
  const { units, bias, little } = file
  const out = Buffer.alloc(units * 8)
  const sysmis = Buffer.alloc(8)
  const system = file.extensions.get(4)
  if (system && system.length >= 8) system.copy(sysmis, 0, 0, 8)
  else if (little) sysmis.writeDoubleLE(-Number.MAX_VALUE)
  else sysmis.writeDoubleBE(-Number.MAX_VALUE)
  let piece: Buffer = Buffer.alloc(0)
  let at = 0
  let codes: Buffer = piece
  let code = 8
  let over = false
  let read = 0
  /** The next eight bytes, joined where a piece ends within them; null at the end. */
  const eight = (): Buffer | null => {
    if (at + 8 <= piece.length) {
      at += 8
      return piece.subarray(at - 8, at)
    }
    let rest = piece.subarray(at)
    while (rest.length < 8) {
      const more = pieces.next()
      if (more === null) {
        // Some writers end with fewer than eight codes.
        if (rest.length === 0) return null
        at = piece.length
        return rest
      }
      rest = rest.length === 0 ? more : Buffer.concat([rest, more])
    }
    piece = rest
    at = 8
    return piece.subarray(0, 8)
  }
  return {
    next() {
      if (over) return null
      let unit = 0
      while (unit < units) {
        if (code >= codes.length) {
          const next = eight()
          if (next === null) {
            over = true
            if (unit > 0) throw broken('the last case is cut')
            return null
          }
          codes = next.length === 8 ? Buffer.from(next) : Buffer.concat([next, Buffer.alloc(8 - next.length)])
          read += 8
          code = 0
        }
        const found = codes[code++]!
        if (found === 0) continue
        if (found === 252) {
          over = true
          if (unit > 0) throw broken('the last case is cut')
          return null
        }
        const to = unit * 8
        if (found === 253) {
          const value = eight()
          if (value === null || value.length < 8) throw broken('a value is cut')
          value.copy(out, to)
          read += 8
        } else if (found === 254) out.fill(0x20, to, to + 8)
        else if (found === 255) sysmis.copy(out, to)
        else if (little) out.writeDoubleLE(found - bias, to)
        else out.writeDoubleBE(found - bias, to)
        unit++
      }
      return out
    },
    done: () => file.data + Math.min(read, pieces.done()),
  }
}

/** Blocks of a .zsav one after the other; what the trailer says of them is checked before anything is unpacked. */
function inflated(bytes: Buffer, file: RawFile): Pieces {
  const head = new Cursor(bytes, file.data, file.little)
  const start = head.long()
  const trailer = head.long()
  const length = head.long()
  if (start !== file.data || trailer < head.at || length < 24 || trailer + length > bytes.length || (length - 24) % 24 !== 0) throw broken('zlib header')
  const cursor = new Cursor(bytes.subarray(0, trailer + length), trailer, file.little)
  cursor.long()
  cursor.long()
  const size = cursor.int()
  const count = cursor.count(24)
  if (size <= 0 || size > 64 * 1024 * 1024) throw broken('zlib block size')
  const blocks: { at: number; packed: number; size: number }[] = []
  let total = 0
  let place = head.at
  for (let index = 0; index < count; index++) {
    cursor.long()
    const at = cursor.long()
    const whole = cursor.int()
    const packed = cursor.int()
    if (at !== place || whole < 0 || whole > size || packed < 0 || at + packed > trailer) throw broken('zlib block')
    blocks.push({ at, packed, size: whole })
    place += packed
    total += whole
  }
  if (total > limits.unpackedBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: total, max: limits.unpackedBytes })
  let block = 0
  return {
    next() {
      const next = blocks[block++]
      if (!next) return null
      let piece: Buffer
      try {
        piece = inflateSync(bytes.subarray(next.at, next.at + next.packed), { maxOutputLength: Math.max(1, next.size) })
      } catch (error) {
        throw broken(String(error))
      }
      if (piece.length !== next.size) throw broken('zlib block length')
      return piece
    },
    done: () => blocks[block]?.at ?? bytes.length,
  }
}
