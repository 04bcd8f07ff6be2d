import type { CodeFacts, EvidenceFacts, Held, HourFacts, ItemFacts, SegmentFacts } from '../../../shared/causes/facts.ts'
import { dayNumber, readMoment } from '../../../shared/expression/moment.ts'
import type { Evidence } from '../../../shared/model/cause.ts'
import { subtree } from '../../../shared/model/factor.ts'
import { isMissing } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { proportionIntervals } from '../../../shared/stats/proportion.ts'
import { codedMentions } from '../analysis/codedMentions.ts'
import { labelOf } from '../analysis/findVariable.ts'
import { respondentScores } from '../analysis/respondentScores.ts'
import { namedItems } from '../analysis/scaleItems.ts'
import type { ScaleItem } from '../analysis/scaleItems.ts'
import type { ProjectReader } from '../store/reader.ts'
import { Gone, heldTo, named, variableOf } from './gone.ts'
import { scoreFacts } from './scoreFacts.ts'

type Of<T extends Evidence['type']> = Extract<Evidence, { type: T }>

/** Evidence with its numbers of this moment; `gone` where what it points at was removed. Rules: docs/statistics.md, "Evidence". */
export function evidenceFacts(project: ProjectReader, evidence: Evidence): EvidenceFacts {
  try {
    switch (evidence.type) {
      case 'items': return itemFacts(project, evidence)
      case 'codes': return codeFacts(project, evidence)
      case 'segment': return segmentFacts(project, evidence)
      case 'hours': return hourFacts(project, evidence)
      case 'note': return { type: 'note', text: evidence.text, who: evidence.who, date: evidence.date }
      case 'picture': return { type: 'picture', attachment: evidence.attachment, caption: evidence.caption, name: pictureName(project, evidence.attachment) }
      case 'table': {
        const table = project.sourceTables().find(({ id }) => id === evidence.table)
        if (!table) throw new Gone('source')
        return { type: 'table', table: table.id, name: table.name, origin: table.origin, period: table.period, rows: table.rows.length }
      }
    }
  } catch (thrown) {
    if (thrown instanceof Gone) return { type: 'gone', was: evidence.type, what: thrown.what }
    throw thrown
  }
}

/** Whether what the evidence points at was removed, without working out its numbers. */
export function isGone(project: ProjectReader, evidence: Evidence): boolean {
  if (!('dataset' in evidence) || evidence.type === 'segment') return evidenceFacts(project, evidence).type === 'gone'
  try {
    const { dataset } = heldTo(project, evidence.dataset, evidence.segment)
    if (evidence.type === 'items') itemsOf(project, dataset, evidence.variables)
    else variableOf(dataset, evidence.variable)
    return evidence.type === 'codes' && !project.factors().some(({ id }) => id === evidence.factor)
  } catch (thrown) {
    if (thrown instanceof Gone) return true
    throw thrown
  }
}

const heldFacts = ({ dataset, segment }: ReturnType<typeof heldTo>): Held =>
  ({ dataset: named(dataset), segment: segment && { id: segment.id, name: segment.name, n: segment.n } })

function pictureName(project: ProjectReader, id: string): string {
  try {
    return project.attachment(id).name
  } catch (thrown) {
    if (thrown instanceof YinguoError && thrown.code === 'NOT_FOUND') throw new Gone('attachment')
    throw thrown
  }
}

/** The scale items of a list of variables. Throws Gone where one was removed or has no bounds any more. */
export function itemsOf(project: ProjectReader, dataset: ReturnType<ProjectReader['dataset']>, variables: readonly string[]): ScaleItem[] {
  for (const id of variables) if (variableOf(dataset, id).scale === null) throw new Gone('scale')
  try {
    return namedItems(dataset, project.factors(), variables)
  } catch (thrown) {
    if (thrown instanceof YinguoError && thrown.code === 'BAD_VALUE') throw new Gone('scale')
    throw thrown
  }
}

function itemFacts(whole: ProjectReader, evidence: Of<'items'>): ItemFacts {
  const held = heldTo(whole, evidence.dataset, evidence.segment)
  const items = itemsOf(held.project, held.dataset, [...new Set(evidence.variables)])
  return {
    type: 'items', ...heldFacts(held), atMost: evidence.atMost,
    items: items.map(({ variable }) => ({ variable: variable.id, label: labelOf(variable) })),
    ...scoreFacts([respondentScores(held.project, items, evidence.atMost)]),
  }
}

