import type { Charset } from './charset.ts'
import type { RawFile } from './records.ts'
import type { SavVariable } from './variables.ts'

/** A multiple-response set of the file; `counted` as it is written there, null for a set of categories. */
export interface SavSet { name: string; label: string; counted: string | null; variables: SavVariable[] }

/**
 * Records 7/7 and 7/19, a set a line: `$name=D1 1 5 Label v1 v2`, `C` for categories, `E` with a number in front of the
 * counted value. Lengths count bytes, so that the text is taken apart as bytes. A line that does not fit is left out.
 */
export function savSets(file: RawFile, charset: Charset, variables: readonly SavVariable[]): SavSet[] {
  const byShort = new Map(variables.map(variable => [variable.short.toLowerCase(), variable]))
  const byName = new Map(variables.map(variable => [variable.name.toLowerCase(), variable]))
  const sets = new Map<string, SavSet>()
  for (const subtype of [7, 19]) {
    const bytes = file.extensions.get(subtype)
    let at = 0
    while (bytes && at < bytes.length) {
      const set = lineOf(bytes, at)
      if (set === null) break
      at = set.end
      const names = charset.text(set.names).split(' ').filter(name => name !== '')
      const own = names.map(name => byShort.get(name.toLowerCase()) ?? byName.get(name.toLowerCase()))
      const known = own.filter(variable => variable !== undefined)
      const name = charset.text(set.name)
      if (known.length > 0) sets.set(name, { name, label: charset.text(set.label), counted: set.counted === null ? null : charset.text(set.counted), variables: [...new Set(known)] })
    }
  }
  return [...sets.values()]
}

interface Line { name: Buffer; label: Buffer; counted: Buffer | null; names: Buffer; end: number }

function lineOf(bytes: Buffer, from: number): Line | null {
  while (bytes[from] === 0x0a) from++
  const equals = bytes.indexOf(0x3d, from)
  if (equals < 0) return null
  const kind = String.fromCharCode(bytes[equals + 1] ?? 0)
  let at = equals + 2
  let counted: Buffer | null = null
  if (kind === 'E') {
    const skip = /^ (\d+) /.exec(bytes.toString('latin1', at, at + 12))
    if (!skip) return null
    at += skip[0].length
  }
  if (kind === 'D' || kind === 'E') {
    const value = counts(bytes, at)
    if (!value) return null
    counted = value.text
    at = value.end
  } else if (kind !== 'C') return null
  if (bytes[at] === 0x20) at++
  const label = counts(bytes, at)
  if (!label) return null
  const end = bytes.indexOf(0x0a, label.end)
  const stop = end < 0 ? bytes.length : end
  return { name: bytes.subarray(from, equals), label: label.text, counted, names: bytes.subarray(label.end, stop), end: stop + 1 }
}

/** `5 Label`: as many bytes as the number says. */
function counts(bytes: Buffer, at: number): { text: Buffer; end: number } | null {
  const match = /^(\d{1,5}) /.exec(bytes.toString('latin1', at, at + 7))
  if (!match) return null
  const start = at + match[0].length
  const end = start + Number(match[1])
  return end > bytes.length ? null : { text: bytes.subarray(start, end), end }
}
