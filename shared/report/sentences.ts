/**
 * Ends of sentences. A full point ends one only where the next begins with a capital or a Chinese character: "no. 3",
 * "Fornell et al. (1981)" and "4.5" go on.
 */
const END = /[。！？!?]+[”’」』"')）]*|\.[”’"')]*(?=\s+["“‘(]?[\p{Lu}\p{Script=Han}]|\s*$)/gu

/** A text cut after each of its sentences; nothing is lost, the blanks between two go with the first. */
export function sentences(text: string): string[] {
  const found: string[] = []
  let from = 0
  for (const match of text.matchAll(END)) {
    const after = match.index + match[0].length
    const to = after + (/^\s+/.exec(text.slice(after))?.[0].length ?? 0)
    if (to > from) found.push(text.slice(from, to))
    from = to
  }
  return from < text.length ? [...found, text.slice(from)] : found
}

/** At most `most` characters of a text for quoting it: cut between words, and marked as cut. */
export function quoted(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  if (characters.length <= most) return line
  const head = characters.slice(0, most - 1).join('')
  const inWord = /[\p{Script=Latin}\p{N}]$/u.test(head) && /^[\p{Script=Latin}\p{N}]/u.test(characters[most - 1]!)
  const whole = inWord ? head.replace(/[\p{Script=Latin}\p{N}.,'’-]+$/u, '') : head
  return `${(whole.trim() === '' ? head : whole).replace(/[\s,，、;；:：([（「“]+$/u, '')}…`
}
