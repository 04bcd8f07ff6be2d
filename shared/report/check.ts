import type { ReportFinding } from '../contract/report.ts'
import type { Report } from '../model/report.ts'
import type { RenderedBlock, RenderedReport, RenderedRun } from './rendered.ts'
import { claimIn, shareWithoutBase } from './claims.ts'
import { quoted, sentences } from './sentences.ts'
import { typedNumbers } from './typedNumbers.ts'

/** What the checks must know of the project besides the report. */
export interface CheckFacts {
  /** Scores 0-100 of what has a name: dimensions, items; `overall`: of all items together. */
  scores: { name: string; score: number; n: number }[]
  overall: { score: number; n: number } | null
  /** Main causes, and factors ranked high, that no measure acts on. */
  withoutMeasure: string[]
  /** Frozen, and the data have changed since. */
  behind: boolean
}

const finding = (code: string, block: string | null, level: ReportFinding['level'], params: ReportFinding['params'] = {}): ReportFinding => ({ code, block, level, params })

/** Methods whose numbers speak of a relation, and of a difference. */
const RELATION = new Set(['correlate', 'regress', 'drivers', 'pls', 'crosstab', 'priority', 'quadrant', 'reliability', 'efa', 'validity', 'cfa'])
const DIFFERENCE = new Set(['ttest', 'paired', 'anova', 'kruskal', 'mannwhitney', 'wilcoxon', 'crosstab', 'mcnemar', 'proportion', 'brands', 'compare', 'nps', 'project.effects'])
const grounds = [{ kind: 'relation', methods: RELATION, code: 'claimOfRelation' }, { kind: 'difference', methods: DIFFERENCE, code: 'claimOfDifference' }] as const
const verdicts = [{ kind: 'praise', code: 'praiseBelowMidpoint', fits: (score: number) => score >= MIDPOINT }, { kind: 'blame', code: 'blameAboveMidpoint', fits: (score: number) => score <= MIDPOINT }] as const
/** Of scores 0-100. */
const MIDPOINT = 50
/** Characters of a quotation. */
const QUOTED = 60

const isProse = (block: RenderedBlock): block is Extract<RenderedBlock, { kind: 'paragraph' | 'list' }> => block.kind === 'paragraph' || block.kind === 'list'
const linesOf = (block: Extract<RenderedBlock, { kind: 'paragraph' | 'list' }>): RenderedRun[][] => (block.kind === 'list' ? block.items : [block.runs])
const textOf = (runs: readonly RenderedRun[]): string => runs.map(run => run.text).join('')

/** What an expert would object to, with the place and the words. Says what is missing, never how to word it more strongly. */
export function checkReport(report: Report, rendered: RenderedReport, facts: CheckFacts): ReportFinding[] {
  const found: ReportFinding[] = []
  const prose = rendered.blocks.filter(isProse)
  if (facts.behind) found.push(finding('frozenBehind', null, 'warning'))
  for (const block of rendered.blocks) {
    if (block.kind === 'missing') found.push(finding('missing', block.id, 'error', { quote: block.text }))
    if (block.changed) found.push(finding('changed', block.id, 'warning'))
    if (block.kind === 'figure') found.push(...figureFindings(block))
    if (block.kind === 'table' && block.typed) found.push(finding('typedTable', block.id, 'hint', { quote: block.caption }), ...totalFindings(block))
    if (isProse(block)) for (const runs of linesOf(block)) found.push(...proseFindings(block.id, runs, facts))
  }
  found.push(...emptyFindings(report), ...headingFindings(rendered), ...mentionFindings(rendered, prose))
  for (const { block, text, sentence } of typedNumbers(rendered)) found.push(finding('typedNumber', block, 'hint', { text, quote: quoted(sentence, 80) }))
  for (const name of facts.withoutMeasure) found.push(finding('withoutMeasure', null, 'warning', { name }))
  return found
}

function proseFindings(block: string, runs: readonly RenderedRun[], facts: CheckFacts): ReportFinding[] {
  const found: ReportFinding[] = []
  const methods = new Set(runs.flatMap(run => (run.provenance ? [run.provenance.method] : [])))
  // A sentence that was worked out has said what it rests on.
  const own = runs.filter(run => !(run.provenance && run.provenance.row === null))
  for (const sentence of sentences(textOf(own))) {
    for (const { kind, methods: needed, code } of grounds) {
      const quote = claimIn(sentence, kind)
      if (quote && ![...methods].some(method => needed.has(method))) found.push(finding(code, block, 'error', { quote }))
    }
    for (const { kind, code, fits } of verdicts) {
      const quote = claimIn(sentence, kind)
      const judged = quote && scoreOf(sentence, facts)
      if (judged && !fits(judged.score)) found.push(finding(code, block, 'error', { quote, name: judged.name, score: Math.round(judged.score * 10) / 10, n: judged.n }))
    }
    if (shareWithoutBase(sentence, textOf(runs))) found.push(finding('percentWithoutBase', block, 'warning', { quote: quoted(sentence, QUOTED) }))
  }
  return found
}

