import type { AnalyzeMethods } from './method.ts'

export const comparison: AnalyzeMethods = {}
