import type { Methods } from '../method.ts'

export const forensics: Partial<Methods<never>> = {}
