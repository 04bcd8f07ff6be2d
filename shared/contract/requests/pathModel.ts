import { z } from 'zod'
import { name, names, onDataset, resampling } from './base.ts'

/** Latents with their items, arrows between latents. */
export const pathModel = z.object({
  blocks: z.array(z.object({ name: z.string().min(1).max(80), items: names.min(1), mode: z.enum(['A', 'B']).default('A') })).min(2).max(40),
  paths: z.array(z.object({ from: z.string(), to: z.string() })).min(1).max(400),
  scheme: z.enum(['centroid', 'factorial', 'path']).default('path'),
})
export type PathModel = z.infer<typeof pathModel>
export const pathModelPresets = ['scsb', 'acsi', 'ecsi', 'ccsi'] as const

export const pathModelRequests = [
  z.object({
    method: z.literal('pls'), ...onDataset, model: pathModel, ...resampling,
    interval: z.enum(['percentile', 'bca']).default('percentile'),
    /** Latent that the importance-performance map looks at; null: the last endogenous one. */
    ipmaTarget: name.nullable().default(null),
    standardised: z.boolean().default(true),
  }),
] as const
