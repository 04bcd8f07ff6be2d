import { z } from 'zod'
import { level, name, names, onDataset } from './base.ts'

/** A construct and its items; null where the factor tree is to be used. */
const constructs = z.array(z.object({ name: z.string().min(1).max(120), items: names.min(1) })).max(50)

/**
 * Items to be turned round besides those whose scale says so: by name (bounds of the scale; without one, the smallest and largest
 * answer) or with bounds.
 */
const reverse = z.array(z.union([name, z.object({ variable: name, min: z.number(), max: z.number() })])).max(500).default([])
export type Reverse = z.infer<typeof reverse>

export const measurementRequests = [
  z.object({
    method: z.literal('reliability'), ...onDataset, variables: names.min(1), reverse, level,
    /** Group factors of omega hierarchical (psych::omega); null: not worked out. */
    groupFactors: z.number().int().min(3).max(10).nullable().default(null),
  }),
  z.object({
    method: z.literal('efa'), ...onDataset, variables: names.min(2), reverse,
    /** null: as many as parallel analysis (seeded) suggests. */
    factors: z.number().int().min(1).max(50).nullable().default(null),
    extraction: z.enum(['pca', 'paf', 'ml']).default('paf'), rotation: z.enum(['none', 'varimax', 'promax']).default('varimax'),
    /** Random matrices of the parallel analysis, and the seed they are drawn from. */
    replicates: z.number().int().min(20).max(10_000).default(500), seed: z.number().int().min(0).max(2 ** 31 - 1).default(20260101),
  }),
  z.object({ method: z.literal('cfa'), ...onDataset, constructs: constructs.min(1), reverse }),
  /** CR, AVE, Fornell-Larcker, HTMT; constructs null: the factors of the tree that hold items of this data set. */
  z.object({ method: z.literal('validity'), ...onDataset, constructs: constructs.nullable().default(null), within: name.nullable().default(null), reverse }),
] as const
