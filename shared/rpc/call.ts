import type { z } from 'zod'
import type { Tag } from './envelope.ts'

/**
 * query: reads only, may be cached under its tags.
 * command: one synchronous transaction, one change set.
 * job: progress and cancel; commits, if at all, in one transaction at its end.
 * session: opens or closes a project; not undoable.
 */
export type CallKind = 'query' | 'command' | 'job' | 'session'

export interface Call<Name extends string, Kind extends CallKind, Params extends z.ZodType, Result> {
  readonly name: Name
  readonly kind: Kind
  readonly params: Params
  /** Query: what the answer depends on. Command: what it changes. */
  readonly tags: (params: z.output<Params>) => Tag[]
  readonly result?: Result
}

type TagsOf<Params extends z.ZodType> = (params: z.output<Params>) => Tag[]
const none = (): Tag[] => []

/** `query<Result>()('dataset.page', zodParams, p => [tag])`: the result type first, the rest inferred. */
export const query = <Result>() => <Name extends string, Params extends z.ZodType>(
  name: Name, params: Params, reads: TagsOf<Params> = none,
): Call<Name, 'query', Params, Result> => ({ name, kind: 'query', params, tags: reads })

export const command = <Result>() => <Name extends string, Params extends z.ZodType>(
  name: Name, params: Params, touches: TagsOf<Params> = none,
): Call<Name, 'command', Params, Result> => ({ name, kind: 'command', params, tags: touches })

export const job = <Result>() => <Name extends string, Params extends z.ZodType>(
  name: Name, params: Params, touches: TagsOf<Params> = none,
): Call<Name, 'job', Params, Result> => ({ name, kind: 'job', params, tags: touches })

export const session = <Result>() => <Name extends string, Params extends z.ZodType>(
  name: Name, params: Params,
): Call<Name, 'session', Params, Result> => ({ name, kind: 'session', params, tags: none })
