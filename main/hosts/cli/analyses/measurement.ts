import type { AnalyzeMethods } from './method.ts'

export const measurement: AnalyzeMethods = {}
