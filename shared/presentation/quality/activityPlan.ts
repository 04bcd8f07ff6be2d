import type { Json } from '../../contract/analysis.ts'
import { dayText } from '../../expression/planDay.ts'
import type { Presenter } from '../presented.ts'
import { column, count, list, number, object, objects, row, table, text, words } from '../tableWords.ts'

type State = 'undated' | 'unplanned' | 'open' | 'doing' | 'late' | 'early' | 'onTime' | 'delayed'
const dayCell = (day: Json | undefined): ReturnType<typeof words> => (typeof day === 'number' ? words(dayText(day)) : { value: null, text: '–' })

/** 活动计划 as a table: planned and actual days, delay, state. */
export const presentActivityPlan: Presenter = (result, { t }) => {
  const rows = objects(result['rows'])
  const states = rows.map(line => text(line['state']) as State)
  const of = (...wanted: State[]): number => states.filter(state => wanted.includes(state)).length
  const asOf = number(result['as_of'])
  return {
    tables: [table('plan', t('activity.plan.table'), [
      column('what', t('activity.plan.what'), '', 'left'), column('owner', t('activity.plan.owner'), '', 'left'), column('plannedFrom', t('activity.plan.plannedFrom')), column('plannedTo', t('activity.plan.plannedTo')),
      column('actualFrom', t('activity.plan.actualFrom')), column('actualTo', t('activity.plan.actualTo')), column('delay', t('activity.plan.delay')), column('state', t('activity.plan.state'), '', 'left'),
    ], rows.map((line, i) => {
      const [planned, actual] = [object(line['planned']), object(line['actual'])]
      return row(String(i), [words(text(line['label'])), words(text(line['owner'])), dayCell(planned['from']), dayCell(planned['to']), dayCell(actual['from']), actual['open'] === true ? words(t('activity.plan.ongoing')) : dayCell(actual['to']), count(line['delay_days']), words(t(`activity.plan.states.${states[i]!}`))])
    }), asOf === null ? [] : [t('activity.plan.asOf', { date: dayText(asOf) })])],
    reading: rows.length === 0 ? [] : [t('activity.plan.reading', { n: rows.length, done: of('early', 'onTime', 'delayed'), delayed: of('delayed'), late: of('late') })],
    warnings: [
      result['status'] === 'noRows' ? t('activity.plan.noRows') : result['status'] === 'noDates' ? t('activity.plan.empty') : '',
      ...rows.flatMap(line => { const unread = list(line['unread']).map(text); return unread.length === 0 ? [] : [t('activity.plan.unread', { label: text(line['label']), text: unread.join(', ') })] }),
    ].filter(Boolean),
  }
}
