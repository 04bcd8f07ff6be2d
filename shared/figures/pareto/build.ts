import type { Translate } from '../../i18n/translate.ts'
import type { ParetoSpec } from '../../model/figureSpec.ts'
import type { ParetoResult, ParetoRow } from '../../model/results.ts'
import type { ParetoBar, ParetoFigure, TableCell, TableModel } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import { countText, percentNumber, percentText } from '../rounding.ts'
import { paperSize } from '../svg/area.ts'
import { oneParagraph } from '../text/wrap.ts'

/** Of the drawing, mm; more bars than fit well take more paper. */
const DRAWING = { width: 152, height: 86, bars: 15, perBar: 5, widest: 240 }

/**
 * Words and rounding for a computed Pareto. Order, cumulation, classes are the result's; nothing is sorted here.
 * `subject`: what the bars are parts of, in the users' own words (a question, a factor); may be empty.
 */
export function buildParetoFigure(result: ParetoResult, spec: ParetoSpec, words: Translate, subject = ''): ParetoFigure {
  const bars = result.rows.map(row => bar(row, words))
  const width = Math.min(DRAWING.widest, DRAWING.width + Math.max(0, bars.length - DRAWING.bars) * DRAWING.perBar)
  const frame = buildFrame(spec.frame, { title: title(spec, subject, words), facts: facts(result, spec, words), dataset: result.dataset }, words)
  const said = rules(result, spec, words)
  return {
    kind: 'pareto',
    frame,
    size: paperSize(frame, { rules: said, warnings: [] }, { width, height: DRAWING.height }, 'below'),
    bars,
    total: result.total,
    respondents: result.respondents,
    variant: spec.variant,
    axis: axis(spec, words),
    threshold: spec.abc.a / 100,
    rules: said,
    table: table(result, bars, words),
  }
}

function bar(row: ParetoRow, words: Translate): ParetoBar {
  return {
    key: row.key,
    label: oneParagraph(row.label) || (row.other ? words('figures.other') : row.key),
    count: row.count,
    share: row.share,
    cumulativeCount: row.cumulativeCount,
    cumulativeShare: row.cumulativeShare,
    class: row.class,
    other: row.other,
    members: row.members.map(member => oneParagraph(member.label)),
  }
}

function title(spec: ParetoSpec, subject: string, words: Translate): string {
  const clean = oneParagraph(subject)
  const named = clean ? words('figures.pareto.subject', { subject: clean }) : ''
  if (spec.source.type === 'dissatisfaction') return words(`figures.pareto.title.${spec.source.by}`, { subject: named })
  return words(`figures.pareto.title.${spec.source.type}`, { subject: named })
}

/** Mentions and people are different counts: both are printed where the source has people. */
function facts(result: ParetoResult, spec: ParetoSpec, words: Translate): string[] {
  if (spec.source.type === 'counts') {
    const n = countText(result.total)
    const unit = oneParagraph(spec.source.unit)
    return [unit ? words('figures.facts.totalUnit', { n, unit }) : words('figures.facts.total', { n })]
  }
  const { respondents, mentioning, total } = result
  return [
    respondents === null ? '' : words('figures.facts.respondents', { n: respondents }),
    result.multipleResponse ? words('figures.facts.mentions', { n: countText(total) }) : '',
    respondents && mentioning !== null && mentioning < respondents ? words('figures.facts.mentioning', { n: mentioning, percent: percentText(mentioning / respondents) }) : '',
    words('figures.facts.unit', { unit: words('figures.units.times') }),
  ]
}

function axis(spec: ParetoSpec, words: Translate): ParetoFigure['axis'] {
  const unit = spec.source.type === 'counts' ? oneParagraph(spec.source.unit) : words('figures.units.times')
  return {
    left: unit ? words('figures.pareto.axis.leftUnit', { unit }) : words('figures.pareto.axis.left'),
    right: words('figures.pareto.axis.right'),
    category: words('figures.pareto.axis.item'),
  }
}

function rules(result: ParetoResult, spec: ParetoSpec, words: Translate): string[] {
  const { a, b, crossing } = spec.abc
  const said: string[] = []
  if (spec.source.type === 'dissatisfaction') said.push(dissatisfactionRule(spec.source.atMost, result.scale, words), words('figures.pareto.rule.mention'))
  else if (spec.source.type === 'counts') said.push(words('figures.pareto.rule.counts'))
  else if (spec.source.type === 'coding') said.push(spec.source.coder === null ? words('figures.pareto.rule.coding') : words('figures.pareto.rule.codingBy', { coder: oneParagraph(spec.source.coder) }))
  else said.push(words(result.multipleResponse ? 'figures.pareto.rule.multiple' : 'figures.pareto.rule.single'))
  said.push(words(crossing === 'include' ? 'figures.pareto.rule.classInclude' : 'figures.pareto.rule.classExclude', { a, b }))
  said.push(words('figures.pareto.rule.ties'))
  const { other } = spec
  if (other.mode === 'percent') said.push(words('figures.pareto.rule.otherPercent', { below: other.below }))
  if (other.mode === 'count') said.push(words('figures.pareto.rule.otherCount', { below: other.below }))
  if (other.mode === 'top') said.push(words('figures.pareto.rule.otherTop', { keep: other.keep }))
  return said
}

function dissatisfactionRule(atMost: number, scale: ParetoResult['scale'], words: Translate): string {
  const points = scale && Number.isInteger(scale.min) && Number.isInteger(scale.max) ? scale.max - scale.min + 1 : 0
  if (!scale || atMost >= points) return words('figures.pareto.rule.dissatisfied', { k: atMost })
  const comma = words('figures.listComma')
  const from = (first: number): string => Array.from({ length: atMost }, (_, i) => first + i).join(comma)
  return words('figures.pareto.rule.dissatisfiedScale', {
    k: atMost, min: scale.min, max: scale.max, points: from(scale.min), reversed: from(scale.max - atMost + 1),
  })
}

function table(result: ParetoResult, bars: readonly ParetoBar[], words: Translate): TableModel {
  const number = (value: number, text: string): TableCell => ({ value, text })
  const column = (key: 'index' | 'item' | 'count' | 'share' | 'cumulativeCount' | 'cumulativeShare' | 'class', sub = ''): TableModel['columns'][number] =>
    ({ key, header: words(`figures.pareto.column.${key}`), sub, align: key === 'item' ? 'left' : key === 'index' || key === 'class' ? 'center' : 'right' })
  const percent = words('figures.pareto.column.percent')
  const rows = bars.map((bar, i) => ({
    key: bar.key,
    cells: [
      number(i + 1, String(i + 1)),
      { value: bar.label, text: bar.other && bar.members.length > 0 ? words('figures.pareto.otherMembers', { n: bar.members.length }) : bar.label },
      number(bar.count, countText(bar.count)),
      number(bar.share, percentNumber(bar.share)),
      number(bar.cumulativeCount, countText(bar.cumulativeCount)),
      number(bar.cumulativeShare, percentNumber(bar.cumulativeShare)),
      { value: bar.class, text: bar.class },
    ],
  }))
  if (rows.length > 0) {
    const empty: TableCell = { value: null, text: '' }
    const whole = words('figures.pareto.total')
    rows.push({
      key: 'total',
      cells: [empty, { value: whole, text: whole }, number(result.total, countText(result.total)), number(1, percentNumber(1)), empty, empty, { value: '', text: '' }],
    })
  }
  return {
    columns: [column('index'), column('item'), column('count'), column('share', percent), column('cumulativeCount'), column('cumulativeShare', percent), column('class')],
    rows,
  }
}
