import { z } from 'zod'
import type { SmallCells } from '../stats/smallCells.ts'
import { query } from '../rpc/call.ts'
import { tag } from './tags.ts'

export interface PrivacyCheck extends SmallCells {
  /** The background variables whose combinations were counted. */
  variables: string[]
  least: number
}

/** Fewer respondents than this behind one combination are told of (SAFETY.md P3). */
export const LEAST_TOGETHER = 5

export const privacyCalls = {
  /** Respondents whose background hardly anyone shares. Without `variables`, all that ask who answers are taken together. */
  'privacy.smallCells': query<PrivacyCheck>()('privacy.smallCells', z.object({
    dataset: z.number().int().positive(), variables: z.array(z.string()).max(50).optional(), least: z.number().int().min(2).max(50).default(LEAST_TOGETHER),
  }), params => [tag.datasets, tag.variables(params.dataset), tag.cells(params.dataset)]),
}
