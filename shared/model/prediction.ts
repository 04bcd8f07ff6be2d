import { z } from 'zod'

const item = z.string().min(1).max(200)
const span = z.tuple([z.number(), z.number()])

/** A prediction as it was made, to be held against a later wave. All numbers on 0-100. */
export const prediction = z.object({
  madeAt: z.string().max(40),
  dataset: z.number().int().positive(),
  datasetName: z.string().max(300),
  /** SHA-256 of the answers it was made from. */
  dataHash: z.string().max(80),
  segment: z.string().max(120).nullable(),
  method: z.enum(['regression', 'pls']),
  model: z.string().max(200).nullable(),
  target: item, targetName: item, targetLabel: z.string().max(2000),
  /** Items the outcome is made of, by name in a later wave, with weights that add up to 1. */
  outcome: z.array(z.object({ item, name: item, weight: z.number() })).min(1).max(100),
  n: z.number().int(), r2: z.number().nullable(),
  bootstrap: z.number().int(), seed: z.number().int(), level: z.number(),
  before: z.number(),
  /** Every item the estimate was made with, ids. */
  used: z.array(item).max(500),
  raises: z.array(z.object({ item, name: item, label: z.string().max(2000), points: z.number(), effect: z.number(), before: z.number() })).min(1).max(500),
  change: z.number(), interval: span,
  /** The later data set it is scored by; null: the newest that has the target. */
  scoredBy: z.number().int().positive().nullable().default(null),
})
export type Prediction = z.infer<typeof prediction>
