import type { GoldenAnalyses } from './analysis.ts'

export const forensics: GoldenAnalyses = {}
