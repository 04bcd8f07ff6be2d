import type { RuleOutcome } from '../../../shared/contract/screening.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { ScreeningRule, ScreeningSettings } from '../../../shared/model/screening.ts'
import type { Hit } from './rule.ts'
import { ruleOf } from './screen.ts'
import type { Screening } from './screen.ts'

/** A screening that can cross to another thread: rules by name, rows without their columns. */
export interface PlainScreening {
  /** State of the project it belongs to, see `stateOf`. */
  state: string
  settings: ScreeningSettings
  dataset: Dataset
  rids: readonly number[]
  excluded: readonly (string | null)[]
  screened: { rule: ScreeningRule; outcome: RuleOutcome; hits: ReadonlyMap<number, Hit> }[]
}

export const plainScreening = ({ settings, dataset, rows, screened }: Screening, state: string): PlainScreening => ({
  state, settings, dataset, rids: rows.rids, excluded: rows.excluded,
  screened: screened.map(({ rule, outcome, hits }) => ({ rule: rule.id, outcome, hits })),
})

export const screeningOf = ({ settings, dataset, rids, excluded, screened }: PlainScreening): Screening => ({
  settings, dataset, rows: { length: rids.length, rids, excluded },
  screened: screened.map(({ rule, outcome, hits }) => ({ rule: ruleOf(rule), outcome, hits })),
})
