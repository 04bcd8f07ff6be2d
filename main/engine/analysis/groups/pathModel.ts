import type { Methods } from '../method.ts'

export const pathModel: Partial<Methods<never>> = {}
