import { z } from 'zod'
import type { ConfirmationSheet, Influence } from '../causes/confirming.ts'
import type { EffectLine, EffectResult } from '../causes/effects.ts'
import type { FishboneFacts } from '../causes/facts.ts'
import type { EvidenceFacts } from '../causes/facts.ts'
import type { MeasureSheet } from '../causes/measures.ts'
import type { TraceMatrix } from '../causes/trace.ts'
import type { Confirmation, EffectCheck, Measure } from '../model/cause.ts'
import { confirmation, effectCheck, evidence, measure } from '../model/cause.ts'
import { command, query } from '../rpc/call.ts'
import type { Tag } from '../rpc/envelope.ts'
import { tag } from './tags.ts'

const id = z.string().min(1).max(120)
const atMost = z.number().int().min(1).max(10).default(2)
/** Numbers on bones come from whatever the bones point at. */
const data: Tag[] = [tag.datasets, tag.factors, tag.segments, tag.sources, tag.figures, tag.causes, tag.fishbones, 'cells:*', 'variables:*', 'codings:*']

/** What the 症结 is measured by. */
const problemMetric = z.object({
  dataset: z.number().int().positive(), variables: z.array(id).min(1).max(100), statistic: z.enum(['mean', 'dissatisfied']).default('mean'), atMost,
})

/** 对策评价: criteria with their weights, full marks of each, and the share of the full total from which a measure is chosen (null: by hand). */
export const measureCriteria = z.object({
  criteria: z.array(z.object({ name: z.string().trim().min(1).max(60), weight: z.number().min(0).max(1000) })).max(20)
    .refine(list => new Set(list.map(({ name }) => name)).size === list.length, 'duplicate'),
  points: z.number().min(1).max(100).default(5),
  line: z.number().min(0).max(1).nullable().default(null),
})

export interface SavedConfirmation { id: string; bone: string; content: Confirmation }
export interface SavedMeasure { id: string; content: Measure }
export interface SavedEffect { id: string; measure: string | null; content: EffectCheck }

export const causeCalls = {
  /** Live numbers of every bone that points at a factor or carries evidence. dataset: where factors are looked up; null: of each the latest. */
  'cause.evidence': query<FishboneFacts>()('cause.evidence', z.object({ fishbone: id, atMost, dataset: z.number().int().positive().nullable().default(null) }), p => [...data, tag.fishbone(p.fishbone)]),
  /** One piece of evidence with its numbers, before it is bound to a bone; with its influence on the 症结. */
  'cause.tryEvidence': query<{ facts: EvidenceFacts; influence: Influence }>()('cause.tryEvidence', z.object({ evidence, metric: problemMetric.nullable().default(null) }), () => data),

  /** Every end cause with its record, what it still lacks, its data and its influence on the 症结. metric null: see `ConfirmationSheet.metric`. */
  'confirmation.list': query<ConfirmationSheet>()('confirmation.list', z.object({ fishbone: id, metric: problemMetric.nullable().default(null) }), p => [...data, tag.fishbone(p.fishbone)]),
  /**
   * The record of a bone, new or changed. A verdict is refused (CONFLICT) while fields are `missing` (confirmationGaps; votes in vote mode),
   * of an excluded cause (excludedCause), and in evidence mode of a bone that is no end cause (notEndCause).
   */
  'confirmation.save': command<SavedConfirmation>()('confirmation.save', z.object({ fishbone: id, bone: id, content: confirmation }), () => [tag.causes]),
  'confirmation.remove': command<null>()('confirmation.remove', z.object({ fishbone: id, bone: id }), () => [tag.causes]),

  /** 对策表 with what each row lacks, 要因 without a measure, 对策评价, costs. */
  'measure.list': query<MeasureSheet>()('measure.list', z.object({}), () => [tag.causes, tag.fishbones, 'fishbone:*', tag.factors, tag.studies]),
  /** measure null: a new one, at the end. */
  'measure.save': command<SavedMeasure>()('measure.save', z.object({ measure: id.nullable(), content: measure }), () => [tag.causes]),
  'measure.move': command<null>()('measure.move', z.object({ measure: id, index: z.number().int().min(0) }), () => [tag.causes]),
  /** With its effect checks. */
  'measure.remove': command<null>()('measure.remove', z.object({ measure: id }), () => [tag.causes]),
  /** `name`: what the list of kept tables calls it. */
  'measure.criteria': command<null>()('measure.criteria', measureCriteria.extend({ name: z.string().trim().min(1).max(200) }), () => [tag.studies, tag.causes]),

  'effect.list': query<EffectLine[]>()('effect.list', z.object({}), () => data),
  /** What a check would say, without keeping it. */
  'effect.try': query<EffectResult>()('effect.try', z.object({ content: effectCheck }), () => data),
  /** effect null: a new one. measure null: of the topic as a whole. */
  'effect.save': command<SavedEffect>()('effect.save', z.object({ effect: id.nullable(), measure: id.nullable(), content: effectCheck }), () => [tag.causes]),
  'effect.remove': command<null>()('effect.remove', z.object({ effect: id }), () => [tag.causes]),

  /** Items → factors → bones → 要因 → measures → effects on one page, with its holes. dataset null: the first with items in the tree. */
  'trace.matrix': query<TraceMatrix>()('trace.matrix', z.object({
    dataset: z.number().int().positive().nullable().default(null), atMost, top: z.number().int().min(0).max(50).default(3),
  }), () => [...data, 'fishbone:*']),
}
