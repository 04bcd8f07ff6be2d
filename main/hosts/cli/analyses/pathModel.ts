import type { AnalyzeMethods } from './method.ts'

export const pathModel: AnalyzeMethods = {}