/** Per row of the data set whether the text was judged, and how many of the wanted factors it has. */
export function codedRows(project: ProjectReader, dataset: ReturnType<ProjectReader['dataset']>, evidence: Pick<Of<'codes'>, 'variable' | 'factor'>): { judged: Uint8Array; found: Uint16Array } {
  const variable = variableOf(dataset, evidence.variable)
  const below = new Set(subtree(project.factors(), evidence.factor).map(({ id }) => id))
  if (below.size === 0) throw new Gone('factor')
  const { coded, marks } = codedMentions(project, dataset, { type: 'coding', dataset: dataset.id, segment: null, variable: variable.id, coder: null, by: 'factor' })
  const found = new Uint16Array(coded.length)
  for (const { key, flags } of marks) if (below.has(key)) flags.forEach((flag, row) => { found[row]! += flag })
  return { judged: coded, found }
}

function codeFacts(whole: ProjectReader, evidence: Of<'codes'>): CodeFacts {
  const held = heldTo(whole, evidence.dataset, evidence.segment)
  const { judged, found } = codedRows(held.project, held.dataset, evidence)
  const variable = variableOf(held.dataset, evidence.variable)
  const factor = whole.factors().find(({ id }) => id === evidence.factor)!
  const base = judged.reduce((sum, one) => sum + one, 0)
  const texts = found.reduce((sum, times) => sum + (times > 0 ? 1 : 0), 0)
  const { p, wilson } = proportionIntervals(texts, base)
  return {
    type: 'codes', ...heldFacts(held), variable: variable.id, label: labelOf(variable), factor: { id: factor.id, name: factor.name },
    mentions: found.reduce((sum, times) => sum + times, 0), texts, base, share: p, ci: wilson,
  }
}

function segmentFacts(whole: ProjectReader, evidence: Of<'segment'>): SegmentFacts {
  const { dataset, segment } = heldTo(whole, evidence.dataset, evidence.segment)
  const of = whole.columns.rids(evidence.dataset).length
  const { p, wilson } = proportionIntervals(segment!.n, of)
  return { type: 'segment', dataset: named(dataset), segment: { id: segment!.id, name: segment!.name }, n: segment!.n, of, share: p, ci: wilson }
}

/** Hour and day of each row of a time column; null where the text gives no hour. */
export const clockOf = (project: ProjectReader, dataset: number, variable: string): ({ hour: number; day: number } | null)[] =>
  project.columns.values(dataset, variable).map(value => {
    const moment = isMissing(value) ? null : readMoment(String(value))
    return moment === null || moment.hour === null ? null : { hour: moment.hour, day: dayNumber(moment) }
  })

/** [from, to) of the clock; past midnight where `to` is not after `from`. */
export const withinHours = (hour: number, from: number, to: number): boolean => (from < to ? hour >= from && hour < to : hour >= from || hour < to)

function hourFacts(whole: ProjectReader, evidence: Of<'hours'>): HourFacts {
  const held = heldTo(whole, evidence.dataset, evidence.segment)
  const variable = variableOf(held.dataset, evidence.variable)
  const clock = clockOf(held.project, held.dataset.id, variable.id)
  const { from, to } = evidence
  const read = clock.filter(moment => moment !== null)
  const inside = read.filter(({ hour }) => withinHours(hour, from, to))
  const days = new Set(read.map(({ day }) => day)).size
  const hours = (to - from + 24) % 24 || 24
  const others = new Set(read.filter(({ hour }) => !withinHours(hour, from, to)).map(({ hour }) => hour)).size
  const { p, wilson } = proportionIntervals(inside.length, read.length)
  return {
    type: 'hours', ...heldFacts(held), variable: variable.id, label: labelOf(variable), from, to,
    n: inside.length, of: read.length, unread: clock.length - read.length, days, share: p, ci: wilson,
    perHour: days === 0 ? null : inside.length / (days * hours),
    perOtherHour: others === 0 ? null : (read.length - inside.length) / (days * others),
  }
}
