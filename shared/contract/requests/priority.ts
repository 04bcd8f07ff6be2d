import { z } from 'zod'
import { importanceMethods } from '../../model/figureSpec.ts'
import { name, names, onDataset, resampling } from './base.ts'

export const priorityRequests = [
  z.object({
    method: z.literal('priority'), ...onDataset, target: name, variables: names.min(1).nullable().default(null),
    importance: z.enum(importanceMethods).default('johnson'),
    gap: z.enum(['max', 'target']).default('max'), targetScore: z.number().min(0).max(100).default(80),
    ...resampling,
  }),
  /** Importance against performance. Derived importance with a target; stated importance with pairs. */
  z.object({
    method: z.literal('quadrant'), ...onDataset, target: name.nullable().default(null), variables: names.nullable().default(null),
    importance: z.enum(['correlation', 'regression', 'johnson', 'shapley', 'direct']).default('correlation'),
    pairs: z.array(z.object({ label: z.string().max(200).default(''), importance: name, performance: name })).max(200).nullable().default(null),
    crosshair: z.enum(['mean', 'median', 'midpoint']).default('mean'),
    /** For the midpoint: bounds of the stated importance and performance scales; null: those of the items. */
    bounds: z.object({ min: z.number(), max: z.number() }).nullable().default(null),
  }),
] as const
