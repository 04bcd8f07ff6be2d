import type { GoldenAnalyses } from './analysis.ts'

export const pathModel: GoldenAnalyses = {}
