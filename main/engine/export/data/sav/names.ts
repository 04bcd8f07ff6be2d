const reserved = new Set(['ALL', 'AND', 'BY', 'EQ', 'GE', 'GT', 'LE', 'LT', 'NE', 'NOT', 'OR', 'TO', 'WITH'])
const NAME_BYTES = 64

/** The longest beginning of a text that fits into so many UTF-8 bytes, never half a character. */
export function cutBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let cut = ''
  let used = 0
  for (const char of text) {
    used += Buffer.byteLength(char)
    if (used > bytes) break
    cut += char
  }
  return cut
}

const valid = /^[\p{L}@][\p{L}\p{N}_.@#$]*$/u

/** Names as SPSS takes them: letters, digits, `. _ $ # @`, at most 64 bytes, no keyword, each once whatever its case. */
export class SavNames {
  readonly #used = new Set<string>()
  #short = 0

  /** `wanted` as it is where it fits, else `otherwise` with what does not fit replaced. */
  take(wanted: string, otherwise: string): string {
    const fits = valid.test(wanted) && Buffer.byteLength(wanted) <= NAME_BYTES
    const plain = (fits ? wanted : otherwise).replace(/[^\p{L}\p{N}_.@#$]+/gu, '_')
    const begun = /^[\p{L}@]/u.test(plain) ? plain : `V${plain}`
    const base = (cutBytes(begun, NAME_BYTES).replace(/\.+$/, '') || 'V')
    let name = reserved.has(base.toUpperCase()) ? `${base}_` : base
    for (let again = 2; this.#used.has(name.toUpperCase()); again++) name = `${cutBytes(base, NAME_BYTES - 7)}_${again}`
    this.#used.add(name.toUpperCase())
    return name
  }

  /** A name of at most 8 bytes for programs before long names, that is no variable's long name either. Only after all `take`s. */
  short(): string {
    let name: string
    do name = `V${++this.#short}`
    while (this.#used.has(name))
    return name
  }
}
