import { useState } from 'react'
import type { Lang } from '../../../shared/contract/figure.ts'
import type { FigureSpec } from '../../../shared/model/figureSpec.ts'
import type { YinguoError } from '../../../shared/rpc/errors.ts'
import { useEngineJob } from '../../app/engine/hooks.ts'

interface CopyingPicture {
  copy(spec: FigureSpec, lang: Lang): Promise<void>
  state: 'idle' | 'copied' | 'failed'
  pending: boolean
  error: YinguoError | null
  clear(): void
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), character => character.charCodeAt(0))

/** A figure as a picture on the clipboard, for a document or a chat. */
export function useCopyPicture(): CopyingPicture {
  const job = useEngineJob('export.picture')
  const [state, setState] = useState<CopyingPicture['state']>('idle')
  return {
    async copy(spec, lang) {
      setState('idle')
      try {
        // The clipboard is asked for within the click and waits for the picture.
        const png = job.run({ spec, lang }).then(answer => new Blob([bytesOf(answer.png)], { type: 'image/png' }))
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
        setState('copied')
      } catch {
        setState('failed')
      }
    },
    state, pending: job.pending, error: job.error, clear: job.clear,
  }
}
