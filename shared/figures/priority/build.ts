import type { Translate } from '../../i18n/translate.ts'
import type { PrioritySpec } from '../../model/figureSpec.ts'
import type { PriorityResult, PriorityRow, PriorityWarning } from '../../model/results.ts'
import type { PriorityFigure, TableCell, TableColumn, TableModel, TableRow } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import { coefficientText, countText, groupedText, meanText, percentNumber } from '../rounding.ts'
import { paperSize } from '../svg/area.ts'
import { tableHeight } from '../table/layout.ts'
import { oneParagraph } from '../text/wrap.ts'

/** Of the table, mm. */
const WIDTH = 165

/** How sure the ranks are, by item name. */
export interface PriorityStability { level: number; B: number; seed: number; rows: Map<string, { ranks: [number, number] | null; first: number | null; tier: number | null }> }

/** Words and rounding for computed priorities; the formula stands in the header, in words. Costs, chosen order and rank intervals have columns where there are any. */
export function buildPriorityFigure(result: PriorityResult, spec: PrioritySpec, words: Translate, stability: PriorityStability | null = null): PriorityFigure {
  const parts = columnsOf(result, stability, words)
  const table: TableModel = { columns: parts.map(({ column }) => column), rows: rows(result, spec, words, parts) }
  const frame = buildFrame(spec.frame, { title: words('figures.priority.title'), facts: facts(result, words), dataset: result.dataset }, words)
  const content = { rules: rules(result, stability, words), warnings: result.warnings.map(warning => warningText(warning, words)) }
  return {
    kind: 'priority',
    frame,
    size: paperSize(frame, content, { width: WIDTH, height: tableHeight(table, WIDTH) }, 'above'),
    table,
    ...content,
  }
}

const capital = <T extends string>(word: T): Capitalize<T> => (word.charAt(0).toUpperCase() + word.slice(1)) as Capitalize<T>

/** A column and what stands in it. */
interface Part { column: TableColumn; cell(row: PriorityRow): TableCell }

function gapWords({ gap, targetScore: target, competitor }: PriorityResult, where: 'column' | 'rule', words: Translate): string {
  switch (gap) {
    case 'max': return words(`figures.priority.${where}.gapMax`)
    case 'target': return words(`figures.priority.${where}.gapTarget`, { target })
    case 'competitor': return words(`figures.priority.${where}.gapCompetitor`, { name: oneParagraph(competitor ?? '') })
    case 'importance': return words(`figures.priority.${where}.gapImportance`)
  }
}

function columnsOf(result: PriorityResult, stability: PriorityStability | null, words: Translate): Part[] {
  type Name = 'item' | 'n' | 'score' | 'impact' | 'gap' | 'index' | 'share' | 'rankInDimension' | 'rankOverall' | 'ranks' | 'first' | 'tier' | 'cost' | 'feasibility' | 'perCost' | 'chosen'
  const part = (key: Name, sub: string, content: (row: PriorityRow) => TableCell): Part => ({
    column: { key, header: words(`figures.priority.column.${key}`), sub, align: key === 'item' ? 'left' : key.startsWith('rank') || key === 'tier' || key === 'chosen' ? 'center' : 'right' }, cell: content,
  })
  const has = (pick: (row: PriorityRow) => number | null): boolean => result.rows.some(row => pick(row) !== null)
  const sure = (row: PriorityRow): { ranks: [number, number] | null; first: number | null; tier: number | null } | undefined => stability?.rows.get(row.name)
  return [
    part('item', '', row => { const label = oneParagraph(row.label) || row.name; return { value: label, text: label } }),
    part('n', words('figures.priority.column.people'), row => cell(row.n, groupedText)),
    part('score', words('figures.priority.column.scoreFormula'), row => cell(row.score, meanText)),
    part('impact', words(`figures.priority.column.impact${capital(result.method)}`), row => cell(row.impact, percentNumber)),
    part('gap', gapWords(result, 'column', words), row => cell(row.gap, meanText)),
    part('index', words('figures.priority.column.indexFormula'), row => cell(row.index, meanText)),
    part('share', words('figures.priority.column.shareFormula'), row => cell(row.indexShare, percentNumber)),
    part('rankInDimension', '', row => cell(row.rankInDimension, String)),
    part('rankOverall', '', row => cell(row.rankOverall, String)),
    ...(stability ? [
      part('ranks', words('figures.priority.column.ranksLevel', { level: countText(100 * stability.level) }), row => { const text = rankText(sure(row)?.ranks ?? null); return { value: text, text } }),
      part('first', words('figures.priority.column.firstOf'), row => cell(sure(row)?.first ?? null, percentNumber)),
      part('tier', '', row => cell(sure(row)?.tier ?? null, String)),
    ] : []),
    ...(has(row => row.cost) ? [part('cost', '', row => cell(row.cost, groupedText)), part('perCost', words('figures.priority.column.perCostFormula'), row => cell(row.indexPerCost, meanText))] : []),
    ...(has(row => row.feasibility) ? [part('feasibility', words('figures.priority.column.feasibilityScale'), row => cell(row.feasibility, String))] : []),
    ...(has(row => row.chosenRank) ? [part('chosen', '', row => cell(row.chosenRank, String))] : []),
  ]
}

