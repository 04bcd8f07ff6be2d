import type { GoldenAnalyses } from './analysis.ts'
import { comparison } from './comparison.ts'
import { descriptive } from './descriptive.ts'
import { edge } from './edge.ts'
import { forensics } from './forensics.ts'
import { measurement } from './measurement.ts'
import { pathModel } from './pathModel.ts'
import { priority } from './priority.ts'
import { quality } from './quality.ts'
import { relation } from './relation.ts'
import { weighting } from './weighting.ts'

export const analyses: GoldenAnalyses = { ...comparison, ...descriptive, ...edge, ...forensics, ...measurement, ...pathModel, ...priority, ...quality, ...relation, ...weighting }
