import type { AnalyzeMethods } from './method.ts'

export const quality: AnalyzeMethods = {}
