import { z } from 'zod'
import { importanceMethods } from '../../model/figureSpec.ts'
import { datasetId, level, name, names, onDataset, resampling } from './base.ts'
import { pathModel } from './pathModel.ts'

/** Derived from the target, stated by the respondents (`pairs`), or total effects of a path model (`model`). */
export const priorityImportance = [...importanceMethods, 'direct', 'pls'] as const
/** The item that is rated, and the one that says how much it matters. */
const statedPairs = z.array(z.object({ item: name, importance: name })).min(1).max(200)

export const priorityRequests = [
  z.object({
    method: z.literal('priority'), ...onDataset, target: name, variables: names.min(1).nullable().default(null),
    importance: z.enum(priorityImportance).default('johnson'),
    pairs: statedPairs.nullable().default(null),
    model: pathModel.nullable().default(null),
    gap: z.enum(['max', 'target']).default('max'), targetScore: z.number().min(0).max(100).default(80),
    ...resampling,
  }),
  /** Importance against performance. Derived importance with a target; stated importance with pairs, or with a table whose rows are attributes. */
  z.object({
    method: z.literal('quadrant'), ...onDataset, dataset: datasetId.nullable().default(null), target: name.nullable().default(null), variables: names.nullable().default(null),
    importance: z.enum([...importanceMethods, 'direct']).default('correlation'),
    pairs: z.array(z.object({ label: z.string().max(200).default(''), importance: name, performance: name })).max(200).nullable().default(null),
    /** Rows of the data set are attributes: columns of their importance, performance and name. */
    attributes: z.object({ importance: name, performance: name, label: name.nullable().default(null) }).nullable().default(null),
    /** Points as they were printed somewhere: needs no data set. */
    points: z.array(z.object({ label: z.string().max(200), importance: z.number(), performance: z.number() })).max(500).nullable().default(null),
    crosshair: z.enum(['mean', 'median', 'midpoint']).default('mean'),
    /** For the midpoint: bounds of the stated importance and performance scales; null: those of the items. */
    bounds: z.object({ min: z.number(), max: z.number() }).refine(({ min, max }) => min < max).nullable().default(null),
    level,
  }),
] as const
