/** Names a Windows, macOS and Linux folder takes, made from any text. No clock, no folder: pure. */
const MOST_CHARACTERS = 120
const MOST_BYTES = 200
/** Device names, whatever extension follows (Microsoft, "Naming files, paths, and namespaces"; superscript digits count too). */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i
/** Forbidden in a name, plus what makes a name look like another: controls, bidi marks, zero-width signs, lone surrogates. */
const forbidden = /[<>:"/\\|?*\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFF]/g

const utf8Bytes = (character: string): number => {
  const code = character.codePointAt(0)!
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** As many whole characters (with their combining marks) as the limits allow. */
function cut(text: string, characters: number, bytes: number): string {
  let out = ''
  let usedBytes = 0
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    const size = [...segment].reduce((sum, character) => sum + utf8Bytes(character), 0)
    if (out.length + segment.length > characters || usedBytes + size > bytes) break
    out += segment
    usedBytes += size
  }
  return out
}

/** Windows drops trailing dots and blanks; a leading dot hides a file elsewhere, a leading dash looks like an option. */
const trimmed = (text: string): string => text.replace(/[\s.]+$/u, '').replace(/^[\s.\-~]+/u, '')

/**
 * A file name for `wanted` (a title, a label, with or without extension): at most 120 characters and 200 bytes of UTF-8,
 * never empty, no reserved or invisible characters, no device name, NFC. `extension` (no dot) is always kept whole.
 * `taken`: lower-cased names already in use; the result differs from them all. `fallback`: for a text of which nothing is left.
 */
export function safeFileName(wanted: string, extension = '', taken: ReadonlySet<string> = new Set(), fallback = 'untitled'): string {
  const tail = extension.replace(/[^A-Za-z0-9]/g, '').slice(0, 16)
  const suffix = tail ? `.${tail}` : ''
  const clean = trimmed(wanted.toWellFormed().normalize('NFC').replace(forbidden, ' ').replace(/\s+/gu, ' ')) || fallback
  for (let n = 1; ; n++) {
    const count = n === 1 ? '' : ` (${n})`
    const room = count.length + suffix.length
    // An undivided cluster longer than the limits leaves nothing.
    const base = trimmed(cut(clean, MOST_CHARACTERS - room - 1, MOST_BYTES - room - 1)) || fallback
    const stem = device.test(base.split('.')[0]!.trim()) ? `_${base}` : base
    const name = stem + count + suffix
    if (!taken.has(name.toLowerCase())) return name
  }
}
