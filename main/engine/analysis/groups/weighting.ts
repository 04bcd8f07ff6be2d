import type { Methods } from '../method.ts'
import { weightTable } from '../requests/weights.ts'
import { weightingTable } from '../requests/weightings.ts'

export const weighting: Methods<'weights' | 'weightings'> = { weights: weightTable, weightings: weightingTable }
