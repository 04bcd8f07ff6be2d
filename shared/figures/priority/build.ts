import type { Translate } from '../../i18n/translate.ts'
import type { PrioritySpec } from '../../model/figureSpec.ts'
import type { PriorityResult, PriorityRow, PriorityWarning } from '../../model/results.ts'
import type { PriorityFigure, TableCell, TableColumn, TableModel, TableRow } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import { coefficientText, countText, meanText, percentNumber } from '../rounding.ts'
import { paperSize } from '../svg/area.ts'
import { tableHeight } from '../table/layout.ts'
import { oneParagraph } from '../text/wrap.ts'

/** Of the table, mm. */
const WIDTH = 165

/** Words and rounding for computed priorities; the formula stands in the header, in words. */
export function buildPriorityFigure(result: PriorityResult, spec: PrioritySpec, words: Translate): PriorityFigure {
  const table: TableModel = { columns: columns(result, words), rows: rows(result, spec, words) }
  const frame = buildFrame(spec.frame, { title: words('figures.priority.title'), facts: facts(result, words), dataset: result.dataset }, words)
  const content = { rules: rules(result, words), warnings: result.warnings.map(warning => warningText(warning, words)) }
  return {
    kind: 'priority',
    frame,
    size: paperSize(frame, content, { width: WIDTH, height: tableHeight(table, WIDTH) }, 'above'),
    table,
    ...content,
  }
}

const capital = <T extends string>(word: T): Capitalize<T> => (word.charAt(0).toUpperCase() + word.slice(1)) as Capitalize<T>

function columns(result: PriorityResult, words: Translate): TableColumn[] {
  const { targetScore: target } = result
  const gap = result.gap === 'max' ? words('figures.priority.column.gapMax') : words('figures.priority.column.gapTarget', { target })
  const impact = words(`figures.priority.column.impact${capital(result.method)}`)
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

function itemRow(row: PriorityRow): TableRow {
  const label = oneParagraph(row.label) || row.name
  return {
    key: row.item,
    cells: [
      { value: label, text: label },
      cell(row.n, countText),
      cell(row.score, meanText),
      cell(row.impact, percentNumber),
      cell(row.gap, meanText),
      cell(row.index, meanText),
      cell(row.rankInDimension, String),
      cell(row.rankOverall, String),
    ],
  }
}

function facts(result: PriorityResult, words: Translate): string[] {
  const { target } = result
  return [
    words('figures.facts.respondents', { n: result.dataset.valid }),
    words('figures.facts.completeCases', { n: result.n }),
    words('figures.facts.items', { n: result.rows.length }),
    words('figures.facts.target', { label: oneParagraph(target.label), score: target.score === null ? '–' : meanText(target.score), n: target.n }),
  ]
}

function rules(result: PriorityResult, words: Translate): string[] {
  const target = oneParagraph(result.target.label)
  return [
    words('figures.priority.rule.index'),
    words(`figures.priority.rule.${result.method}`, { target, r2: result.r2 === null ? '–' : coefficientText(result.r2) }),
    result.gap === 'max' ? words('figures.priority.rule.gapMax') : words('figures.priority.rule.gapTarget', { target: result.targetScore }),
    words('figures.priority.rule.score'),
    words('figures.priority.rule.cases', { n: result.n }),
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
    case 'notInModel': return words('figures.priority.warning.notInModel', { label: oneParagraph(warning.label) })
    case 'constantItem': return words('figures.priority.warning.constantItem', { label: oneParagraph(warning.label) })
  }
}
