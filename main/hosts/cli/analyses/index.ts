import { comparison } from './comparison.ts'
import { descriptive } from './descriptive.ts'
import { forensics } from './forensics.ts'
import { measurement } from './measurement.ts'
import type { AnalyzeMethods } from './method.ts'
import { pathModel } from './pathModel.ts'
import { priority } from './priority.ts'
import { quality } from './quality.ts'
import { relation } from './relation.ts'
import { weighting } from './weighting.ts'

export const analyses: AnalyzeMethods = {
  ...descriptive, ...comparison, ...measurement, ...relation, ...weighting, ...pathModel, ...quality, ...priority, ...forensics,
}
