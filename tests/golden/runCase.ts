import type { AnalysisRequestInput, AnalysisResult } from '../../shared/contract/analysis.ts'
import type { ReferenceCase } from './case.ts'
import { analyses } from './analyses/index.ts'
import { compare } from './compare.ts'
import type { Comparison } from './compare.ts'

/** A running engine that can take in a data file: the golden runs know nothing more of it. */
export interface GoldenEngine {
  /** Imports a CSV, every column as plain numbers, or answers the id of the dataset that holds it already. */
  load(name: string, csv: string): Promise<number>
  analyse(request: AnalysisRequestInput): Promise<AnalysisResult>
  close(): Promise<void>
}

export type CaseOutcome =
  | { id: string; analysis: string; status: 'run'; computed: unknown; comparison: Comparison }
  | { id: string; analysis: string; status: 'notSupported' }
  | { id: string; analysis: string; status: 'failed'; error: string }

/** Runs one case through the engine's analysis request and compares what comes back with `expected`. Data files are looked for in `folders`. */
export async function runCase(engine: GoldenEngine, one: ReferenceCase, folders: readonly string[]): Promise<CaseOutcome> {
  const { id, analysis } = one
  try {
    const known = Object.hasOwn(analyses, analysis) ? analyses[analysis] : undefined
    if (!known) return { id, analysis, status: 'notSupported' }
    const computed = await known.run({ engine, one, folders })
    const expected = known.expected ? known.expected(one) : one.expected
    return { id, analysis, status: 'run', computed, comparison: compare(expected, computed, id) }
  } catch (error) {
    const { code, params, message } = error as { code?: string; params?: unknown; message: string }
    return { id, analysis, status: 'failed', error: code ? `${code} ${JSON.stringify(params)}` : message }
  }
}
