import { z } from 'zod'
import type { ExclusionCode } from '../model/exclusion.ts'
import type { RuleMode, ScreeningRule, ScreeningSettings } from '../model/screening.ts'
import { screeningRules, screeningSettings } from '../model/screening.ts'
import { command, query } from '../rpc/call.ts'
import type { Tag } from '../rpc/envelope.ts'
import { tag } from './tags.ts'

const dataset = z.number().int().positive()
const rid = z.number().int().positive()
const rule = z.enum(screeningRules)
/** null: as kept with the data set. */
const settings = screeningSettings.nullable().default(null)
const reads = (p: { dataset: number }): Tag[] => [tag.cells(p.dataset), tag.variables(p.dataset), tag.datasets, tag.factors]
const touches = (p: { dataset: number }): Tag[] => [tag.cells(p.dataset), tag.datasets]

/** Numbers and names for a sentence. */
export type Facts = Record<string, string | number | null>

/** Why a rule cannot be asked of these data. */
export type Unavailable = 'noStatus' | 'noContact' | 'fewItems' | 'noCheck' | 'noTime' | 'noScale' | 'noPair' | 'noCriterion' | 'fewCases' | 'fewDimensions' | 'singular' | 'tooMany' | 'badCondition'

export interface RuleOutcome {
  rule: ScreeningRule
  mode: RuleMode
  /** The mode was not chosen by a person. */
  automatic: boolean
  unavailable: Unavailable | null
  /** What was looked at: number of items, cut-off, names of columns. */
  facts: Facts
  /** Responses hit, and how many of them do not count already. */
  n: number
  excluded: number
  /** Other rules that hit some of the same responses. */
  overlap: { rule: ScreeningRule; n: number }[]
}

export interface ScreeningReport {
  settings: ScreeningSettings
  /** Returned responses: all that were looked at, whether they count or not. */
  rows: number
  excluded: number
  rules: RuleOutcome[]
  /** Responses hit by any excluding rule; `counting`: those that count as yet and would go. */
  union: { n: number; counting: number }
}

/** What a rule has against a response. `cells`: ids of the variables it looked at. */
export interface Evidence { rule: ScreeningRule; params: Facts; cells: string[] }
export interface ScreenedRow { rid: number; excluded: string | null; evidence: Evidence[] }

/** With the responses and without them. */
export type BeforeAfter = [before: number | null, after: number | null]
export interface ScreeningEffect {
  n: [before: number, after: number]
  /** `min`, `max`: the scale of the mean. */
  dimensions: { key: string; label: string; items: number; min: number; max: number; mean: BeforeAfter; alpha: BeforeAfter }[]
  /** Of the saved priority figure: its target on 0-100 and the first items with them in, plus those that come up. Null where there is none. */
  priority: { target: string; score: BeforeAfter; items: { item: string; label: string; rank: BeforeAfter; index: BeforeAfter }[]; moved: number } | null
  /** Of the first saved Pareto figure of this data set. */
  pareto: { title: string; bars: { key: string; label: string; rank: BeforeAfter; count: BeforeAfter }[] } | null
}

export interface LedgerReason { code: ExclusionCode | null; /** The free text where there is no code; else empty. */ text: string; n: number }
export interface LedgerDetail { issued: number | null; returned: number; valid: number; reasons: LedgerReason[] }

export const screeningCalls = {
  'screening.run': query<ScreeningReport>()('screening.run', z.object({ dataset, settings }), reads),
  /** Responses that a rule hits (null: any excluding rule), ascending, with everything the asked rules have against them. */
  'screening.hits': query<{ total: number; rows: ScreenedRow[] }>()('screening.hits', z.object({
    dataset, settings, rule: rule.nullable().default(null), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100),
  }), reads),
  /** What changes in the results without the responses these rules hit (null: all excluding rules). */
  'screening.effect': query<ScreeningEffect>()('screening.effect', z.object({ dataset, settings, rules: z.array(rule).max(screeningRules.length).nullable().default(null) }), p => [...reads(p), tag.figures]),
  /** Keeps the settings with the data set. */
  'screening.save': command<ScreeningSettings>()('screening.save', z.object({ dataset, settings: screeningSettings }), () => [tag.datasets]),
  /** Excludes the responses that excluding rules hit, in one change set, each with its reason. `rules` null: all of them. `spared`: these stay. */
  'screening.apply': command<{ changed: number; reasons: LedgerReason[] }>()('screening.apply', z.object({
    dataset, settings, rules: z.array(rule).max(screeningRules.length).nullable().default(null), spared: z.array(rid).max(200_000).default([]),
  }), touches),
  /** Counts responses again: those with this reason (a code, or an old free text), or these. */
  'screening.release': command<{ changed: number }>()('screening.release', z.object({
    dataset, reason: z.string().max(200).optional(), rids: z.array(rid).max(200_000).optional(),
  }).refine(p => (p.reason === undefined) !== (p.rids === undefined), 'either reason or rids'), touches),
  /** 发放 / 回收 / 有效, and how many do not count for which reason, most frequent first. */
  'screening.ledger': query<LedgerDetail>()('screening.ledger', z.object({ dataset }), p => [tag.datasets, tag.cells(p.dataset)]),
}
