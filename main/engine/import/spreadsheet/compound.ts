import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { limits } from '../limits.ts'

const END = 0xfffffffa
const NONE = 0xffffffff
const ENTRY = 128

interface Entry { name: string; type: number; left: number; right: number; child: number; start: number; size: number }

/**
 * An OLE compound file ([MS-CFB]): a FAT of sectors with a directory. Only what lies directly under the root is looked
 * at; a workbook embedded in a letter is no workbook. Every chain is bounded by the number of sectors there are, so that
 * one that runs in circles ends in M11.
 */
export class CompoundFile {
  readonly #bytes: Buffer
  readonly #sector: number
  readonly #fat: Uint32Array
  readonly #mini: { fat: Uint32Array; stream: Buffer; cutoff: number }
  readonly #streams = new Map<string, Entry>()

  constructor(bytes: Buffer) {
    if (bytes.length < 512) throw broken()
    this.#bytes = bytes
    const shift = bytes.readUInt16LE(30)
    if (shift !== 9 && shift !== 12) throw broken()
    this.#sector = 1 << shift
    this.#fat = this.#readFat()
    const directory = this.#chain(bytes.readUInt32LE(48))
    const entries: Entry[] = []
    for (let at = 0; at + ENTRY <= directory.length && entries.length < limits.zipEntries * 4; at += ENTRY) entries.push(entryAt(directory, at))
    const root = entries[0]
    if (root?.type !== 5) throw broken()
    const miniFat = bytes.readUInt32LE(64) === 0 ? Buffer.alloc(0) : this.#chain(bytes.readUInt32LE(60))
    this.#mini = { fat: words(miniFat), stream: root.start >= END ? Buffer.alloc(0) : this.#chain(root.start), cutoff: bytes.readUInt32LE(56) }
    const seen = new Set<number>()
    const open = [root.child]
    while (open.length > 0) {
      const index = open.pop()!
      const entry = entries[index]
      if (!entry || seen.has(index)) continue
      seen.add(index)
      open.push(entry.left, entry.right)
      if (entry.type === 1 || entry.type === 2) this.#streams.set(entry.name.toLowerCase(), entry)
    }
  }

  /** Names under the root, lower case. */
  get names(): string[] { return [...this.#streams.keys()] }

  /** The bytes of a stream under the root; null when there is none of this name. */
  stream(name: string): Buffer | null {
    const entry = this.#streams.get(name.toLowerCase())
    if (entry?.type !== 2) return null
    if (entry.size > limits.oldWorkbookBytes) throw new YinguoError('M09', { what: 'bytes', sheet: null, n: entry.size, max: limits.oldWorkbookBytes })
    if (entry.size < this.#mini.cutoff) return this.#miniChain(entry)
    return this.#chain(entry.start).subarray(0, entry.size)
  }

  #sectorAt(sector: number): Buffer {
    const from = (sector + 1) * this.#sector
    if (from >= this.#bytes.length) throw broken()
    return this.#bytes.subarray(from, from + this.#sector)
  }

  /** Where the sectors of the FAT stand: 109 in the header, more in a chain of their own. */
  #readFat(): Uint32Array {
    const bytes = this.#bytes
    const places: number[] = []
    for (let at = 76; at < 512; at += 4) places.push(bytes.readUInt32LE(at))
    const most = Math.ceil(bytes.length / this.#sector)
    let next = bytes.readUInt32LE(68)
    for (let count = 0; next < END; count++) {
      if (count > most) throw broken()
      const list = words(this.#sectorAt(next))
      for (let index = 0; index < list.length - 1; index++) places.push(list[index]!)
      next = list.at(-1) ?? NONE
    }
    const pieces: Buffer[] = []
    for (const place of places) if (place < END) pieces.push(this.#sectorAt(place))
    if (pieces.length > most) throw broken()
    return words(Buffer.concat(pieces))
  }

  #chain(start: number): Buffer {
    const pieces: Buffer[] = []
    const most = Math.ceil(this.#bytes.length / this.#sector)
    for (let sector = start; sector < END; sector = this.#fat[sector] ?? NONE) {
      if (pieces.length > most) throw broken()
      pieces.push(this.#sectorAt(sector))
    }
    return Buffer.concat(pieces)
  }

  #miniChain(entry: Entry): Buffer {
    const { fat, stream } = this.#mini
    const pieces: Buffer[] = []
    for (let sector = entry.start; sector < END; sector = fat[sector] ?? NONE) {
      if (pieces.length > fat.length) throw broken()
      pieces.push(stream.subarray(sector * 64, sector * 64 + 64))
    }
    return Buffer.concat(pieces).subarray(0, entry.size)
  }
}

function entryAt(directory: Buffer, at: number): Entry {
  const length = Math.max(0, Math.min(64, directory.readUInt16LE(at + 64)) - 2)
  return {
    name: directory.toString('utf16le', at, at + length), type: directory[at + 66]!,
    left: directory.readUInt32LE(at + 68), right: directory.readUInt32LE(at + 72), child: directory.readUInt32LE(at + 76),
    start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120),
  }
}

function words(bytes: Buffer): Uint32Array {
  const found = new Uint32Array(bytes.length >>> 2)
  for (let index = 0; index < found.length; index++) found[index] = bytes.readUInt32LE(index * 4)
  return found
}

const broken = (): YinguoError => new YinguoError('M11', { where: 'ole' })
