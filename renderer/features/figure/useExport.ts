import { useState } from 'react'
import type { ParamsOf } from '../../../shared/contract/index.ts'
import type { Exported } from '../../../shared/contract/export.ts'
import type { Progress } from '../../../shared/rpc/envelope.ts'
import { toYinguoError } from '../../../shared/rpc/errors.ts'
import type { YinguoError } from '../../../shared/rpc/errors.ts'
import { useEngineJob } from '../../app/engine/hooks.ts'
import { useHost } from '../../app/host.ts'
import { notifyWarnings } from '../../app/notices.tsx'

type ExportName = 'export.figure' | 'report.export'
type WithoutGrant<N extends ExportName> = Omit<ParamsOf<N>, 'grant'>

export interface Exporting<N extends ExportName> {
  /** Ask where to, write, hand over. Does nothing when the person gives up. */
  start(name: string, params: WithoutGrant<N>): Promise<void>
  pending: boolean
  progress: Progress | null
  cancel(): void
  error: YinguoError | null
  clear(): void
  /** The last file written. */
  done: Exported | null
}

/** What file systems do not allow in a name becomes a space. */
export const fileNameOf = (title: string, extension: string): string => {
  const stem = title.replaceAll(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 80) || 'yinguo'
  return `${stem}.${extension}`
}

/** One export: the host gives a place, the engine's job writes there, the host hands the file over. */
export function useExport<N extends ExportName>(call: N): Exporting<N> {
  const host = useHost()
  const job = useEngineJob(call)
  const [hostError, setHostError] = useState<YinguoError | null>(null)
  const [done, setDone] = useState<Exported | null>(null)
  return {
    async start(name, params) {
      setHostError(null)
      setDone(null)
      job.clear()
      try {
        const file = await host.pickSave(name, 'export')
        if (!file) return
        const written = await job.run({ ...params, grant: file.grant } as ParamsOf<N>)
        await host.deliver(file)
        setDone(written as Exported)
        notifyWarnings((written as Exported).warnings)
      } catch (thrown) {
        setHostError(toYinguoError(thrown))
      }
    },
    pending: job.pending,
    progress: job.progress,
    cancel: job.cancel,
    error: hostError ?? job.error,
    clear() { setHostError(null); job.clear() },
    done,
  }
}
