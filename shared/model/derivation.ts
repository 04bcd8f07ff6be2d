import { z } from 'zod'

const variable = z.string().min(1).max(120)
const variables = z.array(variable).min(1).max(200)

/**
 * How a derived variable is worked out from others of its data set (named by id). It has no stored cells:
 * its values follow the data at every moment.
 */
export const derivation = z.discriminatedUnion('type', [
  /** min + max - answer, by the bounds of the item's scale. */
  z.object({ type: z.literal('reverse'), of: variable }),
  /** Mean or sum of items; reversed items turned round by their scale; missing when fewer than `least` are answered. */
  z.object({ type: z.literal('mean'), of: variables, least: z.number().int().min(1), reversed: z.boolean().default(true) }),
  z.object({ type: z.literal('sum'), of: variables, least: z.number().int().min(1), reversed: z.boolean().default(true) }),
  /** Answers to 0..100 by the theoretical bounds. */
  z.object({ type: z.literal('index'), of: variables, least: z.number().int().min(1) }),
  /** 1 when the answer is among the best `top` points of its scale. */
  z.object({ type: z.literal('topBox'), of: variable, top: z.number().int().min(1).max(10) }),
  /** Old value or interval to new code; the first line that fits counts. `otherwise` null: missing. */
  z.object({
    type: z.literal('recode'), of: variable,
    lines: z.array(z.object({
      values: z.array(z.union([z.number(), z.string()])).max(500).default([]),
      from: z.number().nullable().default(null), to: z.number().nullable().default(null),
      code: z.number(), label: z.string().max(200).default(''),
    })).min(1).max(500),
    otherwise: z.union([z.literal('missing'), z.literal('keep'), z.number()]).default('missing'),
  }),
  /** Intervals [edge i, edge i+1); codes 1, 2, …; below the first and above the last edge have their own unless `closed`. */
  z.object({ type: z.literal('bins'), of: variable, edges: z.array(z.number()).min(1).max(100), labels: z.array(z.string().max(200)).max(101).default([]) }),
  /** Equal shares of the cases that count. */
  z.object({ type: z.literal('quantiles'), of: variable, groups: z.number().int().min(2).max(20) }),
  z.object({ type: z.literal('datePart'), of: variable, part: z.enum(['year', 'quarter', 'month', 'week', 'weekday', 'day', 'hour', 'date']) }),
  /** A formula over variables, parsed, never evaluated as code. */
  z.object({ type: z.literal('formula'), text: z.string().min(1).max(2000) }),
  /** Post-stratification weights by raking to known margins. */
  z.object({
    type: z.literal('rake'),
    margins: z.array(z.object({ variable, targets: z.array(z.object({ code: z.union([z.number(), z.string()]), share: z.number().min(0) })).min(1).max(200) })).min(1).max(10),
    trim: z.number().positive().nullable().default(null),
  }),
  /** One weight for each value of a variable (brand weights, market shares): share of the population / share of the cases. */
  z.object({ type: z.literal('groupWeight'), of: variable, targets: z.array(z.object({ code: z.union([z.number(), z.string()]), share: z.number().min(0) })).min(1).max(200) }),
])
export type Derivation = z.infer<typeof derivation>
