import type { CallName, Contract, ParsedOf, ResultOf } from '../../shared/contract/index.ts'
import type { Progress } from '../../shared/rpc/envelope.ts'
import type { EngineDeps } from './deps.ts'
import type { ProjectReader } from './store/reader.ts'
import type { ProjectWriter, Staging } from './store/writer.ts'

/** With none open, anything asked of `project` throws NO_PROJECT; once another one is open or none, `project` itself throws CANCELLED. */
export interface QueryContext { deps: EngineDeps; readonly project: ProjectReader; signal: AbortSignal }

export interface CommandContext {
  deps: EngineDeps
  project: ProjectWriter
  /** Tags beyond those the contract names. */
  touch(...tags: string[]): void
  /** Numbers and names for the history line. */
  describe(params: Record<string, string | number>): void
  /** The user's own reason, kept with the change set. */
  because(reason: string | null | undefined): void
}

export interface JobContext {
  deps: EngineDeps
  /** Only for jobs that need an open project; throws NO_PROJECT otherwise. */
  readonly project: ProjectReader
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

export type SessionName = {
  [N in CallName]: Kind<N> extends 'session' ? N : never
}[CallName]
/** Answered by the engine itself: what opens and closes projects, what works with none open, what looks at the file. */
export type OwnName = SessionName | 'project.info' | 'project.recent' | 'project.check' | 'project.backups'
/** Answered by the files in calls/. */
export type HandledName = Exclude<CallName, OwnName>
