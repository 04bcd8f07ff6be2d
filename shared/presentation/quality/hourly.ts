import type { JsonObject } from '../../contract/analysis.ts'
import type { Translate } from '../../i18n/translate.ts'
import type { Presenter } from '../presented.ts'
import { column, mean, number, object, objects, row, rounding, table, text, words } from '../tableWords.ts'

/** Name of the load with its unit, per day where it is of a log. */
export function loadName(result: JsonObject, t: Translate): string {
  const unit = text(result['unit'])
  if (result['per'] === 'day') return unit ? t('activity.hourly.loadPerDayUnit', { unit }) : t('activity.hourly.loadPerDay')
  return unit ? t('activity.hourly.loadUnit', { unit }) : t('activity.hourly.load')
}

/** Load and staffing by hour with the load of each person, before and after. */
export const presentHourly: Presenter = (result, { t }) => {
  const rows = objects(result['rows'])
  const before = object(result['before'])
  const after = result['after'] === null ? null : object(result['after'])
  const staffed = number(before['mean_each']) !== null
  const unread = number(result['unread']) ?? 0
  const unstaffed = number(before['unstaffed']) ?? 0
  return {
    tables: [table('hourly', t('activity.hourly.table'), [
      column('hour', t('activity.hourly.hour'), '', 'left'), column('load', loadName(result, t)), column('staff', t('activity.hourly.staff')), column('each', t('activity.hourly.each')), column('gap', t('activity.hourly.gap')),
      ...(after ? [column('after', t('activity.hourly.staffAfter')), column('eachAfter', t('activity.hourly.eachAfter')), column('gapAfter', t('activity.hourly.gapAfter'))] : []),
    ], [
      ...rows.map((line, i) => row(String(i), [words(text(line['label'])), mean(line['load']), mean(line['staff']), mean(line['each']), mean(line['gap']), ...(after ? [mean(line['after']), mean(line['each_after']), mean(line['gap_after'])] : [])])),
      row('total', [words(t('activity.hourly.total')), mean(result['total_load']), mean(before['people_hours']), mean(before['mean_each']), mean(null), ...(after ? [mean(after['people_hours']), mean(after['mean_each']), mean(null)] : [])]),
    ], [staffed ? t('activity.hourly.note.gap') : ''].filter(Boolean))],
    reading: result['status'] === 'solved' ? [readingOf(result, rows, before, after, t)] : [],
    warnings: [
      result['status'] === 'noLoad' ? t('activity.hourly.empty') : '', result['status'] === 'solved' && !staffed ? t('activity.hourly.note.noStaff') : '',
      unstaffed > 0 ? t('activity.hourly.note.unstaffed', { n: rounding.mean(unstaffed) }) : '', unread > 0 ? t('activity.hourly.note.unread', { n: unread }) : '',
    ].filter(Boolean),
  }
}

function readingOf(result: JsonObject, rows: readonly JsonObject[], before: JsonObject, after: JsonObject | null, t: Translate): string {
  const top = rows.reduce<JsonObject | null>((best, line) => ((number(line['load']) ?? -Infinity) > (number(best?.['load']) ?? -Infinity) ? line : best), null)
  const total = number(result['total_load']) ?? 0
  const said: string[] = []
  if (top && total > 0) said.push(t('activity.hourly.reading.load', { hour: text(top['label']), load: rounding.mean(number(top['load'])!), share: `${rounding.percent(number(top['load'])! / total)}%` }))
  const spread = (side: JsonObject): { most: string; least: string; deviation: string } | null => {
    const [most, least, deviation] = [number(side['most']), number(side['least']), number(side['deviation'])]
    return most === null || least === null || deviation === null ? null : { most: rounding.mean(most), least: rounding.mean(least), deviation: `${rounding.percent(deviation)}%` }
  }
  const first = spread(before)
  if (first) said.push(t('activity.hourly.reading.before', first))
  const shortest = rows.reduce<JsonObject | null>((worst, line) => ((number(line['gap']) ?? 0) < (number(worst?.['gap']) ?? 0) ? line : worst), null)
  if (shortest) said.push(t('activity.hourly.reading.short', { hour: text(shortest['label']), n: rounding.mean(-number(shortest['gap'])!) }))
  const last = after && spread(after)
  if (after && first && last) {
    const [was, is] = [number(before['deviation'])!, number(after['deviation'])!]
    said.push(t('activity.hourly.reading.after', last), t(is < was - 1e-12 ? 'activity.hourly.reading.even' : 'activity.hourly.reading.uneven'))
  }
  return said.join(t('figures.frame.sentenceGap'))
}
