import { z } from 'zod'
import { paretoSpec } from '../model/figureSpec.ts'
import type { ParetoSpec } from '../model/figureSpec.ts'
import { query } from '../rpc/call.ts'
import { figureReads } from './figure.ts'

/** A bar broken down by a group of cases. */
export interface BehindGroup { name: string; n: number; x: number; share: number | null; interval: [number, number] | null }

/** What stands behind a bar: who said it, in what words, and what it is made of. */
export interface BehindBar {
  key: string
  /** Empty for 其他. */
  label: string
  count: number
  /** People, and people who answered; null for a table of counts. */
  respondents: number | null
  of: number | null
  dataset: number | null
  /** Rows behind the bar, by their ids. */
  rids: number[]
  /** Their own words: of the text that was coded, else of the text columns. */
  quotes: { rid: number; text: string }[]
  /** What 其他 gathers. */
  members: { label: string; count: number }[]
  /** The chart one level down; null at the end. */
  next: ParetoSpec | null
  /** By the segments of the data set, or by the groups of `by`. */
  groups: BehindGroup[]
}

export const paretoCalls = {
  /** `panel`: the group of a chart by strata, or `after`. */
  'pareto.behind': query<BehindBar>()('pareto.behind', z.object({
    spec: paretoSpec, key: z.string().max(2000), panel: z.string().max(200).nullable().default(null),
    by: z.string().max(200).nullable().default(null), quotes: z.number().int().min(0).max(200).default(20),
  }), p => figureReads(p.spec)),
}
