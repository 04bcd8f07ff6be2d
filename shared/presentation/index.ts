import type { AnalysisMethod, AnalysisResult } from '../contract/analysis.ts'
import { comparison } from './comparison.ts'
import { descriptive } from './descriptive.ts'
import { forensics } from './forensics.ts'
import { measurement } from './measurement.ts'
import { pathModel } from './pathModel.ts'
import type { PresentContext, Presented, Presenter } from './presented.ts'
import { priority } from './priority.ts'
import { quality } from './quality.ts'
import { relation } from './relation.ts'
import { weighting } from './weighting.ts'

/** How each method's result is read, by method. */
export const presenters: Record<AnalysisMethod, Presenter> = { ...descriptive, ...relation, ...comparison, ...measurement, ...pathModel, ...quality, ...priority, ...weighting, ...forensics }

/** A result as tables, a short reading and warnings, in the reader's language. */
export function present(answer: Pick<AnalysisResult, 'method' | 'result'>, context: PresentContext): Presented {
  return presenters[answer.method](answer.result, context)
}
