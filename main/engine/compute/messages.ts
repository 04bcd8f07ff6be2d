import type { MessagePort } from 'node:worker_threads'
import type { AnalysisRequest, AnalysisResult } from '../../../shared/contract/analysis.ts'
import type { ErrorCode, ErrorParams } from '../../../shared/rpc/errors.ts'

/** Engine thread → compute worker. */
export type ToCompute =
  | {
    kind: 'task'
    task: number
    request: AnalysisRequest
    /** A share of the bootstrap replicates, or the whole answer. */
    part: { from: number; to: number } | null
    /** All replicates, for the whole answer. */
    replicates: Float64Array | null
    /** Names of the reader's methods; none when no project is open. */
    methods: string[]
    /** Where the worker asks the engine for what it reads of the project. */
    reading: MessagePort
    /** [answers given so far, 1 when the caller gave up]. */
    signals: SharedArrayBuffer
  }
  /** End the thread. */
  | { kind: 'end' }

/** Compute worker → engine thread. */
export type FromCompute = { task: number } & (
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'replicates'; rows: Float64Array }
  | { kind: 'answer'; answer: AnalysisResult }
  | { kind: 'failed'; code: ErrorCode; params: ErrorParams; detail: string | undefined }
)

/** What a worker reads of the project: a method of the reader, or of its columns. */
export interface ReadRequest { of: 'project' | 'columns'; name: string; args: unknown[] }
export type ReadAnswer = { value: unknown } | { code: ErrorCode; params: ErrorParams }
