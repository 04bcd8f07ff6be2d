import { createDispatcher } from '../../shared/rpc/dispatcher.ts'
import type { CallContext, Runner } from '../../shared/rpc/dispatcher.ts'
import type { CallName, ParsedOf } from '../../shared/contract/index.ts'
import { contract } from '../../shared/contract/index.ts'
import type { EngineEvent } from '../../shared/rpc/envelope.ts'
import { YinguoError } from '../../shared/rpc/errors.ts'
import type { Port } from '../../shared/rpc/port.ts'
import { analysisHandlers, closeComputing } from './calls/analysis.ts'
import { attachmentHandlers } from './calls/attachment.ts'
import { causeHandlers } from './calls/cause.ts'
import { codingHandlers } from './calls/coding.ts'
import { commentHandlers } from './calls/comment.ts'
import { datasetHandlers } from './calls/dataset.ts'
import { derivedHandlers } from './calls/derived.ts'
import { editEffectHandlers } from './calls/editEffect.ts'
import { exportHandlers } from './calls/export.ts'
import { factorHandlers } from './calls/factor.ts'
import { figureBuildHandlers } from './calls/figureBuild.ts'
import { figuresHandlers } from './calls/figures.ts'
import { fishboneHandlers } from './calls/fishbone.ts'
import { fishboneDeckHandlers } from './calls/fishboneDeck.ts'
import { formHandlers } from './calls/form.ts'
import { formExchangeHandlers } from './calls/formExchange.ts'
import { formMatchHandlers } from './calls/formMatch.ts'
import { historyHandlers } from './calls/history.ts'
import { closeImports, importHandlers } from './calls/import.ts'
import { mergeHandlers } from './calls/merge.ts'
import { paretoHandlers } from './calls/pareto.ts'
import { privacyHandlers } from './calls/privacy.ts'
import { projectHandlers } from './calls/project.ts'
import { reportHandlers } from './calls/report.ts'
import { reportFileHandlers } from './calls/reportFile.ts'
import { responseHandlers } from './calls/response.ts'
import { screeningHandlers } from './calls/screening.ts'
import { segmentHandlers } from './calls/segment.ts'
import { sourceHandlers } from './calls/source.ts'
import { stackHandlers } from './calls/stack.ts'
import { studyHandlers } from './calls/study.ts'
import { termHandlers } from './calls/term.ts'
import { whatIfHandlers } from './calls/whatIf.ts'
import type { EngineDeps } from './deps.ts'
import type { CommandContext, HandledName, Handlers, JobContext, OwnName, QueryContext } from './handler.ts'
import { createSession } from './session.ts'
import type { Session } from './session.ts'
import { storeFailure } from './store/failures.ts'
import type { ProjectStore } from './store/projectStore.ts'
import type { ProjectReader } from './store/reader.ts'

export interface Engine {
  /** Answer one caller until its port closes. */
  serve(port: Port): void
  /** Cancels what is running and closes the project. */
  dispose(): Promise<void>
}

/** A call of the contract that no file answers is a type error here. */
const handlers: Handlers<HandledName> = {
  ...projectHandlers,
  ...importHandlers,
  ...mergeHandlers,
  ...stackHandlers,
  ...privacyHandlers,
  ...datasetHandlers,
  ...commentHandlers,
  ...factorHandlers,
  ...fishboneHandlers,
  ...fishboneDeckHandlers,
  ...figuresHandlers,
  ...figureBuildHandlers,
  ...paretoHandlers,
  ...analysisHandlers,
  ...historyHandlers,
  ...exportHandlers,
  ...reportHandlers,
  ...reportFileHandlers,
  ...studyHandlers,
  ...derivedHandlers,
  ...segmentHandlers,
  ...screeningHandlers,
  ...codingHandlers,
  ...termHandlers,
  ...sourceHandlers,
  ...whatIfHandlers,
  ...editEffectHandlers,
  ...causeHandlers,
  ...attachmentHandlers,
  ...formHandlers,
  ...formExchangeHandlers,
  ...responseHandlers,
  ...formMatchHandlers,
}

type AnyHandler = (params: unknown, context: unknown) => unknown
const handlerOf = (name: string): AnyHandler | undefined =>
  Object.hasOwn(handlers, name) ? (handlers as Record<string, AnyHandler>)[name] : undefined

/** In the place of a project when none is open: calls that do not need one (a Pareto chart of typed counts) work. */
const nothingOpen = new Proxy({} as ProjectReader, { get() { throw new YinguoError('NO_PROJECT') } })

