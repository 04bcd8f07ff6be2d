import { z } from 'zod'

const item = z.string().min(1).max(200)

/**
 * What is kept beside an analytic order of priorities: cost (any one currency unit) and feasibility (1 hard … 5 easy) of raising each item,
 * and the order the group has chosen. A chosen order needs a reason; without one there is none. Who and when stand in the history.
 */
export const chosenOrder = z.object({
  dataset: z.number().int().positive(),
  target: item,
  items: z.array(z.object({ item, cost: z.number().positive().max(1e12).nullable().default(null), feasibility: z.number().int().min(1).max(5).nullable().default(null) })).max(500).default([]),
  /** Items by id or name, first to last; empty: the analytic order stands. */
  order: z.array(item).max(500).default([]),
  reason: z.string().max(2000).default(''),
}).refine(({ order, reason }) => order.length === 0 || reason.trim().length > 0, { message: 'reason', path: ['reason'] })
  .refine(({ order }) => new Set(order).size === order.length, { message: 'twice', path: ['order'] })
export type ChosenOrder = z.infer<typeof chosenOrder>
