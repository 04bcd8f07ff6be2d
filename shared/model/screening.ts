import { z } from 'zod'

/** In the order of precedence: a response that breaks several rules is excluded for the first. */
export const screeningRules = [
  'preview', 'notEligible', 'incomplete', 'contact', 'duplicate', 'attention', 'impossibleTime', 'tooFast', 'straightLine', 'omission', 'contradiction', 'outOfScale',
  'nearDuplicate', 'evenOdd', 'personTotal', 'mahalanobis',
] as const
export type ScreeningRule = (typeof screeningRules)[number]

/** Statistical signs of carelessness, which convict nobody: they are shown and never exclude by themselves. */
export const hintRules: readonly ScreeningRule[] = ['evenOdd', 'personTotal', 'mahalanobis']

/** off: not asked. hint: shown. exclude: shown, and its responses go when the screening is applied. */
export const ruleModes = ['off', 'hint', 'exclude'] as const
const ruleMode = z.enum(ruleModes)
export type RuleMode = z.infer<typeof ruleMode>

const variable = z.string().min(1).max(120)
const condition = z.string().max(2000)
const share = z.number().min(0).max(1)
/** mode null: as the data suggest. */
const rule = <S extends z.ZodRawShape>(shape: S) => z.object({ mode: ruleMode.nullable().default(null), ...shape }).prefault({} as never)
const hint = <S extends z.ZodRawShape>(shape: S) => z.object({ mode: z.enum(['off', 'hint']).nullable().default(null), ...shape }).prefault({} as never)

/** How the responses of a data set are screened; kept with it. Defaults and their sources: docs/statistics.md, "Screening". */
export const screeningSettings = z.object({
  preview: rule({}),
  notEligible: rule({}),
  incomplete: rule({}),
  /** variables null: the columns that look like contacts or account ids. */
  contact: rule({ variables: z.array(variable).max(20).nullable().default(null) }),
  /** At least so many answers, all the same as in an earlier response. */
  duplicate: rule({ least: z.number().int().min(2).max(2000).default(10) }),
  /** checks null: the items whose wording says what to choose. */
  attention: rule({ checks: z.array(z.object({ variable, accepted: z.array(z.union([z.number(), z.string().max(500)])).min(1).max(50) })).max(50).nullable().default(null) }),
  impossibleTime: rule({ hours: z.number().positive().max(10_000).default(24) }),
  /** Any of the three is enough; null: not asked. */
  tooFast: rule({ secondsPerItem: z.number().positive().max(600).nullable().default(2), shareOfMedian: share.nullable().default(0.3), percentile: z.number().min(0).max(50).nullable().default(null) }),
  /** A run of the same point over at least `least` items and `share` of those with that scale, or a spread of at most `irv`. */
  straightLine: rule({ least: z.number().int().min(2).max(500).default(8), share: share.default(0.5), irv: z.number().min(0).max(100).nullable().default(0) }),
  omission: rule({ share: share.default(0.3) }),
  /** Conditions that cannot both hold; items that mean the same (turned round where negative) and lie at least `distance` of their scale apart. */
  contradiction: rule({
    pairs: z.array(z.object({ first: condition, second: condition })).max(50).default([]),
    items: z.array(z.object({ first: variable, second: variable })).max(50).default([]),
    distance: share.default(0.75),
  }),
  outOfScale: rule({ cells: z.number().int().min(1).max(1000).default(1) }),
  nearDuplicate: rule({ share: share.default(0.95), least: z.number().int().min(5).max(2000).default(20) }),
  evenOdd: hint({ below: z.number().min(-1).max(1).default(0.3) }),
  personTotal: hint({ below: z.number().min(-1).max(1).default(0) }),
  mahalanobis: hint({ alpha: z.number().min(1e-9).max(0.5).default(0.001) }),
  /** Where the time comes from; null: found by name. */
  time: z.object({ duration: variable.nullable().default(null), start: variable.nullable().default(null), end: variable.nullable().default(null) }).prefault({}),
})
export type ScreeningSettings = z.infer<typeof screeningSettings>
export type ScreeningSettingsInput = z.input<typeof screeningSettings>
