import { numberMark } from '../numberMark.ts'
import type { SourceLine } from '../sourceLine.ts'
import { joinNext } from './layout.ts'
import type { Layout } from './layout.ts'
import { kindLine } from './tornLines.ts'

const lone = /^[*★※]?\s*(?:question\s|问题|题目|第|q\s?)?\s*0?(\d{1,3})\s*题?(?:\s*(?:of|\/)\s*\d{1,3})?\s*[.、．:：)）]?$/i
const loneValue = (line: SourceLine | undefined): number | null => { const found = line ? lone.exec(line.text) : null; return found ? Number(found[1]) : null }
const ends = (line: SourceLine | undefined): boolean => line !== undefined && line.text.length <= 24 && !/[?？:：*)）\]】。.]$/.test(line.text) && numberMark(line.text) === null && loneValue(line) === null

/** Points one under the other are the points of one scale; the words over and under them stand at its ends. */
export function joinPoints(layout: Layout): void {
  for (let at = 0; at < layout.lines.length; at++) {
    const first = loneValue(layout.lines[at])
    if (first === null || !/^\d+$/.test((layout.lines[at] as SourceLine).text)) continue
    let n = 1
    while (loneValue(layout.lines[at + n]) === first + n && /^\d+$/.test((layout.lines[at + n] as SourceLine).text)) n++
    if (n < 3 || first > 1) continue
    // The number of the next question may follow the last point at once.
    const after = layout.lines[at + n]
    const [low, high] = [layout.lines[at - 1], after]
    const labelled = ends(low) && ends(high) && at >= 2 && (/[?？*.)）\]】:：]$/.test((layout.lines[at - 2] as SourceLine).text) || kindLine.test((layout.lines[at - 2] as SourceLine).text))
    for (let i = 1; i < n; i++) joinNext(layout, at, `${(layout.lines[at] as SourceLine).text} ${(layout.lines[at + 1] as SourceLine).text}`)
    if (labelled) {
      joinNext(layout, at, `${(layout.lines[at] as SourceLine).text} ${(high as SourceLine).text}`)
      joinNext(layout, at - 1, `${(low as SourceLine).text} ${(layout.lines[at] as SourceLine).text}`)
    }
  }
}

/** 「01」 or 「*」 in a line of its own belongs to the question under it. */
export function joinLoneNumbers(layout: Layout): void {
  for (let at = layout.lines.length - 2; at >= 0; at--) {
    const [line, next] = [layout.lines[at] as SourceLine, layout.lines[at + 1] as SourceLine]
    if (/^[*★]$/.test(line.text) && loneValue(next) === null && numberMark(next.text) !== null) { joinNext(layout, at, `*${next.text}`); continue }
  }
  const values = layout.lines.flatMap((line, at) => { const value = loneValue(line); return value === null ? [] : [{ at, value, bare: /^\d+$/.test(line.text) }] })
  const chain: { at: number; value: number; bare: boolean }[] = []
  for (const one of values) if (one.value === (chain.at(-1)?.value ?? 0) + 1 && one.at > (chain.at(-1)?.at ?? -2) + 1) chain.push(one)
  if (chain.length < 2 || (chain.at(-1) as { at: number }).at === layout.lines.length - 1) return
  for (const { at, value } of chain.reverse()) {
    const star = /^[*★※]/.test((layout.lines[at] as SourceLine).text) || layout.lines[at - 1]?.text === '*'
    joinNext(layout, at, `${star ? '*' : ''}${value}. ${(layout.lines[at + 1] as SourceLine).text}`)
    if (layout.lines[at - 1]?.text === '*') joinNext(layout, at - 1, (layout.lines[at] as SourceLine).text)
  }
}

