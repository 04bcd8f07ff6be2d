import type { Translate } from '../../i18n/translate.ts'
import type { ParetoSpec } from '../../model/figureSpec.ts'
import { looksLikeMeans } from '../../model/meansTable.ts'
import type { ParetoPanels, ParetoResult, ParetoRow, ParetoUncertainty } from '../../model/results.ts'
import type { ParetoBar, ParetoFigure, ParetoPanel } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import { groupedText, percentText } from '../rounding.ts'
import { paperSize } from '../svg/area.ts'
import { oneParagraph } from '../text/wrap.ts'
import { panelDrawing } from './panels.ts'
import { panelTable, paretoTable, shiftText } from './table.ts'
import { paretoVerdict, uncertaintyRules } from './verdict.ts'

/** Of the drawing, mm; more bars than fit well take more paper. */
const DRAWING = { width: 152, height: 86, bars: 15, perBar: 5, widest: 240 }

/** What was worked out beside the chart itself. */
interface ParetoBeside { panels: ParetoPanels | null; uncertainty: ParetoUncertainty | null }

/**
 * Words and rounding for a computed Pareto. Order, cumulation, classes are the result's; nothing is sorted here.
 * `subject`: what the bars are parts of, in the users' own words (a question, a factor); may be empty.
 */
export function buildParetoFigure(result: ParetoResult, spec: ParetoSpec, words: Translate, subject = '', beside: ParetoBeside = { panels: null, uncertainty: null }): ParetoFigure {
  const { panels, uncertainty } = beside
  const shown = panels ? panelsOf(panels, spec, words) : []
  const own = result.rows.map(row => bar(row, words))
  const bars = shown[0]?.bars ?? own
  const drawing = panels ? panelDrawing(shown) : { width: Math.min(DRAWING.widest, DRAWING.width + Math.max(0, own.length - DRAWING.bars) * DRAWING.perBar), height: DRAWING.height }
  const made = title(spec, subject, words)
  const frame = buildFrame(spec.frame, { title: panels ? words(`figures.pareto.panelTitle.${panels.kind}`, { title: made }) : made, facts: facts(result, spec, words), dataset: result.dataset }, words)
  const verdict = uncertainty ? paretoVerdict(result, uncertainty, words) : ''
  const said = [...(verdict ? [verdict] : []), ...rules(result, spec, words), ...(panels ? panelRules(panels, words) : []), ...(uncertainty ? uncertaintyRules(uncertainty, result, words) : [])]
  const warned = warnings(result, spec, words, panels)
  return {
    kind: 'pareto',
    frame,
    size: paperSize(frame, { rules: said, warnings: warned }, drawing, 'below'),
    bars,
    total: shown[0]?.total ?? result.total,
    respondents: result.respondents,
    variant: spec.variant,
    axis: axis(spec, words),
    threshold: spec.abc.a / 100,
    rules: said,
    table: panels ? panelTable(panels, shown, words) : paretoTable(result, own, uncertainty, words),
    verdict,
    warnings: warned,
    ...(panels && { panels: shown }),
  }
}

function panelsOf(panels: ParetoPanels, spec: ParetoSpec, words: Translate): ParetoPanel[] {
  const same = panels.kind !== 'weighted'
  const top = Math.max(0, ...panels.panels.map(panel => panel.result.total * panel.per))
  const shifts = new Map(panels.kind === 'weighted' ? panels.changes.map(change => [change.key, shiftText(change)]) : [])
  return panels.panels.map((panel, i) => {
    const total = panel.result.total * panel.per
    const heavy = panels.kind === 'weighted' && i === 1
    const shift = (key: string): string => { const text = heavy ? shifts.get(key) ?? '–' : '–'; return text === '–' ? '' : ` ${text}` }
    const name = oneParagraph(panel.name)
    const people = panel.result.respondents
    return {
      key: panel.key, total, scaleMax: same ? top : total,
      title: panels.kind === 'weighted' ? (heavy ? words('figures.pareto.panel.weighted', { weight: name || words('figures.pareto.panel.typed') }) : words('figures.pareto.panel.counts'))
        : name || (panels.kind === 'pair' ? words(i === 0 ? 'figures.pareto.panel.before' : 'figures.pareto.panel.after') : panel.key),
      facts: heavy ? words('figures.facts.total', { n: groupedText(panel.result.total) }) : [people === null ? '' : words('figures.facts.respondents', { n: groupedText(people) }), words('figures.facts.mentions', { n: groupedText(panel.result.total) })].filter(Boolean).join('  ·  '),
      bars: panel.result.rows.map(row => {
        const one = bar(row, words)
        return { ...one, label: one.label + shift(row.key), count: row.count * panel.per, cumulativeCount: row.cumulativeCount * panel.per }
      }),
      axis: { ...axis(spec, words), ...(heavy && { left: words('figures.pareto.axis.weighted') }), ...(panels.rate && spec.variant !== 'single' && { left: words(people === null ? 'figures.pareto.axis.per100Units' : 'figures.pareto.axis.per100') }) },
    }
  })
}

