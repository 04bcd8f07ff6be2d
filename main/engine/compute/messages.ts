import type { MessagePort } from 'node:worker_threads'
import type { AnalysisRequest, AnalysisResult } from '../../../shared/contract/analysis.ts'
import type { ScreeningEffect } from '../../../shared/contract/screening.ts'
import type { WhatIfEffects, WhatIfRequest } from '../../../shared/contract/whatIf.ts'
import type { ScreeningSettings } from '../../../shared/model/screening.ts'
import type { ErrorCode, ErrorParams } from '../../../shared/rpc/errors.ts'
import type { PlainScreening } from '../screening/plainScreening.ts'

/** What a compute worker can be asked for. */
export type Work =
  | {
    kind: 'analysis'
    request: AnalysisRequest
    /** A share of the bootstrap replicates, or the whole answer. */
    part: { from: number; to: number } | null
    /** All replicates, for the whole answer. */
    replicates: Float64Array | null
  }
  | { kind: 'effects'; request: WhatIfRequest }
  | { kind: 'screening'; dataset: number; settings: ScreeningSettings | null }
  /** `hit`: positions of the returned responses that would go. */
  | { kind: 'screeningEffect'; dataset: number; hit: Int32Array }

/** A share of the replicates, or an answer. */
export type WorkAnswer = AnalysisResult | Float64Array | PlainScreening | ScreeningEffect | WhatIfEffects

/** Engine thread → compute worker. */
export type ToCompute =
  | {
    kind: 'task'
    task: number
    work: Work
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
  | { kind: 'answer'; answer: WorkAnswer }
  | { kind: 'failed'; code: ErrorCode; params: ErrorParams; detail: string | undefined }
)

/** What a worker reads of the project: a method of the reader, or of its columns. */
export interface ReadRequest { of: 'project' | 'columns'; name: string; args: unknown[] }
export type ReadAnswer = { value: unknown } | { code: ErrorCode; params: ErrorParams }
