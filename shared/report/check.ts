import type { ReportFinding } from '../contract/report.ts'
import type { Report } from '../model/report.ts'
import type { RenderedBlock, RenderedReport, RenderedRun } from './rendered.ts'
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
const claims: { pattern: RegExp; methods: ReadonlySet<string>; code: string }[] = [
  { pattern: /(密切|高度|显著|强|正|负|明显)(地)?相关|存在.{0,6}相关(关系|性)|关系(密切|紧密)|有(显著|明显|很大)(的)?影响|\b(strongly|closely|significantly|highly|positively|negatively) (correlated|related|associated)\b|\bsignificant (effect|influence|impact)\b/i, methods: RELATION, code: 'claimOfRelation' },
  { pattern: /(显著|明显|大幅)(地)?(高于|低于|优于|提高|提升|下降|降低|改善|差异)|(差异|区别)(显著|明显)|\bsignificantly (higher|lower|better|worse|improved|different)\b|\bsignificant (difference|improvement|increase|decrease)\b/i, methods: DIFFERENCE, code: 'claimOfDifference' },
]
const PRAISE = /(普遍|总体|整体|比较|非常|十分|较为|基本)(上)?(感到)?满意(?!度)|满意度(较|很|比较|非常)高|评价(较|很|比较)(高|好)|\b(generally|largely|mostly|very|quite|highly) satisfied\b|\bsatisfaction is (high|very high)\b/i
const BLAME = /(普遍|总体|整体|比较|非常|十分|较为)不满意|满意度(较|很|比较|非常)低|\b(generally|largely|mostly|very|quite|highly) dissatisfied\b|\bsatisfaction is (low|very low)\b/i
const PERCENT = /\d+(?:\.\d+)?\s*[%％]/
const BASE = /\b[nN]\s*[=＝]\s*\d|\d+\s*(?:名|位|人|份|户|个|次|条)|共\s*\d|其中|base of|of \d+|respondents|out of/

const isProse = (block: RenderedBlock): block is Extract<RenderedBlock, { kind: 'paragraph' | 'list' }> => block.kind === 'paragraph' || block.kind === 'list'
const linesOf = (block: Extract<RenderedBlock, { kind: 'paragraph' | 'list' }>): RenderedRun[][] => (block.kind === 'list' ? block.items : [block.runs])
const textOf = (runs: readonly RenderedRun[]): string => runs.map(run => run.text).join('')
const sentences = (text: string): string[] => text.split(/(?<=[。！？；!?;])|(?<=\.)\s/).map(one => one.trim()).filter(Boolean)

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
  for (const { block, text, sentence } of typedNumbers(rendered)) found.push(finding('typedNumber', block, 'hint', { text, quote: sentence.slice(0, 80) }))
  for (const name of facts.withoutMeasure) found.push(finding('withoutMeasure', null, 'warning', { name }))
  return found
}

function proseFindings(block: string, runs: readonly RenderedRun[], facts: CheckFacts): ReportFinding[] {
  const found: ReportFinding[] = []
  const methods = new Set(runs.flatMap(run => (run.provenance ? [run.provenance.method] : [])))
  // A sentence that was worked out has said what it rests on.
  const own = runs.filter(run => !(run.provenance && run.provenance.row === null))
  for (const sentence of sentences(textOf(own))) {
    for (const { pattern, methods: needed, code } of claims) {
      const claim = pattern.exec(sentence)
      if (claim && ![...methods].some(method => needed.has(method))) found.push(finding(code, block, 'error', { quote: claim[0] }))
    }
    const verdict = PRAISE.exec(sentence) ?? BLAME.exec(sentence)
    if (verdict) {
      const named = facts.scores.filter(({ name }) => name.length > 1 && sentence.includes(name)).sort((a, b) => b.name.length - a.name.length)[0]
      const judged = named ?? (facts.overall && { name: '', ...facts.overall })
      const praised = PRAISE.test(sentence)
      if (judged && (praised ? judged.score < 50 : judged.score > 50)) found.push(finding(praised ? 'praiseBelowMidpoint' : 'blameAboveMidpoint', block, 'error', { quote: verdict[0], name: judged.name, score: Math.round(judged.score * 10) / 10, n: judged.n }))
    }
    if (PERCENT.test(sentence) && !BASE.test(textOf(runs))) found.push(finding('percentWithoutBase', block, 'warning', { quote: sentence.slice(0, 60) }))
  }
  return found
}

function figureFindings({ id, figure, caption }: Extract<RenderedBlock, { kind: 'figure' }>): ReportFinding[] {
  const { frame } = figure
  const found: ReportFinding[] = []
  if (frame.facts.length === 0 && figure.kind !== 'fishbone') found.push(finding('figureWithoutN', id, 'warning', { quote: caption }))
  if (!frame.source) found.push(finding('figureWithoutSource', id, figure.kind === 'fishbone' ? 'hint' : 'warning', { quote: caption }))
  return found
}

const TOTAL = /^(合计|总计|共计|小计|total|sum)$/i
const numberOf = (text: string): number | null => { const plain = text.replace(/[,，\s%％]/g, ''); return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null }

/** A typed table with a row of totals: its columns must add up, to the rounding of what is printed. */
function totalFindings({ id, table, caption }: Extract<RenderedBlock, { kind: 'table' }>): ReportFinding[] {
  const at = table.rows.findIndex(row => TOTAL.test(row.cells[0]?.text.trim() ?? ''))
  if (at < 1) return []
  return table.columns.slice(1).flatMap((column, i): ReportFinding[] => {
    const cells = table.rows.slice(0, at).map(row => numberOf(row.cells[i + 1]?.text ?? ''))
    const total = numberOf(table.rows[at]!.cells[i + 1]?.text ?? '')
    if (total === null || cells.some(cell => cell === null)) return []
    const sum = (cells as number[]).reduce((a, b) => a + b, 0)
    const digits = Math.max(...table.rows.slice(0, at + 1).map(row => /\.(\d+)/.exec(row.cells[i + 1]?.text ?? '')?.[1]?.length ?? 0))
    const slack = digits === 0 && cells.every(Number.isInteger) ? 0 : (cells.length + 1) * 0.5 * 10 ** -digits
    return Math.abs(sum - total) > slack + 1e-9 ? [finding('totalDiffers', id, 'error', { quote: caption, column: column.header, sum: Number(sum.toFixed(digits)), total })] : []
  })
}

/** Places a template left for the group's own words. */
const emptyFindings = (report: Report): ReportFinding[] => report.blocks.flatMap(({ id, content }) =>
  (content.type === 'text' && content.prompt !== '' && content.runs.every(run => run.type === 'text' && run.text.trim() === '') ? [finding('empty', id, 'hint', { quote: content.prompt.slice(0, 60) })] : []))

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
