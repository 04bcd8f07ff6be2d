import type { ErrorCode, ErrorParams } from './errors.ts'

/** What the page sends. */
export type ClientMessage =
  | { type: 'call'; id: number; name: string; params: unknown }
  | { type: 'cancel'; id: number }

/** What the engine answers. */
export type EngineMessage =
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; code: ErrorCode; params: ErrorParams }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'event'; event: EngineEvent }

/** `done` of `total` in `unit`; total null where it is not known yet. `phase` is an i18n key under `progress`. */
export interface Progress { phase: string; done: number; total: number | null }

/** Tags name what a call reads or what a commit touched; a query is stale when they meet. */
export type Tag = string

export type EngineEvent =
  | { kind: 'changed'; tags: Tag[]; changeSet: number | null }
  | { kind: 'project'; open: boolean }
