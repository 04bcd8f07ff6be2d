import { z } from 'zod'

/** A table as it was pasted from a report, and what is known of it. Needs no data set. */
export const forensicsRequests = [
  z.object({
    method: z.literal('forensics'), dataset: z.null().default(null), segment: z.null().default(null), weight: z.null().default(null),
    /** Cells as printed, header row first, row labels in the first column. */
    table: z.array(z.array(z.string().max(200)).max(100)).min(2).max(500),
    /** Scale of the means in it, and whether an item is one question or a composite of several. */
    scale: z.object({ min: z.number(), max: z.number() }).nullable().default(null),
    items: z.number().int().min(1).max(200).default(1),
    /** Case counts by column of numbers (brand tables), 0 where unknown, or one for all. Counts printed in the headers (N=974) are read anyway. */
    n: z.array(z.number().int().min(0)).max(100).default([]),
    /** The sentence printed with the table, checked against the numbers. */
    verdict: z.string().max(2000).default(''),
  }),
] as const
