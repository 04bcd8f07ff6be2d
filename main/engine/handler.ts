import type { CallName, Contract, ParsedOf, ResultOf } from '../../shared/contract/index.ts'
import type { Progress } from '../../shared/rpc/envelope.ts'
import type { EngineDeps } from './deps.ts'
import type { ProjectReader } from './store/reader.ts'
import type { ProjectWriter, Staging } from './store/writer.ts'

export interface QueryContext { deps: EngineDeps; project: ProjectReader; signal: AbortSignal }

export interface CommandContext {
  deps: EngineDeps
  project: ProjectWriter
  /** Tags beyond those the contract names. */
  touch(...tags: string[]): void
  /** Numbers and names for the history line. */
  describe(params: Record<string, string | number>): void
}

export interface JobContext {
  deps: EngineDeps
  /** Only for jobs that need an open project; throws NO_PROJECT otherwise. */
  project: ProjectReader
  signal: AbortSignal
  progress(progress: Progress): void
  /** Throws CANCELLED when the caller gave up. */
  checkpoint(): void
  stage(columns: string[]): Staging
  /** The job's one transaction: all or nothing, one change set, undoable. */
  commit<R>(write: (project: ProjectWriter) => R, describe?: Record<string, string | number>): R
}

type Kind<N extends CallName> = Contract[N]['kind']
type ContextOf<N extends CallName> =
  Kind<N> extends 'command' ? CommandContext
  : Kind<N> extends 'job' ? JobContext
  : QueryContext
type AnswerOf<N extends CallName> = Kind<N> extends 'command' ? ResultOf<N> : ResultOf<N> | Promise<ResultOf<N>>

export type Handler<N extends CallName> = (params: ParsedOf<N>, context: ContextOf<N>) => AnswerOf<N>
/** A file of handlers covers some names of the contract; engine.ts checks that together they cover all. */
export type Handlers<N extends CallName> = { [K in N]: Handler<K> }

/** Session calls and the calls that work with no project open are answered by engine.ts itself. */
export type SessionName = {
  [N in CallName]: Kind<N> extends 'session' ? N : never
}[CallName]
