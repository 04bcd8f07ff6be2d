import type { AnalysisMethod, JsonObject, RequestOf } from '../../../shared/contract/analysis.ts'
import type { ProjectReader } from '../store/reader.ts'

export interface RunHooks {
  /** Told now and then by what takes long; throws CANCELLED when the caller gave up. */
  progress(done: number, total: number): void
  /** Bootstrap replicates worked out by several workers beforehand, in order; the method does not draw its own then. */
  replicates?: Float64Array
}

/** Answers one request under the names of the reference files. Throws NOT_FOUND, BAD_VALUE, NOT_ENOUGH_DATA. */
export type Method<M extends AnalysisMethod> = (project: ProjectReader, request: RequestOf<M>, hooks: RunHooks) => JsonObject
/** Methods by name; a group's file holds those of one chapter. */
export type Methods<M extends AnalysisMethod> = { [K in M]: Method<K> }
