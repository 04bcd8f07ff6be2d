import type { AnalyzeMethods } from './method.ts'

export const forensics: AnalyzeMethods = {}
