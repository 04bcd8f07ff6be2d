import type { Evidence, RuleOutcome, ScreenedRow, ScreeningReport } from '../../../shared/contract/screening.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { writeExclusion } from '../../../shared/model/exclusion.ts'
import type { ExclusionCode } from '../../../shared/model/exclusion.ts'
import { screeningRules, screeningSettings } from '../../../shared/model/screening.ts'
import type { ScreeningRule, ScreeningSettings } from '../../../shared/model/screening.ts'
import type { ProjectReader } from '../store/reader.ts'
import { omission, outOfScale, straightLine } from './answerRules.ts'
import { answerUnits } from './answerUnits.ts'
import { attention } from './attentionRule.ts'
import { contradiction } from './contradictionRule.ts'
import { contactTwice, duplicate, nearDuplicate } from './duplicateRules.ts'
import { durationsOf } from './durations.ts'
import { evenOdd, mahalanobis, personTotal } from './hintRules.ts'
import type { ReturnedRows } from './returnedRows.ts'
import { returnedRows } from './returnedRows.ts'
import type { Hit, Rule, Survey } from './rule.ts'
import { incomplete, notEligible, preview } from './statusRules.ts'
import { impossibleTime, tooFast } from './timeRules.ts'

const rules: Record<ScreeningRule, Rule> = {
  preview, notEligible, incomplete, contact: contactTwice, duplicate, attention, impossibleTime, tooFast, straightLine, omission, contradiction, outOfScale,
  nearDuplicate, evenOdd, personTotal, mahalanobis,
}

export const ruleOf = (name: ScreeningRule): Rule => rules[name]

export interface Screened { rule: Rule; outcome: RuleOutcome; hits: ReadonlyMap<number, Hit> }
/** The returned responses without their columns. */
export type ScreenedRows = Pick<ReturnedRows, 'length' | 'rids' | 'excluded'>
export interface Screening {
  settings: ScreeningSettings
  dataset: Dataset
  rows: ScreenedRows
  /** In order of precedence. */
  screened: Screened[]
}

/** The kept settings of a data set; what is not (or no longer) readable is as if never set. */
function keptSettings(project: ProjectReader, dataset: number): ScreeningSettings {
  const kept = screeningSettings.safeParse(project.datasetSettings(dataset)['screening'] ?? {})
  return kept.success ? kept.data : screeningSettings.parse({})
}

const last = new WeakMap<ProjectReader, { state: string; screening: Screening }>()

/** Where a project stands and what is asked of it: the same state has the same answer. */
export function stateOf(project: ProjectReader, id: number, asked: ScreeningSettings | null): string {
  const { undo, redo, count } = project.historyState()
  return JSON.stringify([id, asked ?? keptSettings(project, id), count, undo?.id, redo?.id])
}

/** The last screening, as long as the project has not changed since. */
export function keptScreening(project: ProjectReader, state: string): Screening | null {
  const kept = last.get(project)
  return kept?.state === state ? kept.screening : null
}

export function keepScreening(project: ProjectReader, state: string, screening: Screening): void { last.set(project, { state, screening }) }

/** Asks every rule that is not off of every returned response, or answers with the kept screening. */
export function screen(project: ProjectReader, id: number, asked: ScreeningSettings | null): Screening {
  const state = stateOf(project, id, asked)
  const kept = keptScreening(project, state)
  if (kept) return kept
  const screening = screenAnew(project, id, asked)
  keepScreening(project, state, screening)
  return screening
}

/** Asks the rules. `alive` is called before each and may throw. */
export function screenAnew(project: ProjectReader, id: number, asked: ScreeningSettings | null, alive: () => void = () => {}): Screening {
  const dataset = project.dataset(id)
  const settings = asked ?? keptSettings(project, id)
  const rows = returnedRows(project, dataset)
  const survey: Survey = {
    dataset, factors: project.factors(), rows, settings,
    units: once(() => answerUnits(dataset, rows)), durations: once(() => durationsOf(dataset, rows, settings.time)),
  }
  const screened = screeningRules.map(name => { alive(); return ask(rules[name], survey) })
  for (const one of screened) {
    one.outcome.overlap = screened.flatMap(other => {
      if (other === one) return []
      let n = 0
      for (const row of one.hits.keys()) if (other.hits.has(row)) n++
      return n > 0 ? [{ rule: other.rule.id, n }] : []
    })
  }
  return { settings, dataset, rows, screened }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function ask(rule: Rule, survey: Survey): Screened {
  const { mode: chosen } = survey.settings[rule.id]
  const about = { rule: rule.id, automatic: chosen === null, overlap: [] }
  const nothing = (unavailable: RuleOutcome['unavailable']): Screened =>
    ({ rule, outcome: { ...about, mode: unavailable === null || chosen === null ? 'off' : chosen, unavailable, facts: {}, n: 0, excluded: 0 }, hits: new Map() })
  const mode = chosen ?? rule.byDefault
  if (mode === 'off') return nothing(null)
  const judged = rule.judge(survey)
  if (judged.unavailable !== null) return nothing(judged.unavailable)
  let excluded = 0
  for (const row of judged.hits.keys()) if (survey.rows.excluded[row] !== null) excluded++
  return { rule, outcome: { ...about, mode, unavailable: null, facts: judged.facts, n: judged.hits.size, excluded }, hits: judged.hits }
}

/** Positions that excluding rules hit (or, when named, just these rules, whatever their mode), ascending. */
export function hitRows({ screened }: Screening, named: readonly ScreeningRule[] | null): number[] {
  const found = new Set<number>()
  for (const { rule, outcome, hits } of screened) if (named === null ? outcome.mode === 'exclude' : named.includes(rule.id)) for (const row of hits.keys()) found.add(row)
  return [...found].sort((a, b) => a - b)
}

export function report(screening: Screening): ScreeningReport {
  const { settings, rows, screened } = screening
  const union = hitRows(screening, null)
  return {
    settings, rows: rows.length, excluded: rows.excluded.reduce((n, reason) => n + Number(reason !== null), 0),
    rules: screened.map(({ outcome }) => outcome),
    union: { n: union.length, counting: union.filter(row => rows.excluded[row] === null).length },
  }
}

export function screenedRow({ rows, screened }: Screening, row: number): ScreenedRow {
  const evidence = screened.flatMap(({ rule, hits }): Evidence[] => {
    const hit = hits.get(row)
    return hit ? [{ rule: rule.id, params: hit.params, cells: hit.cells }] : []
  })
  return { rid: rows.rids[row]!, excluded: rows.excluded[row]!, evidence }
}

/** Reason of each response that is to go: that of the first rule, the others noted behind it. */
export function reasonsOf({ screened, rows }: Screening, named: readonly ScreeningRule[] | null, spared: ReadonlySet<number>): Map<string, number[]> {
  const codes = new Map<number, ExclusionCode[]>()
  for (const { rule, outcome, hits } of screened) {
    if (outcome.mode !== 'exclude' || (named !== null && !named.includes(rule.id))) continue
    for (const [row, hit] of hits) {
      if (rows.excluded[row] !== null || spared.has(rows.rids[row]!)) continue
      const code = hit.reason ?? rule.reason
      const held = codes.get(row) ?? []
      if (!held.includes(code)) codes.set(row, [...held, code])
    }
  }
  const reasons = new Map<string, number[]>()
  for (const [row, [first, ...others]] of codes) {
    const reason = writeExclusion(first!, others.join(', '))
    reasons.set(reason, [...(reasons.get(reason) ?? []), rows.rids[row]!])
  }
  return reasons
}
