import { z } from 'zod'

export const datasetId = z.number().int().positive()
/** Variables by id, name or label. */
export const name = z.string().min(1).max(200)
export const names = z.array(z.string().min(1).max(200)).max(500)

/**
 * Every analysis of a data set may be held to a segment (a named filter, by id or name) and weighted by a weight variable.
 * `weight` is refused (UNSUPPORTED) by methods that have no weighted form.
 */
export const onDataset = {
  dataset: datasetId,
  segment: z.string().max(120).nullable().default(null),
  weight: z.string().max(200).nullable().default(null),
}

/** Resampling: same seed, same numbers, on any machine and any number of workers. */
export const resampling = {
  bootstrap: z.number().int().min(0).max(20_000).default(0),
  seed: z.number().int().min(0).max(2 ** 31 - 1).default(20260101),
}

export const level = z.number().min(0.5).max(0.999).default(0.95)
