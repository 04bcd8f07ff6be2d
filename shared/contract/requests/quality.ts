import { z } from 'zod'
import { name, names, onDataset } from './base.ts'

export const controlCharts = ['run', 'imr', 'xbarR', 'p', 'histogram'] as const

export const qualityRequests = [
  z.object({ method: z.literal('kano'), ...onDataset, features: z.array(z.object({ label: z.string().max(200), functional: name, dysfunctional: name })).min(1).max(100) }),
  /** Gap = perception - expectation (SERVQUAL). */
  z.object({
    method: z.literal('gap'), ...onDataset,
    pairs: z.array(z.object({ label: z.string().max(200), dimension: z.string().max(120).default(''), expectation: name, perception: name, weight: z.number().min(0).nullable().default(null) })).min(1).max(200),
    level: z.number().min(0.5).max(0.999).default(0.95),
  }),
  z.object({
    method: z.literal('control'), ...onDataset, chart: z.enum(controlCharts), variable: name,
    /** Groups cells into periods or samples, in order. */
    by: name.nullable().default(null),
    /** p-chart: codes that count as nonconforming. */
    defect: z.array(z.union([z.number(), z.string()])).max(100).default([]),
    subgroup: z.number().int().min(2).max(25).default(5),
    lower: z.number().nullable().default(null), upper: z.number().nullable().default(null), target: z.number().nullable().default(null),
  }),
  /** Counts of each value by time and place: the check sheet. */
  z.object({ method: z.literal('checksheet'), ...onDataset, variables: names.min(1), by: name }),
] as const
