import type { SourceLine } from '../sourceLine.ts'

/** The lines as they were meant, before a mail program, a page or a web page broke them. */
export interface Layout {
  lines: SourceLine[]
  /** Numbers of lines that belong to the paper: running heads, quote signs. */
  furniture: number[]
  /** Lines that were joined to another one. */
  joined: { line: number; to: number }[]
}

export function dropLines(layout: Layout, unwanted: (line: SourceLine) => boolean): void {
  const left: SourceLine[] = []
  let apart = false
  for (const line of layout.lines) {
    if (unwanted(line)) { layout.furniture.push(line.number); apart ||= line.apart; continue }
    left.push(apart ? { ...line, apart: true } : line)
    apart = false
  }
  layout.lines = left
}

/** The line at `at` and the one under it as one line that says `text`. */
export function joinNext(layout: Layout, at: number, text: string): void {
  const [line, next] = [layout.lines[at], layout.lines[at + 1]]
  if (!line || !next) return
  for (const one of layout.joined) if (one.to === next.number) one.to = line.number
  layout.joined.push({ line: next.number, to: line.number })
  layout.lines.splice(at, 2, { ...line, text, whole: text })
}
