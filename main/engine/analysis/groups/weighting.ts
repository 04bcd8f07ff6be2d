import type { Methods } from '../method.ts'

export const weighting: Partial<Methods<never>> = {}
