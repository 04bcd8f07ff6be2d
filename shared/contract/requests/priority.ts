import { z } from 'zod'
import { priorityImportances, priorityOptions } from '../../model/priorityOptions.ts'
import { datasetId, level, name, names, onDataset, resampling } from './base.ts'
import { pathModel } from './pathModel.ts'

export const priorityImportance = priorityImportances

export const priorityRequests = [
  z.object({
    method: z.literal('priority'), ...onDataset, target: name, variables: names.min(1).nullable().default(null),
    importance: z.enum(priorityImportance).default('johnson'),
    model: pathModel.nullable().default(null),
    ...priorityOptions,
    /** Groups of a variable whose own orders are set beside the one of all. */
    by: name.nullable().default(null),
    ...resampling,
  }),
  /** Importance against performance. Derived importance with a target; stated importance with pairs, or with a table whose rows are attributes. */
  z.object({
    method: z.literal('quadrant'), ...onDataset, dataset: datasetId.nullable().default(null), target: name.nullable().default(null), variables: names.nullable().default(null),
    importance: z.enum(priorityImportances).default('correlation'),
    /** For total effects: a path model, or one kept in the project by id or name. */
    model: pathModel.nullable().default(null), pathModel: z.string().max(200).nullable().default(null),
    pairs: z.array(z.object({ label: z.string().max(200).default(''), importance: name, performance: name })).max(200).nullable().default(null),
    /** Rows of the data set are attributes: columns of their importance, performance and name. */
    attributes: z.object({ importance: name, performance: name, label: name.nullable().default(null) }).nullable().default(null),
    /** Points as they were printed somewhere: needs no data set. */
    points: z.array(z.object({ label: z.string().max(200), importance: z.number(), performance: z.number() })).max(500).nullable().default(null),
    crosshair: z.enum(['mean', 'median', 'midpoint', 'target']).default('mean'),
    /** For the target: performance on the axis of the figure, importance likewise; null: the mean of the items. */
    targets: z.object({ performance: z.number().nullable().default(null), importance: z.number().nullable().default(null) }).nullable().default(null),
    /** Axes are stored by name; this one lies across. */
    across: z.enum(['performance', 'importance']).default('performance'),
    /** Importance by the other ways beside the one asked for, under the names of the reference files. */
    compare: z.boolean().default(true),
    /** For the midpoint: bounds of the stated importance and performance scales; null: those of the items. */
    bounds: z.object({ min: z.number(), max: z.number() }).refine(({ min, max }) => min < max).nullable().default(null),
    level, ...resampling,
  }),
] as const
