import type { GoldenAnalyses } from './analysis.ts'

export const weighting: GoldenAnalyses = {}
