import { basename, dirname } from 'node:path'

/**
 * What a process asked of the disk, as `strace -y -xx` wrote it down, and what may lie there after a power cut
 * (SAFETY.md D2): synced bytes stay; of the unsynced writes and directory changes any subset arrived, whole or torn.
 */
export type DiskCall =
  | { call: 'write'; file: string; offset: number; bytes: Buffer }
  | { call: 'truncate'; file: string; size: number }
  | { call: 'sync'; file: string }
  | { call: 'syncFolder' }
  | { call: 'make' | 'remove'; file: string }
  /** What the process said on stdout: a line of its own acknowledgements. */
  | { call: 'say'; text: string }

const SECTOR = 512
const unescape = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')

/** The calls that concern files of `folder`, in their order. Throws on a call that it does not understand: a hole in the record would prove nothing. */
export function readRecording(text: string, folder: string): DiskCall[] {
  const calls: DiskCall[] = []
  const known = new Set<string>()
  for (const line of text.split('\n')) {
    const parts = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(line)
    if (!parts || Number(parts[3]) < 0) continue
    const [, name = '', args = ''] = parts
    const path = unescape(/<((?:\\x[0-9a-f]{2})+)>/.exec(args)?.[1] ?? '').toString()
    const quoted = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)]
    const mine = (file: string): boolean => dirname(file) === folder
    if (name === 'write' && args.startsWith('1<')) calls.push({ call: 'say', text: unescape(quoted[0]?.[1] ?? '').toString() })
    else if (name === 'openat' || name === 'unlink') {
      const file = unescape(quoted[0]?.[1] ?? '').toString()
      if (!mine(file)) continue
      if (name === 'unlink') { known.delete(file); calls.push({ call: 'remove', file: basename(file) }) }
      else if (args.includes('O_CREAT') && !known.has(file)) { known.add(file); calls.push({ call: 'make', file: basename(file) }) }
    } else if (name === 'fsync' || name === 'fdatasync') {
      if (path === folder) calls.push({ call: 'syncFolder' })
      else if (mine(path)) calls.push({ call: 'sync', file: basename(path) })
    } else if (mine(path)) {
      const file = basename(path)
      const numbers = /(\d+)(?:, (\d+))?$/.exec(args)
      if (name === 'pwrite64' && !quoted[0]?.[2]) calls.push({ call: 'write', file, offset: Number(numbers?.[2]), bytes: unescape(quoted[0]?.[1] ?? '') })
      else if (name === 'ftruncate') calls.push({ call: 'truncate', file, size: Number(numbers?.[1]) })
      else throw new Error(`not understood: ${line.slice(0, 200)}`)
    }
  }
  return calls
}

const grown = (bytes: Buffer, size: number): Buffer => (bytes.length >= size ? bytes : Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]))

/** One unsynced call, arrived: the whole of it, or (torn) some of its sectors. */
function apply(bytes: Buffer, call: DiskCall, torn: (() => boolean) | null): Buffer {
  if (call.call === 'truncate') return grown(bytes, call.size).subarray(0, call.size)
  if (call.call !== 'write') return bytes
  let result: Buffer = bytes
  for (let at = 0; at < call.bytes.length; at += SECTOR) {
    if (torn && !torn()) continue
    const part = call.bytes.subarray(at, at + SECTOR)
    result = grown(result, call.offset + at + part.length)
    part.copy(result, call.offset + at)
  }
  return result
}

/** The disk after the power went before call `cut`, from what it was at the start. `random` answers numbers in [0, 1). */
export function diskAfter(start: ReadonlyMap<string, Buffer>, calls: readonly DiskCall[], cut: number, random: () => number): Map<string, Buffer> {
  const synced = new Map<string, Buffer>([...start].map(([file, bytes]) => [file, Buffer.from(bytes)]))
  const listed = new Set(start.keys())
  const waiting: DiskCall[] = []
  let folderWaiting: DiskCall[] = []
  for (const call of calls.slice(0, cut)) {
    if (call.call === 'sync') {
      for (const held of waiting) if ('file' in held && held.file === call.file) synced.set(call.file, apply(synced.get(call.file) ?? Buffer.alloc(0), held, null))
      waiting.splice(0, waiting.length, ...waiting.filter(held => !('file' in held) || held.file !== call.file))
    } else if (call.call === 'syncFolder') {
      for (const held of folderWaiting) list(listed, held)
      folderWaiting = []
    } else if (call.call === 'make' || call.call === 'remove') folderWaiting.push(call)
    else if (call.call !== 'say') waiting.push(call)
  }
  const torn = random() < 0.5 ? (): boolean => random() < 0.5 : null
  for (const held of waiting) {
    if ('file' in held && random() < 0.5) synced.set(held.file, apply(synced.get(held.file) ?? Buffer.alloc(0), held, torn))
  }
  for (const held of folderWaiting) if (random() < 0.5) list(listed, held)
  return new Map([...listed].map(file => [file, synced.get(file) ?? Buffer.alloc(0)]))
}

function list(listed: Set<string>, call: DiskCall): void {
  if (call.call === 'make') listed.add(call.file)
  else if (call.call === 'remove') listed.delete(call.file)
}

/** The last line the process had said before call `cut`; null before the first. */
export function saidBefore(calls: readonly DiskCall[], cut: number): string | null {
  const said = calls.slice(0, cut).flatMap(call => (call.call === 'say' ? [call.text] : [])).join('')
  return said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1) || null
}
