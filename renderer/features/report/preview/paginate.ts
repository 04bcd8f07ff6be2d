/** A part of the page as it was measured, in pixels. */
export interface Measured {
  key: string
  height: number
  /** Stands on the page of what follows it: a heading. */
  keep?: boolean
  breakBefore?: boolean
  /** On a page that lies on its side. */
  wide?: boolean
  /** A table that may go on on the next page: caption and header, repeated there, and its rows. */
  rows?: { head: number; heights: readonly number[] }
}
/** from and to: rows of a table that is parted. */
export interface Placed { key: string; from?: number; to?: number }
export interface Page { wide: boolean; parts: Placed[] }

/**
 * Spreads what was measured over pages. Headings stay with what follows, tables break between rows, nothing taller than a page is cut,
 * and upright and lying pages change where the parts do. Heights of the text on either kind of page, in pixels.
 */
export function paginate(parts: readonly Measured[], heights: { upright: number; wide: number }): Page[] {
  const pages: Page[] = [{ wide: parts[0]?.wide === true, parts: [] }]
  const full = (): number => (pages.at(-1)!.wide ? heights.wide : heights.upright)
  let left = full()
  const turn = (wide = pages.at(-1)!.wide): void => {
    const last = pages.at(-1)!
    if (last.parts.length > 0) pages.push({ wide, parts: [] })
    else last.wide = wide
    left = full()
  }
  const put = (placed: Placed): void => { pages.at(-1)!.parts.push(placed) }
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    const wide = part.wide === true
    if (part.breakBefore || wide !== pages.at(-1)!.wide) turn(wide)
    // What is kept together with this part, up to the first that is not a heading.
    let needed = 0
    let j = i
    while (parts[j]?.keep && parts[j + 1] && !parts[j + 1]!.breakBefore && parts[j + 1]!.wide === parts[j]!.wide) { needed += parts[j]!.height; j++ }
    const last = parts[j]!
    needed += last.rows ? last.rows.head + (last.rows.heights[0] ?? 0) : last.height
    if (needed > left && needed <= full()) turn()
    if (!part.rows || part.height <= left) {
      if (part.height > left) turn()
      put({ key: part.key })
      left -= part.height
      continue
    }
    const { head, heights: rows } = part.rows
    let from = 0
    while (from < rows.length) {
      if (head + rows[from]! > left) turn()
      let room = left - head
      let to = from
      while (to < rows.length && (to === from || rows[to]! <= room)) { room -= rows[to]!; to++ }
      put({ key: part.key, from, to })
      left = room
      from = to
      if (from < rows.length) turn()
    }
  }
  return pages.at(-1)!.parts.length === 0 && pages.length > 1 ? pages.slice(0, -1) : pages
}
