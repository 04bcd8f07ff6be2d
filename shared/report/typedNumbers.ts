import type { RenderedReport, RenderedRun } from './rendered.ts'

export interface TypedNumber { block: string; text: string; sentence: string }

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
/** Numbers that are no results: of chapters and lists, years and dates, names of standards and figures. */
const NOT_RESULTS = [
  /\b\d[A-Z]\d[A-Z]\b/g, /[图表]\s*\d+|\b(?:Figure|Table|Chapter|Section|Part|Step|Appendix|Question|Item)\s+\d+/gi, /第\s*\d+\s*[章节页题条部分步次]/g,
  /(?:19|20)\d\d\s*(?:[年学级届]|[-–—.]\s*\d)(?:\s*\d{0,3}\s*(?:[-.月]\s*(?:\d{1,2}\s*日?)?)?)?/g, /\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?/g,
  new RegExp(`\\b(?:\\d{1,2} )?${MONTH}(?: \\d{1,2}\\b)?(?:,? (?:19|20)\\d\\d\\b)?`, 'g'), /(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Yy]ear) |[（(])(?:19|20)\d\d\b/g,
  // Names of standards; letters and digits in one word.
  /\b(?:GB|ISO|IEC|DB\d*|[A-Z]{1,4}\/[A-Z]{1,4})(?:\/T)?[ -]?\d[\d.-]*/g, /\b[A-Za-z]+-?\d+\b/g, /^\s*[（(]?\d+[)）.、](?!\d)/g,
  // Ends and middle of a scale are no results.
  /[1-9]\s*[-–~～]\s*(?:5|7|10|100)\s*分/g, /中点\s*\d+(?:\.\d+)?|\bmidpoint (?:of )?\d+(?:\.\d+)?/gi, /\b0[–-]100/g, /\d+(?:\.\d+)?\s*%\s*(?:的?置信|confidence|CI)/gi,
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
      for (const match of text.matchAll(NUMBER)) found.push({ block, text: match[0].trim(), sentence })
    }
  }
  for (const block of report.blocks) {
    if (block.kind === 'paragraph') look(block.id, block.runs)
    else if (block.kind === 'list') for (const item of block.items) look(block.id, item)
  }
  return found
}
