import type { EffectHint, EffectLine, EffectResult } from '../causes/effects.ts'
import { countText, meanText, pText, percentText } from '../figures/rounding.ts'
import type { Translate } from '../i18n/translate.ts'
import { intervalWords } from './causesEvidence.ts'
import type { Presented, ResultTable } from './presented.ts'
import { column, row, words } from './tableWords.ts'
import type { TableCell } from '../figures/figure.ts'

const DASH = '–'

/** A value of the metric as it is printed: points, a percentage, or as typed with its unit. */
function effectValue({ scale, unit }: Pick<EffectResult, 'scale' | 'unit'>, value: number | null): string {
  if (value === null) return DASH
  return scale === 'points' ? meanText(value) : scale === 'share' ? percentText(value) : `${countText(value)}${unit}`
}
/** A difference of two values; shares differ by percentage points. */
function effectDistance(t: Translate, { scale, unit }: Pick<EffectResult, 'scale' | 'unit'>, value: number | null): string {
  if (value === null) return DASH
  if (scale === 'typed') return `${countText(value)}${unit}`
  return scale === 'points' ? t('causes.points', { n: meanText(value) }) : t('causes.percentPoints', { n: meanText(100 * value) })
}
const intervalOf = (t: Translate, result: EffectResult): string =>
  intervalWords(t, result.ci, value => meanText(result.scale === 'share' ? 100 * value : value))

function casesWords(t: Translate, { design, before, after }: EffectResult): string {
  return design === 'paired' ? t('causes.effects.n.paired', { n: before.n ?? 0 }) : t('causes.effects.n.independent', { a: before.n ?? 0, b: after.n ?? 0 })
}

/** What may be claimed, made from the numbers alone. */
export function effectWords(t: Translate, metric: string, result: EffectResult): string[] {
  if (result.problem) return [t(`causes.effects.problem.${result.problem}`)]
  const said = { metric, before: effectValue(result, result.before.value), after: effectValue(result, result.after.value), n: casesWords(t, result), ci: intervalOf(t, result) }
  const { verdict } = result
  const lines: string[] = []
  if (verdict === 'noInterval') lines.push(t('causes.effects.reading.noInterval', said))
  else if (verdict !== 'unknown') {
    const known = result.ci !== null
    const size = verdict === 'notShown' ? result.difference : Math.abs(result.difference ?? 0)
    lines.push(t(`causes.effects.reading.${verdict === 'notShown' && !known ? 'alike' : verdict}`, { ...said, d: effectDistance(t, result, size) }))
    if (verdict === 'notShown' && result.detectable !== null) lines.push(t('causes.effects.detectable', { d: effectDistance(t, result, result.detectable) }))
  }
  if (result.reached !== 'noTarget') {
    const target = effectValue(result, result.target)
    if (result.reached !== 'missed') lines.push(t(`causes.effects.target.${result.reached}`, { target }))
    else lines.push(result.attainment === null ? t('causes.effects.target.missedPlain', { target }) : t('causes.effects.target.missed', { target, attainment: percentText(result.attainment) }))
  }
  if (verdict === 'improved' || verdict === 'worse') lines.push(t('causes.effects.caution'))
  return lines
}

/** What else may stand behind the difference, and how it was worked out. */
export function effectHintWords(t: Translate, result: EffectResult): string[] {
  return result.hints.map(hint => hintWords(t, hint, result))
}
function hintWords(t: Translate, hint: EffectHint, result: EffectResult): string {
  switch (hint.code) {
    case 'independent': return t(`causes.effects.hint.independent.${hint.why}`)
    case 'othersChanged': return t('causes.effects.hint.othersChanged', { items: hint.items, change: meanText(hint.change) })
    case 'targetTooNear': return t('causes.effects.hint.targetTooNear', { d: effectDistance(t, result, hint.distance) })
    case 'regressionToMean': return t('causes.effects.hint.regressionToMean', { place: hint.place, items: hint.items })
    case 'otherSeason': return t('causes.effects.hint.otherSeason', { before: hint.before, after: hint.after })
    case 'fewCases': case 'variablesMissing': case 'unpaired': return t(`causes.effects.hint.${hint.code}`, { n: hint.n })
    case 'seasonUnknown': case 'otherScale': case 'simulated': return t(`causes.effects.hint.${hint.code}`)
  }
}

/** All checks side by side. `measures`: names by id. */
export function effectsTable(t: Translate, lines: readonly EffectLine[], measures: ReadonlyMap<string, string>): ResultTable {
  const keys = ['metric', 'measure', 'before', 'after', 'n', 'difference', 'ci', 'target', 'attainment', 'progress', 'detectable', 'verdict'] as const
  const left = new Set<string>(['metric', 'measure', 'n', 'verdict'])
  return {
    key: 'effects', title: t('causes.effects.title'), notes: [],
    table: {
      columns: keys.map(key => column(key, t(`causes.effects.column.${key}`), '', left.has(key) ? 'left' : 'right')),
      rows: lines.map(({ id, measure, content, result }) => {
        const value = (number: number | null, text = effectValue(result, number)): TableCell => ({ value: number, text })
        const rate = (number: number | null): TableCell => value(number, number === null ? DASH : percentText(number))
        const worked = result.problem === null
        return row(id, [
          words(content.metric), words(measure === null ? t('causes.effects.whole') : measures.get(measure) ?? DASH), value(result.before.value), value(result.after.value),
          words(worked && result.design !== 'typed' ? casesWords(t, result) : DASH), value(result.difference, effectDistance(t, result, result.difference)),
          words(result.ci === null ? DASH : `[${result.ci.map(end => meanText(result.scale === 'share' ? 100 * end : end)).join(', ')}]`),
          value(result.target), rate(result.attainment), rate(result.progress), value(result.detectable, effectDistance(t, result, result.detectable)),
          words(`${t(`causes.effects.verdict.${result.verdict}`)}${result.p === null ? '' : ` (p ${pText(result.p).startsWith('<') ? '' : '= '}${pText(result.p)})`}`),
        ])
      }),
    },
  }
}

export function presentEffects(t: Translate, lines: readonly EffectLine[], measures: ReadonlyMap<string, string>): Presented {
  return {
    tables: [effectsTable(t, lines, measures)],
    reading: lines.map(({ content, result }) => effectWords(t, content.metric, result).join(t('causes.between'))),
    warnings: lines.flatMap(({ content, result }) => effectHintWords(t, result).map(hint => `${content.metric}: ${hint}`)),
  }
}