function panelRules(panels: ParetoPanels, words: Translate): string[] {
  return [
    panels.kind === 'weighted' ? words('figures.pareto.rule.weighted') : words(panels.order === 'fixed' ? 'figures.pareto.rule.fixedOrder' : 'figures.pareto.rule.ownOrder'),
    panels.kind === 'weighted' ? '' : words(panels.rate ? 'figures.pareto.rule.sameRate' : 'figures.pareto.rule.sameScale'),
    panels.changes.some(change => change.interval !== null) ? words('figures.pareto.rule.newcombe') : '',
  ].filter(Boolean)
}

function warnings(result: ParetoResult, spec: ParetoSpec, words: Translate, panels: ParetoPanels | null): string[] {
  const rest = result.rows.find(row => row.other)
  const means = spec.source.type === 'counts' && oneParagraph(spec.source.unit) === '' && looksLikeMeans(spec.source.rows.map(row => row.count))
  return [
    ...(rest ? result.otherTooLarge.map(why => words(`figures.pareto.warning.${why}`, { percent: percentText(rest.share) })) : []),
    means ? words('figures.pareto.warning.means') : '',
    panels?.kind === 'pair' && panels.overlapping ? words('figures.pareto.warning.overlapping') : '',
    panels?.weight && panels.weight.missing > 0 ? words('figures.pareto.warning.noWeight', { n: panels.weight.missing }) : '',
    panels && panels.leftOut > 0 ? words('figures.pareto.warning.leftOut', { n: panels.leftOut }) : '',
    result.rows.length === 0 || result.total === 0 ? words('figures.pareto.warning.nothing') : '',
    result.rows.length > 30 ? words('figures.pareto.warning.crowded', { n: result.rows.length }) : '',
  ].filter(Boolean)
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
    const n = groupedText(result.total)
    const unit = oneParagraph(spec.source.unit)
    return [unit ? words('figures.facts.totalUnit', { n, unit }) : words('figures.facts.total', { n })]
  }
  const { respondents, mentioning, total } = result
  return [
    respondents === null ? '' : words('figures.facts.respondents', { n: groupedText(respondents) }),
    result.multipleResponse ? words('figures.facts.mentions', { n: groupedText(total) }) : '',
    respondents && mentioning !== null && mentioning < respondents ? words('figures.facts.mentioning', { n: groupedText(mentioning), percent: percentText(mentioning / respondents) }) : '',
    words('figures.facts.unit', { unit: words('figures.units.times') }),
  ]
}

function axis(spec: ParetoSpec, words: Translate): ParetoFigure['axis'] {
  const unit = spec.source.type === 'counts' ? oneParagraph(spec.source.unit) : words('figures.units.times')
  return {
    left: spec.variant === 'single' ? words('figures.pareto.axis.single') : unit ? words('figures.pareto.axis.leftUnit', { unit }) : words('figures.pareto.axis.left'),
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
  if (result.total > 0) said.push(words(crossing === 'include' ? 'figures.pareto.rule.classInclude' : 'figures.pareto.rule.classExclude', { a, b }))
  said.push(words('figures.pareto.rule.order'))
  if (result.ties) said.push(words('figures.pareto.rule.tiesByName'))
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
