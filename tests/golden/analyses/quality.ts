import type { GoldenAnalyses } from './analysis.ts'

export const quality: GoldenAnalyses = {}
