import { z } from 'zod'
import type { Prediction } from '../model/prediction.ts'
import { command, job, query } from '../rpc/call.ts'
import type { Tag } from '../rpc/envelope.ts'
import { datasetId, level, name, names, resampling } from './requests/base.ts'
import { tag } from './tags.ts'

const asked = {
  dataset: datasetId, segment: z.string().max(120).nullable().default(null), target: name, items: names.min(1).nullable().default(null),
  /** regression on all items together; pls: total effects of a path model kept in the project. */
  by: z.enum(['regression', 'pls']).default('regression'), pathModel: z.string().max(200).nullable().default(null),
  ...resampling, bootstrap: z.number().int().min(200).max(5000).default(1000),
}
const whatIfRequest = z.object(asked)
export type WhatIfRequest = z.infer<typeof whatIfRequest>

/** All on 0-100. */
export interface WhatIfEffects {
  target: { item: string; label: string; n: number; score: number | null }
  items: { item: string; name: string; label: string; n: number; score: number | null; effect: number | null; interval: [number, number] | null }[]
  /** What the outcome is made of: the target itself, or the items of the path model's goal with their weights (sum 1). */
  outcome: { item: string; name: string; weight: number }[]
  /** Row after row one effect an item, of the replicates that could be worked out. */
  replicates: number[]
  n: number
  r2: number | null
  bootstrap: number
  seed: number
  dataHash: string
}

/** A prediction and what a later wave makes of it. Numbers of the later wave are null while there is none. */
export interface ScoredPrediction {
  study: string
  name: string
  prediction: Prediction
  /** Data sets that could score it. */
  waves: { id: number; name: string }[]
  wave: { id: number; name: string } | null
  /** Later minus earlier score of the target, Welch interval of the difference at 95 %. */
  actual: { change: number; interval: [number, number] | null; n: [number, number] } | null
  /** Prediction and finding differ by no more than both intervals allow, at the level of the prediction; null while nothing is known. */
  held: boolean | null
  /** What became of the items that were to be raised, and the change that follows from it. */
  items: { item: string; label: string; planned: number; actual: number | null }[]
  followed: number | null
  /** The answers it was made from are still the same. */
  sameData: boolean | null
}

/** What the effects depend on; the page keeps the answer of the job under these. */
const whatIfReads = (p: { dataset: number }): Tag[] => [tag.cells(p.dataset), tag.variables(p.dataset), tag.datasets, tag.segments, tag.factors, tag.studies]

export const whatIfCalls = {
  /** Asked as a job, kept under its name like a query: the numbers behind every slider. */
  'whatIf.effects': job<WhatIfEffects>()('whatIf.effects', whatIfRequest, p => whatIfReads(p)),
  /** Works the prediction out anew and keeps it. */
  'whatIf.keep': job<{ study: string }>()('whatIf.keep', z.object({ ...asked, name: z.string().min(1).max(200), raises: z.array(z.object({ item: name, points: z.number().min(-100).max(100) })).min(1).max(500), level: level.default(0.9) }), () => [tag.studies]),
  'whatIf.predictions': query<ScoredPrediction[]>()('whatIf.predictions', z.object({}), () => [tag.studies, tag.datasets, 'cells:*', 'variables:*', tag.segments]),
  'whatIf.scoreBy': command<null>()('whatIf.scoreBy', z.object({ study: z.string(), dataset: datasetId.nullable() }), () => [tag.studies]),
}
