import type { Methods } from '../method.ts'

export const quality: Partial<Methods<never>> = {}
