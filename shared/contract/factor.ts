import { z } from 'zod'
import type { Factor } from '../model/factor.ts'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

const name = z.string().min(1).max(200)
const item = z.object({ dataset: z.number().int().positive(), variable: z.string() })

export const factorCalls = {
  /** All factors, parents before children, siblings in order. */
  'factor.tree': query<Factor[]>()('factor.tree', z.object({}), () => [tag.factors]),
  'factor.add': command<Factor>()('factor.add', z.object({ name, parent: z.string().nullable(), index: z.number().int().min(0).optional() }), () => [tag.factors]),
  'factor.rename': command<null>()('factor.rename', z.object({ factor: z.string(), name }), () => [tag.factors]),
  /** Refused (CONFLICT) when the new parent lies below the factor. */
  'factor.move': command<null>()('factor.move', z.object({ factor: z.string(), parent: z.string().nullable(), index: z.number().int().min(0) }), () => [tag.factors]),
  /** Removes the factor and those below it; their items and bones lose the link, nothing else. */
  'factor.remove': command<null>()('factor.remove', z.object({ factor: z.string() }), () => [tag.factors, tag.fishbones]),
  /** Attach items to a factor, at `index` or the end; factor null detaches them. */
  'factor.assign': command<null>()('factor.assign', z.object({
    items: z.array(item).min(1).max(2000), factor: z.string().nullable(), index: z.number().int().min(0).optional(),
  }), () => [tag.factors]),
}
