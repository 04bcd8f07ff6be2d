import { z } from 'zod'
import { datasetId, level, name, names, onDataset } from './base.ts'

const code = z.union([z.string().max(200), z.number()])
/** Groups by code or label and in this order; null: all that occur, in code order. */
const groups = z.array(code).max(200).nullable().default(null)
const twoGroups = { ...onDataset, variable: name, by: name, groups, level }
const severalGroups = { ...onDataset, variable: name, by: name, groups, level }
const pair = { ...onDataset, variables: names.length(2), level }
const counts = z.array(z.array(z.number().min(0)).min(1).max(200)).min(1).max(200)
const brand = z.object({ code, weight: z.number().min(0).nullable().default(null) })

export const comparisonRequests = [
  z.object({ method: z.literal('ttest'), ...twoGroups }),
  z.object({ method: z.literal('mannwhitney'), ...twoGroups }),
  z.object({ method: z.literal('paired'), ...pair }),
  z.object({ method: z.literal('wilcoxon'), ...pair }),
  z.object({ method: z.literal('anova'), ...severalGroups }),
  z.object({ method: z.literal('kruskal'), ...severalGroups }),
  z.object({
    method: z.literal('crosstab'), ...onDataset, dataset: datasetId.nullable().default(null),
    /** Two: rows and columns. With `options`, one: the columns. */
    variables: names.max(2).default([]),
    /** Indicators of one multiple-response question: one row each, percentages of respondents. */
    options: names.max(200).default([]),
    /** Instead of variables: a table of counts with its row and column names. */
    counts: z.object({ rows: z.array(z.string().max(500)).max(200), columns: z.array(z.string().max(500)).max(200), table: counts }).nullable().default(null),
    replicates: z.number().int().min(100).max(100_000).default(10_000), seed: z.number().int().min(0).max(2 ** 31 - 1).default(20260101), level,
  }),
  z.object({ method: z.literal('mcnemar'), ...onDataset, dataset: datasetId.nullable().default(null), variables: names.max(2).default([]), table: counts.nullable().default(null) }),
  z.object({
    method: z.literal('proportion'), ...onDataset, dataset: datasetId.nullable().default(null), variable: name.nullable().default(null), by: name.nullable().default(null),
    /** Codes that count as a success; for typed counts leave the variable out. */
    success: z.array(code).max(100).default([1]),
    counts: z.array(z.object({ x: z.number().min(0), n: z.number().min(0) })).max(200).nullable().default(null), level,
  }),
  z.object({ method: z.literal('nps'), ...onDataset, variable: name, by: name.nullable().default(null), level }),
  /** Picks the test by measurement level and design, says why, and runs it for every variable. */
  z.object({
    method: z.literal('compare'), ...onDataset, variables: names.min(1),
    /** The groups. Null with `paired`: variables come in twos then, first and second measurement. */
    by: name.nullable().default(null), paired: z.boolean().default(false), groups,
    correction: z.enum(['holm', 'bh', 'none']).default('holm'), level,
  }),
  /** Brand / competitor table: mean score by group, weighted totals, leads from unrounded values with intervals. */
  z.object({
    method: z.literal('brands'), ...onDataset, variables: names.min(1), by: name,
    /** Own brands and competitors by code or label, each with its weight (market share); weights null: by cases. */
    own: z.array(brand).max(50), others: z.array(brand).max(50).default([]), level,
  }),
  /**
   * Before and after: `dataset` is the wave before, `after` the other one; every variable by itself. Pairs of the same respondents
   * where a number of their own tells them, else two samples. A segment holds both waves: `afterSegment`, else the one of the same name.
   */
  z.object({
    method: z.literal('beforeAfter'), ...onDataset, after: datasetId, afterSegment: z.string().max(120).nullable().default(null), variables: names.min(1).max(100),
    /** mean: 0-100, good end up. dissatisfied: share of respondents with an answer at most `atMost` points from the bad end. */
    statistic: z.enum(['mean', 'dissatisfied']).default('mean'), atMost: z.number().int().min(1).max(10).default(2),
  }),
] as const
