import type { TableModel } from '../../../shared/figures/figure.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { column, row, words } from '../../../shared/presentation/tableWords.ts'
import { confirmationsByBone } from '../causes/confirmations.ts'
import { measuresOf } from '../causes/measures.ts'
import type { ProjectReader } from '../store/reader.ts'

const steps = ['topic', 'status', 'goal', 'causes', 'confirmation', 'measures', 'doing', 'effect', 'standard', 'next'] as const
type Step = typeof steps[number]
interface Span { planned: string[]; actual: string[]; who: string[] }
/** More columns than these no longer fit on a page. */
const MOST_MONTHS = 9
/** As the genre draws them: dashed as planned, solid as it was. */
const PLANNED = '┄┄'
const ACTUAL = '━━'

/** The day, month or quarter a text names, as months "2026-03"; none where it names no month. */
const monthsOf = (text: string): string[] => [...text.matchAll(/((?:19|20)\d\d)\s*[-/.年]\s*(1[0-2]|0?[1-9])(?!\d)/g)].map(([, year, month]) => `${year}-${month!.padStart(2, '0')}`)

/** What the project knows of when its steps were planned and done: the period of the survey, dates of confirmations and measures. */
function spans(project: ProjectReader): Map<Step, Span> {
  const found = new Map<Step, Span>()
  const add = (step: Step, planned: readonly string[], actual: readonly string[], who: string): void => {
    const span = found.get(step) ?? { planned: [], actual: [], who: [] }
    found.set(step, span)
    span.planned.push(...planned.flatMap(monthsOf))
    span.actual.push(...actual.flatMap(monthsOf))
    if (who && !span.who.includes(who)) span.who.push(who)
  }
  for (const { id, type } of project.datasets()) if (type === 'survey') add('status', [], [project.dataset(id).period], '')
  for (const { content } of confirmationsByBone(project).values()) add('confirmation', [content.planned], [content.done], content.person)
  for (const { content } of measuresOf(project)) if (content.status !== 'rejected') add('doing', [content.planned.from, content.planned.to], [content.actual.from, content.actual.to], content.who)
  return found
}

/** Whether a plan by months has anything to show. */
export const hasActivityPlan = (project: ProjectReader): boolean => [...spans(project).values()].some(span => span.planned.length > 0)

/** 活动计划: steps by months, planned dashed and actual solid, with who is responsible; months after the ninth are left out. */
export function activityPlan(project: ProjectReader, t: Translate): TableModel {
  const found = spans(project)
  const all = [...found.values()].flatMap(({ planned, actual }) => [...planned, ...actual]).sort()
  const months = all.length === 0 ? [] : between(all[0]!, all.at(-1)!).slice(0, MOST_MONTHS)
  const covers = (of: readonly string[], month: string): boolean => { const sorted = [...of].sort(); return sorted.length > 0 && sorted[0]! <= month && month <= sorted.at(-1)! }
  return {
    columns: [column('step', t('reportTable.step'), '', 'left'), ...months.map(month => column(month, month, '', 'center')), column('who', t('reportTable.who'), '', 'left')],
    rows: steps.map(step => {
      const span = found.get(step) ?? { planned: [], actual: [], who: [] }
      const marks = months.map(month => words([covers(span.planned, month) ? PLANNED : '', covers(span.actual, month) ? ACTUAL : ''].filter(Boolean).join(' ')))
      return row(step, [words(t(`reportTemplate.qc.${step}`)), ...marks, words(span.who.join(t('causes.separator')))])
    }),
  }
}

function between(first: string, last: string): string[] {
  const months: string[] = []
  for (let [year, month] = first.split('-').map(Number) as [number, number]; ; month === 12 ? (year++, month = 1) : month++) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name > last || months.length >= MOST_MONTHS) return months
    months.push(name)
  }
}