const rankText = (ranks: [number, number] | null): string => (ranks === null ? '–' : ranks[0] === ranks[1] ? String(ranks[0]) : `${ranks[0]}–${ranks[1]}`)

/** By dimension: a heading row each, in the order in which the dimensions first come, items by their rank. */
function rows(result: PriorityResult, spec: PrioritySpec, words: Translate, parts: readonly Part[]): TableRow[] {
  const itemRow = (row: PriorityRow): TableRow => ({ key: row.item, cells: parts.map(part => part.cell(row)) })
  if (spec.order === 'overall') return [...result.rows].sort((a, b) => byRank(a.rankOverall, b.rankOverall)).map(itemRow)
  const groups = new Map<string, { name: string; rows: PriorityRow[] }>()
  for (const row of result.rows) {
    const key = row.dimension?.id ?? ''
    const group = groups.get(key) ?? { name: row.dimension ? oneParagraph(row.dimension.name) : words('figures.priority.noDimension'), rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  return [...groups].flatMap(([key, group]) => [
    { key: `dimension:${key}`, heading: true, cells: [{ value: group.name, text: group.name }] },
    ...group.rows.sort((a, b) => byRank(a.rankInDimension, b.rankInDimension)).map(itemRow),
  ])
}

/** Items without a rank come last. */
const byRank = (a: number | null, b: number | null): number => (a ?? Infinity) - (b ?? Infinity) || 0

/** A number with its display rounding; a dash where it is not defined. */
const cell = (value: number | null, text: (value: number) => string): TableCell => (value === null ? { value, text: '–' } : { value, text: text(value) })

function facts(result: PriorityResult, words: Translate): string[] {
  const { target } = result
  return [
    words('figures.facts.respondents', { n: groupedText(result.dataset.valid) }),
    words('figures.facts.completeCases', { n: groupedText(result.n) }),
    words('figures.facts.items', { n: result.rows.length }),
    words('figures.facts.target', { label: oneParagraph(target.label), score: target.score === null ? '–' : meanText(target.score), n: target.n }),
  ]
}

function rules(result: PriorityResult, stability: PriorityStability | null, words: Translate): string[] {
  const target = oneParagraph(result.target.label)
  return [
    words('figures.priority.rule.index'),
    words(`figures.priority.rule.${result.method}`, { target, r2: result.r2 === null ? '–' : coefficientText(result.r2) }),
    gapWords(result, 'rule', words),
    words('figures.priority.rule.score'),
    words('figures.priority.rule.cases', { n: groupedText(result.n) }),
    ...(stability ? [words('figures.priority.rule.ranks', { level: countText(100 * stability.level), B: stability.B, seed: stability.seed })] : []),
    ...(result.chosen && result.chosen.reason !== '' ? [words('figures.priority.rule.chosen', { name: oneParagraph(result.chosen.name), reason: oneParagraph(result.chosen.reason) })] : []),
    words('figures.priority.rule.rounding'),
  ]
}

function warningText(warning: PriorityWarning, words: Translate): string {
  switch (warning.code) {
    case 'negativeCorrelation': return words('figures.priority.warning.negativeCorrelation', { label: oneParagraph(warning.label), r: coefficientText(warning.r) })
    case 'collinear': return warning.condition === null
      ? words('figures.priority.warning.singular')
      : words('figures.priority.warning.collinear', { condition: Math.round(warning.condition) })
    case 'fewCases': return words('figures.priority.warning.fewCases', { n: warning.n, items: warning.items })
    case 'negativeCoefficient': return words(warning.suppressed ? 'figures.priority.warning.suppressed' : 'figures.priority.warning.negativeCoefficient', { label: oneParagraph(warning.label), b: coefficientText(warning.b) })
    case 'noImportance': return words(`figures.priority.warning.${warning.why}`)
    case 'noCounterpart': return words('figures.priority.warning.noCounterpart', { label: oneParagraph(warning.label) })
    case 'notInModel': return words('figures.priority.warning.notInModel', { label: oneParagraph(warning.label) })
    case 'constantItem': return words('figures.priority.warning.constantItem', { label: oneParagraph(warning.label) })
  }
}
