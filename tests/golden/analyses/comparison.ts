import type { GoldenAnalyses } from './analysis.ts'

export const comparison: GoldenAnalyses = {}
