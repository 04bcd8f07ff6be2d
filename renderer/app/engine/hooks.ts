import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { CallName, NamesOfKind, ParamsOf, ResultOf } from '../../../shared/contract/index.ts'
import type { Client } from '../../../shared/rpc/client.ts'
import type { Progress } from '../../../shared/rpc/envelope.ts'
import type { YinguoError } from '../../../shared/rpc/errors.ts'
import { toYinguoError } from '../../../shared/rpc/errors.ts'
import { ClientContext } from './context.ts'

export type QueryName = NamesOfKind<'query'>
export type CommandName = NamesOfKind<'command' | 'session'>
export type JobName = NamesOfKind<'job'>

/** The typed caller's end of the engine's port. */
export function useClient(): Client {
  const client = useContext(ClientContext)
  if (!client) throw new Error('useClient outside EngineProvider')
  return client
}

export interface QueryView<Result> {
  data: Result | undefined
  error: YinguoError | null
  /** Nothing to show yet. */
  pending: boolean
  /** Showing the last answer while a new one is on its way. */
  refreshing: boolean
  refetch(): void
}

export interface QueryOptions {
  /** false: do not ask (yet). */
  enabled?: boolean
  /** false: show nothing rather than the answer to other parameters. */
  keepPrevious?: boolean
  /** true: for what takes long. An answer nobody waits for any more is given up in the engine too. */
  giveUp?: boolean
}

/**
 * An engine query, cached under its name and parameters until the engine reports a change of something it reads.
 * The previous answer stays while a new one is fetched.
 */
export function useEngineQuery<N extends QueryName>(name: N, params: ParamsOf<N>, options: QueryOptions = {}): QueryView<ResultOf<N>> {
  const client = useClient()
  const query = useQuery<ResultOf<N>, YinguoError>({
    queryKey: [name, params],
    queryFn: context => client.call(name, params, options.giveUp === true ? { signal: context.signal } : {}),
    enabled: options.enabled ?? true,
    placeholderData: options.keepPrevious === false ? undefined : keepPreviousData,
  })
  return {
    data: query.data,
    error: query.error,
    pending: query.data === undefined && query.error === null,
    refreshing: query.isFetching && query.data !== undefined,
    refetch: () => { void query.refetch() },
  }
}

interface Running { pending: boolean; error: YinguoError | null }
const idle: Running = { pending: false, error: null }

/** State of a promise, ignored once the component is gone. */
function useRunning(): [Running, <T>(work: Promise<T>) => Promise<T>, () => void] {
  const [state, setState] = useState<Running>(idle)
  const alive = useRef(true)
  const latest = useRef(0)
  useEffect(() => {
    alive.current = true
    return () => { alive.current = false }
  }, [])
  const follow = useCallback(<T>(work: Promise<T>): Promise<T> => {
    const turn = ++latest.current
    const settle = (next: Running): void => { if (alive.current && turn === latest.current) setState(next) }
    setState({ pending: true, error: null })
    const followed = work.then(
      value => { settle(idle); return value },
      (thrown: unknown) => { const error = toYinguoError(thrown); settle({ pending: false, error }); throw error },
    )
    // The error is shown from state; a caller that does not await must not raise an unhandled rejection.
    followed.catch(() => {})
    return followed
  }, [])
  const clear = useCallback(() => { if (alive.current) setState(idle) }, [])
  return [state, follow, clear]
}

export interface CommandHandle<N extends CallName> extends Running {
  /** Rejects with YinguoError; the same error is in `error`, so not awaiting is safe. */
  run(params: ParamsOf<N>): Promise<ResultOf<N>>
  clear(): void
}

/** A command or a session call. Queries it concerns refresh themselves when the engine reports the change. */
export function useEngineCommand<N extends CommandName>(name: N): CommandHandle<N> {
  const client = useClient()
  const [state, follow, clear] = useRunning()
  const run = useCallback((params: ParamsOf<N>) => follow(client.call(name, params)), [client, follow, name])
  return { ...state, run, clear }
}

export interface JobHandle<N extends CallName> extends CommandHandle<N> {
  progress: Progress | null
  cancel(): void
}

/** Long work with progress and cancel; a second run cancels the first, leaving the page cancels it too. */
export function useEngineJob<N extends JobName>(name: N): JobHandle<N> {
  const client = useClient()
  const [state, follow, clear] = useRunning()
  const [progress, setProgress] = useState<Progress | null>(null)
  const controller = useRef<AbortController | null>(null)
  const cancel = useCallback(() => { controller.current?.abort() }, [])
  useEffect(() => () => { controller.current?.abort() }, [])
  const run = useCallback((params: ParamsOf<N>) => {
    controller.current?.abort()
    const mine = new AbortController()
    controller.current = mine
    setProgress(null)
    const work = client.call(name, params, {
      signal: mine.signal,
      onProgress: next => { if (controller.current === mine) setProgress(next) },
    })
    return follow(work.finally(() => { if (controller.current === mine) { controller.current = null; setProgress(null) } }))
  }, [client, follow, name])
  return { ...state, run, clear, progress, cancel }
}
