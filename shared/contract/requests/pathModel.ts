import { z } from 'zod'
import { name, names, onDataset, resampling } from './base.ts'

/** Latents with their items, arrows between latents. Mode A: the items reflect the latent; B: they form it. */
export const pathModel = z.object({
  blocks: z.array(z.object({ name: z.string().min(1).max(80), items: names.min(1), mode: z.enum(['A', 'B']).default('A') })).min(2).max(40),
  paths: z.array(z.object({ from: z.string(), to: z.string() })).min(1).max(400),
  scheme: z.enum(['centroid', 'factorial', 'path']).default('path'),
})
export type PathModel = z.infer<typeof pathModel>
export const pathModelPresets = ['scsb', 'acsi', 'ecsi', 'ccsi'] as const
export type PathModelPreset = (typeof pathModelPresets)[number]

export const pathModelRequests = [
  z.object({
    method: z.literal('pls'), ...onDataset, model: pathModel, ...resampling,
    interval: z.enum(['percentile', 'bca']).default('percentile'),
    /** Latent that the importance-performance map looks at; null: the last endogenous one. */
    ipmaTarget: name.nullable().default(null),
    /** false: items keep their units (plspm scaled = FALSE); the outer weights are then those of the raw items. */
    standardised: z.boolean().default(true),
    /** Theoretical bounds of items whose variable has none, for the 0-100 index. */
    scale: z.object({ min: z.number(), max: z.number() }).refine(({ min, max }) => min < max).nullable().default(null),
  }),
] as const
