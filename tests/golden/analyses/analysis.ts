import type { ReferenceCase } from '../case.ts'
import type { GoldenEngine } from '../runCase.ts'

export interface GoldenRun { engine: GoldenEngine; one: ReferenceCase; folders: readonly string[] }

/** How an analysis of the reference format is asked of the engine. */
export interface GoldenAnalysis {
  /** How many numbers a case must at least compare: a run that compares nothing proves nothing. */
  atLeast: number
  /** Where a case does not say under `expected` what must come out. */
  expected?(one: ReferenceCase): unknown
  /** What is compared with `expected`, under its names. */
  run(run: GoldenRun): Promise<unknown>
}
export type GoldenAnalyses = Record<string, GoldenAnalysis>
