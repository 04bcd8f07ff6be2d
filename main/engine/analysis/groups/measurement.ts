import type { Methods } from '../method.ts'

export const measurement: Partial<Methods<never>> = {}
