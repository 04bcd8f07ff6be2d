import { z } from 'zod'
import { name, names, onDataset } from './base.ts'

export const relationRequests = [
  z.object({
    method: z.literal('correlate'), ...onDataset, variables: names.min(2), type: z.enum(['pearson', 'spearman', 'kendall']).default('pearson'),
    /** Partial correlations with these held constant. */
    control: names.default([]),
  }),
  z.object({ method: z.literal('regress'), ...onDataset, target: name, variables: names.min(1) }),
  z.object({ method: z.literal('drivers'), ...onDataset, target: name, variables: names.min(1) }),
] as const
