import { z } from 'zod'
import { name, names, onDataset } from './base.ts'

export const descriptiveRequests = [
  z.object({ method: z.literal('describe'), ...onDataset, variables: names, by: name.nullable().default(null) }),
  z.object({ method: z.literal('frequencies'), ...onDataset, variables: names, by: name.nullable().default(null) }),
  /** The options of a multiple-choice question: shares of respondents and shares of answers, each with its base. By id, number or title. */
  z.object({ method: z.literal('responses'), ...onDataset, question: name }),
  /** 一级指标统计表: each dimension of the factor tree (or of `within`) against the midpoint of its scale, and as an index 0-100. */
  z.object({ method: z.literal('dimensions'), ...onDataset, within: name.nullable().default(null) }),
] as const
