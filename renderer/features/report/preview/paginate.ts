/** A part of the page as it was measured, in pixels. */
export interface Measured {
  key: string
  height: number
  /** Stands on the page of what follows it: a heading. */
  keep?: boolean
  breakBefore?: boolean
  /** A table that may go on on the next page: caption and header, repeated there, and its rows. */
  rows?: { head: number; heights: readonly number[] }
}
/** from and to: rows of a table that is parted. */
export interface Placed { key: string; from?: number; to?: number }

/** Spreads what was measured over pages. Headings stay with what follows, tables break between rows, and nothing taller than a page is cut. */
export function paginate(parts: readonly Measured[], pageHeight: number): Placed[][] {
  const pages: Placed[][] = [[]]
  let left = pageHeight
  const turn = (): void => { if (pages.at(-1)!.length > 0) pages.push([]); left = pageHeight }
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    if (part.breakBefore) turn()
    // What is kept together with this part, up to the first that is not a heading.
    let needed = 0
    let j = i
    while (parts[j]?.keep && parts[j + 1] && !parts[j + 1]!.breakBefore) { needed += parts[j]!.height; j++ }
    const last = parts[j]!
    needed += last.rows ? last.rows.head + (last.rows.heights[0] ?? 0) : last.height
    if (needed > left && needed <= pageHeight) turn()
    if (!part.rows || part.height <= left) {
      if (part.height > left) turn()
      pages.at(-1)!.push({ key: part.key })
      left -= part.height
      continue
    }
    const { head, heights } = part.rows
    let from = 0
    while (from < heights.length) {
      if (head + heights[from]! > left) turn()
      let room = left - head
      let to = from
      while (to < heights.length && (to === from || heights[to]! <= room)) { room -= heights[to]!; to++ }
      pages.at(-1)!.push({ key: part.key, from, to })
      left = room
      from = to
      if (from < heights.length) turn()
    }
  }
  return pages.at(-1)!.length === 0 && pages.length > 1 ? pages.slice(0, -1) : pages
}
