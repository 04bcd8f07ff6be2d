import { z } from 'zod'
import { datasetId, name, names, onDataset } from './base.ts'

export const weightingMethods = ['equal', 'ahp', 'entropy', 'critic', 'cv', 'factor', 'relative'] as const
export type WeightingMethod = (typeof weightingMethods)[number]
export const judgementMatrix = z.array(z.array(z.number().positive()).min(1).max(30)).min(1).max(30)

export const weightingRequests = [
  z.object({
    method: z.literal('weights'), ...onDataset, dataset: datasetId.nullable(),
    type: z.enum(weightingMethods), variables: names.default([]),
    /** Lower is better. */
    cost: names.default([]),
    /** For relative weights. */
    target: name.nullable().default(null),
    /** For AHP: labels and the full reciprocal matrix. */
    labels: z.array(z.string().max(200)).max(30).default([]), matrix: judgementMatrix.nullable().default(null),
  }),
  /** Several weightings of the same items side by side, with rank agreement (Kendall tau, Spearman). */
  z.object({
    method: z.literal('weightings'), ...onDataset, types: z.array(z.enum(weightingMethods)).min(1).max(7), variables: names.min(2),
    cost: names.default([]), target: name.nullable().default(null), matrix: judgementMatrix.nullable().default(null),
  }),
] as const
