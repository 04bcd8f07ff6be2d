import type { Methods } from '../method.ts'

export const comparison: Partial<Methods<never>> = {}
