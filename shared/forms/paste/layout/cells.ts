import { numberMark } from '../numberMark.ts'
import { columnsScale } from '../scaleLine.ts'
import { LONGEST_LINE } from '../sourceLine.ts'
import type { SourceLine } from '../sourceLine.ts'
import { trailingAnswers } from '../tableBlock.ts'
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

/** 「项目 满意 一般 不满意」 over 「大堂引导 □ □ □」: a table whose tabs became blanks gets them back. */
export function tabRows(layout: Layout): void {
  const row = (at: number): ReturnType<typeof trailingAnswers> => { const line = layout.lines[at]; return line && line.text.length <= LONGEST_LINE && !line.whole.includes('\t') && numberMark(line.text) === null ? trailingAnswers(line.text) : null }
  const tab = (at: number, cells: readonly string[]): void => { layout.lines[at] = { ...(layout.lines[at] as SourceLine), text: cells.join('\t').trim(), whole: cells.join('\t') } }
  for (let at = 1; at < layout.lines.length; at++) {
    const first = row(at)
    const head = (layout.lines[at - 1] as SourceLine).text.split(/\s+/)
    const named = first ? head.length - first.answers.length : -1
    if (!first || named < 0 || named > 1 || columnsScale(head.slice(named)) === null || columnsScale(head) !== null === (named === 1)) continue
    tab(at - 1, named === 1 ? head : ['', ...head])
    for (let next: typeof first | null = first; next?.answers.length === first.answers.length; next = row(++at)) tab(at, [next.text, ...next.answers])
  }
}

function merge(layout: Layout, from: number, n: number, before: string): void {
  const [first, ...rest] = layout.lines.slice(from, from + n) as [SourceLine, ...SourceLine[]]
  for (const line of rest) layout.joined.push({ line: line.number, to: first.number })
  const whole = before + [first, ...rest].map(line => line.text).join('\t')
  layout.lines.splice(from, n, { ...first, apart: false, whole, text: whole.trim() })
}
