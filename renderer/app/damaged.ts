import { useSyncExternalStore } from 'react'
import type { ParamsOf } from '../../shared/contract/index.ts'
import { toYinguoError } from '../../shared/rpc/errors.ts'
import type { YinguoError } from '../../shared/rpc/errors.ts'

/** The file whose backups are meant: by grant, by its entry in the recent projects; nothing: the open project. */
export type BackedUpFile = ParamsOf<'project.backups'>
export interface DamagedProject { file: BackedUpFile; error: YinguoError }

/** The project that did not open and has good backups, until one is restored or the person turns away; at most one. */
let damaged: DamagedProject | null = null
const listeners = new Set<() => void>()

function set(next: DamagedProject | null): void {
  damaged = next
  for (const listener of listeners) listener()
}

/** True when the error of opening `file` leaves good backups to choose from, which are then offered. */
export function offerBackups(thrown: unknown, file: BackedUpFile): boolean {
  const error = toYinguoError(thrown)
  if (!['M03', 'M25'].includes(error.code) || !(Number(error.params['n']) > 0)) return false
  set({ file, error })
  return true
}

export const turnAway = (): void => set(null)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

export const useDamaged = (): DamagedProject | null => useSyncExternalStore(subscribe, () => damaged)
