import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { CallName } from '../../../shared/contract/index.ts'
import type { Client } from '../../../shared/rpc/client.ts'
import { ClientContext } from './context.ts'
import { anyTagsMeet, readsOf } from './tags.ts'

/** Engine data live here and nowhere else: kept until the engine says that what they read has changed. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
    },
  })
}

/** Mark stale (and refetch where shown) every cached answer that concerns the tags of a commit. */
function followEngine(client: Client, cache: QueryClient): () => void {
  return client.onEvent(event => {
    if (event.kind === 'project') {
      void cache.resetQueries()
      return
    }
    void cache.invalidateQueries({
      predicate: query => {
        const [name, params] = query.queryKey as [CallName, unknown]
        return anyTagsMeet(readsOf(name, params), [...event.tags, 'history'])
      },
    })
  })
}

export function EngineProvider({ client, children }: { client: Client; children: ReactNode }): ReactNode {
  const [cache] = useState(createQueryClient)
  useEffect(() => followEngine(client, cache), [client, cache])
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </ClientContext>
  )
}
