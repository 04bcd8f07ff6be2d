import { z } from 'zod'
import { name, names, onDataset } from './base.ts'

export const descriptiveRequests = [
  z.object({ method: z.literal('describe'), ...onDataset, variables: names, by: name.nullable().default(null) }),
  z.object({ method: z.literal('frequencies'), ...onDataset, variables: names, by: name.nullable().default(null) }),
] as const
