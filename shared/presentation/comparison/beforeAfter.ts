import type { EffectDesign, EffectProblem } from '../../causes/effects.ts'
import type { Json, JsonObject } from '../../contract/analysis.ts'
import { meanText, percentNumber } from '../../figures/rounding.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { Presenter } from '../presented.ts'
import { cell, column, count, interval, intervalText, list, number, object, objects, pValue, row, table, text, words } from '../tableWords.ts'

/** up, down: the whole interval of the difference lies on one side of 0. */
function changeOf(line: JsonObject): 'up' | 'down' | 'notShown' | 'unknown' {
  const [low, high] = list(line['ci'])
  if (line['problem'] !== null || typeof low !== 'number' || typeof high !== 'number') return 'unknown'
  return low > 0 ? 'up' : high < 0 ? 'down' : 'notShown'
}

/** Two waves item by item: values, difference, interval, what could have been found. */
export const beforeAfter: Presenter = (result, { t, label }) => {
  const share = result['statistic'] === 'dissatisfied'
  const round = share ? percentNumber : meanText
  const shown = (value: Json | undefined): ReturnType<typeof words> => (share && typeof value === 'number' ? { value: 100 * value, text: percentNumber(value) } : cell(value, round))
  const rows = objects(result['rows'])
  const side = (line: JsonObject, key: 'before' | 'after'): ReturnType<typeof words>[] => { const one = object(line[key]); return [count(one['n']), shown(one['value']), interval(one['ci'], round)] }
  const unit = t(share ? 'activity.beforeAfter.percent' : 'activity.beforeAfter.points')
  const head = (key: 'before' | 'after'): ReturnType<typeof column>[] => [column(`${key}N`, 'n', t(`activity.beforeAfter.${key}`)), column(key, t(`activity.beforeAfter.${key}`), unit), column(`${key}Ci`, t('activity.beforeAfter.interval'))]
  return {
    tables: [table('beforeAfter', t('activity.beforeAfter.table'), [
      column('item', t('activity.beforeAfter.item'), '', 'left'), ...head('before'), ...head('after'), column('difference', t('activity.beforeAfter.difference')), column('ci', t('activity.beforeAfter.interval')),
      column('p', t('activity.beforeAfter.p')), column('detectable', t('activity.beforeAfter.detectable')), column('design', t('activity.beforeAfter.design'), '', 'left'), column('verdict', t('activity.beforeAfter.verdict'), '', 'left'),
    ], rows.map((line, i) => row(String(i), [
      words(label(text(line['variable']))), ...side(line, 'before'), ...side(line, 'after'), shown(line['difference']), interval(line['ci'], round), pValue(line['p_holm']), shown(line['detectable']),
      words(t(`activity.beforeAfter.designs.${text(line['design']) as EffectDesign}`)), words(conclusion(line, t)),
    ])), [
      share ? t('activity.beforeAfter.note.share', { n: number(result['at_most']) ?? 2 }) : '', t('activity.beforeAfter.note.paired'), rows.length > 1 ? t('activity.beforeAfter.note.holm') : '', t('activity.beforeAfter.note.mde'),
    ].filter(Boolean))],
    reading: rows.flatMap(line => {
      const change = changeOf(line)
      if (change === 'unknown') return []
      const said = (value: Json | undefined): string => (typeof value === 'number' ? `${round(value)}${share ? '%' : ''}` : '–')
      const about = { item: label(text(line['variable'])), before: said(object(line['before'])['value']), after: said(object(line['after'])['value']), ci: intervalText(line['ci'], round) }
      return [change === 'notShown' ? t('activity.beforeAfter.reading.none', { ...about, detectable: said(line['detectable']) }) : t('activity.beforeAfter.reading.changed', { ...about, difference: said(line['difference']) })]
    }),
    warnings: rows.flatMap(line => { const problem = text(line['problem']); return problem ? [t('comparison.word.about', { variable: label(text(line['variable'])), text: t(`activity.beforeAfter.problems.${problem as EffectProblem}`) })] : [] }),
  }
}

const conclusion = (line: JsonObject, t: Translate): string => t(`activity.beforeAfter.verdicts.${changeOf(line)}`)
