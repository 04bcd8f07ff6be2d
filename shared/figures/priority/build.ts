import type { Translate } from '../../i18n/translate.ts'
import type { PrioritySpec } from '../../model/figureSpec.ts'
import type { PriorityResult, PriorityRow, PriorityWarning } from '../../model/results.ts'
import type { PriorityFigure, TableColumn, TableModel, TableRow } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import { coefficientText, countText, meanText, percentNumber } from '../rounding.ts'
import { tableHeight } from '../table/layout.ts'
import { oneParagraph } from '../text/wrap.ts'

const WIDTH = 170
/** Title, facts, rules and source around the table. */
const AROUND = 42

/** Words and rounding for computed priorities; the formula stands in the header, in words. */
export function buildPriorityFigure(result: PriorityResult, spec: PrioritySpec, words: Translate): PriorityFigure {
  const table: TableModel = { columns: columns(result, words), rows: rows(result, spec, words) }
  return {
    kind: 'priority',
    frame: buildFrame(spec.frame, { title: words('figures.priority.title'), facts: facts(result, words), dataset: result.dataset }, words),
    size: { width: WIDTH, height: AROUND + tableHeight(table, WIDTH) },
    table,
    rules: rules(result, words),
    warnings: result.warnings.map(warning => warningText(warning, words)),
  }
}

function columns(result: PriorityResult, words: Translate): TableColumn[] {
  const { targetScore: target } = result
  const gap = result.gap === 'max' ? words('figures.priority.column.gapMax') : words('figures.priority.column.gapTarget', { target })
  const impact = words(result.method === 'johnson' ? 'figures.priority.column.impactJohnson' : 'figures.priority.column.impactCorrelation')
  const header = (key: 'item' | 'n' | 'score' | 'impact' | 'gap' | 'index' | 'rankInDimension' | 'rankOverall', sub: string): TableColumn =>
    ({ key, header: words(`figures.priority.column.${key}`), sub, align: key === 'item' ? 'left' : key.startsWith('rank') ? 'center' : 'right' })
  return [
    header('item', ''),
    header('n', words('figures.priority.column.people')),
    header('score', words('figures.priority.column.scoreFormula')),
    header('impact', impact),
    header('gap', gap),
    header('index', words('figures.priority.column.indexFormula')),
    header('rankInDimension', ''),
    header('rankOverall', ''),
  ]
}

/** By dimension: a heading row each, in the order in which the dimensions first come, items by their rank. */
function rows(result: PriorityResult, spec: PrioritySpec, words: Translate): TableRow[] {
  const overall = [...result.rows].sort((a, b) => a.rankOverall - b.rankOverall)
  if (spec.order === 'overall') return overall.map(itemRow)
  const groups = new Map<string, { name: string; rows: PriorityRow[] }>()
  for (const row of result.rows) {
    const key = row.dimension?.id ?? ''
    const group = groups.get(key) ?? { name: row.dimension ? oneParagraph(row.dimension.name) : words('figures.priority.noDimension'), rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  return [...groups].flatMap(([key, group]) => [
    { key: `dimension:${key}`, heading: true, cells: [{ value: group.name, text: group.name }] },
    ...group.rows.sort((a, b) => a.rankInDimension - b.rankInDimension || a.rankOverall - b.rankOverall).map(itemRow),
  ])
}

function itemRow(row: PriorityRow): TableRow {
  const label = oneParagraph(row.label) || row.name
  return {
    key: row.item,
    cells: [
      { value: label, text: label },
      { value: row.n, text: countText(row.n) },
      { value: row.score, text: meanText(row.score) },
      { value: row.impact, text: percentNumber(row.impact) },
      { value: row.gap, text: meanText(row.gap) },
      { value: row.index, text: meanText(row.index) },
      { value: row.rankInDimension, text: String(row.rankInDimension) },
      { value: row.rankOverall, text: String(row.rankOverall) },
    ],
  }
}

function facts(result: PriorityResult, words: Translate): string[] {
  const { target } = result
  return [
    words('figures.facts.respondents', { n: result.dataset.valid }),
    words('figures.facts.completeCases', { n: result.n }),
    words('figures.facts.items', { n: result.rows.length }),
    words('figures.facts.target', { label: oneParagraph(target.label), score: meanText(target.score), n: target.n }),
  ]
}

function rules(result: PriorityResult, words: Translate): string[] {
  const target = oneParagraph(result.target.label)
  return [
    words('figures.priority.rule.index'),
    result.method === 'johnson'
      ? words('figures.priority.rule.johnson', { target, r2: result.r2 === null ? '–' : coefficientText(result.r2) })
      : words('figures.priority.rule.correlation', { target }),
    result.gap === 'max' ? words('figures.priority.rule.gapMax') : words('figures.priority.rule.gapTarget', { target: result.targetScore }),
    words('figures.priority.rule.score'),
    words('figures.priority.rule.cases', { n: result.n }),
    words('figures.priority.rule.rounding'),
  ]
}

function warningText(warning: PriorityWarning, words: Translate): string {
  switch (warning.code) {
    case 'negativeCorrelation': return words('figures.priority.warning.negativeCorrelation', { label: oneParagraph(warning.label), r: coefficientText(warning.r) })
    case 'collinear': return words('figures.priority.warning.collinear', { condition: countText(Math.round(warning.condition)) })
    case 'fewCases': return words('figures.priority.warning.fewCases', { n: warning.n, items: warning.items })
    case 'constantItem': return words('figures.priority.warning.constantItem', { label: oneParagraph(warning.label) })
  }
}