/** What a sentence speaks of: the longest name in it, else everything together. */
function scoreOf(sentence: string, { scores, overall }: CheckFacts): CheckFacts['scores'][number] | null {
  const words = sentence.toLowerCase()
  const named = scores.filter(({ name }) => name.length > 1 && words.includes(name.toLowerCase())).sort((a, b) => b.name.length - a.name.length)[0]
  return named ?? (overall && { name: '', ...overall })
}

function figureFindings({ id, figure, caption }: Extract<RenderedBlock, { kind: 'figure' }>): ReportFinding[] {
  const { frame } = figure
  const found: ReportFinding[] = []
  if (frame.facts.length === 0 && figure.kind !== 'fishbone') found.push(finding('figureWithoutN', id, 'warning', { quote: caption }))
  if (!frame.source) found.push(finding('figureWithoutSource', id, figure.kind === 'fishbone' ? 'hint' : 'warning', { quote: caption }))
  return found
}

const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|总数|总和|(?:grand )?totals?|sum)[:：]?$/i
const SUBTOTAL = /^(?:小\s*计|subtotal)[:：]?$/i
/** Columns whose numbers do not add up by their nature. */
const NO_SUM = /均|得分|标准差|中位|(?<![频比])率|指数|\b(?:mean|average|score|median|SD|SE|rate|index)\b/i
const numberOf = (text: string): number | null => { const plain = text.replace(/[,，\s%％]/g, ''); return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null }
const decimals = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0

/** A typed table with rows of totals: its columns must add up, to the rounding of what is printed. */
function totalFindings({ id, table, caption }: Extract<RenderedBlock, { kind: 'table' }>): ReportFinding[] {
  const heads = table.rows.map(row => row.cells[0]?.text.trim() ?? '')
  const parts = [...heads.keys()].filter(i => !TOTAL.test(heads[i]!) && !SUBTOTAL.test(heads[i]!))
  const sums = heads.flatMap((head, at): { at: number; of: number[] }[] => {
    if (TOTAL.test(head)) return [{ at, of: parts }]
    const before = heads.slice(0, at).findLastIndex(other => SUBTOTAL.test(other))
    return SUBTOTAL.test(head) ? [{ at, of: parts.filter(i => i > before && i < at) }] : []
  }).filter(({ of }) => of.length > 0)
  return sums.flatMap(({ at, of }) => table.columns.flatMap((column, c): ReportFinding[] => {
    if (c === 0 || NO_SUM.test(column.header)) return []
    const textAt = (row: number): string => table.rows[row]?.cells[c]?.text ?? ''
    const cells = of.map(row => numberOf(textAt(row)))
    const total = numberOf(textAt(at))
    if (total === null || cells.some(cell => cell === null)) return []
    const sum = (cells as number[]).reduce((a, b) => a + b, 0)
    const digits = Math.max(...[at, ...of].map(row => decimals(textAt(row))))
    const slack = digits === 0 && cells.every(Number.isInteger) ? 0 : (cells.length + 1) * 0.5 * 10 ** -digits
    return Math.abs(sum - total) > slack + 1e-9 ? [finding('totalDiffers', id, 'error', { quote: caption, column: column.header, sum: Number(sum.toFixed(digits)), total })] : []
  }))
}

/** Places a template left for the group's own words. */
const emptyFindings = (report: Report): ReportFinding[] => report.blocks.flatMap(({ id, content }) =>
  (content.type === 'text' && content.prompt !== '' && content.runs.every(run => run.type === 'text' && run.text.trim() === '') ? [finding('empty', id, 'hint', { quote: quoted(content.prompt, QUOTED) })] : []))

/** A heading followed by one of the same level or higher, or by nothing. */
function headingFindings({ blocks }: RenderedReport): ReportFinding[] {
  const shown = blocks.filter(block => block.kind !== 'notes' && block.kind !== 'pageBreak')
  return shown.flatMap((block, i): ReportFinding[] => {
    if (block.kind !== 'heading') return []
    const next = shown[i + 1]
    return !next || (next.kind === 'heading' && next.level <= block.level) ? [finding('headingAlone', block.id, 'hint', { quote: block.text })] : []
  })
}

/** Figures and tables that no sentence refers to. */
function mentionFindings({ blocks }: RenderedReport, prose: readonly Extract<RenderedBlock, { kind: 'paragraph' | 'list' }>[]): ReportFinding[] {
  const runs = prose.flatMap(block => linesOf(block).flat())
  const referred = new Set(runs.flatMap(run => (run.ref ? [run.ref] : [])))
  const words = runs.map(run => run.text).join('\n')
  return blocks.flatMap((block): ReportFinding[] => {
    if (block.kind !== 'figure' && block.kind !== 'table' && block.kind !== 'picture') return []
    const tabular = block.kind === 'table' || (block.kind === 'figure' && block.figure.kind === 'priority')
    const written = new RegExp(`(?:${tabular ? '表|Table' : '图|Figure'})\\s*${block.number}(?!\\d)`)
    return referred.has(block.id) || written.test(words) ? [] : [finding('notMentioned', block.id, 'hint', { quote: block.caption })]
  })
}
