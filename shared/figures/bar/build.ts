import type { Translate } from '../../i18n/translate.ts'
import type { BarSpec } from '../../model/figureSpec.ts'
import type { BarResult } from '../../model/results.ts'
import type { BarFigure, TableCell, TableModel } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import { groupedText, meanText, percentNumber, percentText } from '../rounding.ts'
import { paperSize } from '../svg/area.ts'
import { oneParagraph } from '../text/wrap.ts'

/** Of the drawing, mm. */
const DRAWING = { width: 152, perBar: 8.5, around: 11 }

/** Words and rounding for computed bars, in the order of the result; no n is left away from its percentage. */
export function buildBarFigure(result: BarResult, spec: BarSpec, words: Translate): BarFigure {
  const percent = result.measure === 'percent'
  const bars = result.bars.map(bar => ({
    key: bar.key,
    label: oneParagraph(bar.label) || bar.key,
    value: bar.value,
    n: bar.n,
    text: barText(bar, percent, words),
  }))
  const notes = percent
    ? [words('figures.bar.rule.percent'), result.multipleResponse ? words('figures.bar.rule.multiple') : '']
    : [words('figures.bar.rule.score')]
  const frame = buildFrame(spec.frame, { title: title(result, spec, words), facts: facts(result, words), notes, dataset: result.dataset }, words)
  return {
    kind: 'bar',
    frame,
    size: paperSize(frame, { rules: [], warnings: [] }, { width: DRAWING.width, height: DRAWING.around + Math.max(4, bars.length) * DRAWING.perBar }, 'below'),
    bars,
    axis: { value: words(percent ? 'figures.bar.axis.percent' : 'figures.bar.axis.score'), min: 0, max: 100 },
    table: table(result, words),
  }
}

/** A percentage is printed with the number of answers behind it, a score with its valid answers. */
function barText(bar: BarResult['bars'][number], percent: boolean, words: Translate): string {
  if (bar.value === null) return words('figures.noAnswers')
  return percent
    ? words('figures.percentN', { percent: percentText(bar.value / 100), n: bar.count ?? bar.n })
    : words('figures.valueN', { value: meanText(bar.value), n: bar.n })
}

function title(result: BarResult, spec: BarSpec, words: Translate): string {
  const named = oneParagraph(result.title)
  if (spec.show.type === 'frequencies') return words('figures.bar.title.frequencies', { title: named })
  if (named) return words('figures.bar.title.scores', { title: named })
  return words(spec.show.by === 'dimension' ? 'figures.bar.scoresByDimension' : 'figures.bar.scoresByItem')
}

function facts(result: BarResult, words: Translate): string[] {
  const unit = words(result.measure === 'percent' ? 'figures.units.percentOfRespondents' : 'figures.units.score')
  return [words('figures.facts.respondents', { n: result.base }), words('figures.facts.unit', { unit })]
}

function table(result: BarResult, words: Translate): TableModel {
  const percent = result.measure === 'percent'
  const nothing: TableCell = { value: null, text: '–' }
  const columns: TableModel['columns'] = [{ key: 'item', header: words('figures.bar.column.item'), sub: '', align: 'left' }]
  if (percent) columns.push({ key: 'count', header: words('figures.bar.column.count'), sub: words('figures.bar.column.times'), align: 'right' })
  columns.push(percent
    ? { key: 'share', header: words('figures.bar.column.share'), sub: words('figures.bar.column.percent'), align: 'right' }
    : { key: 'score', header: words('figures.bar.column.score'), sub: words('figures.bar.column.points'), align: 'right' })
  columns.push({ key: 'n', header: words('figures.bar.column.n'), sub: words('figures.bar.column.people'), align: 'right' })
  const rows = result.bars.map(bar => {
    const label = oneParagraph(bar.label) || bar.key
    const cells: TableCell[] = [{ value: label, text: label }]
    if (percent) cells.push(bar.count === null ? nothing : { value: bar.count, text: groupedText(bar.count) })
    // Shares are stored 0..1 wherever a table holds them.
    if (bar.value === null) cells.push(nothing)
    else cells.push(percent ? { value: bar.value / 100, text: percentNumber(bar.value / 100) } : { value: bar.value, text: meanText(bar.value) })
    cells.push({ value: bar.n, text: groupedText(bar.n) })
    return { key: bar.key, cells }
  })
  return { columns, rows }
}