/** Everything the program can do, behind ports. One engine holds at most one open project. */
export function createEngine(deps: EngineDeps): Engine {
  const dispatcher = createDispatcher(run as Runner, (error, call) => deps.log(`${call}: ${error.detail ?? error.code}`))
  const broadcast = (event: EngineEvent): void => dispatcher.broadcast(event)
  const session: Session = createSession(deps, broadcast)
  const running = new Set<AbortController>()
  let disposed = false

  async function run(name: CallName, kind: string, params: ParsedOf<CallName>, call: CallContext): Promise<unknown> {
    if (disposed) throw new YinguoError('CLOSED')
    const store = session.current()
    const handler = handlerOf(name)
    try {
      if (!handler) return await session.answer(name as OwnName, params)
      if (kind === 'command') return runCommand(name, handler, params)
      if (kind === 'job') return await runJob(name, handler, params, call)
      return await handler(params, queryContext(call))
    } catch (thrown) {
      const failure = storeFailure(thrown, store?.file.path ?? deps.appData, store?.file.fileName ?? '')
      if (handler && store && failure instanceof YinguoError && failure.code === 'M03') session.backups.flag(store)
      // What was under way when its project was closed finds nothing to read any more.
      if (handler && store && session.current() !== store && !(failure instanceof YinguoError)) throw new YinguoError('CANCELLED')
      throw failure
    }
  }

  const queryContext = (call: CallContext): QueryContext => {
    const store = session.current()
    return {
      deps, signal: call.signal,
      /** A query that waits for something must not read a project that was closed meanwhile. */
      get project() {
        if (session.current() !== store) throw new YinguoError('CANCELLED')
        return store?.reader ?? nothingOpen
      },
    }
  }

  function opened(store: ProjectStore | null): ProjectStore {
    if (!store) throw new YinguoError('NO_PROJECT')
    return store
  }

  const meta = (kind: string): { kind: string; actor: string; at: string } => ({ kind, actor: deps.actor, at: deps.now() })
  const contractTags = (name: CallName, params: unknown): string[] => contract[name].tags(params as never)
  const announce = (tags: Iterable<string>, changeSet: number): void =>
    broadcast({ kind: 'changed', tags: [...new Set([...tags, 'history'])], changeSet })

  /** Synchronous from here to the answer, so commands never overlap. */
  function runCommand(name: CallName, handler: AnyHandler, params: unknown): unknown {
    const touched: string[] = []
    const store = opened(session.current())
    const told = meta(name)
    const done = store.write(told, (project, say) => handler(params, {
      deps, project,
      touch: (...tags) => { touched.push(...tags) },
      describe: described => say.describe(described),
      because: reason => say.because(reason),
    } satisfies CommandContext))
    if (done.changeSet) {
      announce([...contractTags(name, params), ...touched, ...done.tags], done.changeSet.id)
      session.backups.edited(store, told.at)
    }
    return done.value
  }

  async function runJob(name: CallName, handler: AnyHandler, params: unknown, call: CallContext): Promise<unknown> {
    const store = session.current()
    const controller = new AbortController()
    const stop = (): void => controller.abort()
    if (call.signal.aborted) stop()
    call.signal.addEventListener('abort', stop, { once: true })
    running.add(controller)
    const staged: { discard(): void }[] = []
    const checkpoint = (): void => { if (controller.signal.aborted) throw new YinguoError('CANCELLED') }
    /** The project the job began with, as long as it is still the open one. */
    const stillOpen = (): ProjectStore => {
      const now = opened(store)
      if (session.current() !== now) throw new YinguoError('CANCELLED')
      return now
    }
    const context: JobContext = {
      deps, signal: controller.signal, checkpoint,
      get project() { return store ? stillOpen().reader : nothingOpen },
      progress: progress => call.progress(progress),
      stage: columns => {
        const staging = stillOpen().stage(columns)
        staged.push(staging)
        return staging
      },
      commit: (write, described) => {
        checkpoint()
        const told = meta(name)
        const into = stillOpen()
        const done = into.write(told, (project, say) => {
          if (described) say.describe(described)
          return write(project)
        })
        if (done.changeSet) {
          announce([...contractTags(name, params), ...done.tags], done.changeSet.id)
          session.backups.edited(into, told.at)
        }
        return done.value
      },
    }
    try {
      checkpoint()
      if ((name === 'import.commit' || name === 'merge.commit') && store) await session.backups.before(store, deps.now, 'import')
      checkpoint()
      return await handler(params, context)
    } catch (thrown) {
      // Closing the project takes the ground from under a job that was writing to it.
      if (controller.signal.aborted || (staged.length > 0 && session.current() !== store)) throw new YinguoError('CANCELLED')
      throw thrown
    } finally {
      running.delete(controller)
      call.signal.removeEventListener('abort', stop)
      for (const staging of staged) staging.discard()
    }
  }

  return {
    serve: port => dispatcher.serve(port),
    async dispose() {
      disposed = true
      for (const controller of running) controller.abort()
      await closeImports(deps)
      await closeComputing(deps)
      await session.dispose()
    },
  }
}
