import type { AnalyzeMethods } from './method.ts'

export const weighting: AnalyzeMethods = {}
