import { z } from 'zod'

/** Content of a study of kind `samplingPlan`. Shares and rates in percent, as people plan them. */
export const samplingPlan = z.object({
  margin: z.number().min(0.1).max(50).default(5),
  confidence: z.number().min(50).max(99.9).default(95),
  share: z.number().min(0.1).max(99.9).default(50),
  population: z.number().int().min(1).max(10_000_000_000).nullable().default(null),
  designEffect: z.number().min(0.1).max(20).default(1),
  responseRate: z.number().min(1).max(100).default(90),
  validRate: z.number().min(1).max(100).default(95),
  dataset: z.number().int().positive().nullable().default(null),
  /** Quotas: of a variable the share each of its categories is to have. */
  strata: z.array(z.object({ variable: z.string().max(120), shares: z.array(z.object({ code: z.number(), share: z.number().min(0).max(100) })).max(200) })).max(20).default([]),
  /** Overall satisfaction, for the ranks that are to be told apart. */
  target: z.string().max(120).nullable().default(null),
})
export type SamplingPlan = z.infer<typeof samplingPlan>
