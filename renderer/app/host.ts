import { createContext, useContext } from 'react'
import type { HostBridge } from '../../shared/contract/host.ts'
import { electronHost } from './host/electron.ts'
import { webHost } from './host/web.ts'

/** What this page runs in. */
export const findHost = (): HostBridge => (window.yinguo ? electronHost(window.yinguo) : webHost)

export const HostContext = createContext<HostBridge | null>(null)

export function useHost(): HostBridge {
  const host = useContext(HostContext)
  if (!host) throw new Error('useHost outside HostContext')
  return host
}
