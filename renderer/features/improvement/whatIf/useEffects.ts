import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WhatIfEffects } from '../../../../shared/contract/whatIf.ts'
import type { ParamsOf } from '../../../../shared/contract/index.ts'
import type { Progress } from '../../../../shared/rpc/envelope.ts'
import type { YinguoError } from '../../../../shared/rpc/errors.ts'
import { useClient } from '../../../app/engine/hooks.ts'

/** The numbers behind the sliders, again after every edit of what they come from. They are asked as a job and kept under its name. */
export function useEffects(params: ParamsOf<'whatIf.effects'>): { data: WhatIfEffects | undefined; error: YinguoError | null; pending: boolean; progress: Progress | null } {
  const client = useClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const query = useQuery<WhatIfEffects, YinguoError>({
    queryKey: ['whatIf.effects', params],
    queryFn: ({ signal }) => client.call('whatIf.effects', params, { signal, onProgress: setProgress }),
    placeholderData: keepPreviousData,
  })
  return { data: query.data, error: query.error, pending: query.isFetching, progress: query.isFetching ? progress : null }
}
