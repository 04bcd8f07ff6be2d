import type { Facts, Unavailable } from '../../../shared/contract/screening.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { ExclusionCode } from '../../../shared/model/exclusion.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { RuleMode, ScreeningRule, ScreeningSettings } from '../../../shared/model/screening.ts'
import type { AnswerUnits } from './answerUnits.ts'
import type { Durations } from './durations.ts'
import type { ReturnedRows } from './returnedRows.ts'

export interface Hit {
  params: Facts
  /** Ids of the variables that show it. */
  cells: string[]
  /** Where a rule has more than one reason. */
  reason?: ExclusionCode
}

/** Hits by position of the response. */
export type Judgement = { unavailable: Unavailable } | { unavailable: null; facts: Facts; hits: Map<number, Hit> }

/** What rules look at; the expensive parts are worked out once, when a rule first asks. */
export interface Survey {
  dataset: Dataset
  factors: readonly Factor[]
  rows: ReturnedRows
  settings: ScreeningSettings
  units(): AnswerUnits
  durations(): Durations | null
}

export interface Rule {
  id: ScreeningRule
  reason: ExclusionCode
  /** Its mode as long as nobody has chosen one and the data have what it needs. */
  byDefault: RuleMode
  judge(survey: Survey): Judgement
}

export const unavailable = (why: Unavailable): Judgement => ({ unavailable: why })
