import type { RenderedReport, RenderedRun } from './rendered.ts'

export interface TypedNumber { block: string; text: string; sentence: string }

/** Numbers that are no results: of chapters and lists, years and dates, names of standards and figures. */
const NOT_RESULTS = [
  /[图表]\s*\d+|(?:Figure|Table)\s+\d+/gi, /第\s*\d+\s*[章节页题条部分步]/g, /(?:19|20)\d\d\s*[-–—年.]\s*(?:\d{1,2}\s*(?:[-.月]\s*(?:\d{1,2}\s*日?)?)?)?/g, /\b(?:19|20)\d\d\b/g, /\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?/g,
  /[A-Z]{1,5}[/ -]?[A-Z]*\s?\d[\d.-]*/g, /\b[A-Za-z]+\d+\b/g, /^\s*[（(]?\d+[)）.、]/g, /[1-9]\s*[-–~～]\s*(?:5|7|10|100)\s*分/g, /5W1H|0[–-]100/g, /\d+(?:\.\d+)?\s*%\s*(?:置信|confidence|CI)/gi,
]
const NUMBER = /[-+−]?\d+(?:[.,]\d+)*\s*(?:%|％|‰)?/g

/** Numbers in sentences that come from nowhere: written by hand, so that nobody can follow them back to the answers. */
export function typedNumbers(report: RenderedReport): TypedNumber[] {
  const found: TypedNumber[] = []
  const look = (block: string, runs: readonly RenderedRun[]): void => {
    const sentence = runs.map(run => run.text).join('')
    for (const run of runs) {
      if (run.provenance || run.ref || run.broken) continue
      let text = run.text
      for (const pattern of NOT_RESULTS) text = text.replace(pattern, match => ' '.repeat(match.length))
      for (const match of text.matchAll(NUMBER)) found.push({ block, text: match[0].trim(), sentence: sentence.slice(0, 200) })
    }
  }
  for (const block of report.blocks) {
    if (block.kind === 'paragraph') look(block.id, block.runs)
    else if (block.kind === 'list') for (const item of block.items) look(block.id, item)
  }
  return found
}
