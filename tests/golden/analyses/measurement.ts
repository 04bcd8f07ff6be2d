import type { GoldenAnalyses } from './analysis.ts'

export const measurement: GoldenAnalyses = {}
