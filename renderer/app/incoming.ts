import { useSyncExternalStore } from 'react'
import type { HostFile } from '../../shared/contract/host.ts'

/** The response sheet that waits in the import wizard; at most one. */
let incoming: HostFile | null = null
const listeners = new Set<() => void>()

export function setIncoming(file: HostFile | null): void {
  incoming = file
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

export const useIncoming = (): HostFile | null => useSyncExternalStore(subscribe, () => incoming)
