import { z } from 'zod'
import { name, names, onDataset } from './base.ts'
import { pathModel } from './pathModel.ts'

export const relationRequests = [
  z.object({
    method: z.literal('correlate'), ...onDataset, variables: names.min(2), type: z.enum(['pearson', 'spearman', 'kendall']).default('pearson'),
    /** Partial correlations with these held constant. */
    control: names.default([]),
    /** Over the p values of all pairs, of the coefficient asked for. */
    correction: z.enum(['none', 'bonferroni', 'holm', 'bh']).default('none'),
  }),
  z.object({ method: z.literal('regress'), ...onDataset, target: name, variables: names.min(1) }),
  z.object({
    method: z.literal('drivers'), ...onDataset, target: name, variables: names.min(1),
    /** Importance as the respondents state it, to be compared with what the regression says. */
    pairs: z.array(z.object({ item: name, importance: name })).max(200).nullable().default(null),
    /** A path model whose total effects are to be compared. */
    model: pathModel.nullable().default(null),
  }),
] as const
