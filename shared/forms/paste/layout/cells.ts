import type { SourceLine } from '../sourceLine.ts'
import type { Layout } from './layout.ts'

const circle = /^(?:[○◯〇□☐]|[(（]\s*[)）])$/

/** A table of a web page, copied a cell a line: as many lines of columns as each row has circles. They become lines with tabs. */
export function joinCells(layout: Layout): void {
  const circles = (from: number): number => { let n = 0; while (circle.test(layout.lines[from + n]?.text ?? '')) n++; return n }
  for (let at = 0; at < layout.lines.length; at++) {
    const width = circles(at)
    if (width < 2 || at < width + 1) { at += width; continue }
    const first = at - 1
    const head = first - width
    const rows = [first]
    for (let next = at + width; circles(next + 1) === width; next += width + 1) rows.push(next)
    for (const row of rows.reverse()) merge(layout, row, width + 1, '')
    merge(layout, head, width, '\t')
    at = head + rows.length
  }
}

function merge(layout: Layout, from: number, n: number, before: string): void {
  const [first, ...rest] = layout.lines.slice(from, from + n) as [SourceLine, ...SourceLine[]]
  for (const line of rest) layout.joined.push({ line: line.number, to: first.number })
  const whole = before + [first, ...rest].map(line => line.text).join('\t')
  layout.lines.splice(from, n, { ...first, apart: false, whole, text: whole.trim() })
}
