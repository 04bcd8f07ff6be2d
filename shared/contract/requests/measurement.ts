import { z } from 'zod'
import { name, names, onDataset, resampling } from './base.ts'

/** A construct and its items; null where the factor tree is to be used. */
export const constructs = z.array(z.object({ name: z.string().min(1).max(120), items: names.min(1) })).max(50)

export const measurementRequests = [
  z.object({ method: z.literal('reliability'), ...onDataset, variables: names.min(1), reverse: names.default([]), level: z.number().min(0.5).max(0.999).default(0.95) }),
  z.object({
    method: z.literal('efa'), ...onDataset, variables: names.min(2),
    /** null: as many as parallel analysis (seeded) suggests. */
    factors: z.number().int().min(1).max(50).nullable().default(null),
    extraction: z.enum(['pca', 'paf', 'ml']).default('paf'), rotation: z.enum(['none', 'varimax', 'promax']).default('varimax'),
    ...resampling,
  }),
  z.object({ method: z.literal('cfa'), ...onDataset, constructs }),
  /** CR, AVE, Fornell-Larcker, HTMT; constructs null: the factors of the tree that hold items of this data set. */
  z.object({ method: z.literal('validity'), ...onDataset, constructs: constructs.nullable().default(null), within: name.nullable().default(null) }),
] as const
