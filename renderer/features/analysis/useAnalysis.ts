import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnalysisRequestInput, AnalysisResult } from '../../../shared/contract/analysis.ts'
import { isHeavy } from '../../../shared/contract/heavyAnalysis.ts'
import type { Progress } from '../../../shared/rpc/envelope.ts'
import type { YinguoError } from '../../../shared/rpc/errors.ts'
import { useClient } from '../../app/engine/hooks.ts'

export interface AnalysisView {
  data: AnalysisResult | undefined
  error: YinguoError | null
  /** Nothing to show yet. */
  pending: boolean
  /** Showing the last answer while a new one is worked out. */
  refreshing: boolean
  /** How far a long computation is; null for a short one. */
  progress: Progress | null
  /** Stopped by the user: `rerun` begins anew. */
  cancelled: boolean
  cancel(): void
  rerun(): void
}

/**
 * The answer to an analysis request, again after every edit of what it reads. Quick methods are asked as a query, heavy ones as a job
 * beside the engine; both are kept under the query's name, so that the engine's changes mark both stale. null: nothing is asked.
 */
export function useAnalysis(request: AnalysisRequestInput | null): AnalysisView {
  const client = useClient()
  const cache = useQueryClient()
  const key = ['analysis.run', request]
  const name = JSON.stringify(request)
  const [told, setTold] = useState<{ name: string; progress: Progress } | null>(null)
  const [stopped, setStopped] = useState<string | null>(null)
  const query = useQuery<AnalysisResult, YinguoError>({
    queryKey: key,
    queryFn: ({ signal }) => {
      if (request === null) throw new Error('asked without a request')
      if (!isHeavy(request)) return client.call('analysis.run', request)
      setStopped(null)
      return client.call('analysis.compute', request, { signal, onProgress: progress => setTold({ name, progress }) })
    },
    enabled: request !== null && stopped !== name,
    placeholderData: keepPreviousData,
  })
  return {
    data: request === null ? undefined : query.data,
    error: query.error,
    pending: request !== null && query.data === undefined && query.error === null && stopped !== name,
    refreshing: query.isFetching && query.data !== undefined,
    progress: query.isFetching && told?.name === name ? told.progress : null,
    cancelled: stopped === name,
    cancel() {
      setStopped(name)
      void cache.cancelQueries({ queryKey: key, exact: true })
    },
    rerun() {
      setStopped(null)
      void query.refetch()
    },
  }
}
